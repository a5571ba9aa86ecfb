import { State } from '../values/column';
import { DICTIONARY_KINDS } from '../values/kind';
import { BLANK, NO, keyOf, worst, yesNo } from './exactly';
import type { Expression } from './expression';
import type { Cells, Machine } from './functions/definition';
import { comparison } from './interval';
import { KeyIndexes } from './key-index';
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
  /** An equality with a text, of which a blank cell is none. */
  readonly blankIsNoMatch: boolean;
}

function criterionOf(column: Expression, ledger: string, test: Expression, machine: Machine): Criterion {
  const shared = { column, cells: machine.cellsOf(column, ledger) };
  if (test.op === 'blank') return { ...shared, operator: 'blank', wanted: null, blankIsNoMatch: false };
  if (test.op === 'not' && test.of.op === 'blank') return { ...shared, operator: 'filled', wanted: null, blankIsNoMatch: false };
  if (test.op !== 'binary' || test.left.op !== 'item' || test.operator === '&' || '+-*/'.includes(test.operator)) throw new TypeError(`no criterion: ${test.op}`);
  const operator = test.operator as Comparison;
  return { ...shared, operator, wanted: test.right, blankIsNoMatch: operator === '=' && DICTIONARY_KINDS.has(column.kind) };
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
function tested({ criterion: { operator, blankIsNoMatch }, wanted }: Asked, cell: Exact): Exact {
  if (operator === 'blank' || operator === 'filled') {
    if (cell.state === State.Blank) return yesNo(operator === 'blank');
    return cell.state === State.Known ? yesNo(operator === 'filled') : cell;
  }
  return blankIsNoMatch && cell.state === State.Blank ? NO : comparison(cell, operator, wanted);
}

/** Kleene's "and" of a row's criteria: the state is Known where it is decided. */
function judge(criteria: readonly Asked[], row: number): { readonly matches: boolean; readonly state: State } {
  let state: State = State.Known;
  for (const asked of criteria) {
    const result = tested(asked, asked.criterion.cells(row));
    if (result.value === false) return { matches: false, state: State.Known };
    state = worst(state, result.state);
  }
  return { matches: true, state };
}

const SEPARATOR = '\u0000';

function sift(ledger: string, rows: ArrayLike<number>, criteria: readonly Asked[]): Matching {
  const sure: number[] = [];
  const perhaps: number[] = [];
  let state: State = State.Known;
  for (let i = 0; i < rows.length; i++) {
    const row = rows instanceof EveryRow ? i : (rows[i] ?? 0);
    const verdict = judge(criteria, row);
    if (!verdict.matches) continue;
    if (verdict.state === State.Known) sure.push(row);
    else {
      perhaps.push(row);
      state = worst(state, verdict.state);
    }
  }
  return { ledger, sure, perhaps, state };
}

/** Two lists of rows, each in order, as one. */
const merged = (a: readonly number[], b: readonly number[]): readonly number[] =>
  b.length === 0 ? a : a.length === 0 ? b : [...a, ...b].sort((x, y) => x - y);

const both = (a: Matching, b: Matching): Matching => ({ ...a, sure: merged(a.sure, b.sure), perhaps: merged(a.perhaps, b.perhaps), state: worst(a.state, b.state) });

/** What one call keeps between the places that ask. */
interface Site {
  readonly criteria: readonly Criterion[];
  readonly answers: Map<string, Matching>;
}

/** Keeps the indexes of a world. */
const INDEXES = {};

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
  const { criteria, answers } = machine.kept<Site>(site, () => ({ criteria: pairs.map(([column, test]) => criterionOf(column, ledger, test, machine)), answers: new Map() }));
  const asked = criteria.map((criterion) => askedAt(criterion, place, machine));
  if (!whole) return sift(ledger, rows, asked);

  const memo = asked.some((one) => one.memo === null) ? null : asked.map((one) => one.memo).join(SEPARATOR);
  const before = memo === null ? undefined : answers.get(memo);
  if (before) return before;
  const found = search(ledger, rows, asked, machine);
  if (memo !== null) answers.set(memo, found);
  return found;
}

/** The index is over the columns that must equal something known; what else is asked of the rows that it gives is judged row by row. */
function search(ledger: string, rows: ArrayLike<number>, asked: readonly Asked[], machine: Machine): Matching {
  const keyed = asked.filter(({ key }) => key !== null).slice(0, MOST_KEYS);
  if (keyed.length === 0) return sift(ledger, rows, asked);
  const indexes = machine.kept(INDEXES, () => new KeyIndexes(machine));
  const { equal, open } = indexes.over(keyed.map(({ criterion }) => criterion.column), ledger, rows.length).find(keyed.map(({ key }) => key ?? ''));
  const others = asked.filter((one) => !keyed.includes(one));
  const sure: Matching = others.length === 0 ? { ledger, sure: equal, perhaps: [], state: State.Known } : sift(ledger, equal, others);
  return open.length === 0 ? sure : both(sure, sift(ledger, open, asked));
}

export const stateOnly = (found: Matching | State): found is State => typeof found === 'number';
