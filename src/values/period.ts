import { addDays, daysBetween, daysInMonth, fromSerial, toSerial, weekday } from './serial-day';

/**
 * Periods as whole numbers: year × 1000, plus 1–12 for a month, 100 + quarter, 200 + half, 300 + ISO week, nothing for the whole year.
 * Of one sort they are in order; sorts do not compare with each other.
 */
export type PeriodSort = 'year' | 'month' | 'quarter' | 'half' | 'week';

/** Payroll month: from day `from` to day `to` ('end' is the last). From 26 to 25 is the month of the 25th. */
export interface PayrollDays {
  readonly from: number;
  readonly to: number | 'end';
}

export const CALENDAR_MONTH: PayrollDays = { from: 1, to: 'end' };

const SORTS: readonly PeriodSort[] = ['month', 'quarter', 'half', 'week'];
const OFFSET: Readonly<Record<PeriodSort, number>> = { year: 0, month: 0, quarter: 100, half: 200, week: 300 };
const PER_YEAR: Readonly<Record<Exclude<PeriodSort, 'week'>, number>> = { year: 1, month: 12, quarter: 4, half: 2 };

const yearOf = (period: number): number => Math.floor(period / 1000);
const partOf = (period: number): number => period % 100;

/** What sort of period a code is. */
export const periodSort = (period: number): PeriodSort =>
  period % 1000 === 0 ? 'year' : (SORTS[Math.floor((period % 1000) / 100)] ?? 'year');

export const monthCode = (year: number, month: number): number => year * 1000 + month;

/** Code of the nth period of a sort in a year, or null where there is none (month 13, week 53 of a short year). */
export function periodCode(sort: PeriodSort, year: number, part: number): number | null {
  if (year < 1900 || year > 9999) return null;
  if (sort === 'year') return year * 1000;
  const count = sort === 'week' ? weeksInYear(year) : PER_YEAR[sort];
  return part >= 1 && part <= count ? year * 1000 + OFFSET[sort] + part : null;
}

/** Monday of ISO week 1: the week of 4 January. */
function firstMonday(year: number): number {
  const january4 = toSerial(year, 1, 4);
  return addDays(january4, 1 - weekday(january4));
}

/** A year has 53 ISO weeks where it begins on a Thursday, or, leap, ends on one; that is where its 28 December lies in week 53. */
const weeksInYear = (year: number): number => Math.floor(daysBetween(firstMonday(year), toSerial(year, 12, 28)) / 7) + 1;

/** Code of the ISO week that a day lies in. */
export function weekOf(day: number): number {
  const thursday = addDays(day, 4 - weekday(day));
  const { year } = fromSerial(thursday);
  return year * 1000 + OFFSET.week + Math.floor(daysBetween(firstMonday(year), thursday) / 7) + 1;
}

/** Payroll month (code) that a day belongs to. */
export function periodOf(day: number, payroll: PayrollDays = CALENDAR_MONTH): number {
  const { year, month, day: date } = fromSerial(day);
  if (payroll.to === 'end' || payroll.from === 1 || date <= payroll.to) return monthCode(year, month);
  return addPeriods(monthCode(year, month), 1);
}

/** The period of a sort that a month lies in. Weeks do not follow months: see `weekOf`. */
export function periodAround(month: number, sort: Exclude<PeriodSort, 'week'>): number {
  if (sort === 'month') return month;
  const year = yearOf(month) * 1000;
  return sort === 'year' ? year : year + OFFSET[sort] + Math.ceil((partOf(month) * PER_YEAR[sort]) / PER_YEAR.month);
}

/** The period `count` periods of its sort later. */
export function addPeriods(period: number, count: number): number {
  const sort = periodSort(period);
  if (sort === 'week') return weekOf(addDays(periodStart(period), 7 * count));
  const perYear = PER_YEAR[sort];
  const index = yearOf(period) * perYear + (sort === 'year' ? 0 : partOf(period) - 1) + count;
  const year = Math.floor(index / perYear);
  return year * 1000 + (sort === 'year' ? 0 : OFFSET[sort] + (index - year * perYear) + 1);
}

/** Months of a month, quarter, half or year: the code of its first, or last. */
function edgeMonth(period: number, last: boolean): number {
  const sort = periodSort(period);
  if (sort === 'week') throw new RangeError('a week has no months');
  const months = 12 / PER_YEAR[sort];
  const index = sort === 'year' ? 0 : partOf(period) - 1;
  return monthCode(yearOf(period), index * months + (last ? months : 1));
}

function lastDay(month: number, payroll: PayrollDays): number {
  const year = yearOf(month);
  const days = daysInMonth(year, partOf(month));
  const to = payroll.to === 'end' || payroll.from === 1 ? days : Math.min(payroll.to, days);
  return toSerial(year, partOf(month), to);
}

/** Serial of a period's first day: the day after the last of the one before it. Weeks are ISO weeks whatever the payroll days. */
export function periodStart(period: number, payroll: PayrollDays = CALENDAR_MONTH): number {
  if (periodSort(period) === 'week') return addDays(firstMonday(yearOf(period)), 7 * (partOf(period) - 1));
  const first = edgeMonth(period, false);
  if (payroll.to === 'end' || payroll.from === 1) return toSerial(yearOf(first), partOf(first), 1);
  return addDays(lastDay(addPeriods(first, -1), payroll), 1);
}

/** Serial of a period's last day. */
export function periodEnd(period: number, payroll: PayrollDays = CALENDAR_MONTH): number {
  if (periodSort(period) === 'week') return addDays(periodStart(period), 6);
  return lastDay(edgeMonth(period, true), payroll);
}

/** The payroll month in which a period ends: a month itself, of a quarter its last. */
export const monthAtEnd = (period: number, payroll: PayrollDays = CALENDAR_MONTH): number =>
  periodSort(period) === 'week' ? periodOf(periodEnd(period), payroll) : edgeMonth(period, true);

const PERIOD = /^(\d{4})(?:-(?:(Q|H|W)?(\d{1,2})))?$/;

/** Code of "2026-10", "2026-Q4", "2026-H2", "2026-W41" or "2026"; null where the text is none. */
export function parsePeriod(text: string): number | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const [, year, letter, part] = match;
  if (part === undefined) return periodCode('year', Number(year), 0);
  const sort = letter === 'Q' ? 'quarter' : letter === 'H' ? 'half' : letter === 'W' ? 'week' : 'month';
  if (part.length !== (sort === 'month' || sort === 'week' ? 2 : 1)) return null;
  return periodCode(sort, Number(year), Number(part));
}

/** "2026-10", "2026-Q4", "2026-H2", "2026-W41" or "2026". */
export function formatPeriod(period: number): string {
  const year = String(yearOf(period));
  const part = partOf(period);
  switch (periodSort(period)) {
    case 'year':
      return year;
    case 'month':
      return `${year}-${String(part).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${part}`;
    case 'half':
      return `${year}-H${part}`;
    case 'week':
      return `${year}-W${String(part).padStart(2, '0')}`;
  }
}
