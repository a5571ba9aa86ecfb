import fc from 'fast-check';
import {
  OFFSET_1904, addDays, addMonths, daysBetween, daysInMonth, formatDate, fromSerial, fullMonths, fullYears, isLeapYear, isSerialDay,
  parseIsoDate, serialOrNull, toSerial, weekday,
} from './serial-day';

const serial = fc.integer({ min: 1, max: 2_958_465 }).filter((n) => n !== 60);

describe('serial days', () => {
  test.each([
    [1, '1900-01-01'], [59, '1900-02-28'], [61, '1900-03-01'], [366, '1900-12-31'], [367, '1901-01-01'], [1462, '1904-01-01'],
    [36526, '2000-01-01'], [36585, '2000-02-29'], [36586, '2000-03-01'], [46304, '2026-10-09'], [2_958_465, '9999-12-31'],
  ])('%d is %s', (day, text) => {
    expect(formatDate(day)).toBe(text);
    expect(parseIsoDate(text)).toBe(day);
  });

  test.each([0, -1, 60, 2_958_466, 1.5, Number.NaN])('%d is no day', (day) => {
    expect(isSerialDay(day)).toBe(false);
    expect(() => fromSerial(day)).toThrow(RangeError);
  });

  test.each(['1900-02-29', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '1899-12-31', '10000-01-01', ''])('%s is no date', (text) => {
    expect(parseIsoDate(text)).toBeNull();
  });

  test('serial → date → serial is the identity, and agrees with an independent calendar', () => {
    fc.assert(
      fc.property(serial, (day) => {
        const { year, month, day: date } = fromSerial(day);
        expect(toSerial(year, month, date)).toBe(day);
        // Milliseconds of JavaScript's own calendar, an outside authority from March 1900 on (before, Excel is a day behind).
        const utc = Date.UTC(year, month - 1, date);
        expect(utc).toBe((day - 25_569 + (day < 60 ? 1 : 0)) * 86_400_000);
        expect(weekday(day)).toBe(((new Date(utc).getUTCDay() + 6) % 7) + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('every day of 1900, 1904 and 2000 follows the one before', () => {
    for (const year of [1900, 1904, 2000]) {
      let expected = toSerial(year, 1, 1);
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= daysInMonth(year, month); day++) {
          expect(serialOrNull(year, month, day)).toBe(expected);
          expected = addDays(expected, 1);
        }
      }
      expect(daysBetween(toSerial(year, 1, 1), toSerial(year, 12, 31))).toBe(isLeapYear(year) ? 365 : 364);
    }
    expect(isLeapYear(1900)).toBe(false);
  });

  test('a 1904 workbook counts from 1904-01-01', () => {
    expect(formatDate(0 + OFFSET_1904)).toBe('1904-01-01');
    expect(formatDate(44_842 + OFFSET_1904)).toBe('2026-10-09');
  });

  test('addMonths clips to the last day of a month', () => {
    expect(formatDate(addMonths(toSerial(2026, 1, 31), 1))).toBe('2026-02-28');
    expect(formatDate(addMonths(toSerial(2024, 1, 31), 1))).toBe('2024-02-29');
    expect(formatDate(addMonths(toSerial(2026, 3, 31), -1))).toBe('2026-02-28');
    expect(formatDate(addMonths(toSerial(2026, 10, 9), -22))).toBe('2024-12-09');
    expect(() => addMonths(toSerial(9999, 12, 31), 1)).toThrow(RangeError);
  });

  test('full months and years turn on the anniversary itself', () => {
    const hired = toSerial(2024, 10, 12);
    expect(fullYears(hired, toSerial(2026, 10, 11))).toBe(1);
    expect(fullYears(hired, toSerial(2026, 10, 12))).toBe(2);
    expect(fullYears(hired, toSerial(2026, 10, 13))).toBe(2);
    expect(fullMonths(hired, toSerial(2024, 11, 11))).toBe(0);
    expect(fullMonths(hired, toSerial(2024, 11, 12))).toBe(1);
    expect(fullYears(toSerial(2024, 2, 29), toSerial(2025, 2, 28))).toBe(0);
    expect(fullYears(toSerial(2024, 2, 29), toSerial(2025, 3, 1))).toBe(1);
    expect(fullYears(toSerial(2026, 10, 12), hired)).toBe(-2);
  });

  test('adding months back and forth never drifts by more than the clipping', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2_900_000 }), fc.integer({ min: 0, max: 300 }), (day, months) => {
        const there = addMonths(day, months);
        const from = fromSerial(day).day;
        const to = fromSerial(there).day;
        expect(to === from || to === daysInMonth(fromSerial(there).year, fromSerial(there).month)).toBe(true);
        // DATEDIF does not count the month that clipping completed.
        expect(fullMonths(day, there)).toBe(to < from ? months - 1 : months);
      }),
    );
  });
});
