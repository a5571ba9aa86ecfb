import { State, type Column } from '../../values/column';
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

/** Numbers the keys 0 … as they first appear. `span`: all keys are whole numbers below it. */
function numbered(rows: number, span: number, keyOf: (row: number) => number): Classes {
  const of = new Int32Array(rows);
  const first: number[] = [];
  if (span <= TABLE_LIMIT) {
    const table = new Int32Array(span).fill(-1);
    for (let row = 0; row < rows; row++) {
      const key = keyOf(row);
      let number = table[key]!;
      if (number < 0) table[key] = number = first.push(row) - 1;
      of[row] = number;
    }
  } else {
    const table = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      const key = keyOf(row);
      let number = table.get(key);
      if (number === undefined) table.set(key, (number = first.push(row) - 1));
      of[row] = number;
    }
  }
  return { count: first.length, of, first: Int32Array.from(first) };
}

const memo = new WeakMap<Column, Classes>();

/** Rows told apart by what stands in one column; worked out once. */
export function classesOf(column: Column): Classes {
  let known = memo.get(column);
  if (!known) {
    const { values, state, denominators } = column;
    const { low, high } = measure(column);
    // The four states come first, then the values, as long as that stays exact.
    const base = 4 - low;
    const shifted = high + base < Number.MAX_SAFE_INTEGER && low > -Number.MAX_SAFE_INTEGER / 2;
    known = shifted
      ? numbered(values.length, high - low + 5, (row) => (state[row] === State.Known ? values[row]! + base : state[row]!))
      : both(numbered(values.length, Infinity, (row) => values[row]!), numbered(values.length, 4, (row) => state[row]!));
    if (denominators) known = both(known, numbered(values.length, Infinity, (row) => denominators[row]!));
    memo.set(column, known);
  }
  return known;
}

const joint = new WeakMap<Classes, WeakMap<Classes, Classes>>();

/** Worked out once for two: many calls look things up by the same person and day. */
function both(a: Classes, b: Classes): Classes {
  if (a.count === 1) return b;
  if (b.count === 1) return a;
  let known = joint.get(a)?.get(b);
  if (!known) {
    known = numbered(a.of.length, a.count * b.count, (row) => a.of[row]! * b.count + b.of[row]!);
    if (!joint.has(a)) joint.set(a, new WeakMap());
    joint.get(a)!.set(b, known);
  }
  return known;
}

/** Classes by all of the columns; one class where there are none. Linear in rows. */
export function classesBy(columns: readonly Column[], rows: number): Classes {
  if (columns.length === 0) return { count: Math.min(1, rows), of: new Int32Array(rows), first: new Int32Array(Math.min(1, rows)) };
  return columns.map(classesOf).reduce(both);
}

/** Groups by equal keys, numbered as they first appear. Rows without a date come last. A key column that is not there leaves every row without a group. */
export function groupsOf(table: Table, per: readonly string[]): Groups {
  const columns = per.map((key) => table.columns.get(key));
  const keys = columns.filter((column) => column !== undefined);
  const groupOf = new Int32Array(table.rows).fill(-1);
  const rows: number[][] = [];
  if (keys.length === columns.length) {
    const { of, count } = classesBy(keys, table.rows);
    const groupOfClass = new Int32Array(count).fill(-1);
    for (let row = 0; row < table.rows; row++) {
      if (keys.some((key) => key.state[row] !== State.Known)) continue;
      const one = of[row]!;
      if (groupOfClass[one]! < 0) groupOfClass[one] = rows.push([]) - 1;
      groupOf[row] = groupOfClass[one]!;
    }
    groupOf.forEach((group, row) => {
      if (group >= 0) rows[group]!.push(row);
    });
    rows.forEach(sorterByDate(table));
  }
  return { ledger: table.key, per, groupOf, rows: rows.map((list) => Int32Array.from(list)) };
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
