import { CellError, type CellValue, type Grid, type GridTable } from './port';
import { shownText } from './shown-text';
import { checkExtent } from './workbook-error';
import type { CellStore } from './xlsx/cell-store';

/** A sheet whose cells lie in a store, each with the number of its format. Formatting alone makes no row; hidden rows and columns are data as all others. */
export class CellGrid implements Grid {
  readonly rows: number;
  readonly columns: number;

  constructor(
    readonly file: string,
    readonly sheet: string,
    readonly date1904: boolean,
    private readonly cells: CellStore,
    readonly merges: Grid['merges'],
    private readonly formats: readonly string[],
    readonly tables: readonly GridTable[],
  ) {
    checkExtent(sheet, cells.rows, cells.columns);
    this.rows = cells.rows;
    this.columns = cells.columns;
  }

  value(row: number, column: number): CellValue {
    const cell = this.cells.find(row, column);
    return cell < 0 ? null : this.cells.valueAt(cell);
  }

  text(row: number, column: number): string {
    const value = this.value(row, column);
    if (value === null) return '';
    if (value instanceof CellError) return value.code;
    return typeof value === 'string' ? value : shownText(value, this.format(row, column), this.date1904);
  }

  format(row: number, column: number): string {
    const cell = this.cells.find(row, column);
    return cell < 0 ? 'General' : (this.formats[this.cells.styleAt(cell)] ?? 'General');
  }
}
