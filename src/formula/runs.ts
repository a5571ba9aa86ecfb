import { State } from '../values/column';
import { rational, type Rational } from '../values/rational';
import { UNREADABLE, between, known, unknown, worst } from './exactly';
import type { Exact } from './world';

/** What a row may do to a run. Lengthening is best for its length, breaking is worst; a row that does not count does neither. */
const BREAK = 0;
const SKIP = 1;
const LENGTHEN = 2;

/** One row of a run: the worst and the best that it may do. */
export interface RunRow {
  readonly flag: Exact;
  readonly worst: number;
  readonly best: number;
  /** State of its date. A row of unknown date may stand anywhere. */
  readonly date: State;
  /** The largest state among what leaves the row open, its date included; Known where nothing does. */
  readonly state: State;
}

export function runRow(flag: Exact, counted: Exact, date: State): RunRow {
  const mayCount = counted.value !== false;
  const maySkip = counted.value !== true;
  const least = mayCount && flag.value !== true ? BREAK : maySkip ? SKIP : LENGTHEN;
  const most = mayCount && flag.value !== false ? LENGTHEN : maySkip ? SKIP : BREAK;
  const open = least === most ? State.Known : worst(flag.state, counted.state);
  return { flag, worst: least, best: most, date, state: worst(open, date) };
}

const after = (run: number, action: number): number => (action === LENGTHEN ? run + 1 : action === SKIP ? run : 0);
const openState = (state: State): State => (state === State.Missing ? State.Missing : State.Unreadable);
const length = (value: number): Rational => rational(BigInt(value));
const NO_RUN = known(length(0));
const isPlaced = (row: RunRow): boolean => row.date === State.Known;

/** Rows of unknown date: what they could add at most, and whether one of them could break a run anywhere. */
function unplaced(rows: readonly RunRow[]): { readonly more: number; readonly mayBreak: boolean; readonly state: State } {
  const anywhere = rows.filter((row) => !isPlaced(row));
  return {
    more: anywhere.filter((row) => row.best === LENGTHEN).length,
    mayBreak: anywhere.some((row) => row.worst === BREAK),
    state: anywhere.reduce<State>((state, row) => worst(state, row.state), State.Known),
  };
}

/** The longest run among rows in order of date, with bounds where some of them are unknown. */
export function longestRun(rows: readonly RunRow[]): Exact {
  const { more, mayBreak } = unplaced(rows);
  const longest = (action: (row: RunRow) => number): number => {
    let [run, best] = [0, 0];
    for (const row of rows) {
      if (!isPlaced(row)) continue;
      run = after(run, action(row));
      best = Math.max(best, run);
    }
    return best;
  };
  const least = longest((row) => row.worst);
  const single = rows.some((row) => row.worst === LENGTHEN) ? 1 : 0;
  const state = rows.reduce<State>((state, row) => worst(state, row.state), State.Known);
  return between(openState(state), length(mayBreak ? Math.min(least, single) : Math.max(least, single)), length(longest((row) => row.best) + more));
}

/** Run that ends at each row, over rows in order of date; 0 where the flag is false. */
export function runsEndingAt(rows: readonly RunRow[]): Exact[] {
  const { more, mayBreak, state } = unplaced(rows);
  let [least, most] = [0, 0];
  let open: State = state;
  return rows.map((row) => {
    if (!isPlaced(row)) return row.date === State.Missing ? unknown(State.Missing) : UNREADABLE;
    least = after(least, row.worst);
    most = after(most, row.best);
    open = row.best === BREAK ? state : worst(open, row.state);
    if (row.flag.value === false) return NO_RUN;
    const single = row.worst === LENGTHEN ? 1 : 0;
    const low = row.flag.value === null ? 0 : mayBreak ? Math.min(least, single) : least;
    return low === most + more ? known(length(low)) : between(openState(worst(open, row.flag.state)), length(low), length(most + more));
  });
}

/** Numbers of the rows (in `rows`) of the longest run, the first of equally long ones; of the run that ends at `end`, where that is given. */
export function rowsOfRun(rows: readonly RunRow[], end: number | null): number[] {
  let run: number[] = [];
  let longest: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.best === LENGTHEN) run.push(index);
    else if (row.best === BREAK) run = [];
    if (index === end) return run;
    if (run.length > longest.length) longest = [...run];
  }
  return end === null ? longest : [];
}
