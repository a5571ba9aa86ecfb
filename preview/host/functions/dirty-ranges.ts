import type { IUnitRange } from '@univerjs/core';
import type { CellPlace } from './calls';

/** Cells as ranges, each run of a column as one: a column of formulas that settles together is one range. */
export function toRanges(places: readonly CellPlace[]): IUnitRange[] {
  const columns = new Map<string, CellPlace[]>();
  for (const place of places) {
    const key = `${place.unitId}/${place.sheetId}/${String(place.column)}`;
    const column = columns.get(key);
    if (column === undefined) columns.set(key, [place]);
    else column.push(place);
  }
  return [...columns.values()].flatMap((column) => runs(column.sort((a, b) => a.row - b.row)));
}

function runs(column: readonly CellPlace[]): IUnitRange[] {
  const ranges: IUnitRange[] = [];
  for (const { unitId, sheetId, row, column: at } of column) {
    const last = ranges.at(-1);
    if (last !== undefined && last.range.endRow >= row - 1) last.range.endRow = row;
    else ranges.push({ unitId, sheetId, range: { startRow: row, endRow: row, startColumn: at, endColumn: at } });
  }
  return ranges;
}
