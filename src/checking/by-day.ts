import type { CellNote, Ledger } from '../ledgers/ledger';
import type { ByDay, LedgerDefinition } from '../rules/ledger-definition';
import type { Calendar } from '../values/calendar';
import { State, type Column } from '../values/column';
import { formatScaled } from '../values/rational';
import { addDays, daysBetween, isSerialDay } from '../values/serial-day';
import { spans } from '../values/steps';
import { dayOf, minuteOf } from '../values/time';
import { textAt } from './columns';
import { madeLedger, ownColumn } from './made-ledger';
import { restDays } from './rest-days';

/** Longest span that is split; a longer one is a slip of the pen and stays one unknown row. */
const LONGEST_SPAN_DAYS = 731;
/** Each has days of its own. */
const SPANS_A_STEP = 256;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly firstFrom: number;
  readonly lastTo: number | null;
}

const known = (column: Column | undefined, row: number): column is Column => column !== undefined && column.state[row] === State.Known;

/** First and last day of a row's span, with the minute that it begins and ends; null where they can't be told. */
function spanOf(from: Column | undefined, to: Column | undefined, row: number): Span | null {
  if (!known(from, row) || !known(to, row)) return null;
  const timed = (column: Column): boolean => column.kind === 'datetime';
  const start = timed(from) ? dayOf(from.values[row]!) : from.values[row]!;
  const end = timed(to) ? dayOf(to.values[row]!) : to.values[row]!;
  if (!isSerialDay(start) || !isSerialDay(end) || end < start || end - start > LONGEST_SPAN_DAYS) return null;
  const lastMinute = timed(to) ? minuteOf(to.values[row]!) : 0;
  // Midnight is how a date without a time reads: the whole of the last day, then.
  return { from: start, to: end, firstFrom: timed(from) ? minuteOf(from.values[row]!) : 0, lastTo: lastMinute === 0 ? null : lastMinute };
}

interface DayShare {
  readonly day: number;
  /** In units of the share column's scale. */
  readonly share: number;
}

/** A day of the new ledger; null is what can't be told. */
type Part = { readonly [K in keyof DayShare]: number | null };
const UNKNOWN_DAY: Part = { day: null, share: null };

/** The work days of a span and how much of each lies in it, in halves; `whole` is one day. */
function workDays(span: Span, noon: number, whole: number, isRest: (day: number) => boolean): DayShare[] {
  const days: DayShare[] = [];
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    if (isRest(day)) continue;
    const lateStart = day === span.from && span.firstFrom >= noon;
    const earlyEnd = day === span.to && span.lastTo !== null && span.lastTo <= noon;
    if (lateStart && earlyEnd) continue;
    days.push({ day, share: lateStart || earlyEnd ? whole / 2 : whole });
  }
  return days;
}

/** Lays `stated` on the days of the span, in order; null where more is stated than fits. */
function lay(days: readonly DayShare[], stated: number): DayShare[] | null {
  let left = stated;
  const laid: DayShare[] = [];
  for (const { day, share } of days) {
    const here = Math.min(share, left);
    if (here > 0) laid.push({ day, share: here });
    left -= here;
  }
  return left > 0 ? null : laid;
}

/**
 * The ledger of days that a `byDay` definition makes out of another ledger's spans: a row for each work day, with the share of it. The days that a
 * row states win over the span (they were approved); more days than the span has, or a span that can't be read, give one row of unknown day and
 * share, so that nothing is dropped. Rows keep the sheet row they came from. In steps.
 */
export function* splitByDay(definition: LedgerDefinition, span: ByDay, ledgers: ReadonlyMap<string, Ledger>, calendar: Calendar): Generator<void, Ledger | null> {
  const source = ledgers.get(span.ledger);
  if (!source) return null;
  const isRest = yield* restDays(span, ledgers, calendar);
  const people = span.schedule ? source.columns.get(span.schedule.person) : undefined;
  const from = source.columns.get(span.from);
  const to = source.columns.get(span.to);
  const stated = source.columns.get(span.days);
  const scale = Math.max(1, stated?.scale ?? 0);
  const whole = 10 ** scale;
  const rows: number[] = [];
  const days: Part[] = [];
  const notes: CellNote[] = [];
  const push = (row: number, day: Part): void => {
    rows.push(row);
    days.push(day);
  };
  const split = (row: number): void => {
    const read = spanOf(from, to, row);
    if (!read) return push(row, UNKNOWN_DAY);
    const fitting = workDays(read, span.noon, whole, (day) => isRest(textAt(people, row), day));
    const room = fitting.reduce((sum, { share }) => sum + share, 0);
    if (stated?.state[row] === State.Unreadable && fitting.length > 0) {
      fitting.forEach(({ day }) => push(row, { day, share: null }));
      return;
    }
    const wanted = known(stated, row) ? stated.values[row]! * 10 ** (scale - stated.scale) : room;
    // Long leave is often counted by the calendar, rest days and all: then every work day of the span is taken.
    const byCalendar = fitting.length > 0 && wanted > room && wanted <= (daysBetween(read.from, read.to) + 1) * whole;
    const laid = byCalendar ? fitting : lay(fitting, wanted);
    // Dates without times can't say which half of a day it was, so half a day less is no contradiction.
    const slack = read.firstFrom === 0 && read.lastTo === null ? whole / 2 : 0;
    if (wanted > room || wanted < room - slack) {
      const code = byCalendar ? 'days-by-calendar' : laid === null ? 'days-exceed-span' : 'days-less-than-span';
      const params = { days: decimalText(wanted, scale), room: decimalText(room, scale) };
      notes.push({ severity: laid === null ? 'unreadable' : 'info', code, column: span.days, row: rows.length, text: '', params });
    }
    // A leave of no work day takes none; one that can't be laid takes nobody knows which.
    const parts: readonly Part[] = laid ?? [UNKNOWN_DAY];
    parts.forEach((part) => push(row, part));
  };
  for (const piece of spans(source.rows, SPANS_A_STEP)) {
    for (let row = piece.from; row < piece.to; row += 1) split(row);
    yield;
  }
  const own = { [span.date]: ownColumn('date', 0, days.map(({ day }) => day)), [span.share]: ownColumn('days', scale, days.map(({ share }) => share)) };
  return madeLedger(definition.key, source, rows, own, notes);
}

const decimalText = (value: number, scale: number): string => formatScaled(BigInt(value), scale).replace(/\.?0+$/, '');
