import { classesBy } from '../formula/vector/classes';
import type { Ledger } from '../ledgers/ledger';
import type { LedgerDefinition, Roster } from '../rules/ledger-definition';
import { MONTH } from '../rules/names';
import type { Calendar } from '../values/calendar';
import { State } from '../values/column';
import { addPeriods, periodAround, periodEnd, periodOf, periodStart, weekOf, type PayrollDays } from '../values/period';
import { addDays } from '../values/serial-day';
import { spans } from '../values/steps';
import { NOWHERE } from './addresses';
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

/** A day or period that a roster may have a row for. */
export interface Slot extends Window {
  /** Serial day, or period code. */
  readonly value: number;
}

/** The days of the windows, or the periods that end in them: in order. A period that is not over is not due yet. */
export function slotsIn({ every }: Roster, windows: readonly Window[], payroll: PayrollDays): Slot[] {
  return windows.flatMap(({ from, to }) => {
    const slots: Slot[] = [];
    if (every === 'day') {
      for (let day = from; day <= to; day = addDays(day, 1)) slots.push({ value: day, from: day, to: day });
      return slots;
    }
    const periodAt = (day: number): number => (every === 'week' ? weekOf(day) : periodAround(periodOf(day, payroll), every));
    for (let period = periodAt(from); periodEnd(period, payroll) <= to; period = addPeriods(period, 1)) {
      if (periodEnd(period, payroll) >= from) slots.push({ value: period, from: periodStart(period, payroll), to: periodEnd(period, payroll) });
    }
    return slots;
  });
}

/** First and last day of a row's span; null where it can't be told. A blank end is no end, as is none that is asked for. */
function spanOf(roster: Roster, source: Ledger, row: number): Window | null {
  const ends = roster.to === null ? undefined : source.columns.get(roster.to);
  const start = roster.from === null ? -Infinity : dayAt(source.columns.get(roster.from), row);
  const end = roster.to === null || ends?.state[row] === State.Blank ? Infinity : dayAt(ends, row);
  return start === null || end === null ? null : { from: start, to: end };
}

interface Subjects {
  /** Subject of each row. */
  readonly of: (row: number) => number;
  /** First row of each. */
  readonly first: ArrayLike<number>;
  /** What tells a subject apart can't be read; blank: there is no subject. */
  readonly stateOf: (row: number) => State;
}

/** Each row of the ledger, or what the columns `of` tell apart. In steps. */
function* subjectsOf({ of }: Roster, source: Ledger): Generator<void, Subjects> {
  if (of.length === 0) return { of: (row) => row, first: Int32Array.from({ length: source.rows }, (_, row) => row), stateOf: () => State.Known };
  const columns = of.map((name) => source.columns.get(name)).filter((column) => column !== undefined);
  const whole = columns.length === of.length;
  const classes = yield* classesBy(whole ? columns : [], source.rows);
  const stateOf = (row: number): State => (whole ? columns.reduce<State>((state, column) => (state === State.Known ? (column.state[row]! as State) : state), State.Known) : State.Missing);
  return { of: (row) => classes.of[row]!, first: classes.first, stateOf };
}

/**
 * The ledger that a `roster` definition makes: a row for each subject and slot that the spans of its rows reach into (a day also has to be no rest day).
 * A subject that can't be read, or of which no span is known where one is wanted, gives one row of unknown day or period, so that nobody is dropped;
 * one without slots gives none. Rows keep the (first) sheet row they came from. Null: its source is not there. In steps.
 */
export function* rosterOf(definition: LedgerDefinition, roster: Roster, ledgers: ReadonlyMap<string, Ledger>, calendar: Calendar, slots: readonly Slot[]): Generator<void, Ledger | null> {
  const isRest = roster.every === 'day' ? yield* restDays(roster, ledgers, calendar) : () => false;
  const kind = roster.every === 'day' ? 'date' : 'period';
  if (roster.ledger === null) return companyRows(definition, slots.filter(({ value }) => !isRest(null, value)), roster.column, kind);
  const source = ledgers.get(roster.ledger);
  if (!source) return null;
  const people = roster.schedule ? source.columns.get(roster.schedule.person) : undefined;
  const subjects = yield* subjectsOf(roster, source);
  const due = new Uint8Array(subjects.first.length * slots.length);
  const open = new Uint8Array(subjects.first.length);
  const enter = (row: number): void => {
    const subject = subjects.of(row);
    const span = spanOf(roster, source, row);
    if (!span) open[subject] = 1;
    else slots.forEach(({ from, to }, index) => (due[subject * slots.length + index]! |= Number(from <= span.to && to >= span.from)));
  };
  for (const piece of spans(source.rows, PEOPLE_A_STEP)) {
    for (let row = piece.from; row < piece.to; row += 1) enter(row);
    yield;
  }
  const rows: number[] = [];
  const values: (number | null)[] = [];
  const push = (row: number, value: number | null): void => {
    rows.push(row);
    values.push(value);
  };
  const list = (subject: number): void => {
    const first = subjects.first[subject]!;
    const state = subjects.stateOf(first);
    if (state === State.Blank) return;
    if (state !== State.Known) return push(first, null);
    const person = textAt(people, first);
    let left = 0;
    for (const [index, { value }] of slots.entries()) {
      if (roster.every === 'day' && isRest(person, value)) continue;
      if (due[subject * slots.length + index] === 1) push(first, value);
      else left += 1;
    }
    // What a span that can't be told might add to the others'.
    if (open[subject] === 1 && left > 0) push(first, null);
  };
  for (const piece of spans(slots.length === 0 ? 0 : subjects.first.length, PEOPLE_A_STEP)) {
    for (let subject = piece.from; subject < piece.to; subject += 1) list(subject);
    yield;
  }
  // The month of a source row is that of its own date, not of its days here.
  const taken = [...source.columns].filter(([name]) => (roster.of.length === 0 ? name !== MONTH || definition.columns.has(MONTH) : roster.of.includes(name)));
  return madeLedger(definition.key, { ...source, columns: new Map(taken) }, rows, { [roster.column]: ownColumn(kind, 0, values) });
}

/** The company's own days or periods: they stand in no sheet. */
const companyRows = ({ key }: LedgerDefinition, slots: readonly Slot[], column: string, kind: 'date' | 'period'): Ledger => ({
  key,
  rows: slots.length,
  columns: new Map([[column, ownColumn(kind, 0, slots.map(({ value }) => value))]]),
  sheetRow: new Int32Array(slots.length),
  sourceOf: new Uint16Array(slots.length),
  sources: [NOWHERE],
  notes: [],
});
