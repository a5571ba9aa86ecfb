import { CellError, type CellValue } from '../port';

/** What a stored cell is. Blank cells are not stored. */
export const CellKind = { Number: 0, Text: 1, Boolean: 2, Error: 3 } as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

function grown<T extends Numbers>(from: T, length: number): T {
  const longer = new (from.constructor as new (length: number) => T)(length);
  longer.set(from);
  return longer;
}

/** Each row's cells are looked up by column; a million rows of a hundred columns cost one array each of value, column, kind and style. */
export class CellStore {
  /** One past the last row and column that hold a value. */
  rows = 0;
  columns = 0;
  private count = 0;
  private values = new Float64Array(1024);
  private columnOf = new Uint16Array(1024);
  private styleOf = new Uint16Array(1024);
  private kindOf = new Uint8Array(1024);
  /** First cell of each row, and one past the last. */
  private rowStart = new Int32Array(1024);
  private lastColumn = -1;
  /** The row of each cell, where some cell came after one that stands behind it: then all are sorted in the end. */
  private rowOf: Int32Array | null = null;

  /** @param texts the workbook's table of texts; what cells hold themselves is added to a table of the sheet's own. */
  constructor(private readonly texts: readonly string[]) {}

  private readonly ownTexts: string[] = [];
  private readonly ownCodes = new Map<string, number>();

  addText(row: number, column: number, style: number, text: string): void {
    if (text === '') return;
    let code = this.ownCodes.get(text);
    if (code === undefined) {
      code = this.ownTexts.length;
      this.ownTexts.push(text);
      this.ownCodes.set(text, code);
    }
    this.add(row, column, style, CellKind.Text, this.texts.length + code);
  }

  addError(row: number, column: number, style: number, code: string): void {
    this.addText(row, column, style, code);
    this.kindOf[this.count - 1] = CellKind.Error;
  }

  /** False where the workbook has no such text. */
  addSharedText(row: number, column: number, style: number, index: number): boolean {
    const text = this.texts[index];
    if (text === undefined) return false;
    if (text !== '') this.add(row, column, style, CellKind.Text, index);
    return true;
  }

  add(row: number, column: number, style: number, kind: CellKind, value: number): void {
    const at = this.count++;
    if (at === this.values.length) this.resize(at * 2);
    this.values[at] = value;
    this.columnOf[at] = column;
    this.styleOf[at] = style;
    this.kindOf[at] = kind;
    if (!this.rowOf) {
      if (row >= this.rows) this.openRow(row, at);
      else if (row < this.rows - 1 || column <= this.lastColumn) this.keepRows(at);
      this.lastColumn = column;
    }
    if (this.rowOf) this.rowOf[at] = row;
    if (row >= this.rows) this.rows = row + 1;
    if (column >= this.columns) this.columns = column + 1;
  }

  /** Makes the store ready to be asked; nothing is added any more. */
  finish(): void {
    if (this.rowOf) this.sort(this.rowOf);
    this.resize(this.count);
    this.rowStart = grown(this.rowStart.subarray(0, this.rows), this.rows + 1);
    this.rowStart[this.rows] = this.count;
  }

  /** Index of a cell; −1 where it is blank. */
  find(row: number, column: number): number {
    if (row >= this.rows || row < 0) return -1;
    const from = this.rowStart[row]!;
    let low = from;
    // Columns count from 0 and stand in order: a cell is never behind the place that it has in a row without blanks.
    let high = Math.min(this.rowStart[row + 1]! - 1, from + column);
    if (high < low) return -1;
    if (this.columnOf[high] === column) return high;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = this.columnOf[middle]!;
      if (here === column) return middle;
      if (here < column) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  valueAt(cell: number): CellValue {
    const value = this.values[cell]!;
    const kind = this.kindOf[cell];
    if (kind === CellKind.Number) return value;
    if (kind === CellKind.Boolean) return value === 1;
    const text = value < this.texts.length ? this.texts[value]! : this.ownTexts[value - this.texts.length]!;
    return kind === CellKind.Text ? text : new CellError(text);
  }

  styleAt(cell: number): number {
    return this.styleOf[cell]!;
  }

  private openRow(row: number, at: number): void {
    if (row >= this.rowStart.length) this.rowStart = grown(this.rowStart, Math.max(row + 1, this.rowStart.length * 2));
    // Rows without cells begin, and end, where the next one begins.
    this.rowStart.fill(at, this.rows, row + 1);
  }

  private resize(length: number): void {
    const fit = <T extends Numbers>(from: T): T => (length < from.length ? (from.slice(0, length) as T) : grown(from, length));
    this.values = fit(this.values);
    this.columnOf = fit(this.columnOf);
    this.styleOf = fit(this.styleOf);
    this.kindOf = fit(this.kindOf);
    if (this.rowOf) this.rowOf = fit(this.rowOf);
  }

  private keepRows(count: number): void {
    const rowOf = new Int32Array(this.values.length);
    for (let row = 0; row < this.rows; row++) rowOf.fill(row, this.rowStart[row], row + 1 < this.rows ? this.rowStart[row + 1] : count);
    this.rowOf = rowOf;
  }

  /** By row and column; of two cells in one place the later one stands. */
  private sort(rowOf: Int32Array): void {
    const { columnOf, values, styleOf, kindOf } = this;
    const order = Int32Array.from({ length: this.count }, (_, i) => i).sort((a, b) => rowOf[a]! - rowOf[b]! || columnOf[a]! - columnOf[b]! || a - b);
    const kept = order.filter((cell, i) => {
      const next = order[i + 1];
      return next === undefined || rowOf[next] !== rowOf[cell] || columnOf[next] !== columnOf[cell];
    });
    this.values = Float64Array.from(kept, (cell) => values[cell]!);
    this.columnOf = Uint16Array.from(kept, (cell) => columnOf[cell]!);
    this.styleOf = Uint16Array.from(kept, (cell) => styleOf[cell]!);
    this.kindOf = Uint8Array.from(kept, (cell) => kindOf[cell]!);
    this.rowOf = null;
    this.count = kept.length;
    this.rowStart = new Int32Array(this.rows + 1);
    let row = 0;
    kept.forEach((cell, i) => {
      while (row <= rowOf[cell]!) this.rowStart[row++] = i;
    });
  }
}
