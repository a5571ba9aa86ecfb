import type { Calendar, Hours } from './calendar';
import { fromSerial, isSerialDay, toSerial } from './serial-day';
import { dayOf, minuteOf, MINUTES_PER_DAY } from './time';

/** Work days of one year, and days that the calendar does not know, before each of its days and in all (the last entry). */
interface Year {
  readonly first: number;
  readonly work: Uint16Array;
  readonly unknown: Uint16Array;
}

interface Years {
  readonly known: Map<number, Year>;
  /** The one that was asked for last: days asked about mostly lie in one year. */
  last: Year;
}

const years = new WeakMap<Calendar, Years>();
const NO_YEAR: Year = { first: 0, work: new Uint16Array(1), unknown: new Uint16Array(1) };

function yearsOf(calendar: Calendar): Years {
  let all = years.get(calendar);
  if (!all) years.set(calendar, (all = { known: new Map(), last: NO_YEAR }));
  return all;
}

/** Counted once a year: a long span costs no more than a short one. */
function yearOf(calendar: Calendar, { known }: Years, year: number): Year {
  let counts = known.get(year);
  if (!counts) {
    const first = toSerial(year, 1, 1);
    const days = toSerial(year, 12, 31) - first + 1;
    const [work, unknown] = [new Uint16Array(days + 1), new Uint16Array(days + 1)];
    for (let i = 0; i < days; i += 1) {
      work[i + 1] = work[i]! + Number(calendar.isWorkday(first + i));
      unknown[i + 1] = unknown[i]! + Number(!calendar.knows(first + i));
    }
    known.set(year, (counts = { first, work, unknown }));
  }
  return counts;
}

/** Work days from one serial day to another, both counted; 0 where `to` comes before. Null where the calendar does not know one of them. */
export function countWorkdays(calendar: Calendar, from: number, to: number): number | null {
  const all = yearsOf(calendar);
  const { last } = all;
  if (from >= last.first && to >= from && to - last.first + 1 < last.work.length) return countIn(last, from, to);
  if (!isSerialDay(from) || !isSerialDay(to)) return null;
  if (to < from) return 0;
  let count = 0;
  for (let year = fromSerial(from).year; year <= fromSerial(to).year; year += 1) {
    const counts = yearOf(calendar, all, year);
    all.last = counts;
    const here = countIn(counts, from, to);
    if (here === null) return null;
    count += here;
  }
  return count;
}

/** As far as they lie in this year. */
function countIn({ first, work, unknown }: Year, from: number, to: number): number | null {
  const begin = Math.max(from - first, 0);
  const end = Math.min(to - first + 1, work.length - 1);
  return unknown[end]! === unknown[begin]! ? work[end]! - work[begin]! : null;
}

/**
 * Minutes from one datetime to another that lie in the company's working hours on its work days. Null where it runs backwards, where the calendar does
 * not know one of its days, or has no hours.
 */
export function workMinutes(calendar: Calendar, from: number, to: number): number | null {
  const { hours } = calendar;
  if (!hours || to < from) return null;
  if (to === from) return 0;
  const [first, last] = [dayOf(from), dayOf(to)];
  // A day that ends at midnight was all of it; the next one is not asked about.
  const ofLast = minuteOf(to) === 0 ? 0 : countWorkdays(calendar, last, last);
  const days = countWorkdays(calendar, first, last - 1);
  if (ofLast === null || days === null) return null;
  const ofFirst = first === last ? ofLast : countWorkdays(calendar, first, first);
  return days * workedBefore(hours, MINUTES_PER_DAY) + ofLast * workedBefore(hours, minuteOf(to)) - ofFirst! * workedBefore(hours, minuteOf(from));
}

/** Working minutes of a work day before one of its minutes. */
function workedBefore(hours: readonly Hours[], minute: number): number {
  let sum = 0;
  for (const { start, end } of hours) sum += Math.max(0, Math.min(minute, end) - start);
  return sum;
}
