import type { Ledger } from '../ledgers/ledger';
import type { LedgerDefinition, Roster } from '../rules/model';
import type { Calendar } from '../values/calendar';
import { State, type Column } from '../values/column';
import { periodEnd, periodOf, periodStart, type PayrollDays } from '../values/period';
import { addDays } from '../values/serial-day';
import { textAt } from './columns';
import { madeLedger, ownColumn } from './made-ledger';
import { dayAt } from './months';
import { restDays } from './rest-days';

/** Serial days, both included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The days that a check looks at: its month, or the payroll months that the schedule has days of; never past `asOf`. Null: none. */
export function checkedDays(roster: Roster, ledgers: ReadonlyMap<string, Ledger>, month: number | null, asOf: number, payroll: PayrollDays): Window | null {
  if (month !== null) return { from: periodStart(month, payroll), to: Math.min(periodEnd(month, payroll), asOf) };
  const schedule = roster.schedule && ledgers.get(roster.schedule.ledger);
  const dates = roster.schedule && schedule?.columns.get(roster.schedule.date);
  let first: number | null = null;
  let last: number | null = null;
  for (let row = 0; row < (schedule?.rows ?? 0); row += 1) {
    const day = dayAt(dates ?? undefined, row);
    if (day === null) continue;
    first = first === null || day < first ? day : first;
    last = last === null || day > last ? day : last;
  }
  if (first === null || last === null) return null;
  return { from: periodStart(periodOf(first, payroll), payroll), to: Math.min(periodEnd(periodOf(last, payroll), payroll), asOf) };
}

/** First and last day of a row's span within the window; null where it can't be told. A blank end is no end. */
function spanWithin(from: Column | undefined, to: Column | undefined, row: number, window: Window): Window | null {
  const start = dayAt(from, row);
  const open = to?.state[row] === State.Blank;
  const end = open ? window.to : dayAt(to, row);
  return start === null || end === null ? null : { from: Math.max(start, window.from), to: Math.min(end, window.to) };
}

/**
 * The ledger that a `roster` definition makes: a row for each person and work day within the window. A row whose span can't be told gives one row
 * of unknown day, so that nobody is dropped; one without days in the window gives none. Rows keep the sheet row they came from.
 */
export function rosterOf(definition: LedgerDefinition, roster: Roster, ledgers: ReadonlyMap<string, Ledger>, calendar: Calendar, window: Window): Ledger | null {
  const source = ledgers.get(roster.ledger);
  if (!source) return null;
  const isRest = restDays(roster, ledgers, calendar);
  const from = source.columns.get(roster.from);
  const to = source.columns.get(roster.to);
  const people = roster.schedule ? source.columns.get(roster.schedule.person) : undefined;
  const rows: number[] = [];
  const days: (number | null)[] = [];
  for (let row = 0; row < source.rows; row += 1) {
    const span = spanWithin(from, to, row, window);
    if (!span) {
      rows.push(row);
      days.push(null);
      continue;
    }
    const person = textAt(people, row);
    for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
      if (isRest(person, day)) continue;
      rows.push(row);
      days.push(day);
    }
  }
  return madeLedger(definition.key, source, rows, { [roster.date]: ownColumn('date', 0, days) });
}
