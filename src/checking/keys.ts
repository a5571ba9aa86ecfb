import type { Place } from '../formula/world';
import type { Ledger } from '../ledgers/ledger';
import { keyText } from './exact-text';
import { shownRow } from './places';
import type { Scene } from './scene';

/** Names what a row or group is, the same in every run: `{ "employee_id": "000102", "work_date": "2026-10-21" }`. */
export type Key = Readonly<Record<string, string>>;

/** Rows with equal keys are told apart by a number under this name, from the second on. */
const NUMBER = 'n';

/** One text for a key; what parts its parts is escaped, so that no two keys read alike. */
export const textOfKey = (key: Key): string => Object.entries(key).map(([name, value]) => `${name}=${value.replace(/[\\|]/g, '\\$&')}`).join('|');

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

function numberEqualKeys(ledger: Ledger, names: readonly string[]): ReadonlyMap<number, number> {
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < ledger.rows; row += 1) {
    const key = names.map((name) => keyText(ledger.columns.get(name), row)).join('|');
    const rows = rowsOf.get(key);
    if (rows) rows.push(row);
    else rowsOf.set(key, [row]);
  }
  const columns = [...ledger.columns.keys()].sort();
  const content = (row: number): string => columns.map((name) => keyText(ledger.columns.get(name), row)).join('\u0000');
  const numbers = new Map<number, number>();
  for (const rows of rowsOf.values()) {
    if (rows.length === 1) continue;
    const sorted = rows.map((row) => ({ row, content: content(row) })).sort((a, b) => (a.content < b.content ? -1 : a.content > b.content ? 1 : a.row - b.row));
    sorted.forEach(({ row }, index) => {
      if (index > 0) numbers.set(row, index + 1);
    });
  }
  return numbers;
}
