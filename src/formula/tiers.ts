import { State, Truth } from '../values/column';
import type { Kind } from '../values/kind';
import { ZERO, compare } from '../values/rational';
import { ABSENT, UNREADABLE, boundsOf, keyOf, known, unknown, worst } from './exactly';
import type { Cell, Edge, TierRow, TierTable } from './expression';
import { difference, extreme, product, sum } from './interval';
import { sortsDiffer } from './period-sorts';
import type { Exact } from './world';

/** What a tier table says: the value, and the row that was taken (from 0), if one was. */
export interface TierResult {
  readonly result: Exact;
  readonly row: number | null;
}

/** Does a row match, and if that can't be told, why not? */
interface Match {
  readonly truth: Truth;
  readonly state: State;
}
const MATCH: Match = { truth: Truth.True, state: State.Known };
const NO_MATCH: Match = { truth: Truth.False, state: State.Known };
const undecided = (state: State): Match => ({ truth: Truth.Unknown, state });

/** Is the whole of [low, high] on the edge's side? `direction` 1: the edge bounds from below. */
function onSide(input: Exact, edge: Edge | null, direction: 1 | -1): Match {
  if (!edge) return input.value === null && boundsOf(input) === null ? undecided(input.state) : MATCH;
  const bounds = boundsOf(input);
  if (!bounds) return undecided(input.state);
  if (!edge.value) return undecided(State.Missing);
  const inside = (end: typeof bounds.low): boolean | null => {
    if (!end || !edge.value) return null;
    const order = compare(end, edge.value) * direction;
    return order > 0 || (order === 0 && edge.inclusive);
  };
  const [near, far] = direction > 0 ? [bounds.low, bounds.high] : [bounds.high, bounds.low];
  if (inside(near) === true) return MATCH;
  if (inside(far) === false) return NO_MATCH;
  return undecided(input.state);
}

const both = (a: Match, b: Match): Match => {
  if (a.truth === Truth.False || b.truth === Truth.False) return NO_MATCH;
  return a.truth === Truth.True && b.truth === Truth.True ? MATCH : undecided(worst(a.state, b.state));
};

function matchCell(kind: Kind | undefined, input: Exact, cell: Cell): Match {
  switch (cell.is) {
    case 'any':
      return MATCH;
    case 'values':
      if (input.value === null) return undecided(input.state);
      return cell.values.includes(keyOf(input.value)) ? MATCH : NO_MATCH;
    case 'interval':
      if (kind === 'period' && sortsDiffer([input, ...[cell.low, cell.high].filter((edge) => edge !== null)])) return undecided(State.Unreadable);
      return both(onSide(input, cell.low, 1), onSide(input, cell.high, -1));
  }
}

const matchRow = (table: TierTable, row: TierRow, inputs: readonly Exact[]): Match =>
  row.cells.reduce<Match>((match, cell, index) => both(match, matchCell(table.inputs[index]?.kind, inputs[index] ?? ABSENT, cell)), MATCH);

const outputOf = (row: TierRow | undefined, output: string): Exact => {
  const value = row?.outputs[output];
  return value === null || value === undefined ? ABSENT : known(value);
};

/**
 * The one row that a table with single rows takes: the first that matches; null with the reason where that can't be told. A row that matches
 * for certain decides against rows that wait for a figure, except that under "first" an earlier row might have come before it.
 * A value in no row is unreadable ("no tier").
 */
export function tierRow(table: TierTable, inputs: readonly Exact[]): { readonly row: number | null; readonly state: State } {
  const earlierDecide = table.kind === 'decision' && table.hitPolicy === 'first';
  let taken: number | null = null;
  let state: State = State.Known;
  for (const [index, row] of table.rows.entries()) {
    const match = matchRow(table, row, inputs);
    if (match.truth === Truth.Unknown) {
      state = worst(state, match.state);
      if (earlierDecide) return { row: null, state };
    }
    if (match.truth !== Truth.True) continue;
    // Two rows at once contradict a table whose rows exclude each other.
    if (taken !== null) return { row: null, state: State.Unreadable };
    taken = index;
    if (earlierDecide) break;
  }
  if (taken !== null) return { row: taken, state: State.Known };
  return { row: null, state: state === State.Known ? State.Unreadable : state };
}

/** Each slice of the input at its own rate: the rows below the taken one in full, that one as far as the input reaches. */
function marginal(table: TierTable, taken: number, input: Exact, output: string): Exact {
  let total: Exact | null = null;
  for (let index = 0; index <= taken; index++) {
    const row = table.rows[index];
    const cell = row?.cells[0];
    if (!row || cell?.is !== 'interval') return UNREADABLE;
    // An unbounded lowest slice begins at zero, so that a negative input has a negative amount.
    const from = cell.low ? cell.low.value : ZERO;
    const to = index === taken ? input : cell.high?.value ? known(cell.high.value) : ABSENT;
    if (!from) return ABSENT;
    const slice = product(difference(to, known(from)), outputOf(row, output));
    total = total ? sum(total, slice) : slice;
  }
  return total ?? UNREADABLE;
}

function collect(table: TierTable, inputs: readonly Exact[], output: string): Exact {
  const hits: Exact[] = [];
  for (const row of table.rows) {
    const match = matchRow(table, row, inputs);
    if (match.truth === Truth.Unknown) return unknown(match.state);
    if (match.truth === Truth.True) hits.push(outputOf(row, output));
  }
  const [first, ...others] = hits;
  if (!first) return UNREADABLE;
  if (table.hitPolicy === 'collect sum') return others.reduce(sum, first);
  return extreme(hits, table.hitPolicy === 'collect min' ? -1 : 1);
}

/**
 * Looks a value up in a tier table of any kind. Rates are multiplied by the input: by all of it (whole rate), or slice by slice (marginal rate).
 * @param inputs one exact value for each of the table's inputs.
 */
export function lookUpTier(table: TierTable, inputs: readonly Exact[], output: string): TierResult {
  if (table.kind === 'decision' && table.hitPolicy.startsWith('collect')) return { result: collect(table, inputs, output), row: null };
  const { row, state } = tierRow(table, inputs);
  if (row === null) return { result: unknown(state), row: null };
  const input = inputs[0] ?? ABSENT;
  if (table.kind === 'marginal rate') return { result: marginal(table, row, input, output), row };
  const value = outputOf(table.rows[row], output);
  if (table.kind === 'whole rate') return { result: product(input, value), row };
  return { result: value, row };
}
