import type { Grid } from '../workbook/port';

/** Areas that span more rows than this hold no table. */
const LARGEST_AREA = 100_000;

/** Merged areas of several rows, column by column: which row holds the value, and which rows share it. */
export class MergedRows {
  private readonly anchors = new Map<number, Map<number, number>>();

  constructor(grid: Grid, firstRow: number) {
    let cells = 0;
    for (const { top, left, bottom, right } of grid.merges) {
      const last = Math.min(bottom, grid.rows - 1);
      if (last <= top || last < firstRow || left !== right) continue;
      cells += last - top + 1;
      if (cells > LARGEST_AREA) break;
      const column = this.anchors.get(left) ?? new Map<number, number>();
      for (let row = top; row <= last; row++) column.set(row, top);
      this.anchors.set(left, column);
    }
  }

  /** The row that holds the value of a cell; undefined where the cell stands alone. */
  anchor(column: number, row: number): number | undefined {
    return this.anchors.get(column)?.get(row);
  }

  has(column: number): boolean {
    return this.anchors.has(column);
  }
}
