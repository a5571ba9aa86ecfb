import { State, type Column } from '../values/column';
import { DICTIONARY_KINDS } from '../values/kind';
import { cellOf, keyOf } from './exactly';
import type { Expression } from './expression';
import type { Machine } from './functions/definition';
import type { Exact } from './world';
import { classesOf } from './vector/classes';

/** The value of this row is not known: it may be equal to anything. */
const OPEN = -1;
/** A blank text, which equals nothing: nobody's name is blank. */
const NOTHING = -2;
/** Of a wanted value: no row has it. */
const NOWHERE = -3;

/** One column's values as whole numbers from 0, equal where the values are equal. */
interface Codes {
  readonly id: number;
  readonly ofRow: Int32Array;
  /** By the text that stands for a value (`keyOf`). */
  readonly ofKey: ReadonlyMap<string, number>;
}

/** Rows by the codes of some of an index's columns: step k maps what the first k of them came to, and the code of the next, to a number. */
class Lists {
  private readonly steps: readonly Map<number, number>[];
  readonly rows: number[][] = [];

  /** `at`: which of the index's columns. */
  constructor(private readonly columns: readonly Codes[], private readonly at: readonly number[]) {
    this.steps = at.map(() => new Map<number, number>());
  }

  add(row: number): void {
    let number = 0;
    for (let k = 0; k < this.at.length; k++) {
      const { ofRow, ofKey } = this.columns[this.at[k]!]!;
      const step = this.steps[k]!;
      const key = number * ofKey.size + ofRow[row]!;
      let next = step.get(key);
      if (next === undefined) step.set(key, (next = step.size));
      number = next;
    }
    const list = this.rows[number];
    if (list) list.push(row);
    else this.rows[number] = [row];
  }

  /** Number of the list of rows with these codes, one a column of the index; −1: there is none. */
  numberOf(codes: ArrayLike<number>): number {
    let number = 0;
    for (let k = 0; k < this.at.length; k++) {
      const at = this.at[k]!;
      const code = codes[at]!;
      const next = code < 0 ? undefined : this.steps[k]!.get(number * this.columns[at]!.ofKey.size + code);
      if (next === undefined) return -1;
      number = next;
    }
    return this.rows.length === 0 ? -1 : number;
  }
}

const NO_ROWS: readonly number[] = [];

/** Rows by the values of their key columns. Rows of which a key is unknown are found by their other keys. */
export class KeyIndex {
  private readonly whole: Lists;
  /** By which keys are known, one binary digit a column. */
  private readonly partly = new Map<number, Lists>();
  /** Numbers of what is found where some rows are partly known, by the lists that it is made of. */
  private readonly mixed = new Map<string, number>();

  constructor(private readonly columns: readonly Codes[], rows: number) {
    this.whole = new Lists(columns, [...columns.keys()]);
    const all = 2 ** columns.length - 1;
    const codes = columns.map(({ ofRow }) => ofRow);
    for (let row = 0; row < rows; row++) {
      let known = 0;
      let matchesNothing = false;
      for (let k = 0; k < codes.length; k++) {
        const code = codes[k]![row]!;
        known = known * 2 + (code >= 0 ? 1 : 0);
        if (code === NOTHING) matchesNothing = true;
      }
      if (known === all) this.whole.add(row);
      else if (!matchesNothing) this.listsOf(known).add(row);
    }
  }

  private listsOf(known: number): Lists {
    let lists = this.partly.get(known);
    if (!lists) {
      const { length } = this.columns;
      lists = new Lists(this.columns, [...this.columns.keys()].filter((k) => Math.floor(known / 2 ** (length - 1 - k)) % 2 === 1));
      this.partly.set(known, lists);
    }
    return lists;
  }

  /** Code of a value in column k, as `number` and `find` take it. */
  code(k: number, key: string): number {
    return this.columns[k]!.ofKey.get(key) ?? NOWHERE;
  }

  /** Rows whose keys are all equal to the wanted ones; and those that may be, since some key is unknown and the known ones are equal. Each in order. */
  find(codes: ArrayLike<number>): { readonly equal: readonly number[]; readonly open: readonly number[] } {
    const parts = [...this.partly.values()].map((lists) => lists.rows[lists.numberOf(codes)] ?? NO_ROWS).filter((list) => list.length > 0);
    return { equal: this.whole.rows[this.whole.numberOf(codes)] ?? NO_ROWS, open: parts.length > 1 ? parts.flat().sort((a, b) => a - b) : (parts[0] ?? NO_ROWS) };
  }

  /** A number from 0 for what `find` gives: equal numbers, the same rows. */
  number(codes: ArrayLike<number>): number {
    const whole = this.whole.numberOf(codes) + 1;
    if (this.partly.size === 0) return whole;
    let key = String(whole);
    for (const lists of this.partly.values()) key += ` ${lists.numberOf(codes)}`;
    let number = this.mixed.get(key);
    if (number === undefined) this.mixed.set(key, (number = this.mixed.size));
    return number;
  }

  /** How many rows have the wanted keys; null where some may have them. */
  count(codes: ArrayLike<number>): number | null {
    for (const lists of this.partly.values()) if (lists.numberOf(codes) >= 0) return null;
    return this.whole.rows[this.whole.numberOf(codes)]?.length ?? 0;
  }
}

/** The indexes of one world: calls that look into the same columns share them. */
export class KeyIndexes {
  /** A column of another ledger goes by its name, an expression by itself. */
  private readonly codes = new Map<Expression | string, Codes>();
  private readonly indexes = new Map<string, KeyIndex>();

  constructor(private readonly machine: Machine) {}

  over(columns: readonly Expression[], ledger: string, rows: number): KeyIndex {
    const coded = columns.map((column) => this.codesOf(column, ledger, rows));
    const name = coded.map(({ id }) => id).join();
    let index = this.indexes.get(name);
    if (!index) this.indexes.set(name, (index = new KeyIndex(coded, rows)));
    return index;
  }

  private codesOf(column: Expression, ledger: string, rows: number): Codes {
    const name = column.op === 'range' ? `${column.ledger}\u0000${column.column}\u0000${column.first?.join() ?? ''}` : column;
    let codes = this.codes.get(name);
    if (!codes) this.codes.set(name, (codes = codesOf(this.codes.size, column, ledger, rows, this.machine)));
    return codes;
  }
}

function codesOf(id: number, column: Expression, ledger: string, rows: number, machine: Machine): Codes {
  const ofKey = new Map<string, number>();
  const text = DICTIONARY_KINDS.has(column.kind);
  const codeOf = (cell: Exact): number => {
    if (cell.value === null) return text && cell.state === State.Blank ? NOTHING : OPEN;
    const key = keyOf(cell.value);
    let code = ofKey.get(key);
    if (code === undefined) ofKey.set(key, (code = ofKey.size));
    return code;
  };
  const whole = machine.columnOf(column, ledger);
  const cells = machine.cellsOf(column, ledger);
  if (!whole) return { id, ofRow: Int32Array.from({ length: rows }, (_, row) => codeOf(cells(row))), ofKey };
  return { id, ofRow: eachClass(whole, codeOf), ofKey };
}

/** A whole number for each row of a column. Equal cells are one class, so each value is looked at once. */
export function eachClass(column: Column, numberOf: (cell: Exact) => number): Int32Array {
  const { of, first } = classesOf(column);
  const ofClass = Int32Array.from(first, (row) => numberOf(cellOf(column, row)));
  return of.map((one) => ofClass[one]!);
}
