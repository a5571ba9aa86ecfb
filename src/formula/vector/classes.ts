import { State, type Column } from '../../values/column';
import { spans, type Span } from '../../values/steps';
import type { Groups, Table } from '../world';
import { measure } from './vector';

/** Rows told apart by what stands in some of their columns: equal cells, equal class. Unknown cells are a class for each state. */
export interface Classes {
  readonly count: number;
  /** Class of each row. */
  readonly of: Int32Array;
  /** First row of each class. */
  readonly first: Int32Array;
}

/** Past this many possible keys a hash is used in place of a table. */
const TABLE_LIMIT = 1 << 20;

/** Numbers rows by keys, as these first appear, a piece of the rows after the other. */
class Numbering {
  readonly of: Int32Array;
  private readonly first: number[] = [];
  private readonly table: Int32Array | null;
  private readonly hash = new Map<number, number>();

  /** `span`: all keys are whole numbers below it. */
  constructor(rows: number, span: number, private readonly keyOf: (row: number) => number) {
    this.of = new Int32Array(rows);
    this.table = span <= TABLE_LIMIT ? new Int32Array(span).fill(-1) : null;
  }

  get classes(): Classes {
    return { count: this.first.length, of: this.of, first: Int32Array.from(this.first) };
  }

  enter(piece: Span): void {
    if (this.table) this.enterInto(this.table, piece);
    else this.enterHashed(piece);
  }

  private enterInto(table: Int32Array, { from, to }: Span): void {
    const { of, first, keyOf } = this;
    for (let row = from; row < to; row++) {
      const key = keyOf(row);
      let number = table[key]!;
      if (number < 0) table[key] = number = first.push(row) - 1;
      of[row] = number;
    }
  }

  private enterHashed({ from, to }: Span): void {
    const { of, first, keyOf, hash } = this;
    for (let row = from; row < to; row++) {
      const key = keyOf(row);
      let number = hash.get(key);
      if (number === undefined) hash.set(key, (number = first.push(row) - 1));
      of[row] = number;
    }
  }
}

function* numbered(rows: number, span: number, keyOf: (row: number) => number): Generator<void, Classes> {
  const numbering = new Numbering(rows, span, keyOf);
  for (const piece of spans(rows)) {
    numbering.enter(piece);
    yield;
  }
  return numbering.classes;
}

const memo = new WeakMap<Column, Classes>();

/** Rows told apart by what stands in one column; worked out once, in steps. */
export function* classesOf(column: Column): Generator<void, Classes> {
  let known = memo.get(column);
  if (!known) {
    const { values, state, denominators } = column;
    const { low, high } = measure(column);
    // The four states come first, then the values, as long as that stays exact.
    const base = 4 - low;
    const shifted = high + base < Number.MAX_SAFE_INTEGER && low > -Number.MAX_SAFE_INTEGER / 2;
    known = shifted
      ? yield* numbered(values.length, high - low + 5, (row) => (state[row] === State.Known ? values[row]! + base : state[row]!))
      : yield* both(yield* numbered(values.length, Infinity, (row) => values[row]!), yield* numbered(values.length, 4, (row) => state[row]!));
    if (denominators) known = yield* both(known, yield* numbered(values.length, Infinity, (row) => denominators[row]!));
    memo.set(column, known);
  }
  return known;
}

const joint = new WeakMap<Classes, WeakMap<Classes, Classes>>();

/** Worked out once for two: many calls look things up by the same person and day. */
function* both(a: Classes, b: Classes): Generator<void, Classes> {
  if (a.count === 1) return b;
  if (b.count === 1) return a;
  let known = joint.get(a)?.get(b);
  if (!known) {
    known = yield* numbered(a.of.length, a.count * b.count, (row) => a.of[row]! * b.count + b.of[row]!);
    if (!joint.has(a)) joint.set(a, new WeakMap());
    joint.get(a)!.set(b, known);
  }
  return known;
}

/** Classes by all of the columns; one class where there are none. Linear in rows, in steps. */
export function* classesBy(columns: readonly Column[], rows: number): Generator<void, Classes> {
  let classes: Classes | null = null;
  for (const column of columns) {
    const one: Classes = yield* classesOf(column);
    classes = classes ? yield* both(classes, one) : one;
  }
  return classes ?? { count: Math.min(1, rows), of: new Int32Array(rows), first: new Int32Array(Math.min(1, rows)) };
}

/** Groups by equal keys, numbered as they first appear. Rows without a date come last. A key column that is not there leaves every row without a group. In steps. */
export function* groupsOf(table: Table, per: readonly string[]): Generator<void, Groups> {
  const columns = per.map((key) => table.columns.get(key));
  const keys = columns.filter((column) => column !== undefined);
  const groupOf = new Int32Array(table.rows).fill(-1);
  // A whole ledger is one group, be it empty.
  const rows: number[][] = per.length === 0 && table.rows === 0 ? [[]] : [];
  if (keys.length === columns.length) {
    const { of, count } = yield* classesBy(keys, table.rows);
    const groupOfClass = new Int32Array(count).fill(-1);
    for (const { from, to } of spans(table.rows)) {
      for (let row = from; row < to; row++) {
        if (keys.some((key) => key.state[row] !== State.Known)) continue;
        const one = of[row]!;
        if (groupOfClass[one]! < 0) groupOfClass[one] = rows.push([]) - 1;
        groupOf[row] = groupOfClass[one]!;
        rows[groupOf[row]!]!.push(row);
      }
      yield;
    }
  }
  const sort = sorterByDate(table);
  const inOrder: Int32Array[] = [];
  for (const { from, to } of spans(rows.length)) {
    for (const list of rows.slice(from, to)) {
      sort(list);
      inOrder.push(Int32Array.from(list));
    }
    yield;
  }
  return { ledger: table.key, per, groupOf, rows: inOrder };
}

/** Sorts rows that come in order by date, in place: those without a known date are last, those of one date stay as they are. */
export function sorterByDate(table: Table): (rows: number[]) => void {
  const date = table.dateColumn === null ? undefined : table.columns.get(table.dateColumn);
  if (!date) return () => undefined;
  const when = date.values.map((day, row) => (date.state[row] === State.Known ? day : Infinity));
  return (rows) => {
    if (rows.some((row, i) => i > 0 && when[rows[i - 1]!]! > when[row]!)) rows.sort((a, b) => (when[a] === when[b] ? a - b : when[a]! - when[b]!));
  };
}
