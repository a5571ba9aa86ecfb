import * as XLSX from '@e965/xlsx';
import { sha256 } from '../values/sha256';
import { readCsv } from './csv';
import { checkRepeats } from './ods-size';
import { dropConditionalStyles } from './ods-styles';
import type { Grid, WorkbookFile } from './port';
import { SheetGrid } from './sheet-grid';
import { Damaged, LIMITS, WorkbookError } from './workbook-error';
import { markUncalculated, trimFormatting } from './worksheet-xml';
import { unzip } from './zip';

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

const isWorksheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);

const isOdsStyled = (name: string): boolean => name === 'content.xml' || name === 'styles.xml';

function parseArchive(bytes: Uint8Array): XLSX.WorkBook {
  const parts = unzip(bytes, holdsCells);
  const content = parts.get('content.xml');
  if (content) checkRepeats(new TextDecoder().decode(content));
  if (!content && ![...parts.keys()].some((name) => /^\/?xl\//i.test(name))) throw new Damaged('not-a-workbook');
  const archive = parser.CFB.utils.cfb_new();
  for (const [name, part] of parts) {
    const mended = isWorksheet(name) ? markUncalculated(trimFormatting(part)) : isOdsStyled(name) ? dropConditionalStyles(part) : part;
    parser.CFB.utils.cfb_add(archive, name, mended, { unsafe: true });
  }
  return parser.parse_zip(archive, OPTIONS);
}

function parseBook(bytes: Uint8Array): XLSX.WorkBook | null {
  if (startsWith(bytes, 0x50, 0x4b)) return parseArchive(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return XLSX.read(bytes, { ...OPTIONS, type: 'array' });
  return null;
}

/** A page saved with a workbook's extension; the parser would guess at its cells. */
function isMarkup(bytes: Uint8Array): boolean {
  return /^[\ufeff\s]*<(!doctype|html|table|\?xml|head|meta)/i.test(new TextDecoder().decode(bytes.subarray(0, 512)));
}

function sheetsOf(name: string, bytes: Uint8Array): Grid[] {
  if (isMarkup(bytes)) throw new Damaged('web-page');
  const book = parseBook(bytes);
  if (!book) return [readCsv(name, bytes)];
  if (book.SheetNames.length === 0) throw new Damaged('not-a-workbook');
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((sheet) => new SheetGrid(name, sheet, book.Sheets[sheet] ?? {}, date1904));
}

/** What the parser throws is text in English about its own insides; only encryption is worth telling apart. */
function codeOf(error: unknown): Damaged {
  if (error instanceof Damaged) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return /password|encrypt/i.test(detail) ? new Damaged('encrypted') : new Damaged('damaged', { detail: detail.slice(0, 200) });
}

/**
 * Reads an .xlsx, .xls, .ods or text file from its bytes. What the file is, its contents say, not its extension. Times, dates and percentages
 * stay the numbers that are stored; cells of a text file stay text.
 * @param name file name for messages and the report; the bytes are not written to.
 * @throws WorkbookError, and nothing else, where the file cannot be read whole.
 */
export function readWorkbook(name: string, bytes: Uint8Array): WorkbookFile {
  if (bytes.length === 0) throw new WorkbookError('empty', { file: name });
  if (bytes.length > LIMITS.fileBytes) {
    const megabytes = String(Math.ceil(bytes.length / 1024 / 1024));
    throw new WorkbookError('too-large', { file: name, megabytes, limit: String(LIMITS.fileBytes / 1024 / 1024) });
  }
  try {
    return { name, sha256: sha256(bytes), sheets: sheetsOf(name, bytes) };
  } catch (error) {
    const { code, params } = codeOf(error);
    throw new WorkbookError(code, { file: name, ...params });
  }
}
