import fc from 'fast-check';
import { addPeriods, formatPeriod, monthAtEnd, parsePeriod, periodAround, periodEnd, periodOf, periodStart, weekOf } from './period';
import { addDays, formatDate, toSerial } from './serial-day';

const range = (text: string, payroll?: { from: number; to: number | 'end' }): string => {
  const code = parsePeriod(text);
  if (code === null) throw new Error(text);
  return `${formatDate(periodStart(code, payroll))}…${formatDate(periodEnd(code, payroll))}`;
};

describe('periods', () => {
  test.each([['2026-10', 2026010], ['2026-Q4', 2026104], ['2026-H2', 2026202], ['2026-W41', 2026341], ['2026', 2026000]])('%s is %d', (text, code) => {
    expect(parsePeriod(text)).toBe(code);
    expect(formatPeriod(code)).toBe(text);
  });

  test.each(['2026-13', '2026-00', '2026-Q5', '2026-H3', '2025-W53', '2026-1', '1899-01', '2026-10-09', '26-10'])('%s is none', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  test.each([
    ['2026-03', '2026-Q1', '2026-H1'], ['2026-04', '2026-Q2', '2026-H1'], ['2026-06', '2026-Q2', '2026-H1'], ['2026-07', '2026-Q3', '2026-H2'], ['2026-12', '2026-Q4', '2026-H2'],
  ])('%s lies in %s and %s', (month, quarter, half) => {
    const code = parsePeriod(month)!;
    expect((['month', 'quarter', 'half', 'year'] as const).map((sort) => formatPeriod(periodAround(code, sort)))).toEqual([month, quarter, half, '2026']);
  });

  test.each([
    ['2026-Q1', undefined, '2026-03'], ['2026-Q4', undefined, '2026-12'], ['2026-H1', undefined, '2026-06'], ['2026', undefined, '2026-12'], ['2026-10', undefined, '2026-10'],
    // Their Sundays: 4 October, 1 November; with months up to the 25th, 25 October and 1 November.
    ['2026-W40', undefined, '2026-10'], ['2026-W44', undefined, '2026-11'], ['2026-Q3', { from: 26, to: 25 }, '2026-09'], ['2026-W43', { from: 26, to: 25 }, '2026-10'], ['2026-W44', { from: 26, to: 25 }, '2026-11'],
  ])('%s ends in a month (payroll %j): %s', (period, payroll, month) => {
    expect(formatPeriod(monthAtEnd(parsePeriod(period)!, payroll))).toBe(month);
  });

  test('first and last days', () => {
    expect(range('2026-02')).toBe('2026-02-01…2026-02-28');
    expect(range('2026-Q1')).toBe('2026-01-01…2026-03-31');
    expect(range('2026-H2')).toBe('2026-07-01…2026-12-31');
    expect(range('2026')).toBe('2026-01-01…2026-12-31');
    expect(range('2026-W01')).toBe('2025-12-29…2026-01-04');
    expect(range('2026-W53')).toBe('2026-12-28…2027-01-03');
    expect(range('2026-10', { from: 26, to: 25 })).toBe('2026-09-26…2026-10-25');
    expect(range('2026-03', { from: 31, to: 30 })).toBe('2026-03-01…2026-03-30');
    expect(range('2026-Q4', { from: 26, to: 25 })).toBe('2026-09-26…2026-12-25');
  });

  test('from the 26th to the 25th is the month of the 25th', () => {
    const payroll = { from: 26, to: 25 } as const;
    expect(formatPeriod(periodOf(toSerial(2026, 10, 25), payroll))).toBe('2026-10');
    expect(formatPeriod(periodOf(toSerial(2026, 10, 26), payroll))).toBe('2026-11');
    expect(formatPeriod(periodOf(toSerial(2026, 12, 26), payroll))).toBe('2027-01');
    expect(formatPeriod(periodOf(toSerial(2026, 10, 31)))).toBe('2026-10');
  });

  test('each day lies in its own payroll month, whatever the payroll days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 2_900_000 }), fc.integer({ min: 1, max: 31 }), (day, from) => {
        const payroll = { from, to: from === 1 ? ('end' as const) : from - 1 };
        const period = periodOf(day, payroll);
        expect(periodStart(period, payroll)).toBeLessThanOrEqual(day);
        expect(periodEnd(period, payroll)).toBeGreaterThanOrEqual(day);
        expect(addDays(periodEnd(period, payroll), 1)).toBe(periodStart(addPeriods(period, 1), payroll));
      }),
    );
  });

  test('weeks tile the days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 2_900_000 }), (day) => {
        const week = weekOf(day);
        expect(periodStart(week)).toBeLessThanOrEqual(day);
        expect(periodEnd(week)).toBeGreaterThanOrEqual(day);
        expect(addDays(periodEnd(week), 1)).toBe(periodStart(addPeriods(week, 1)));
      }),
    );
  });

  test('adding periods', () => {
    const add = (text: string, count: number): string => formatPeriod(addPeriods(parsePeriod(text) ?? 0, count));
    expect(add('2026-10', 3)).toBe('2027-01');
    expect(add('2026-01', -1)).toBe('2025-12');
    expect(add('2026-Q1', -1)).toBe('2025-Q4');
    expect(add('2026-H2', 1)).toBe('2027-H1');
    expect(add('2026', -26)).toBe('2000');
    expect(add('2026-W53', 1)).toBe('2027-W01');
  });
});
