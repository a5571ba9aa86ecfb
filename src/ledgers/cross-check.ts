import type { Role } from '../rules/model';
import { State, type Column } from '../values/column';
import { mapped } from '../values/steps';
import { columnName } from '../values/address';
import { POWERS_OF_TEN } from './decimal';
import type { CellNote } from './ledger';
import { readColumns, type Compared } from './precedence';
import { shownAt, type SheetReading } from './reading';

/** Equal values, whatever the scale that each column holds them in. */
function sameValue(a: Column, i: number, b: Column, j: number): boolean {
  if (a.dictionary && b.dictionary) return a.dictionary[a.values[i]!] === b.dictionary[b.values[j]!];
  const over = (column: Column, row: number): bigint => BigInt(column.denominators?.[row] ?? 1) * BigInt(POWERS_OF_TEN[column.scale]!);
  return BigInt(a.values[i]!) * over(b, j) === BigInt(b.values[j]!) * over(a, i);
}

/**
 * Holds the rows of a sheet that only cross-checks against those that count: a value that differs, or that only this sheet has, is a note at the
 * cell that counts, with both cells. What it does not say, it does not contradict.
 * @param columns the ledger's columns; `starts`: the first ledger row of each sheet that counts.
 */
export function* crossCheck({ sheet, rows }: Compared, sheets: readonly SheetReading[], starts: readonly number[], columns: ReadonlyMap<string, Column>, roles: readonly Role[]): Generator<void, CellNote[]> {
  const keys = sheet.format?.crossCheck ?? [];
  const read = yield* readColumns(sheet, keys, roles);
  const notes: CellNote[] = [];
  for (const key of keys) {
    const [there, here] = [read.get(key), columns.get(key)];
    const place = sheet.place(key);
    if (!there || !here || !place) continue;
    const shownThere = shownAt(sheet, key);
    const found = yield* mapped(rows, ({ row, counted }): CellNote[] => {
      const at = starts[counted.sheet]! + counted.row;
      if (there.state[row] !== State.Known) return [];
      const differs = here.state[at] === State.Blank || (here.state[at] === State.Known && !sameValue(here, at, there, row));
      if (!differs) return [];
      const column = typeof place.column === 'number' ? place.column : place.column[row]!;
      return [
        {
          severity: 'info',
          code: here.state[at] === State.Blank ? 'only-in-sheet' : 'differs-from-sheet',
          column: key,
          row: at,
          text: shownAt(sheets[counted.sheet]!, key)(counted.row),
          params: { there: shownThere(row), cell: `${sheet.grid.sheet}!${columnName(column)}${place.rows[row]! + 1}` },
        },
      ];
    });
    for (const note of found.flat()) notes.push(note);
  }
  return notes;
}
