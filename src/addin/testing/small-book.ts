import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellName } from '../../values/address';
import { makeBook } from '../../workbook/file/testing/make-book';
import { readWorkbook } from '../../workbook/files';
import { CellError, type Grid } from '../../workbook/port';
import type { Book, BookCell } from '../../workbook/testing/contract';

/** The sample month. */
export const SAMPLE = '2026年10月台账.xlsx';
export const SAMPLE_BYTES = new Uint8Array(readFileSync(join(__dirname, '../../../samples/2026-10', SAMPLE)));

function cellsOf(grid: Grid, rows: number): Readonly<Record<string, BookCell>> {
  const cells: Record<string, BookCell> = {};
  for (let row = 0; row < Math.min(rows, grid.rows); row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const value = grid.value(row, column);
      if (value === null) continue;
      cells[cellName(row, column)] = { value: value instanceof CellError ? { error: value.code } : value, format: grid.format(row, column) };
    }
  }
  return cells;
}

/** The first rows of some sheets of the sample month: what takes little time to check. */
export function smallMonth(sheets: readonly string[], rows: number): Book {
  const grids = readWorkbook(SAMPLE, SAMPLE_BYTES).sheets.filter(({ sheet }) => sheets.includes(sheet));
  return { name: SAMPLE, sheets: grids.map((grid) => ({ name: grid.sheet, cells: cellsOf(grid, rows) })) };
}

/** The same as an .xlsx. */
export const smallBook = (sheets: readonly string[], rows: number): Uint8Array => makeBook(smallMonth(sheets, rows), { prefix: '', strict: false });
