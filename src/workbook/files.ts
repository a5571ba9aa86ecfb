import * as XLSX from '@e965/xlsx';
import { sha256 } from '../values/sha256';
import { readCsv } from './csv';
import { checkRepeats } from './ods-size';
import { dropConditionalStyles } from './ods-styles';
import type { Grid, WorkbookFile } from './port';
import { SheetGrid } from './sheet-grid';
import { Damaged, LIMITS, WorkbookError } from './workbook-error';
import { readXlsx, workbookPartOf } from './xlsx/read-xlsx';
import { Archive } from './zip';

export { LIMITS, WorkbookError } from './workbook-error';

/** No dates, no formulas, no texts: the stored value and its number format are all that is asked for. */
const OPTIONS: XLSX.ParsingOptions = {
  dense: true, cellDates: false, cellNF: true, cellText: false, cellFormula: false, cellHTML: false, sheetStubs: false, bookVBA: false,
};

/** The parser's own entry for an archive that is already unpacked; it stands in the package's exports, but not in its types. */
interface ZipParser {
  readonly CFB: { readonly utils: { cfb_new(): unknown; cfb_add(archive: unknown, name: string, content: Uint8Array, options: { unsafe: true }): unknown } };
  parse_zip(archive: unknown, options: XLSX.ParsingOptions): XLSX.WorkBook;
}
const parser = XLSX as unknown as ZipParser;

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/** Pictures, macros and printer settings hold no cells. */
const holdsCells = (name: string): boolean => !/(^|\/)(media|Pictures|Thumbnails|printerSettings|embeddings)\/|vbaProject\.bin$|calcChain\./.test(name);

const isOdsStyled = (name: string): boolean => name === 'content.xml' || name === 'styles.xml';

/** .ods and .xlsb */
function parseArchive(archive: Archive): XLSX.WorkBook {
  const unpacked = parser.CFB.utils.cfb_new();
  for (const name of archive.names) {
    const part = archive.part(name);
    if (name === 'content.xml') checkRepeats(new TextDecoder().decode(part));
    parser.CFB.utils.cfb_add(unpacked, name, isOdsStyled(name) ? dropConditionalStyles(part) : part, { unsafe: true });
  }
  return parser.parse_zip(unpacked, OPTIONS);
}

function parsedSheets(name: string, book: XLSX.WorkBook): Grid[] {
  const { SheetNames: names } = book;
  if (names.length === 0) throw new Damaged('not-a-workbook');
  if (names.length > LIMITS.sheets) throw new Damaged('too-many-sheets', { sheets: String(names.length), limit: String(LIMITS.sheets) });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return names.map((sheet) => new SheetGrid(name, sheet, book.Sheets[sheet] ?? {}, date1904));
}

function archivedSheets(name: string, archive: Archive): Grid[] {
  const main = workbookPartOf(archive);
  if (main !== null) return readXlsx(name, archive, main);
  if (archive.has('content.xml') || archive.has('xl/workbook.bin')) return parsedSheets(name, parseArchive(archive));
  throw new Damaged('not-a-workbook');
}

/** Pages and archives of pages are common from web systems, under the name .xls; a parser would guess at their cells. */
const PAGE = /^\s*(?:<[!?a-z]|MIME-Version:)/i;
const DOCUMENT = /^(?:%PDF-|\{\\rtf)/;

/** The first characters of a file, whatever it is encoded in: those of interest have one byte that is not zero. */
const beginningOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 512).filter((byte) => byte > 0 && byte < 0x80));

function sheetsOf(name: string, bytes: Uint8Array): Grid[] {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return archivedSheets(name, new Archive(bytes, holdsCells));
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return parsedSheets(name, XLSX.read(bytes, { ...OPTIONS, type: 'array' }));
  const beginning = beginningOf(bytes);
  if (PAGE.test(beginning)) throw new Damaged('web-page');
  if (DOCUMENT.test(beginning)) throw new Damaged('not-a-workbook');
  return [readCsv(name, bytes)];
}

/** What the parser throws is text in English about its own insides; of that only a password and another program's file are worth telling apart. */
function codeOf(error: unknown): Damaged {
  if (error instanceof Damaged) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (/password|encrypt/i.test(detail)) return new Damaged('encrypted');
  return /Cannot find Workbook stream/.test(detail) ? new Damaged('not-a-workbook') : new Damaged('damaged', { detail: detail.slice(0, 200) });
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
