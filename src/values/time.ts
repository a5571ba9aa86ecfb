import { formatDate, isSerialDay, parseIsoDate } from './serial-day';

/** Times are whole minutes from midnight of the row's date; 1450 is 00:10 of the next day, −10 is 23:50 of the day before. */
export const MINUTES_PER_DAY = 1440;

const CLOCK = /^(次日|前日)?\s*(\d{1,2}):(\d{2})$/;

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** "09:30"; "次日 00:10" from 1440 on; "前日 23:50" below 0; "+2日 01:00" two or more days on. */
export function formatTime(minutes: number): string {
  const day = Math.floor(minutes / MINUTES_PER_DAY);
  const text = clock(minutes - day * MINUTES_PER_DAY);
  if (day === 0) return text;
  if (day === 1) return `次日 ${text}`;
  if (day === -1) return `前日 ${text}`;
  return `${day > 0 ? '+' : ''}${day}日 ${text}`;
}

/** Minutes of "09:30", "24:00" or "次日 00:10"; null where the text is no such time. */
export function parseTime(text: string): number | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [, day, hours, minutes] = match;
  if (Number(minutes) > 59) return null;
  const within = Number(hours) * 60 + Number(minutes);
  if (within > MINUTES_PER_DAY || (day !== undefined && within === MINUTES_PER_DAY)) return null;
  return within + (day === '次日' ? MINUTES_PER_DAY : day === '前日' ? -MINUTES_PER_DAY : 0);
}

const SECONDS_PER_DAY = 86_400;

/**
 * Whole minutes of a fraction of a day (or of days and a fraction): the nearest second first, which undoes the noise of doubles, then seconds
 * dropped. Null where the number is too large to be sure of its minute.
 */
export function wholeMinutes(days: number): number | null {
  if (!(Math.abs(days) < 10_000_000)) return null;
  return Math.floor(Math.round(days * SECONDS_PER_DAY) / 60);
}

/** A datetime: serial day × 1440 + minute. */
export const toDateTime = (day: number, minute: number): number => day * MINUTES_PER_DAY + minute;
export const dayOf = (datetime: number): number => Math.floor(datetime / MINUTES_PER_DAY);
export const minuteOf = (datetime: number): number => datetime - dayOf(datetime) * MINUTES_PER_DAY;

/** "2026-10-09 09:30". Throws RangeError where the day is none. */
export const formatDateTime = (datetime: number): string => `${formatDate(dayOf(datetime))} ${clock(minuteOf(datetime))}`;

/** Datetime of "2026-10-09 09:30"; null where the text is none. "24:00" is midnight at the end of the day. */
export function parseDateTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const day = parseIsoDate(match[1]);
  const minute = parseTime(match[2]);
  if (day === null || minute === null) return null;
  const datetime = toDateTime(day, minute);
  return isSerialDay(dayOf(datetime)) ? datetime : null;
}
