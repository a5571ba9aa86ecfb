import { State } from '../values/column';
import { DICTIONARY_KINDS } from '../values/kind';
import { spans, type Span } from '../values/steps';
import { BLANK, NO, keyOf, worst, yesNo } from './exactly';
import type { Expression } from './expression';
import type { Asking, Cells, Machine } from './functions/definition';
import { comparison } from './interval';
import { KeyIndexes, eachClass, type KeyIndex } from './key-index';
import { isConstant } from './vector/walk';
import type { Exact, Place } from './world';

/** Rows that meet all criteria of an aggregate: for certain, or perhaps (with what leaves it open). Row numbers of the ledger, in order. */
export interface Matching {
  readonly ledger: string;
  readonly sure: readonly number[];
  readonly perhaps: readonly number[];
  /** The largest state among the rows that perhaps match. */
  readonly state: State;
}

/** Which rows an aggregate runs over: a whole ledger where an argument is a range, else the rows of the place's group. */
export interface Source {
  readonly ledger: string;
  /** Null: the ledger is not there. */
  readonly rows: ArrayLike<number> | null;
  readonly whole: boolean;
}

class EveryRow implements ArrayLike<number> {
  readonly [row: number]: number;
  constructor(readonly length: number) {}
}

export function sourceOf(columns: readonly Expression[], place: Place, machine: Machine): Source {
  const range = columns.find((column) => column.op === 'range');
  if (range?.op === 'range') {
    const table = machine.world.table(range.ledger);
    return { ledger: range.ledger, rows: table && new EveryRow(table.rows), whole: true };
  }
  if ('groups' in place) return { ledger: place.groups.ledger, rows: place.groups.rows[place.group] ?? [], whole: false };
  throw new TypeError('rows of a group are asked for where there is no group');
}

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A criterion as it is written: what is asked of which cells. `wanted` null: whether they are blank. */
interface Criterion {
  readonly column: Expression;
  readonly cells: Cells;
  readonly operator: Comparison | 'blank' | 'filled';
  readonly wanted: Expression | null;
  /** Is the same asked of the cells, whoever asks? */
  readonly fixed: boolean;
  /** An equality with a text, of which a blank cell is none. */
  readonly blankIsNoMatch: boolean;
  /** What the test says of each row, where it is the same whoever asks; null: it is not. */
  readonly verdicts: Uint8Array | null;
}

/** What a test says of a row: the state that leaves it open, Known where it matches for certain, or that it does not match. */
const NO_MATCH = 255;
const verdictOf = ({ state, value }: Exact): State | typeof NO_MATCH => (value === false ? NO_MATCH : state);

function* criterionOf(column: Expression, ledger: string, test: Expression, machine: Machine): Generator<void, Criterion> {
  const read = written(test);
  const blankIsNoMatch = read.operator === '=' && DICTIONARY_KINDS.has(column.kind);
  const fixed = read.wanted === null || isConstant(read.wanted);
  const cells = yield* machine.inSteps(() => machine.cellsOf(column, ledger));
  const criterion: Criterion = { column, cells, ...read, fixed, blankIsNoMatch, verdicts: null };
  return fixed ? { ...criterion, verdicts: yield* verdictsOf(criterion, ledger, machine) } : criterion;
}

function written(test: Expression): Pick<Criterion, 'operator' | 'wanted'> {
  if (test.op === 'blank') return { operator: 'blank', wanted: null };
  if (test.op === 'not' && test.of.op === 'blank') return { operator: 'filled', wanted: null };
  if (test.op !== 'binary' || test.left.op !== 'item' || test.operator === '&' || '+-*/'.includes(test.operator)) throw new TypeError(`no criterion: ${test.op}`);
  return { operator: test.operator as Comparison, wanted: test.right };
}

/** A test against a constant is made once for each distinct value of the column. Cells that can be one of some texts are each their own. */
function* verdictsOf(criterion: Criterion, ledger: string, machine: Machine): Generator<void, Uint8Array | null> {
  const column = yield* machine.inSteps(() => machine.columnOf(criterion.column, ledger));
  if (!column || column.candidates) return null;
  const asked = yield* machine.inSteps(() => askedAt(criterion, { ledger, row: 0 }, machine));
  return Uint8Array.from(yield* eachClass(column, (cell) => verdictOf(tested(asked, cell))));
}

/** A criterion as one place asks it: what it compares with is evaluated once. */
interface Asked {
  readonly criterion: Criterion;
  readonly wanted: Exact;
  /** The value that a cell must equal, where that is the test and the value is known. */
  readonly key: string | null;
  /** What two places share if the criterion asks the same of the rows at both; null: an unknown value with bounds of its own. */
  readonly memo: string | null;
}

function askedAt(criterion: Criterion, place: Place, machine: Machine): Asked {
  if (criterion.wanted === null) return { criterion, wanted: BLANK, key: null, memo: '' };
  const wanted = machine.evaluate(criterion.wanted, place);
  if (wanted.value === null) return { criterion, wanted, key: null, memo: wanted.low || wanted.high || wanted.oneOf ? null : String(wanted.state) };
  const key = keyOf(wanted.value);
  return { criterion, wanted, key: criterion.operator === '=' ? key : null, memo: `=${key}` };
}

/** Of an equality with a text a blank cell is no match: nobody's name is blank. Any other unknown cell leaves its row open. */
function tested({ criterion: { column, operator, blankIsNoMatch }, wanted }: Asked, cell: Exact): Exact {
  if (operator === 'blank' || operator === 'filled') {
    if (cell.state === State.Blank) return yesNo(operator === 'blank');
    return cell.state === State.Known ? yesNo(operator === 'filled') : cell;
  }
  return blankIsNoMatch && cell.state === State.Blank ? NO : comparison(column.kind, cell, operator, wanted);
}

/** Kleene's "and" of a row's criteria. */
function judge(criteria: readonly Asked[], row: number): State | typeof NO_MATCH {
  let state: State = State.Known;
  for (const asked of criteria) {
    const { verdicts, cells } = asked.criterion;
    const verdict = verdicts ? (verdicts[row] as State | typeof NO_MATCH) : verdictOf(tested(asked, cells(row)));
    if (verdict === NO_MATCH) return NO_MATCH;
    state = worst(state, verdict);
  }
  return state;
}

const SEPARATOR = '\u0000';

/** What was found so far. */
class Sieve implements Matching {
  readonly sure: number[] = [];
  readonly perhaps: number[] = [];
  state: State = State.Known;

  constructor(readonly ledger: string) {}

  sift(rows: ArrayLike<number>, criteria: readonly Asked[], { from, to }: Span): this {
    for (let i = from; i < to; i++) {
      const row = rows instanceof EveryRow ? i : (rows[i] ?? 0);
      const verdict = judge(criteria, row);
      if (verdict === NO_MATCH) continue;
      if (verdict === State.Known) this.sure.push(row);
      else {
        this.perhaps.push(row);
        this.state = worst(this.state, verdict);
      }
    }
    return this;
  }
}

const sift = (ledger: string, rows: ArrayLike<number>, criteria: readonly Asked[]): Matching => new Sieve(ledger).sift(rows, criteria, { from: 0, to: rows.length });

/** The same of a whole ledger, in steps; kept among the answers. */
function* sifting(answers: Map<string, Matching>, memo: string, ledger: string, rows: ArrayLike<number>, criteria: readonly Asked[]): Generator<void, Matching> {
  const sieve = new Sieve(ledger);
  for (const piece of spans(rows.length)) {
    sieve.sift(rows, criteria, piece);
    yield;
  }
  answers.set(memo, sieve);
  return sieve;
}

/** Two lists of rows, each in order, as one. */
export const merged = (a: readonly number[], b: readonly number[]): readonly number[] =>
  b.length === 0 ? a : a.length === 0 ? b : [...a, ...b].sort((x, y) => x - y);

const both = (a: Matching, b: Matching): Matching => ({ ...a, sure: merged(a.sure, b.sure), perhaps: merged(a.perhaps, b.perhaps), state: worst(a.state, b.state) });

/** What one call keeps between the places that ask. */
interface Site {
  readonly criteria: readonly Criterion[];
  readonly answers: Map<string, Matching>;
}

const siteOf = (site: object, ledger: string, pairs: readonly (readonly [Expression, Expression])[], machine: Machine): Site =>
  machine.large<Site>(site, function* () {
    const criteria: Criterion[] = [];
    for (const [column, test] of pairs) criteria.push(yield* criterionOf(column, ledger, test, machine));
    return { criteria, answers: new Map() };
  });

/** Keeps the indexes of a world. */
const INDEXES = {};
const indexOver = (columns: readonly Expression[], ledger: string, rows: number, machine: Machine): KeyIndex =>
  machine.kept(INDEXES, () => new KeyIndexes(machine)).over(columns, ledger, rows);

/** More columns than this make no better index; what they ask is judged row by row. */
const MOST_KEYS = 16;

/**
 * Finds the rows that meet pairs of (column, test).
 * @param site the call's argument list: what was found for the same criteria values is kept under it.
 * @param columns every column of the call, criteria's and others: they say over which rows it runs.
 * @param pairs column and test of each criterion.
 * @returns the state Missing where the ledger is not there.
 */
export function matching(
  site: object,
  columns: readonly Expression[],
  pairs: readonly (readonly [Expression, Expression])[],
  place: Place,
  machine: Machine,
): Matching | State {
  const { ledger, rows, whole } = sourceOf(columns, place, machine);
  if (rows === null) return State.Missing;
  const { criteria, answers } = siteOf(site, ledger, pairs, machine);
  const asked = criteria.map((criterion) => askedAt(criterion, place, machine));
  return whole ? shared(answers, ledger, rows, asked, machine) : sift(ledger, rows, asked);
}

/** Places that ask the same of a whole ledger get the same answer. */
function shared(answers: Map<string, Matching>, ledger: string, rows: ArrayLike<number>, asked: readonly Asked[], machine: Machine): Matching {
  if (asked.some((one) => one.memo === null)) return search(ledger, rows, asked, machine);
  const memo = asked.map((one) => one.memo).join(SEPARATOR);
  let found = answers.get(memo);
  if (!found && asked.every(({ key }) => key === null)) return machine.made(() => sifting(answers, memo, ledger, rows, asked));
  if (!found) answers.set(memo, (found = search(ledger, rows, asked, machine)));
  return found;
}

/**
 * The index is over the columns that must equal what the place says, so that calls share it which ask the same people and days for different things.
 * Constants are part of it where there is nothing else, or where the rows that it gives would all be compared with the place: there are fewer, then.
 */
function search(ledger: string, rows: ArrayLike<number>, asked: readonly Asked[], machine: Machine): Matching {
  const equalities = asked.filter(({ key }) => key !== null);
  const own = equalities.filter(({ criterion }) => !criterion.fixed);
  const compared = asked.some(({ criterion }) => !criterion.fixed && criterion.operator !== '=');
  const keyed = (own.length > 0 && !compared ? own : equalities).slice(0, MOST_KEYS);
  if (keyed.length === 0) return sift(ledger, rows, asked);
  const index = indexOver(keyed.map(({ criterion }) => criterion.column), ledger, rows.length, machine);
  const { equal, open } = index.entry(index.number(keyed.map(({ key }, k) => index.code(k, key ?? ''))));
  const sure = among(ledger, equal, asked.filter((one) => !keyed.includes(one)));
  return open.length === 0 ? sure : both(sure, sift(ledger, open, asked));
}

const among = (ledger: string, rows: readonly number[], criteria: readonly Asked[]): Matching =>
  criteria.length === 0 ? { ledger, sure: rows, perhaps: [], state: State.Known } : sift(ledger, rows, criteria);

/** What is found at several rows. */
export interface Found {
  /** Equal numbers, the same rows. −1: a key is not known there. */
  readonly numbers: Int32Array;
  /** What a number stands for; `row` is one of those that ask for it. */
  rowsAt(number: number, row: number): Matching;
}

/**
 * Numbers what `matching` finds for rows that ask, without asking row by row: what is looked for by equal keys depends on nothing but the entry of the
 * index. Null: it depends on more (an order, a group), or the ledger is not there. In steps.
 */
export function* foundAt(site: object, pairs: readonly (readonly [Expression, Expression])[], asking: Asking, machine: Machine): Generator<void, Found | null> {
  const range = pairs.map(([column]) => column).find((column) => column.op === 'range');
  const table = range?.op === 'range' ? machine.world.table(range.ledger) : null;
  if (!table) return null;
  const { criteria, answers } = yield* machine.inSteps(() => siteOf(site, table.key, pairs, machine));
  const keyed = criteria.filter(({ fixed }) => !fixed);
  if (keyed.length === 0 || keyed.length > MOST_KEYS || keyed.some(({ operator }) => operator !== '=')) return null;
  const index = yield* machine.inSteps(() => indexOver(keyed.map(({ column }) => column), table.key, table.rows, machine));
  const codes: Int32Array[] = [];
  for (const [k, { wanted }] of keyed.entries()) {
    const column = yield* machine.inSteps(() => machine.columnOf(wanted!, asking.ledger));
    if (!column) return null;
    codes.push(yield* eachClass(column, ({ value }) => (value === null ? UNKNOWN_KEY : index.code(k, keyOf(value)))));
  }
  const wanted = new Int32Array(codes.length);
  const numberOf = (row: number): number => {
    for (let k = 0; k < codes.length; k++) if ((wanted[k] = codes[k]![row]!) === UNKNOWN_KEY) return -1;
    return index.number(wanted);
  };
  const numbers = new Int32Array(asking.rows.length);
  for (const { from, to } of spans(numbers.length)) {
    for (let i = from; i < to; i++) numbers[i] = numberOf(asking.rows[i]!);
    yield;
  }
  const at = (one: Criterion, row: number): Asked => askedAt(one, { ledger: asking.ledger, row }, machine);
  const others = yield* machine.inSteps(() => criteria.filter(({ fixed }) => fixed).map((criterion) => at(criterion, 0)));
  return {
    numbers,
    rowsAt(number, row) {
      const { equal, open } = index.entry(number);
      if (open.length === 0) return among(table.key, equal, others);
      return shared(answers, table.key, new EveryRow(table.rows), criteria.map((criterion) => at(criterion, row)), machine);
    },
  };
}

/** No code of an index. */
const UNKNOWN_KEY = -9;

export const stateOnly = (found: Matching | State): found is State => typeof found === 'number';
