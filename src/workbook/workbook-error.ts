/** What a file may be at most; beyond it nothing is read, rather than a part in silence. */
export const LIMITS = {
  /** Size of a file, in bytes. */
  fileBytes: 200 * 1024 * 1024,
  /** Size of all parts of a workbook together, unpacked, in bytes. */
  unpackedBytes: 1024 * 1024 * 1024,
  /** Size of one part: what a text can hold. */
  partBytes: 512 * 1024 * 1024,
  /** Parts in a workbook. */
  parts: 10_000,
  /** Rows and columns of a sheet: Excel's own. */
  rows: 1_048_576,
  columns: 16_384,
  /** Rows × columns of a sheet, blanks between its cells counted: a million rows of a hundred columns. */
  area: 104_857_600,
  /** Sheets of a workbook. */
  sheets: 1_000,
  /** Excel tables of a sheet. */
  tables: 200,
  /** Cells that repetition (an .ods run, a merged area) may stand for. */
  repeatedCells: 20_000_000,
} as const;

export const WORKBOOK_ERRORS = [
  'empty', // a file of no bytes
  'too-large', // {megabytes, limit}
  'expands-too-far', // {size, limit}: a small file that unpacks into a huge one
  'too-many-rows', // {sheet, limit}
  'too-many-columns', // {sheet, limit}
  'too-wide-and-long', // {sheet, rows, columns, limit}: mostly one stray cell far off
  'too-many-sheets', // {sheets, limit}
  'too-many-tables', // {sheet, tables, limit}
  'encrypted',
  'damaged', // {detail}
  'not-a-workbook',
  'web-page', // an HTML or XML page with a workbook's extension
  'unknown-encoding',
  'old-format', // Excel 95 and before, SYLK, DIF, Lotus
] as const;
export type WorkbookErrorCode = (typeof WORKBOOK_ERRORS)[number];

/** Why a file cannot be read. `code` is a key of the message catalogue (`workbook.<code>`), `params` its words; `file` is always among them. */
export class WorkbookError extends Error {
  constructor(
    readonly code: WorkbookErrorCode,
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(`${code}: ${JSON.stringify(params)}`);
    this.name = 'WorkbookError';
  }
}

/** Thrown inside this room where bytes are not what they claim; readWorkbook turns it into a WorkbookError that names the file. */
export class Damaged extends Error {
  constructor(
    readonly code: Exclude<WorkbookErrorCode, 'empty' | 'too-large'>,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'Damaged';
  }
}

/** @throws Damaged where a sheet of so many rows and columns is too large; a stray cell far off counts, for all between is looked at. */
export function checkExtent(sheet: string, rows: number, columns: number): void {
  if (rows > LIMITS.rows) throw new Damaged('too-many-rows', { sheet, limit: String(LIMITS.rows) });
  if (columns > LIMITS.columns) throw new Damaged('too-many-columns', { sheet, limit: String(LIMITS.columns) });
  if (rows * columns > LIMITS.area) throw new Damaged('too-wide-and-long', { sheet, rows: String(rows), columns: String(columns), limit: String(LIMITS.area) });
}
