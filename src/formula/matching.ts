import { State } from '../values/column';
import { DICTIONARY_KINDS } from '../values/kind';
import { NO, YES, keyOf, worst } from './exactly';
import type { Expression } from './expression';
import type { Cells, Machine } from './functions/definition';
import { comparison } from './interval';
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

interface Criterion {
  readonly cells: Cells;
  /** Is it text, of which a blank cell equals none? */
  readonly text: boolean;
  /** The value that a cell must equal, where that is the test and the value is known. */
  readonly key: string | null;
  /** What two places share if the criterion asks the same of the rows at both. */
  readonly memo: string;
  readonly test: (cell: Exact) => Exact;
}

/**
 * Makes a test of `item` ready for many cells: what it compares with is evaluated once. In an equality with a text a blank cell
 * matches nothing: nobody's name is blank. Any other unknown cell leaves its row open.
 */
function criterionOf(column: Expression, ledger: string, test: Expression, place: Place, machine: Machine): Criterion {
  const cells = machine.cellsOf(column, ledger);
  const text = DICTIONARY_KINDS.has(column.kind);
  if (test.op === 'blank' || (test.op === 'not' && test.of.op === 'blank')) {
    const [blank, filled] = test.op === 'blank' ? [YES, NO] : [NO, YES];
    return { cells, text, key: null, memo: test.op, test: (cell) => (cell.state === State.Blank ? blank : cell.state === State.Known ? filled : cell) };
  }
  if (test.op !== 'binary' || test.left.op !== 'item' || test.operator === '&' || '+-*/'.includes(test.operator)) throw new TypeError(`no criterion: ${test.op}`);
  const operator = test.operator as '=' | '<>' | '<' | '<=' | '>' | '>=';
  const wanted = machine.evaluate(test.right, place);
  const key = wanted.value === null ? null : keyOf(wanted.value);
  const blankIsNoMatch = operator === '=' && text;
  return {
    cells,
    text,
    key: operator === '=' ? key : null,
    memo: `${operator}${wanted.state}${key ?? ''}`,
    test: (cell) => (blankIsNoMatch && cell.state === State.Blank ? NO : comparison(cell, operator, wanted)),
  };
}

/** Kleene's "and" of a row's criteria: the state is Known where it is decided. */
function judge(criteria: readonly Criterion[], row: number): { readonly matches: boolean; readonly state: State } {
  let state: State = State.Known;
  for (const { cells, test } of criteria) {
    const result = test(cells(row));
    if (result.value === false) return { matches: false, state: State.Known };
    state = worst(state, result.state);
  }
  return { matches: true, state };
}

/** Rows by the values of their key columns, and the rows of which a key is unknown. */
interface Index {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly open: readonly number[];
}

const SEPARATOR = '\u0000';

function indexBy(criteria: readonly Criterion[], rows: number): Index {
  const index = new Map<string, number[]>();
  const open: number[] = [];
  for (let row = 0; row < rows; row++) {
    const cells = criteria.map((criterion) => criterion.cells(row));
    if (cells.some((cell) => cell.value === null)) {
      // A blank text key matches nothing, so such a row is left out for good.
      if (!cells.some((cell, i) => cell.state === State.Blank && criteria[i]?.text)) open.push(row);
      continue;
    }
    const key = cells.map((cell) => (cell.value === null ? '' : keyOf(cell.value))).join(SEPARATOR);
    const list = index.get(key);
    if (list) list.push(row);
    else index.set(key, [row]);
  }
  return { rows: index, open };
}

function sift(ledger: string, rows: ArrayLike<number>, criteria: readonly Criterion[]): Matching {
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

interface Kept {
  readonly indices: Map<string, Index>;
  readonly answers: Map<string, Matching>;
}

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
  const criteria = pairs.map(([column, test]) => criterionOf(column, ledger, test, place, machine));
  if (!whole) return sift(ledger, rows, criteria);

  const kept = machine.kept<Kept>(site, () => ({ indices: new Map(), answers: new Map() }));
  const memo = criteria.map((criterion) => criterion.memo).join(SEPARATOR);
  const before = kept.answers.get(memo);
  if (before) return before;

  // The index is over the columns that must equal something known; what else is asked of the rows that it gives is judged row by row.
  const keyed = criteria.flatMap((criterion, number) => (criterion.key === null ? [] : [{ criterion, number, key: criterion.key }]));
  let found: Matching;
  if (keyed.length === 0) found = sift(ledger, rows, criteria);
  else {
    const name = keyed.map(({ number }) => number).join();
    const index = kept.indices.get(name) ?? indexBy(keyed.map(({ criterion }) => criterion), rows.length);
    kept.indices.set(name, index);
    const equal = index.rows.get(keyed.map(({ key }) => key).join(SEPARATOR)) ?? [];
    const others = criteria.filter((criterion) => criterion.key === null);
    found = both(sift(ledger, equal, others), sift(ledger, index.open, criteria));
  }
  kept.answers.set(memo, found);
  return found;
}

export const stateOnly = (found: Matching | State): found is State => typeof found === 'number';
