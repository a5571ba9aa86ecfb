import type { Role } from '../rules/model';
import { State, type Column } from '../values/column';
import type { Kind } from '../values/kind';
import { formatScaled } from '../values/rational';
import { columnName } from './address';
import { POWERS_OF_TEN } from './decimal';
import type { CellNote } from './ledger';
import { readColumns } from './precedence';
import { shownAt, type SheetReading } from './reading';

/** What people add up below a table. A percentage or a time of day has no sum. */
const SUMMED: ReadonlySet<Kind> = new Set<Kind>(['money', 'count', 'number', 'days', 'duration']);

/** Amounts of some rows at the scale of their column; null where one of them is not known. Blank cells are nothing. */
function sumOf(column: Column, rows: readonly number[]): bigint | null {
  let sum = 0n;
  for (const row of rows) {
    if (column.state[row] === State.Blank) continue;
    if (column.state[row] !== State.Known) return null;
    sum += BigInt(column.values[row]!);
  }
  return sum;
}

/** `10.50` of fen and `10.5` of a column with one decimal place are equal. */
const isEqual = (a: bigint, scaleA: number, b: bigint, scaleB: number): boolean => a * BigInt(POWERS_OF_TEN[scaleB]!) === b * BigInt(POWERS_OF_TEN[scaleA]!);

/** The data rows that a total at a sheet row may add up: those since the total before it (a subtotal), and all above it; at the top, all below. */
function spans(data: Int32Array, totals: Int32Array, index: number): readonly (readonly number[])[] {
  const at = totals[index]!;
  const before = index === 0 ? -1 : totals[index - 1]!;
  const above = [...data.keys()].filter((i) => data[i]! < at);
  if (above.length === 0) return [[...data.keys()]];
  const since = above.filter((i) => data[i]! > before);
  return since.length === 0 || since.length === above.length ? [above] : [since, above];
}

/**
 * Holds the totals of a sheet against the rows that they add up: a stated sum that is neither its part's nor the whole's is a note at its cell. Where
 * a row of the part can't be read nothing is said, for nobody knows the sum.
 * @param columns the ledger's columns; `start`: the ledger row of the sheet's first.
 */
export function totalsThatDiffer(sheet: SheetReading, columns: ReadonlyMap<string, Column>, start: number, roles: readonly Role[]): CellNote[] {
  const { totals } = sheet;
  if (!totals || totals.rows.length === 0 || sheet.rows.length === 0) return [];
  const keys = [...sheet.keys].filter((key) => SUMMED.has(sheet.definition.columns.get(key)?.kind ?? 'text'));
  const stated = readColumns(totals, keys, roles);
  return keys.flatMap((key): CellNote[] => {
    const [own, said, place] = [columns.get(key), stated.get(key), totals.place(key)];
    if (!own || !said || typeof place?.column !== 'number' || own.denominators || said.denominators) return [];
    const { column } = place;
    return [...totals.rows.keys()].flatMap((index): CellNote[] => {
      if (said.state[index] !== State.Known) return [];
      const wanted = BigInt(said.values[index]!);
      const sums = spans(sheet.rows, totals.rows, index).map((rows) => sumOf(own, rows.map((row) => start + row)));
      if (sums.some((sum) => sum === null || isEqual(sum, own.scale, wanted, said.scale))) return [];
      const sum = formatScaled(sums[0]!, own.scale);
      const cell = `${columnName(column)}${totals.rows[index]! + 1}`;
      return [{ severity: 'info', code: 'total-differs', column: key, row: start, cell, text: shownAt(totals, key)(index), params: { sum } }];
    });
  });
}
