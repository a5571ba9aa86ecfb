import { State, type Column } from '../values/column';
import { DICTIONARY_KINDS } from '../values/kind';
import { spans, type Span } from '../values/steps';
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

/** A row that may be one of more than these is looked at by everybody who asks. */
const MOST_CANDIDATES = 16;

/** One column's values as whole numbers from 0, equal where the values are equal. */
interface Codes {
  readonly id: number;
  readonly ofRow: Int32Array;
  /** By the text that stands for a value (`keyOf`). */
  readonly ofKey: ReadonlyMap<string, number>;
  /** Of rows that are OPEN: codes of the values that they can have, where these are few. */
  readonly candidates: ReadonlyMap<number, readonly number[]>;
}

/** Rows by their codes in some of an index's columns: the first code is a number, and step k maps what k codes came to, and the next code, to another. */
class Lists {
  private readonly steps: readonly Map<number, number>[];
  readonly rows: number[][] = [];

  /** `at`: which of the index's columns. */
  constructor(private readonly columns: readonly Codes[], private readonly at: readonly number[]) {
    this.steps = at.map(() => new Map<number, number>());
  }

  add(row: number, codes: ArrayLike<number>): void {
    let number = this.at.length === 0 ? 0 : codes[this.at[0]!]!;
    for (let k = 1; k < this.at.length; k++) {
      const step = this.steps[k]!;
      const key = number * this.columns[this.at[k]!]!.ofKey.size + codes[this.at[k]!]!;
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
    let number = this.at.length === 0 ? 0 : codes[this.at[0]!]!;
    for (let k = 1; k < this.at.length; k++) {
      const code = codes[this.at[k]!]!;
      const next = code < 0 ? undefined : this.steps[k]!.get(number * this.columns[this.at[k]!]!.ofKey.size + code);
      if (next === undefined) return -1;
      number = next;
    }
    return this.rows[number] ? number : -1;
  }
}

const NO_ROWS: readonly number[] = [];

/** Rows whose keys are all equal to the wanted ones; and those that may be, since some key is unknown and the known ones are equal. Each in order. */
export interface Entry {
  readonly equal: readonly number[];
  readonly open: readonly number[];
}

const NO_ENTRY: Entry = { equal: NO_ROWS, open: NO_ROWS };

/** Rows by the values of their key columns. Rows of which a key is unknown are found by their other keys, and by what the unknown one can be. */
export class KeyIndex {
  private readonly whole: Lists;
  /** Rows of which not all keys are known, by those that are: one binary digit a column. What a key can be counts as known. */
  private readonly partly = new Map<number, Lists>();
  /** Where some rows are partly known: numbers of entries, by the lists that they are made of. */
  private readonly mixed = new Map<string, number>();
  private readonly entries: Entry[] = [];

  private constructor(private readonly columns: readonly Codes[]) {
    this.whole = new Lists(columns, [...columns.keys()]);
  }

  static *over(columns: readonly Codes[], rows: number): Generator<void, KeyIndex> {
    const index = new KeyIndex(columns);
    for (const piece of spans(rows)) {
      index.enter(piece);
      yield;
    }
    return index;
  }

  private enter({ from, to }: Span): void {
    const codes = new Int32Array(this.columns.length);
    const ofRow = this.columns.map((column) => column.ofRow);
    for (let row = from; row < to; row++) {
      let known = true;
      let matchesNothing = false;
      for (let k = 0; k < codes.length; k++) {
        const code = (codes[k] = ofRow[k]![row]!);
        if (code < 0) known = false;
        if (code === NOTHING) matchesNothing = true;
      }
      if (known) this.whole.add(row, codes);
      else if (!matchesNothing) this.addOpen(row, codes, 0, 0);
    }
  }

  /** Enters a row once for each way in which its first unknown keys can turn out, from column k on. */
  private addOpen(row: number, codes: Int32Array, k: number, known: number): void {
    if (k === codes.length) {
      this.listsOf(known).add(row, codes);
      return;
    }
    const code = codes[k]!;
    const can = code === OPEN ? this.columns[k]!.candidates.get(row) : undefined;
    if (!can) {
      this.addOpen(row, codes, k + 1, known * 2 + (code === OPEN ? 0 : 1));
      return;
    }
    for (const one of can) {
      codes[k] = one;
      this.addOpen(row, codes, k + 1, known * 2 + 1);
    }
    codes[k] = code;
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

  /** Code of a value in column k, as `number` takes it. */
  code(k: number, key: string): number {
    return this.columns[k]!.ofKey.get(key) ?? NOWHERE;
  }

  /** The number, from 0, of the entry with these codes, one a column: equal numbers, the same rows. */
  number(codes: ArrayLike<number>): number {
    const whole = this.whole.numberOf(codes);
    if (this.partly.size === 0) return whole + 1;
    let key = String(whole);
    for (const lists of this.partly.values()) key += ` ${lists.numberOf(codes)}`;
    let number = this.mixed.get(key);
    if (number === undefined) {
      this.mixed.set(key, (number = this.mixed.size));
      const parts = [...this.partly.values()].map((lists) => lists.rows[lists.numberOf(codes)] ?? NO_ROWS).filter((list) => list.length > 0);
      this.entries.push({ equal: this.whole.rows[whole] ?? NO_ROWS, open: parts.length > 1 ? parts.flat().sort((a, b) => a - b) : (parts[0] ?? NO_ROWS) });
    }
    return number;
  }

  entry(number: number): Entry {
    if (this.partly.size > 0) return this.entries[number]!;
    return number === 0 ? NO_ENTRY : { equal: this.whole.rows[number - 1]!, open: NO_ROWS };
  }
}

/** The indexes of one world: calls that look into the same columns share them. */
export class KeyIndexes {
  /** A column of another ledger goes by its name, an expression by itself. */
  private readonly codes = new Map<Expression | string, Codes>();
  private readonly indexes = new Map<string, KeyIndex>();
  private count = 0;

  constructor(private readonly machine: Machine) {}

  over(columns: readonly Expression[], ledger: string, rows: number): KeyIndex {
    return this.known(columns) ?? this.machine.made(() => this.making(columns, ledger, rows));
  }

  private known(columns: readonly Expression[]): KeyIndex | undefined {
    const coded = columns.map((column) => this.codes.get(nameOf(column)));
    return coded.includes(undefined) ? undefined : this.indexes.get(nameOfIndex(coded as Codes[]));
  }

  private *making(columns: readonly Expression[], ledger: string, rows: number): Generator<void, KeyIndex> {
    const coded: Codes[] = [];
    for (const column of columns) {
      const codes = this.codes.get(nameOf(column)) ?? (yield* codesOf(this.count++, column, ledger, rows, this.machine));
      this.codes.set(nameOf(column), codes);
      coded.push(codes);
    }
    const index = yield* KeyIndex.over(coded, rows);
    this.indexes.set(nameOfIndex(coded), index);
    return index;
  }
}

const nameOf = (column: Expression): Expression | string => (column.op === 'range' ? `${column.ledger}\u0000${column.column}\u0000${column.first?.join() ?? ''}` : column);
const nameOfIndex = (columns: readonly Codes[]): string => columns.map(({ id }) => id).join();

function* codesOf(id: number, column: Expression, ledger: string, rows: number, machine: Machine): Generator<void, Codes> {
  const ofKey = new Map<string, number>();
  const text = DICTIONARY_KINDS.has(column.kind);
  const codeOfKey = (key: string): number => {
    let code = ofKey.get(key);
    if (code === undefined) ofKey.set(key, (code = ofKey.size));
    return code;
  };
  const codeOf = (cell: Exact): number => (cell.value !== null ? codeOfKey(keyOf(cell.value)) : text && cell.state === State.Blank ? NOTHING : OPEN);
  const whole = yield* machine.inSteps(() => machine.columnOf(column, ledger));
  const candidates = new Map<number, readonly number[]>();
  for (const [row, texts] of whole?.candidates ?? []) {
    const distinct = new Set(texts);
    if (distinct.size <= MOST_CANDIDATES) candidates.set(row, [...distinct].map(codeOfKey));
  }
  return { id, ofRow: whole ? yield* eachClass(whole, codeOf) : yield* eachRow(column, ledger, rows, machine, codeOf), ofKey, candidates };
}

/** A whole number for each row of a column. Equal cells are one class, so each value is looked at once. */
export function* eachClass(column: Column, numberOf: (cell: Exact) => number): Generator<void, Int32Array> {
  const { of, first } = yield* classesOf(column);
  const ofClass = new Int32Array(first.length);
  for (const { from, to } of spans(first.length)) {
    for (let i = from; i < to; i++) ofClass[i] = numberOf(cellOf(column, first[i]!));
    yield;
  }
  return of.map((one) => ofClass[one]!);
}

/** The same of an expression that no column holds. */
export function* eachRow(e: Expression, ledger: string, rows: number, machine: Machine, numberOf: (cell: Exact) => number): Generator<void, Int32Array> {
  const cells = yield* machine.inSteps(() => machine.cellsOf(e, ledger));
  const numbers = new Int32Array(rows);
  yield* machine.each(rows, (row) => (numbers[row] = numberOf(cells(row))));
  return numbers;
}
