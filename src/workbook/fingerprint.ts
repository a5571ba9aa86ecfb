import { TextHash } from '../values/sha256';
import type { Grid } from './port';

/** Cells that are told to the hash in one step. */
const STEP = 2000;

/** SHA-256 of all that is read of a workbook: an open one has no bytes of its own. The same cells give the same, in however many parts they came. Done in steps. */
export function* fingerprint(sheets: readonly Grid[]): Generator<void, string> {
  const hash = new TextHash();
  for (const grid of sheets) {
    const rows = Math.ceil(STEP / Math.max(1, grid.columns));
    hash.add(JSON.stringify([grid.sheet, grid.rows, grid.columns, grid.date1904, grid.merges, ...(grid.tables?.length ? [grid.tables] : [])]));
    for (let row = 0; row < grid.rows; row += 1) {
      let line = '\n';
      for (let column = 0; column < grid.columns; column += 1) {
        const value = grid.value(row, column);
        line += value === null ? ',' : `${JSON.stringify(value)},`;
        if (typeof value === 'number') line += `${grid.format(row, column)},`;
      }
      hash.add(line);
      if (row % rows === rows - 1) yield;
    }
  }
  return hash.finish();
}
