import { classesOf } from '../formula/vector/classes';
import type { Groups, Place } from '../formula/world';
import type { Ledger } from '../ledgers/ledger';
import { spans } from '../values/steps';
import { keyText } from './exact-text';
import type { Key } from './key-text';
import { shownRow } from './places';
import type { Scene } from './scene';
import { sortedBy } from './sort';

/** Rows with equal keys are told apart by a number under this name, from the second on. */
const NUMBER = 'n';

/** Keys of the places of one check. */
export class Keys {
  private readonly numbers = new Map<string, ReadonlyMap<number, number>>();

  constructor(private readonly scene: Scene) {}

  of(place: Place): Key {
    if ('groups' in place) return this.ofGroup(place.groups, shownRow(place));
    const ledger = this.scene.ledgers.get(place.ledger)!;
    const key = this.read(ledger, this.rowKey(ledger), place.row);
    const number = this.numbersOf(ledger).get(place.row);
    return number === undefined ? key : { ...key, [NUMBER]: String(number) };
  }

  private ofGroup({ ledger, per, keys }: Groups, row: number): Key {
    const { ledgers, engine } = this.scene;
    const columns = ledgers.get(ledger)!.columns;
    // A value that no column can hold makes no group.
    return Object.fromEntries(per.map((name) => [name, keyText(keys?.has(name) ? engine.column(keys.get(name)!.expression, ledger) : columns.get(name), row)]));
  }

  private rowKey(ledger: Ledger): readonly string[] {
    return this.scene.set.ledgers.get(ledger.key)!.rowKey;
  }

  private read(ledger: Ledger, names: readonly string[], row: number): Key {
    return Object.fromEntries(names.map((name) => [name, keyText(ledger.columns.get(name), row)]));
  }

  /** Number of each row that shares its key with an earlier one. "Earlier" goes by what the rows say, so that shuffled sheets number alike. */
  private numbersOf(ledger: Ledger): ReadonlyMap<number, number> {
    return this.numbers.get(ledger.key) ?? this.scene.engine.made(() => this.numbering(ledger));
  }

  private *numbering(ledger: Ledger): Generator<void, ReadonlyMap<number, number>> {
    const numbers = yield* numberEqualKeys(ledger, this.rowKey(ledger));
    this.numbers.set(ledger.key, numbers);
    return numbers;
  }
}

/** Rows by what their keys say, each list in order. Equal cells say the same, so each distinct one is written once. */
function* rowsByKey(ledger: Ledger, names: readonly string[]): Generator<void, (readonly number[])[]> {
  const numbers = new Int32Array(ledger.rows);
  for (const name of names) {
    const column = ledger.columns.get(name);
    if (!column) continue;
    const { of, first } = yield* classesOf(column);
    const numberOf = new Map<string, number>();
    const ofClass = new Int32Array(first.length);
    for (const { from, to } of spans(first.length)) {
      for (let i = from; i < to; i += 1) ofClass[i] = enter(numberOf, keyText(column, first[i]!));
      yield;
    }
    const joint = new Map<number, number>();
    for (const { from, to } of spans(ledger.rows)) {
      for (let row = from; row < to; row += 1) numbers[row] = enter(joint, numbers[row]! * numberOf.size + ofClass[of[row]!]!);
      yield;
    }
  }
  const rowsOf: number[][] = [];
  const list = new Map<number, number>();
  for (const { from, to } of spans(ledger.rows)) {
    for (let row = from; row < to; row += 1) (rowsOf[enter(list, numbers[row]!)] ??= []).push(row);
    yield;
  }
  return rowsOf;
}

/** The number of a key, which is the next one where it is new. */
function enter<K>(numbers: Map<K, number>, key: K): number {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
}

function* numberEqualKeys(ledger: Ledger, names: readonly string[]): Generator<void, ReadonlyMap<number, number>> {
  const columns = [...ledger.columns.keys()].sort();
  const content = (row: number): string => columns.map((name) => keyText(ledger.columns.get(name), row)).join('\u0000');
  const numbers = new Map<number, number>();
  for (const rows of yield* rowsByKey(ledger, names)) {
    if (rows.length === 1) continue;
    const inOrder = yield* sortedBy(rows, (row) => [content(row)]);
    inOrder.forEach((row, index) => {
      if (index > 0) numbers.set(row, index + 1);
    });
  }
  return numbers;
}
