import { chinaCalendar } from './china';
import { parseIsoDate } from './serial-day';

const day = (text: string): number => parseIsoDate(text) ?? 0;

describe("China's working days", () => {
  const calendar = chinaCalendar();

  test('October 2026 has 18 working days, the 10th among them', () => {
    let count = 0;
    for (let d = day('2026-10-01'); d <= day('2026-10-31'); d++) if (calendar.isWorkday(d)) count++;
    expect(count).toBe(18);
    expect(calendar.kind(day('2026-10-10'))).toBe('work');
    expect(calendar.kind(day('2026-10-01'))).toBe('holiday');
    expect(calendar.kind(day('2026-10-11'))).toBe('rest');
  });

  test('the company decides over the table', () => {
    const own = chinaCalendar([{ day: day('2026-10-10'), kind: 'rest' }, { day: day('2026-10-17'), kind: 'work' }]);
    expect(own.isWorkday(day('2026-10-10'))).toBe(false);
    expect(own.isWorkday(day('2026-10-17'))).toBe(true);
    expect(own.isWorkday(day('2026-10-18'))).toBe(false);
  });

  test('beyond the table nothing is known, unless the company vouches', () => {
    expect(calendar.knows(day('2004-01-01'))).toBe(true);
    expect(calendar.knows(day('2003-12-31'))).toBe(false);
    expect(calendar.knows(day('2050-05-05'))).toBe(false);
    expect(calendar.isWorkday(day('2050-05-05'))).toBe(true); // a Thursday
    expect(chinaCalendar([{ day: day('2050-05-05'), kind: 'rest' }]).knows(day('2050-05-05'))).toBe(true);
    expect(chinaCalendar([{ day: day('2050-05-05'), kind: 'rest' }]).knows(day('2050-05-06'))).toBe(false);
    expect(chinaCalendar([], [2050]).knows(day('2050-05-06'))).toBe(true);
  });
});
