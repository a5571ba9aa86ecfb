import type { Ledger } from '../ledgers/ledger';
import type { LedgerDefinition, Roster } from '../rules/ledger-definition';
import type { Calendar } from '../values/calendar';
import { State, type Column } from '../values/column';
import { periodEnd, periodOf, periodStart, type PayrollDays } from '../values/period';
import { addDays } from '../values/serial-day';
import { spans } from '../values/steps';
import { textAt } from './columns';
import { madeLedger, ownColumn } from './made-ledger';
import { dayAt } from './months';
import { restDays } from './rest-days';

/** Each has a month of days. */
const PEOPLE_A_STEP = 128;

/** Serial days, both included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The days that a check looks at: its month, or each payroll month that the schedule has a day of, so that a slip of the pen in one date does not
 * ask for the days of all years between; never past `asOf`. In order.
 */
export function checkedDays(roster: Roster, ledgers: ReadonlyMap<string, Ledger>, month: number | null, asOf: number, payroll: PayrollDays): readonly Window[] {
  const windowOf = (period: number): Window => ({ from: periodStart(period, payroll), to: Math.min(periodEnd(period, payroll), asOf) });
  if (month !== null) return [windowOf(month)];
  const schedule = roster.schedule && ledgers.get(roster.schedule.ledger);
  const dates = roster.schedule && schedule?.columns.get(roster.schedule.date);
  const periods = new Set<number>();
  for (let row = 0; row < (schedule?.rows ?? 0); row += 1) {
    const day = dayAt(dates ?? undefined, row);
    if (day !== null) periods.add(periodOf(day, payroll));
  }
  return [...periods].sort((a, b) => a - b).map(windowOf).filter(({ from, to }) => from <= to);
}

/** First and last day of a row's span; null where it can't be told. A blank end is no end. */
function spanOf(from: Column | undefined, to: Column | undefined, row: number): Window | null {
  const start = dayAt(from, row);
  const end = to?.state[row] === State.Blank ? Infinity : dayAt(to, row);
  return start === null || end === null ? null : { from: start, to: end };
}

/**
 * The ledger that a `roster` definition makes: a row for each person and work day within the windows. A row whose span can't be told gives one row
 * of unknown day, so that nobody is dropped; one without days in the windows gives none. Rows keep the sheet row they came from. In steps.
 */
export function* rosterOf(definition: LedgerDefinition, roster: Roster, ledgers: ReadonlyMap<string, Ledger>, calendar: Calendar, windows: readonly Window[]): Generator<void, Ledger | null> {
  const source = ledgers.get(roster.ledger);
  if (!source) return null;
  const isRest = yield* restDays(roster, ledgers, calendar);
  const from = source.columns.get(roster.from);
  const to = source.columns.get(roster.to);
  const people = roster.schedule ? source.columns.get(roster.schedule.person) : undefined;
  const rows: number[] = [];
  const days: (number | null)[] = [];
  const push = (row: number, day: number | null): void => {
    rows.push(row);
    days.push(day);
  };
  const list = (row: number): void => {
    const span = spanOf(from, to, row);
    if (!span) return push(row, null);
    const person = textAt(people, row);
    for (const window of windows) {
      const last = Math.min(span.to, window.to);
      for (let day = Math.max(span.from, window.from); day <= last; day = addDays(day, 1)) {
        if (!isRest(person, day)) push(row, day);
      }
    }
  };
  for (const piece of spans(source.rows, PEOPLE_A_STEP)) {
    for (let row = piece.from; row < piece.to; row += 1) list(row);
    yield;
  }
  return madeLedger(definition.key, source, rows, { [roster.date]: ownColumn('date', 0, days) });
}
