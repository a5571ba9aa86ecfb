import fc from 'fast-check';
import { buildCalendar, type Calendar } from './calendar';
import { chinaCalendar } from './china';
import { addDays, parseIsoDate, toSerial } from './serial-day';
import { parseDateTime } from './time';
import { countWorkdays, workMinutes } from './work-time';

const HOURS = [{ start: 9 * 60, end: 12 * 60 }, { start: 13 * 60, end: 18 * 60 }];
const day = (iso: string): number => parseIsoDate(iso)!;
const calendar = chinaCalendar([{ day: day('2026-10-10'), kind: 'work' }], [], HOURS);
const minutes = (from: string, to: string, of: Calendar = calendar): number | null => workMinutes(of, parseDateTime(from)!, parseDateTime(to)!);

// Friday 9 October 2026 is a work day, so is Saturday the 10th (in lieu), Sunday the 11th is none.
test.each([
  ['2026-10-09 09:00', '2026-10-09 09:00', 0],
  ['2026-10-09 08:59', '2026-10-09 09:00', 0],
  ['2026-10-09 08:59', '2026-10-09 09:01', 1],
  ['2026-10-09 11:59', '2026-10-09 13:00', 1],
  ['2026-10-09 12:00', '2026-10-09 13:00', 0],
  ['2026-10-09 12:00', '2026-10-09 13:01', 1],
  ['2026-10-09 17:59', '2026-10-09 23:59', 1],
  ['2026-10-09 00:00', '2026-10-10 00:00', 480],
  ['2026-10-09 17:00', '2026-10-10 10:00', 120],
  ['2026-10-10 17:00', '2026-10-12 10:00', 120],
  ['2026-10-11 00:00', '2026-10-11 23:59', 0],
  ['2026-09-30 17:00', '2026-10-08 10:00', 120],
  ['2025-10-09 09:00', '2026-10-09 09:00', 248 * 480],
])('from %s to %s: %d', (from, to, expected) => {
  expect(minutes(from, to)).toBe(expected);
});

test('backwards, in a year that nobody knows, or without hours: not told', () => {
  expect(minutes('2026-10-09 09:01', '2026-10-09 09:00')).toBeNull();
  expect(minutes('2050-05-05 09:00', '2050-05-05 10:00')).toBeNull();
  expect(minutes('2026-10-09 09:00', '2050-05-05 10:00')).toBeNull();
  expect(minutes('2026-10-09 09:00', '2026-10-09 10:00', chinaCalendar())).toBeNull();
  // Midnight ends a day and asks nothing of the next.
  const until = chinaCalendar([{ day: day('2050-05-05'), kind: 'work' }], [], HOURS);
  expect(minutes('2050-05-05 09:00', '2050-05-06 00:00', until)).toBe(480);
  expect(minutes('2050-05-05 09:00', '2050-05-06 00:01', until)).toBeNull();
});

test('around the clock', () => {
  const always = buildCalendar({ holidays: {}, workdays: {} }, [], [2026], [{ start: 0, end: 1440 }]);
  expect(minutes('2026-10-09 00:00', '2026-10-12 00:01', always)).toBe(1441);
});

describe('the same as minute by minute and day by day', () => {
  const begin = toSerial(2026, 9, 20);
  const plain = (from: number, to: number): number => {
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const minute = at % 1440;
      if (calendar.isWorkday(Math.floor(at / 1440)) && HOURS.some(({ start, end }) => minute >= start && minute < end)) count += 1;
    }
    return count;
  };

  test('minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 1440 }), fc.integer({ min: 0, max: 20 * 1440 }), (after, length) => {
        const from = begin * 1440 + after;
        expect(workMinutes(calendar, from, from + length)).toBe(plain(from, from + length));
      }),
      { numRuns: 60 },
    );
  });

  test('work days, over the turn of years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 90 }), fc.integer({ min: 0, max: 900 }), (after, length) => {
        const from = begin + after;
        const to = Math.min(from + length, toSerial(2026, 12, 31));
        let count = 0;
        for (let at = from; at <= to; at = addDays(at, 1)) count += Number(calendar.isWorkday(at));
        expect(countWorkdays(calendar, from, to)).toBe(count);
      }),
    );
  });

  test('and null where a day between is not known', () => {
    expect(countWorkdays(calendar, day('2026-12-31'), day('2026-12-31'))).toBe(1);
    expect(countWorkdays(calendar, day('2049-12-31'), day('2050-01-02'))).toBeNull();
    expect(countWorkdays(calendar, day('2026-10-02'), day('2026-10-01'))).toBe(0);
  });
});
