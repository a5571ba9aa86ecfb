import type { IColumnData, IObjectArrayPrimitiveType, IRowData } from '@univerjs/core';
import type { Sheet } from 'hucre';
import type { Grid } from '../../src/workbook/port';
import { filteredRows } from './filters';
import { flag } from './flag';

/** Pixels of Excel's own rows and columns in Chinese workbooks (等线 11). */
export const DEFAULT_ROW_HEIGHT = 20;
export const DEFAULT_COLUMN_WIDTH = 72;

/** Width of a digit in the body font, at 96 dots an inch. */
const DIGIT = 7;
const PIXELS_OF_A_POINT = 4 / 3;

/** Pixels of a column so many characters wide, the padding counted (ECMA-376 part 1, 18.3.1.13). */
const pixels = (characters: number): number => Math.trunc(((256 * characters + Math.trunc(128 / DIGIT)) / 256) * DIGIT);

export function columnData(sheet: Sheet | undefined, grid: Grid): IObjectArrayPrimitiveType<Partial<IColumnData>> {
  const data: Record<number, Partial<IColumnData>> = {};
  // Of a width for all columns to the last one of the sheet only those with cells are worth keeping.
  sheet?.columns?.slice(0, Math.max(grid.columns, 256)).forEach(({ width, hidden }, column) => {
    if (width !== undefined || hidden) data[column] = { ...(width === undefined ? {} : { w: pixels(width) }), ...(hidden ? { hd: flag(true) } : {}) };
  });
  return data;
}

export function rowData(sheet: Sheet | undefined): IObjectArrayPrimitiveType<Partial<IRowData>> {
  const data: Record<number, Partial<IRowData>> = {};
  const filtered = new Set(sheet ? filteredRows(sheet) : []);
  sheet?.rowDefs?.forEach(({ height, hidden: notShown }, row) => {
    const hidden = notShown === true && !filtered.has(row);
    if (height === undefined && !hidden) return;
    data[row] = { ...(height === undefined ? {} : { h: Math.round(height * PIXELS_OF_A_POINT), ia: flag(false) }), ...(hidden ? { hd: flag(true) } : {}) };
  });
  return data;
}
