/** A cell's stored value. Dates and times are numbers, as Excel stores them; `CellError` is an error value such as #N/A. */
export type CellValue = string | number | boolean | CellError | null;
export class CellError {
  constructor(readonly code: string) {}
}
/** The error value of a formula cell that no program has calculated yet. */
export const UNCALCULATED = '#UNCALCULATED';

/** An Excel table: rows and columns from 0, both ends belong to it, its row of headers and its row of totals where it shows them. */
export interface GridTable {
  readonly name: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly headers: boolean;
  readonly totals: boolean;
}

/** One sheet as a grid of cells; rows and columns count from 0. Reading a cell past the extent gives null. */
export interface Grid {
  readonly file: string;
  readonly sheet: string;
  readonly rows: number;
  readonly columns: number;
  /** True where serial 0 is 1904-01-01. */
  readonly date1904: boolean;
  value(row: number, column: number): CellValue;
  /** The text that Excel shows, where it is known; '' for a blank cell. */
  text(row: number, column: number): string;
  /** The number format code, such as `yyyy/m/d` or `0.00%`; 'General' where there is none. */
  format(row: number, column: number): string;
  readonly merges: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
  /** Excel's tables on it, of an .xlsx file or of Excel itself; other formats have none. */
  readonly tables?: readonly GridTable[];
}

export interface WorkbookFile {
  readonly name: string;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  readonly sheets: readonly Grid[];
}
