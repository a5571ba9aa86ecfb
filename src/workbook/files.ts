import { sha256 } from '../values/sha256';
import { readCsv } from './csv';
import { readOds, readXls, readXlsb } from './other-formats';
import { refuseOldFormat } from './old-formats';
import type { Grid, WorkbookFile } from './port';
import { Damaged, LIMITS, WorkbookError } from './workbook-error';
import { readXlsx, workbookPartOf } from './xlsx/read-xlsx';
import { Archive } from './zip';

export { LIMITS, WorkbookError } from './workbook-error';

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/** Pictures, macros and printer settings hold no cells. */
const holdsCells = (name: string): boolean => !/(^|\/)(media|Pictures|Thumbnails|printerSettings|embeddings)\/|vbaProject\.bin$|calcChain\./.test(name);

function archivedSheets(name: string, archive: Archive): Grid[] {
  const main = workbookPartOf(archive);
  if (main !== null) return readXlsx(name, archive, main);
  if (archive.has('content.xml')) return readOds(name, archive);
  if (archive.has('xl/workbook.bin')) return readXlsb(name, archive);
  throw new Damaged('not-a-workbook');
}

/** Pages and archives of pages are common from web systems, under the name .xls; a parser would guess at their cells. */
const PAGE = /^\s*(?:<[!?a-z]|MIME-Version:)/i;
const DOCUMENT = /^(?:%PDF-|\{\\rtf)/;

/** The first characters of a file, whatever it is encoded in: those of interest have one byte that is not zero. */
const beginningOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 512).filter((byte) => byte > 0 && byte < 0x80));

function sheetsOf(name: string, bytes: Uint8Array): Grid[] {
  refuseOldFormat(bytes);
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return archivedSheets(name, new Archive(bytes, holdsCells));
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return readXls(name, bytes);
  const beginning = beginningOf(bytes);
  if (PAGE.test(beginning)) throw new Damaged('web-page');
  if (DOCUMENT.test(beginning)) throw new Damaged('not-a-workbook');
  return [readCsv(name, bytes)];
}

/** What the parser throws is text in English about its own insides; of that only a password is worth telling apart. */
function codeOf(error: unknown): Damaged {
  if (error instanceof Damaged) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return /password|encrypt/i.test(detail) ? new Damaged('encrypted') : new Damaged('damaged', { detail: detail.slice(0, 200) });
}

/** @throws WorkbookError where a file of so many bytes is not read. */
export function checkFileSize(name: string, bytes: number): void {
  if (bytes === 0) throw new WorkbookError('empty', { file: name });
  if (bytes <= LIMITS.fileBytes) return;
  throw new WorkbookError('too-large', { file: name, megabytes: String(Math.ceil(bytes / 1024 / 1024)), limit: String(LIMITS.fileBytes / 1024 / 1024) });
}

/**
 * Reads an .xlsx, .xls, .ods or text file from its bytes. What the file is, its contents say, not its extension. Times, dates and percentages
 * stay the numbers that are stored; cells of a text file stay text.
 * @param name file name for messages and the report; the bytes are not written to.
 * @throws WorkbookError, and nothing else, where the file cannot be read whole.
 */
export function readWorkbook(name: string, bytes: Uint8Array): WorkbookFile {
  checkFileSize(name, bytes.length);
  try {
    return { name, sha256: sha256(bytes), sheets: sheetsOf(name, bytes) };
  } catch (error) {
    const { code, params } = codeOf(error);
    throw new WorkbookError(code, { file: name, ...params });
  }
}
