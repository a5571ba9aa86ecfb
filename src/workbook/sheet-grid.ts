import type * as XLSX from '@e965/xlsx';
import { CellError, UNCALCULATED, type CellValue, type Grid } from './port';
import { shownText } from './shown-text';
import { checkExtent } from './workbook-error';

/** Error values by their number in the file format ([MS-XLS] 2.5.10 BErr). */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A', 0x2b: '#GETTING_DATA',
};

type Row = readonly (XLSX.CellObject | undefined)[] | undefined;

function valueOf(cell: XLSX.CellObject | undefined): CellValue {
  if (!cell) return null;
  switch (cell.t) {
    case 's':
      return typeof cell.v === 'string' && cell.v !== '' ? cell.v : null;
    case 'n':
      return typeof cell.v !== 'number' ? null : Number.isFinite(cell.v) ? cell.v : new CellError('#NUM!');
    case 'b':
      return cell.v === true;
    case 'e':
      return new CellError(typeof cell.v === 'number' ? (ERRORS[cell.v] ?? '#ERROR') : UNCALCULATED);
    default:
      return null;
  }
}

/** A sheet of an .xls, .xlsb or .ods file, trimmed to the extent of its values: formatting alone makes no row. Hidden rows and columns are data as all others. */
export class SheetGrid implements Grid {
  readonly rows: number;
  readonly columns: number;
  readonly merges: Grid['merges'];
  private readonly data: readonly Row[];

  constructor(
    readonly file: string,
    readonly sheet: string,
    worksheet: XLSX.WorkSheet,
    readonly date1904: boolean,
  ) {
    this.data = (worksheet['!data'] as readonly Row[] | undefined) ?? [];
    let rows = 0;
    let columns = 0;
    // A damaged file's places may be anywhere: an array of billions is walked for minutes, however few it holds.
    checkExtent(sheet, this.data.length, 0);
    // forEach skips the holes of a sparse array: a sheet whose last row is the 1,048,576th has few real ones.
    this.data.forEach((row, r) => {
      if (!row) return;
      checkExtent(sheet, 0, row.length);
      let last = row.length;
      while (last > 0 && valueOf(row[last - 1]) === null) last--;
      if (last === 0) return;
      rows = r + 1;
      if (last > columns) columns = last;
    });
    checkExtent(sheet, rows, columns);
    this.rows = rows;
    this.columns = columns;
    this.merges = (worksheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  }

  value(row: number, column: number): CellValue {
    return valueOf(this.data[row]?.[column]);
  }

  text(row: number, column: number): string {
    const cell = this.data[row]?.[column];
    const value = valueOf(cell);
    if (value === null || !cell) return '';
    if (value instanceof CellError) return value.code;
    if (typeof value === 'string') return value;
    return cell.w ?? shownText(value, this.format(row, column), this.date1904);
  }

  format(row: number, column: number): string {
    const format = this.data[row]?.[column]?.z;
    return typeof format === 'string' ? format : 'General';
  }
}
