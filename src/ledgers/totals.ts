import type { Role } from '../rules/model';
import { State, type Column } from '../values/column';
import type { Kind } from '../values/kind';
import { formatScaled, parseDecimal } from '../values/rational';
import { columnName } from '../values/address';
import { POWERS_OF_TEN } from './decimal';
import type { CellNote } from './ledger';
import { readColumns } from './precedence';
import { shownAt, type SheetReading } from './reading';

/** What people add up below a table. A percentage or a time of day has no sum. */
const SUMMED: ReadonlySet<Kind> = new Set<Kind>(['money', 'count', 'number', 'days', 'duration']);

/** What the first rows of a part come to, at the scale of their column, and how many of them are not known. Blank cells are nothing. */
interface Sum {
  readonly amount: bigint;
  readonly unknown: number;
}

/** The sum of a sheet's first rows, for each of the counts of rows that are asked for, in order. */
function sumsOf(column: Column, start: number, counts: readonly number[]): Sum[] {
  let row = 0;
  let amount = 0n;
  let unknown = 0;
  return counts.map((count) => {
    for (; row < count; row++) {
      const state = column.state[start + row];
      if (state === State.Known) amount += BigInt(column.values[start + row]!);
      else if (state !== State.Blank) unknown++;
    }
    return { amount, unknown };
  });
}

/** `10.50` of fen and `10.5` of a column with one decimal place are equal. */
const isEqual = (a: bigint, scaleA: number, b: bigint, scaleB: number): boolean => a * BigInt(POWERS_OF_TEN[scaleB]!) === b * BigInt(POWERS_OF_TEN[scaleA]!);

/** How many rows of data stand above each total, and last how many there are. Both lists go down the sheet. */
function rowsAbove(data: Int32Array, totals: Int32Array): number[] {
  let above = 0;
  return [
    ...Array.from(totals, (at) => {
      while (above < data.length && data[above]! < at) above++;
      return above;
    }),
    data.length,
  ];
}

/** What a total may be the sum of: the rows since the total before it (a subtotal), or all above it; at the top, all below. Null: nobody knows. */
function possibleSums(above: readonly number[], sums: readonly Sum[], index: number): readonly bigint[] | null {
  const all = above[index] === 0 ? sums.at(-1)! : sums[index]!;
  if (all.unknown > 0) return null;
  const isPart = index > 0 && above[index - 1]! > 0 && above[index]! > above[index - 1]!;
  return isPart ? [all.amount - sums[index - 1]!.amount, all.amount] : [all.amount];
}

/** What a cell shows, and the figure that it stands for where that is another: its header may be in 10,000 yuan. */
function shownAndMeant(shown: string, figure: string): string {
  const [digits, meant] = [parseDecimal(shown.replace(/[^0-9.-]/gu, '')), parseDecimal(figure)];
  return digits && meant && digits.n === meant.n && digits.d === meant.d ? shown : `${shown} = ${figure}`;
}

/**
 * Holds the totals of a sheet against the rows that they add up: a stated sum that is neither its part's nor the whole's is a note at its cell. Where
 * a row of the part can't be read nothing is said, for nobody knows the sum.
 * @param columns the ledger's columns; `start`: the ledger row of the sheet's first.
 */
export function* totalsThatDiffer(sheet: SheetReading, columns: ReadonlyMap<string, Column>, start: number, roles: readonly Role[]): Generator<void, CellNote[]> {
  const { totals } = sheet;
  if (!totals || totals.rows.length === 0 || sheet.rows.length === 0) return [];
  const keys = [...sheet.keys].filter((key) => SUMMED.has(sheet.definition.columns.get(key)?.kind ?? 'text'));
  const stated = yield* readColumns(totals, keys, roles);
  const above = rowsAbove(sheet.rows, totals.rows);
  return keys.flatMap((key): CellNote[] => {
    const [own, said, place] = [columns.get(key), stated.get(key), totals.place(key)];
    if (!own || !said || typeof place?.column !== 'number' || own.denominators || said.denominators) return [];
    const { column } = place;
    const sums = sumsOf(own, start, above);
    return [...totals.rows.keys()].flatMap((index): CellNote[] => {
      if (said.state[index] !== State.Known) return [];
      const wanted = BigInt(said.values[index]!);
      const possible = possibleSums(above, sums, index);
      if (!possible || possible.some((sum) => isEqual(sum, own.scale, wanted, said.scale))) return [];
      const sum = formatScaled(possible[0]!, own.scale);
      const text = shownAndMeant(shownAt(totals, key)(index), formatScaled(wanted, said.scale));
      const cell = `${columnName(column)}${totals.rows[index]! + 1}`;
      return [{ severity: 'info', code: 'total-differs', column: key, row: start, cell, text, params: { sum } }];
    });
  });
}
