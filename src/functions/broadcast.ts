import type { CellValue } from '../workbook/port';
import { fromExcel, type CellResult } from './excel-values';
import { invalidValue, words } from './failures';

/** An argument: a range as Excel hands it over (one cell is a range of one), or null where it was left out. */
export type Argument = unknown[][] | null | undefined;

/** Arguments element by element: cell `i` of each belongs to row `i`, whatever the shape. */
export interface Broadcast {
  readonly count: number;
  /** One list an argument; all blank where it was left out. */
  readonly cells: readonly (readonly CellValue[])[];
  /** Results in the shape of the largest argument. */
  readonly shaped: (result: (i: number) => CellResult) => CellResult[][];
}

const sizeOf = (range: unknown[][]): readonly [rows: number, columns: number] => [range.length, range[0]?.length ?? 0];

/** Ranges of one shape, and single cells that stand for a whole range. Throws `#VALUE!` with the shapes where they differ. */
export function broadcast(args: readonly Argument[]): Broadcast {
  const sizes = args.flatMap((range) => (range ? [sizeOf(range)] : []));
  const ranges = sizes.filter(([rows, columns]) => rows !== 1 || columns !== 1);
  const [rows, columns] = ranges[0] ?? [1, 1];
  if (ranges.some(([r, c]) => r !== rows || c !== columns)) {
    throw invalidValue(words('shapes-differ', { shapes: sizes.map(([r, c]) => `${r}×${c}`).join(words('separator')) }));
  }
  const count = rows * columns;
  const cells = args.map((range): readonly CellValue[] => {
    if (!range) return new Array<CellValue>(count).fill(null);
    const [r, c] = sizeOf(range);
    if (r === 1 && c === 1) return new Array<CellValue>(count).fill(fromExcel(range[0]?.[0]));
    return range.flatMap((row) => Array.from({ length: columns }, (_, column) => fromExcel(row[column])));
  });
  const shaped = (result: (i: number) => CellResult): CellResult[][] => {
    const results = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => result(row * columns + column)));
    const only = results[0]?.[0];
    // One cell's error is thrown: every Excel shows its message, while those inside of ranges are for newer ones.
    if (count === 1 && only instanceof CustomFunctions.Error) throw only;
    return results;
  };
  return { count, cells, shaped };
}
