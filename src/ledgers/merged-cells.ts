import type { Grid } from '../workbook/port';

export type Area = Grid['merges'][number];

/** Areas by the column that they begin in, from top to bottom: a sheet may have as many as it has rows. */
export class Areas {
  private readonly byColumn = new Map<number, Area[]>();

  constructor(areas: Iterable<Area>) {
    for (const area of areas) {
      const column = this.byColumn.get(area.left);
      if (column) column.push(area);
      else this.byColumn.set(area.left, [area]);
    }
    for (const column of this.byColumn.values()) column.sort((a, b) => a.top - b.top);
  }

  /** The area that begins in the column and holds the row. Areas of a sheet never overlap. */
  at(column: number, row: number): Area | undefined {
    const areas = this.byColumn.get(column);
    if (!areas) return undefined;
    let low = 0;
    let high = areas.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (areas[middle]!.top <= row) low = middle + 1;
      else high = middle;
    }
    const area = areas[low - 1];
    return area && row <= area.bottom ? area : undefined;
  }

  has(column: number): boolean {
    return this.byColumn.has(column);
  }
}

/** Merged areas of several rows of one column: which row holds the value, and which rows share it. */
export class MergedRows {
  private readonly areas: Areas;

  constructor(grid: Grid, firstRow: number) {
    this.areas = new Areas(grid.merges.filter(({ top, left, bottom, right }) => Math.min(bottom, grid.rows - 1) > top && bottom >= firstRow && left === right));
  }

  /** The row that holds the value of a cell; undefined where the cell stands alone. */
  anchor(column: number, row: number): number | undefined {
    return this.areas.at(column, row)?.top;
  }

  has(column: number): boolean {
    return this.areas.has(column);
  }
}
