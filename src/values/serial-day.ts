/**
 * Serial days as Excel's 1900 system counts them: 1 is 1900-01-01, 59 is 1900-02-28, 61 is 1900-03-01. Excel believes in a 1900-02-29 with
 * serial 60; that day never was, so 60 is no serial day here. Years run from 1900 to 9999, as in Excel.
 */
export interface DayOfYear {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The serial that Excel gives to 1900-02-29. */
const PHANTOM_SERIAL = 60;
const LAST_SERIAL = 2_958_465; // 9999-12-31
/** A day's serial in a 1904 workbook (1904-01-01 is 0) plus this is its serial in the 1900 system. */
export const OFFSET_1904 = 1462;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAYS_IN_400_YEARS = 146_097;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of a month; months count from 1. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0));

/** Is it a day that was (or will be), from 1900-01-01 to 9999-12-31? */
export const isSerialDay = (serial: number): boolean =>
  Number.isInteger(serial) && serial >= 1 && serial <= LAST_SERIAL && serial !== PHANTOM_SERIAL;

/** Years that begin in March put the leap day last, so that month lengths repeat and need no table. */
function daysSinceMarchOfYearZero(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra;
}

const DAY_BEFORE_1900 = daysSinceMarchOfYearZero(1899, 12, 31);

/** True day count from 1899-12-31, without Excel's phantom day. */
const ordinalOf = (serial: number): number => (serial > PHANTOM_SERIAL ? serial - 1 : serial);
const serialOf = (ordinal: number): number => (ordinal >= PHANTOM_SERIAL ? ordinal + 1 : ordinal);

/** Serial of a calendar date, or null where there is no such day (2026-02-29) or it is outside 1900–9999. */
export function serialOrNull(year: number, month: number, day: number): number | null {
  if (!(year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  return serialOf(daysSinceMarchOfYearZero(year, month, day) - DAY_BEFORE_1900);
}

/** Serial of a calendar date. Throws RangeError where there is no such day. */
export function toSerial(year: number, month: number, day: number): number {
  const serial = serialOrNull(year, month, day);
  if (serial === null) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return serial;
}

/** The calendar date of a serial. Throws RangeError for what is no serial day, 60 among them; ask `isSerialDay` first. */
export function fromSerial(serial: number): DayOfYear {
  if (!isSerialDay(serial)) throw new RangeError(`no serial day: ${serial}`);
  const days = ordinalOf(serial) + DAY_BEFORE_1900;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** Days from one day to another, negative backwards; right across the phantom day, too. */
export const daysBetween = (from: number, to: number): number => ordinalOf(to) - ordinalOf(from);

/** The day `count` days later. Throws RangeError outside 1900–9999. */
export function addDays(serial: number, count: number): number {
  const moved = serialOf(ordinalOf(serial) + count);
  if (!isSerialDay(moved)) throw new RangeError(`no serial day: ${moved}`);
  return moved;
}

/** The same day `count` months later, or that month's last day where it is shorter. Throws RangeError outside 1900–9999. */
export function addMonths(serial: number, count: number): number {
  const { year, month, day } = fromSerial(serial);
  const months = year * 12 + (month - 1) + count;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return toSerial(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Full months from one day to another, as DATEDIF "M" counts them; the day itself completes the month. Negative where `to` is earlier. */
export function fullMonths(from: number, to: number): number {
  if (to < from) return -fullMonths(to, from);
  const a = fromSerial(from);
  const b = fromSerial(to);
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

/** Full years, as DATEDIF "Y" counts them; the anniversary itself completes the year. Negative where `to` is earlier. */
export const fullYears = (from: number, to: number): number => Math.trunc(fullMonths(from, to) / 12);

/** Monday is 1, Sunday 7. */
export const weekday = (serial: number): number => ((ordinalOf(serial) - 1) % 7) + 1;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Serial of "2026-10-09"; null where the text is no such date. */
export function parseIsoDate(text: string): number | null {
  const match = ISO_DATE.exec(text);
  return match ? serialOrNull(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** "2026-10-09". Throws RangeError for what is no serial day. */
export function formatDate(serial: number): string {
  const { year, month, day } = fromSerial(serial);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
