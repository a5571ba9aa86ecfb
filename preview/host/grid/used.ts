import type { Host } from '../host';
import { intersection, type Area } from './address';
import { hasFormula, type Cell } from './cells';
import { flush } from './pending';
import { sheetById } from './sheets';

const holdsValue = (cell: Cell): boolean => hasFormula(cell) || (cell?.v ?? '') !== '';

/** The smallest area with all cells of a sheet that hold something, looks of cells counted unless `valuesOnly`; null where there is none. */
export function usedArea(host: Host, sheetId: string, valuesOnly: boolean, within?: Area): Area | null {
  flush(host);
  const matrix = sheetById(host, sheetId).getSheet().getCellMatrix().getMatrix();
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const key of Object.keys(matrix)) {
    const row = Number(key);
    if (within !== undefined && (row < within.row || row >= within.row + within.rows)) continue;
    const cells = matrix[row] ?? {};
    for (const columnKey of Object.keys(cells)) {
      const column = Number(columnKey);
      if (within !== undefined && (column < within.column || column >= within.column + within.columns)) continue;
      const cell = cells[column];
      if (cell === undefined || cell === null || (valuesOnly && !holdsValue(cell))) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  if (bottom < 0) return null;
  const used = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  return within === undefined ? used : intersection(used, within);
}

/** Merged areas whose first cell lies within an area. */
export function mergedAreas(host: Host, sheetId: string, within: Area): Area[] {
  return sheetById(host, sheetId)
    .getSheet()
    .getMergeData()
    .map(({ startRow, startColumn, endRow, endColumn }) => ({ row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 }))
    .filter(({ row, column }) => row >= within.row && row < within.row + within.rows && column >= within.column && column < within.column + within.columns);
}

/** Rectangles that together are exactly the cells that pass: runs of rows, alike ones below each other joined. */
export function areasOf(within: Area, passes: (row: number, column: number) => boolean): Area[] {
  const closed: Area[] = [];
  let open: Area[] = [];
  for (let row = within.row; row <= within.row + within.rows; row += 1) {
    const runs = row < within.row + within.rows ? runsOf(within, row, passes) : [];
    const next: Area[] = [];
    for (const run of runs) {
      const above = open.find(({ column, columns }) => column === run.column && columns === run.columns);
      next.push(above === undefined ? run : { ...above, rows: above.rows + 1 });
    }
    closed.push(...open.filter(({ column, columns }) => !runs.some((run) => run.column === column && run.columns === columns)));
    open = next;
  }
  return closed;
}

function runsOf(within: Area, row: number, passes: (row: number, column: number) => boolean): Area[] {
  const runs: Area[] = [];
  for (let column = within.column; column < within.column + within.columns; column += 1) {
    if (!passes(row, column)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.column + last.columns === column) runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    else runs.push({ row, column, rows: 1, columns: 1 });
  }
  return runs;
}
