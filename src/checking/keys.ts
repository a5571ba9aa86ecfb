import { classesOf } from '../formula/vector/classes';
import type { Place } from '../formula/world';
import type { Ledger } from '../ledgers/ledger';
import { finished } from '../values/steps';
import { keyText } from './exact-text';
import type { Key } from './key-text';
import { shownRow } from './places';
import type { Scene } from './scene';

/** Rows with equal keys are told apart by a number under this name, from the second on. */
const NUMBER = 'n';

/** Keys of the places of one check. */
export class Keys {
  private readonly numbers = new Map<string, ReadonlyMap<number, number>>();

  constructor(private readonly scene: Scene) {}

  of(place: Place): Key {
    if ('groups' in place) return this.read(this.scene.ledgers.get(place.groups.ledger)!, place.groups.per, shownRow(place));
    const ledger = this.scene.ledgers.get(place.ledger)!;
    const key = this.read(ledger, this.rowKey(ledger), place.row);
    const number = this.numbersOf(ledger).get(place.row);
    return number === undefined ? key : { ...key, [NUMBER]: String(number) };
  }

  private rowKey(ledger: Ledger): readonly string[] {
    return this.scene.set.ledgers.get(ledger.key)!.rowKey;
  }

  private read(ledger: Ledger, names: readonly string[], row: number): Key {
    return Object.fromEntries(names.map((name) => [name, keyText(ledger.columns.get(name), row)]));
  }

  /** Number of each row that shares its key with an earlier one. "Earlier" goes by what the rows say, so that shuffled sheets number alike. */
  private numbersOf(ledger: Ledger): ReadonlyMap<number, number> {
    let numbers = this.numbers.get(ledger.key);
    if (!numbers) {
      numbers = numberEqualKeys(ledger, this.rowKey(ledger));
      this.numbers.set(ledger.key, numbers);
    }
    return numbers;
  }
}

/** Rows by what their keys say, each list in order. Equal cells say the same, so each distinct one is written once. */
function rowsByKey(ledger: Ledger, names: readonly string[]): Iterable<readonly number[]> {
  let numbers = new Int32Array(ledger.rows);
  for (const name of names) {
    const column = ledger.columns.get(name);
    if (!column) continue;
    const { of, first } = finished(classesOf(column));
    const numberOf = new Map<string, number>();
    const ofClass = Array.from(first, (row) => enter(numberOf, keyText(column, row)));
    const joint = new Map<number, number>();
    numbers = numbers.map((number, row) => enter(joint, number * numberOf.size + ofClass[of[row]!]!));
  }
  const rowsOf = new Map<number, number[]>();
  numbers.forEach((number, row) => {
    const rows = rowsOf.get(number);
    if (rows) rows.push(row);
    else rowsOf.set(number, [row]);
  });
  return rowsOf.values();
}

/** The number of a key, which is the next one where it is new. */
function enter<K>(numbers: Map<K, number>, key: K): number {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
}

function numberEqualKeys(ledger: Ledger, names: readonly string[]): ReadonlyMap<number, number> {
  const columns = [...ledger.columns.keys()].sort();
  const content = (row: number): string => columns.map((name) => keyText(ledger.columns.get(name), row)).join('\u0000');
  const numbers = new Map<number, number>();
  for (const rows of rowsByKey(ledger, names)) {
    if (rows.length === 1) continue;
    const sorted = rows.map((row) => ({ row, content: content(row) })).sort((a, b) => (a.content < b.content ? -1 : a.content > b.content ? 1 : a.row - b.row));
    sorted.forEach(({ row }, index) => {
      if (index > 0) numbers.set(row, index + 1);
    });
  }
  return numbers;
}
