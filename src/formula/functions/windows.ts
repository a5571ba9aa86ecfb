import { State } from '../../values/column';
import { ZERO, add, compare, subtract, type Rational } from '../../values/rational';
import { ABSENT, UNREADABLE, between, isRational, known, unknown, worst } from '../exactly';
import type { Expression } from '../expression';
import { difference } from '../interval';
import { foundAt, matching, merged, stateOnly, type Found, type Matching } from '../matching';
import type { Exact, Place } from '../world';
import { classesBy, classesOf } from '../vector/classes';
import { MANY, callNode, type Alike, type Asking, type Counted, type FunctionDefinition, type Machine } from './definition';

interface Span {
  readonly start: Rational;
  readonly end: Rational;
}

const later = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
const earlier = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);

/** Minutes of `span` that lie in any of the windows. */
function covered(span: Span, windows: readonly Span[]): Rational {
  const inside = windows
    .map(({ start, end }) => ({ start: later(start, span.start), end: earlier(end, span.end) }))
    .filter(({ start, end }) => compare(start, end) < 0)
    .sort((a, b) => compare(a.start, b.start));
  let total = ZERO;
  let reached = span.start;
  for (const { start, end } of inside) {
    const from = later(start, reached);
    if (compare(from, end) < 0) total = add(total, subtract(end, from));
    reached = later(reached, end);
  }
  return total;
}

/** One list of windows: keys, starts and ends of one ledger. */
interface WindowColumns {
  readonly keys: Expression;
  readonly starts: Expression;
  readonly ends: Expression;
}

const columnsOf = (args: readonly Expression[]): WindowColumns[] => {
  const lists: WindowColumns[] = [];
  for (let i = 3; i + 2 < args.length; i += 3) {
    const [keys, starts, ends] = [args[i], args[i + 1], args[i + 2]];
    if (keys && starts && ends) lists.push({ keys, starts, ends });
  }
  return lists;
};

const withKey = ({ keys }: WindowColumns, key: Expression): readonly (readonly [Expression, Expression])[] => [
  [keys, { op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind: keys.kind }, right: key }],
];

/** Rows with the key, whatever their times. */
const rowsWith = (list: WindowColumns, key: Expression, place: Place, machine: Machine) => matching(list.keys, [list.keys], withKey(list, key), place, machine);

/** Minutes of from–to that any window covers; bounds where a window's ends or key are unknown. A span that runs backwards is unreadable. */
function coverage(args: readonly Expression[], place: Place, machine: Machine): { readonly covered: Exact; readonly length: Exact } {
  const [from, to, key] = args;
  if (!from || !to || !key) return { covered: ABSENT, length: ABSENT };
  const [start, end, wanted] = [machine.evaluate(from, place), machine.evaluate(to, place), machine.evaluate(key, place)];
  const state = worst(start.state, worst(end.state, wanted.state));
  const lists = columnsOf(args).map((list) => windowsOf(list, key, place, machine)).filter((list) => list !== null);
  // Without a window nothing is covered, whenever the span may be.
  const none = lists.every(({ certain, possible }) => certain.length + possible.length === 0);
  if (state !== State.Known || !isRational(start.value) || !isRational(end.value)) return { covered: none ? known(ZERO) : unknown(state), length: unknown(state) };
  if (compare(start.value, end.value) > 0) return { covered: none ? known(ZERO) : UNREADABLE, length: UNREADABLE };
  const span: Span = { start: start.value, end: end.value };
  const length = difference(end, start);

  const open = lists.reduce<State>((state, list) => worst(state, list.state), State.Known);
  // An unknown end may lie anywhere: the window reaches as far as the span.
  const possible = lists.flatMap((list) => list.possible.map((window) => ({ start: window.start ?? span.start, end: window.end ?? span.end })));
  const certain = lists.flatMap((list) => list.certain);
  const least = covered(span, certain);
  const most = possible.length === 0 ? least : covered(span, [...certain, ...possible]);
  return { covered: between(open === State.Missing ? State.Missing : State.Unreadable, least, most), length };
}

/** The windows of a key: those that are certain, and those of which the key or an end (null) is unknown. */
interface Windows {
  readonly certain: readonly Span[];
  readonly possible: readonly { readonly start: Rational | null; readonly end: Rational | null }[];
  readonly state: State;
}

/** Null: the ledger is not there, and has no windows. */
function windowsOf(list: WindowColumns, key: Expression, place: Place, machine: Machine): Windows | null {
  const rows = rowsWith(list, key, place, machine);
  // Places with the same key find the same rows, and so the same windows.
  return stateOnly(rows) ? null : machine.kept(rows, () => windowsIn(list, rows, machine));
}

function windowsIn({ starts, ends }: WindowColumns, { ledger, sure, perhaps, state: found }: Matching, machine: Machine): Windows {
  const [opens, closes] = [machine.cellsOf(starts, ledger), machine.cellsOf(ends, ledger)];
  const certain: Span[] = [];
  const possible: { start: Rational | null; end: Rational | null }[] = [];
  let state = found;
  const read = (row: number, isSure: boolean): void => {
    const [from, to] = [opens(row), closes(row)];
    const [start, end] = [isRational(from.value) ? from.value : null, isRational(to.value) ? to.value : null];
    if (isSure && start && end) certain.push({ start, end });
    else possible.push({ start, end });
    state = worst(state, worst(from.state, to.state));
  };
  sure.forEach((row) => read(row, true));
  perhaps.forEach((row) => read(row, false));
  return { certain, possible, state };
}

/** Windows as plain numbers that are never too narrow, by their starts: `until[i]` is the latest end of the first i + 1. */
interface Reach {
  readonly opens: Float64Array;
  readonly until: Float64Array;
}

function reachOf(several: readonly Windows[]): Reach {
  const ends = several
    .flatMap(({ certain, possible }) => [...certain, ...possible])
    .map(({ start, end }) => ({ opens: start ? Math.floor(Number(start.n) / Number(start.d)) - 1 : -Infinity, closes: end ? Math.ceil(Number(end.n) / Number(end.d)) + 1 : Infinity }))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));
  let latest = -Infinity;
  return { opens: Float64Array.from(ends, ({ opens }) => opens), until: Float64Array.from(ends, ({ closes }) => (latest = Math.max(latest, closes))) };
}

/** May a window reach into start–end? Of those that open before its end, the one that closes last says it. */
function reachesInto({ opens, until }: Reach, start: number, end: number): boolean {
  let [before, after] = [0, opens.length];
  while (before < after) {
    const middle = (before + after) >>> 1;
    if (opens[middle]! < end) before = middle + 1;
    else after = middle;
  }
  return before > 0 && until[before - 1]! > start;
}

/**
 * Where no window reaches into a span, nothing matters but when it is: those of one person are as those of another. Of a span that can't be told, or
 * runs backwards, it matters whether there are windows at all.
 */
function* alike(args: readonly Expression[], { ledger, rows }: Asking, machine: Machine): Generator<void, Alike | null> {
  const [from, to, key] = args;
  const [starts, ends, keys] = yield* machine.inSteps(() => [from, to, key].map((arg) => arg && machine.columnOf(arg, ledger)));
  if (!key || !starts || !ends || !keys || [starts, ends].some(({ scale, denominators }) => scale > 0 || denominators)) return null;
  const { of: ofKey, first } = yield* classesOf(keys);
  const reaches = yield* reachesOf(args, key, { ledger, rows: first }, machine);
  if (!reaches) return null;
  const { of: ofSpan } = yield* classesBy([starts, ends], starts.values.length);
  const numbers = rows.map((row) => {
    const [start, end] = [starts.values[row]!, ends.values[row]!];
    const reach = reaches[ofKey[row]!] ?? null;
    const isSpan = starts.state[row] === State.Known && ends.state[row] === State.Known && start <= end;
    if (reach === null || (isSpan && reachesInto(reach, start, end))) return -1;
    return ofSpan[row]! * 2 + (isSpan || reach.opens.length === 0 ? 0 : 1);
  });
  yield;
  return { numbers };
}

/** The windows of the keys of the rows that ask; null for a key that is not known. Null alone: they depend on more than keys. */
function* reachesOf(args: readonly Expression[], key: Expression, asking: Asking, machine: Machine): Generator<void, readonly (Reach | null)[] | null> {
  const lists = columnsOf(args).filter(({ keys }) => keys.op !== 'range' || machine.world.table(keys.ledger) !== null);
  const found: Found[] = [];
  for (const list of lists) {
    const one = yield* foundAt(list.keys, withKey(list, key), asking, machine);
    if (one === null) return null;
    found.push(one);
  }
  const reaches: (Reach | null)[] = [];
  yield* machine.each(asking.rows.length, (i) => {
    const windows = lists.map((list, k) => {
      const number = found[k]!.numbers[i]!;
      return number < 0 ? null : windowsIn(list, found[k]!.rowsAt(number, asking.rows[i]!), machine);
    });
    const known = windows.filter((one) => one !== null);
    reaches[i] = known.length < windows.length ? null : reachOf(known);
  });
  return reaches;
}

/** The window cells that reach into the span, and those of which that can't be told. */
function* windowCells(args: readonly Expression[], place: Place, machine: Machine): Generator<Counted> {
  const [from, to, key] = args;
  if (!from || !to || !key) return;
  for (const expression of [from, to, key]) yield { expression, place };
  const [start, end] = [machine.evaluate(from, place).value, machine.evaluate(to, place).value];
  for (const list of columnsOf(args)) {
    const rows = rowsWith(list, key, place, machine);
    if (stateOnly(rows) || !isRational(start) || !isRational(end)) continue;
    const [starts, ends] = [machine.cellsOf(list.starts, rows.ledger), machine.cellsOf(list.ends, rows.ledger)];
    for (const row of merged(rows.sure, rows.perhaps)) {
      const [opens, closes] = [starts(row).value, ends(row).value];
      if ((isRational(opens) && compare(opens, end) >= 0) || (isRational(closes) && compare(closes, start) <= 0)) continue;
      const at = { ledger: rows.ledger, row };
      yield { expression: list.starts, place: at };
      yield { expression: list.ends, place: at };
    }
  }
}

const overWindows = (name: string, value: (minutes: { readonly covered: Exact; readonly length: Exact }) => Exact, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(from, to, key, keys1, starts1, ends1, …)`,
  help: { 'zh-CN': zh, en },
  arity: [6, MANY],
  // Without the ledger there are no windows.
  optionalFrom: 3,
  check(call) {
    if (call.args.length % 3 !== 0) return call.problem('windows-in-threes', call.at, { name });
    const [from, to, key] = [call.value(0, ['datetime']), call.value(1, ['datetime']), call.value(2)];
    const columns: Expression[] = [];
    for (let index = 3; index < call.args.length; index += 3) {
      const list = [call.rows(index), call.rows(index + 1, ['datetime']), call.rows(index + 2, ['datetime'])].filter((column) => column !== null);
      const [keys] = list;
      if (list.length < 3 || !keys || !call.oneLedger(list)) continue;
      if (key && !call.as(key, keys.expression.kind, call.args[2]?.at ?? call.at)) continue;
      columns.push(...list.map((column) => column.expression));
    }
    if (!from || !to || !key || columns.length < call.args.length - 3) return null;
    return callNode(call, [from.expression, to.expression, key.expression, ...columns], ['duration']);
  },
  evaluate: (args, place, machine) => value(coverage(args, place, machine)),
  alike,
  counted: windowCells,
});

export const COVERED = overWindows('COVERED', ({ covered }) => covered, '从 from 到 to 之间，落在同一键任一时段内的分钟数', 'minutes of the span that lie in any of the windows of the rows with that key');
export const UNCOVERED = overWindows('UNCOVERED', ({ covered, length }) => difference(length, covered), '从 from 到 to 之间，不在任何时段内的分钟数', 'minutes of the span that lie in none of the windows');

