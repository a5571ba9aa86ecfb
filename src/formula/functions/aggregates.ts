import { State, type Column } from '../../values/column';
import type { Kind } from '../../values/kind';
import { ZERO, add, compare, divide, fromScaled, rational, type Rational } from '../../values/rational';
import { BLANK, UNREADABLE, between, isRational, keyOf, known, unknown, worst } from '../exactly';
import type { Expression } from '../expression';
import { foundAt, matching, merged, stateOnly, type Matching } from '../matching';
import { sortsDiffer } from '../period-sorts';
import type { Exact, Place } from '../world';
import { MANY, callNode, type CallChecker, type Checked, type Counted, type FunctionDefinition, type Machine } from './definition';
import { AMOUNTS, ORDERED } from './numbers';

/** The values that an aggregate runs over: of rows that match for certain, and of those that perhaps do. */
interface Collected {
  readonly sure: readonly Exact[];
  readonly perhaps: readonly Exact[];
  /** State of the result if it can't be decided. */
  readonly state: State;
}

/** An undecided count is unreadable, whatever left it open; only what is not there at all stays missing. */
const openState = (state: State): State => (state === State.Missing ? State.Missing : State.Unreadable);

type Combine = (values: Collected) => Exact;

/** How an aggregate comes to its value, and how it does so from two whole numbers to the next; null: not from numbers. */
interface Aggregate {
  readonly combine: Combine;
  readonly fold: ((a: number, b: number) => number) | null;
}

/** The same from the stored numbers of a column; null where exact fractions must say: something is unknown or no whole number, or the result leaves the safe ones. */
function folded({ kind, values, state, scale, denominators }: Column, rows: readonly number[], fold: (a: number, b: number) => number): Exact | null {
  if (rows.length === 0 || denominators || kind === 'period') return null;
  let result = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (state[row] !== State.Known) return null;
    result = i === 0 ? values[row]! : fold(result, values[row]!);
    if (!Number.isSafeInteger(result)) return null;
  }
  return known(fromScaled(result, scale));
}

const minOf = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
const maxOf = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
const count = (value: number): Rational => rational(BigInt(value));

const totalOf: Combine = ({ sure, perhaps, state }) => {
  let low: Rational | null = ZERO;
  let high: Rational | null = ZERO;
  for (const { value } of sure) {
    low = low && isRational(value) ? add(low, value) : null;
    high = high && isRational(value) ? add(high, value) : null;
  }
  for (const { value } of perhaps) {
    low = low && isRational(value) ? add(low, minOf(value, ZERO)) : null;
    high = high && isRational(value) ? add(high, maxOf(value, ZERO)) : null;
  }
  return between(state, low, high);
};

/** Smallest (−1) or largest (1): each value that is certain bounds it from one side. No rows: not found. */
const extremeOf =
  (direction: -1 | 1): Combine =>
  ({ sure, perhaps, state }) => {
    if (sure.length === 0) return perhaps.length === 0 ? BLANK : unknown(state);
    const pick = direction < 0 ? minOf : maxOf;
    let near: Rational | null = null;
    let far: Rational | null = null;
    let open = false;
    for (const { value } of sure) {
      if (isRational(value)) near = near ? pick(near, value) : value;
      else open = true;
    }
    far = near;
    for (const { value } of perhaps) {
      if (isRational(value)) far = far ? pick(far, value) : value;
      else open = true;
    }
    if (open) far = null;
    return direction < 0 ? between(state, far, near) : between(state, near, far);
  };

const total: Aggregate = { combine: totalOf, fold: (a, b) => a + b };
const least: Aggregate = { combine: extremeOf(-1), fold: Math.min };
const most: Aggregate = { combine: extremeOf(1), fold: Math.max };

const averageOf: Combine = ({ sure, perhaps, state }) => {
  if (sure.length === 0 && perhaps.length === 0) return BLANK;
  const sum = totalOf({ sure, perhaps: [], state });
  if (perhaps.length > 0 || !isRational(sum.value)) return unknown(state);
  return known(divide(sum.value, count(sure.length)));
};

/** Blank cells are no values: they do not count. */
const isValue = ({ state }: Exact): boolean => state !== State.Blank;

const distinctOf: Combine = ({ sure, perhaps, state }) => {
  const certain = new Set<string>();
  for (const { value } of sure) if (value !== null) certain.add(keyOf(value));
  const possible = new Set(certain);
  for (const { value } of perhaps) if (value !== null) possible.add(keyOf(value));
  const open = [...sure, ...perhaps].filter((value) => value.value === null && isValue(value)).length;
  // An unknown value among certain rows is at least one value, if there is no other that it could be equal to.
  const least = certain.size > 0 || !sure.some(isValue) ? certain.size : 1;
  return between(state, count(least), count(possible.size + open));
};

/** Rows with a value; of yes/no rows, those that say yes. */
const presentOf: Combine = ({ sure, state }) => {
  const values = sure.filter(isValue);
  const certain = values.filter(({ value }) => value !== null && value !== false).length;
  return between(state, count(certain), count(certain + values.filter(({ value }) => value === null).length));
};

function collected(found: Matching, values: Expression, machine: Machine): Collected {
  const cells = machine.cellsOf(values, found.ledger);
  const sure = found.sure.map(cells);
  const perhaps = found.perhaps.map(cells);
  const state = [...sure, ...perhaps].reduce<State>((state, value) => worst(state, value.state), found.state);
  return { sure, perhaps, state: openState(state) };
}

const pairsOf = (args: readonly Expression[]): (readonly [Expression, Expression])[] => {
  const pairs: (readonly [Expression, Expression])[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [column, test] = [args[i], args[i + 1]];
    if (column && test) pairs.push([column, test]);
  }
  return pairs;
};

/** What is known of the rows that an aggregate with criteria matches; `first` is the argument where the criteria begin. */
const found = (args: readonly Expression[], first: number, place: Place, machine: Machine): Matching | State => {
  const pairs = pairsOf(args.slice(first));
  return matching(args, [...args.slice(0, first), ...pairs.map(([column]) => column)], pairs, place, machine);
};

/** What the criteria compare with, then the cells of the rows that match, or perhaps do. */
function* countedRows(columns: readonly Expression[], pairs: readonly (readonly [Expression, Expression])[], rows: Matching | State, place: Place): Generator<Counted> {
  for (const [, test] of pairs) yield { expression: test, place };
  if (stateOnly(rows)) return;
  const { ledger } = rows;
  for (const row of merged(rows.sure, rows.perhaps)) for (const expression of columns) yield { expression, place: { ledger, row } };
}

function checkPairs(call: CallChecker, first: number): { readonly columns: readonly Checked[]; readonly args: readonly Expression[] } | null {
  const columns: Checked[] = [];
  const args: Expression[] = [];
  let sound = true;
  if ((call.args.length - first) % 2 !== 0) return call.problem('criteria-in-pairs', call.at, { name: call.name });
  for (let index = first; index < call.args.length; index += 2) {
    const column = call.rows(index);
    const test = column && call.criterion(index + 1, column.expression.kind, column.expression);
    if (column) columns.push(column);
    if (column && test) args.push(column.expression, test);
    else sound = false;
  }
  return sound ? { columns, args } : null;
}

/** Aggregates that say which of several values comes first. */
const ORDERS: ReadonlySet<string> = new Set(['MINIFS', 'MAXIFS']);

function combined(name: string, { combine, fold }: Aggregate, rows: Matching, values: Expression, machine: Machine): Exact {
  const column = fold && rows.perhaps.length === 0 ? machine.columnOf(values, rows.ledger) : null;
  const whole = fold && column && folded(column, rows.sure, fold);
  if (whole) return whole;
  const found = collected(rows, values, machine);
  return ORDERS.has(name) && values.kind === 'period' && sortsDiffer([...found.sure, ...found.perhaps]) ? UNREADABLE : combine(found);
}

const withCriteria = (name: string, kinds: readonly Kind[] | undefined, result: Kind | null, aggregate: Aggregate, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(values, range1, criterion1, …)`,
  help: { 'zh-CN': zh, en },
  arity: [1, MANY],
  check(call) {
    const values = call.rows(0, kinds);
    const pairs = checkPairs(call, 1);
    if (!values || !pairs || !call.oneLedger([values, ...pairs.columns])) return null;
    return callNode(call, [values.expression, ...pairs.args], result ? [result] : values.kinds);
  },
  evaluate(args, place, machine) {
    const rows = found(args, 1, place, machine);
    const values = args[0];
    if (stateOnly(rows) || !values) return unknown(stateOnly(rows) ? rows : State.Missing);
    // Where several places ask for the same rows, the value is theirs together.
    return machine.kept(rows, () => combined(name, aggregate, rows, values, machine));
  },
  *alike(args, asking, machine) {
    const values = args[0];
    const found = values && (yield* foundAt(args, pairsOf(args.slice(1)), asking, machine));
    return found ? { numbers: found.numbers, value: (number, row) => combined(name, aggregate, found.rowsAt(number, row), values, machine) } : null;
  },
  counted: (args, place, machine) => countedRows(args.slice(0, 1), pairsOf(args.slice(1)), found(args, 1, place, machine), place),
});

export const SUMIFS = withCriteria('SUMIFS', AMOUNTS, null, total, '满足全部条件的各行之和', 'sum over the rows that meet all criteria');
export const MINIFS = withCriteria('MINIFS', ORDERED, null, least, '满足条件的各行中最小的；没有这样的行为查无', 'smallest over the rows that meet all criteria; no rows: not found');
export const MAXIFS = withCriteria('MAXIFS', ORDERED, null, most, '满足条件的各行中最大的；没有这样的行为查无', 'largest over the rows that meet all criteria; no rows: not found');
export const AVERAGEIFS = withCriteria('AVERAGEIFS', AMOUNTS, null, { combine: averageOf, fold: null }, '满足条件的各行的平均；没有这样的行为查无', 'average over the rows that meet all criteria; no rows: not found');
export const COUNTUNIQUE = withCriteria('COUNTUNIQUE', undefined, 'count', { combine: distinctOf, fold: null }, '满足条件的各行有几个不同的值', 'how many different values the rows that meet all criteria have');

const counted = ({ sure, perhaps, state }: Matching): Exact =>
  perhaps.length === 0 ? known(count(sure.length)) : between(openState(state), count(sure.length), count(sure.length + perhaps.length));

export const COUNTIFS: FunctionDefinition = {
  name: 'COUNTIFS',
  usage: 'COUNTIFS(range1, criterion1, …)',
  help: { 'zh-CN': '满足全部条件的行数', en: 'how many rows meet all criteria' },
  arity: [2, MANY],
  check(call) {
    const pairs = checkPairs(call, 0);
    return pairs && call.oneLedger(pairs.columns) ? callNode(call, pairs.args, ['count']) : null;
  },
  evaluate(args, place, machine) {
    const rows = found(args, 0, place, machine);
    return stateOnly(rows) ? unknown(rows) : counted(rows);
  },
  *alike(args, asking, machine) {
    const found = yield* foundAt(args, pairsOf(args), asking, machine);
    return found && { numbers: found.numbers, value: (number, row) => counted(found.rowsAt(number, row)) };
  },
  counted: (args, place, machine) => countedRows(pairsOf(args).map(([column]) => column), pairsOf(args), found(args, 0, place, machine), place),
};

const overGroup = (name: string, kinds: readonly Kind[] | undefined, result: Kind | null, aggregate: Aggregate, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(x)`,
  help: { 'zh-CN': zh, en },
  arity: [1, 1],
  check(call) {
    if (!call.overGroup) return call.problem('group-only', call.at, { name });
    const values = call.each(0, kinds);
    return values && callNode(call, [values.expression], result ? [result] : values.kinds);
  },
  evaluate(args, place, machine) {
    const [values] = args;
    const rows = values && matching(args, [values], [], place, machine);
    return !values || !rows || stateOnly(rows) ? UNREADABLE : combined(name, aggregate, rows, values, machine);
  },
  counted: (args, place, machine) => countedRows(args, [], matching(args, args, [], place, machine), place),
});

export const SUM = overGroup('SUM', AMOUNTS, null, total, '组内各行之和', 'sum over the group');
export const COUNT = overGroup('COUNT', undefined, 'count', { combine: presentOf, fold: null }, '组内有值的行数；是/否则为“是”的行数', 'rows of the group with a value; of yes/no, those that say yes');
export const AVERAGE = overGroup('AVERAGE', AMOUNTS, null, { combine: averageOf, fold: null }, '组内各行的平均', 'average over the group');
