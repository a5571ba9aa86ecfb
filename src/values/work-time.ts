import type { Calendar } from './calendar';
import { fromSerial, isSerialDay, toSerial } from './serial-day';
import { dayOf, minuteOf } from './time';

/** Work days of one year, and days that the calendar does not know, before each of its days and in all (the last entry). */
interface Year {
  readonly first: number;
  readonly work: Uint16Array;
  readonly unknown: Uint16Array;
}

const years = new WeakMap<Calendar, Map<number, Year>>();

/** Counted once a year: a long span costs no more than a short one. */
function yearOf(calendar: Calendar, year: number): Year {
  const known = years.get(calendar) ?? new Map<number, Year>();
  years.set(calendar, known);
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
  if (!isSerialDay(from) || !isSerialDay(to)) return null;
  if (to < from) return 0;
  let count = 0;
  for (let year = fromSerial(from).year; year <= fromSerial(to).year; year += 1) {
    const { first, work, unknown } = yearOf(calendar, year);
    const begin = Math.max(from - first, 0);
    const end = Math.min(to - first + 1, work.length - 1);
    if (unknown[end]! !== unknown[begin]!) return null;
    count += work[end]! - work[begin]!;
  }
  return count;
}

/**
 * Minutes from one datetime to another that lie in the company's working hours on its work days. Null where it runs backwards, where the calendar does
 * not know one of its days, or has no hours.
 */
export function workMinutes(calendar: Calendar, from: number, to: number): number | null {
  const { hours } = calendar;
  if (!hours || to < from) return null;
  if (to === from) return 0;
  const before = (datetime: number): number => {
    const minute = minuteOf(datetime);
    return hours.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(minute, end) - start), 0);
  };
  const [first, last] = [dayOf(from), dayOf(to)];
  // A day that ends at midnight was all of it; the next one is not asked about.
  const ofLast = minuteOf(to) === 0 ? 0 : countWorkdays(calendar, last, last);
  const days = countWorkdays(calendar, first, last - 1);
  if (ofLast === null || days === null) return null;
  const ofFirst = first === last ? ofLast : countWorkdays(calendar, first, first);
  const wholeDay = hours.reduce((sum, { start, end }) => sum + end - start, 0);
  return days * wholeDay + ofLast * before(to) - ofFirst! * before(from);
}
