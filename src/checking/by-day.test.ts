import fc from 'fast-check';
import type { ByDay } from '../rules/ledger-definition';
import { State } from '../values/column';
import { formatDate, toSerial, weekday } from '../values/serial-day';
import { finished } from '../values/steps';
import { splitByDay } from './by-day';
import { columnDefinition, ledgerDefinition, ledgerOf, numbers, texts } from './testing/ledgers';

const NOON = 720;
const span: ByDay = {
  ledger: 'leave_requests', from: 'start_at', to: 'end_at', days: 'days', date: 'work_date', share: 'day_share', noon: NOON,
  schedule: { ledger: 'attendance', person: 'employee_id', date: 'work_date', rest: 'rest_day' },
  everyDay: false,
};
const definition = ledgerDefinition('leave_days', [columnDefinition('work_date'), columnDefinition('day_share')], { byDay: span });
const weekdays = { isWorkday: (day: number) => weekday(day) <= 5, kind: () => 'work' as const, knows: () => true };

const at = (day: number, minute = 0): number => toSerial(2026, 10, day) * 1440 + minute;

function split(from: number | null, to: number | null, days: number | null, rests: readonly (readonly [number, boolean])[] = []) {
  const requests = ledgerOf('leave_requests', {
    employee_id: texts(['E1']), start_at: numbers('datetime', 0, [from]), end_at: numbers('datetime', 0, [to]), days: numbers('days', 1, [days === null ? null : days * 10]),
  });
  const attendance = ledgerOf('attendance', {
    employee_id: texts(rests.map(() => 'E1')), work_date: numbers('date', 0, rests.map(([day]) => toSerial(2026, 10, day))), rest_day: numbers('yesno', 0, rests.map(([, rest]) => (rest ? 1 : 0))),
  });
  const ledger = finished(splitByDay(definition, span, new Map([['leave_requests', requests], ['attendance', attendance]]), weekdays))!;
  const dates = ledger.columns.get('work_date')!;
  const shares = ledger.columns.get('day_share')!;
  const rows = Array.from({ length: ledger.rows }, (_, row) => (dates.state[row] === State.Known ? `${formatDate(dates.values[row]!)} ${shares.values[row]! / 10}` : 'unknown'));
  return { rows, notes: ledger.notes.map(({ severity, code }) => `${severity} ${code}`) };
}

// 2026-10-12 is a Monday.
test.each([
  ['one whole day', at(12, 570), at(12, 1110), 1, ['2026-10-12 1']],
  ['a morning', at(12, 570), at(12, NOON), 0.5, ['2026-10-12 0.5']],
  ['an afternoon', at(12, NOON), at(12, 1110), 0.5, ['2026-10-12 0.5']],
  ['dates alone', at(12), at(13), 2, ['2026-10-12 1', '2026-10-13 1']],
  ['half a day in dates alone', at(12), at(12), 0.5, ['2026-10-12 0.5']],
  ['over a weekend', at(16, 570), at(19, 1110), 2, ['2026-10-16 1', '2026-10-19 1']],
  ['an afternoon to a morning', at(12, NOON), at(13, NOON), 1, ['2026-10-12 0.5', '2026-10-13 0.5']],
  ['days not stated', at(12, NOON), at(13, 1110), null, ['2026-10-12 0.5', '2026-10-13 1']],
])('%s', (_, from, to, days, rows) => {
  expect(split(from, to, days)).toEqual({ rows, notes: [] });
});

test('a minute before noon is a morning, and a minute after it begins an afternoon', () => {
  expect(split(at(12, 570), at(12, NOON - 1), null).rows).toEqual(['2026-10-12 0.5']);
  expect(split(at(12, 570), at(12, NOON + 1), null).rows).toEqual(['2026-10-12 1']);
  expect(split(at(12, NOON - 1), at(12, 1110), null).rows).toEqual(['2026-10-12 1']);
  expect(split(at(12, NOON + 1), at(12, 1110), null).rows).toEqual(['2026-10-12 0.5']);
});

test("a person's own rest day beats the calendar, both ways", () => {
  expect(split(at(16, 570), at(19, 1110), 3, [[17, false], [18, true]]).rows).toEqual(['2026-10-16 1', '2026-10-17 1', '2026-10-19 1']);
});

test('more days than the span has can not be laid: one unknown row, with the reason', () => {
  expect(split(at(12, 570), at(13, 1110), 3)).toEqual({ rows: ['unknown'], notes: ['unreadable days-exceed-span'] });
});

test('days counted by the calendar take every work day of the span', () => {
  expect(split(at(16, 570), at(19, 1110), 4)).toEqual({ rows: ['2026-10-16 1', '2026-10-19 1'], notes: ['info days-by-calendar'] });
  expect(split(at(16, 570), at(19, 1110), 4.5)).toEqual({ rows: ['unknown'], notes: ['unreadable days-exceed-span'] });
});

test('fewer days than the span has are taken at their word, and it is said', () => {
  expect(split(at(12, 570), at(14, 1110), 2)).toEqual({ rows: ['2026-10-12 1', '2026-10-13 1'], notes: ['info days-less-than-span'] });
});

test('days that can not be read leave the share of each day open, not the days', () => {
  const requests = ledgerOf('leave_requests', { employee_id: texts(['E1']), start_at: numbers('datetime', 0, [at(12, 570)]), end_at: numbers('datetime', 0, [at(13, 1110)]), days: { ...numbers('days', 1, [0]), state: Uint8Array.of(State.Unreadable) } });
  const { columns, rows } = finished(splitByDay(definition, span, new Map([['leave_requests', requests]]), weekdays))!;
  expect(rows).toBe(2);
  expect([...columns.get('work_date')!.state]).toEqual([State.Known, State.Known]);
  expect([...columns.get('day_share')!.state]).toEqual([State.Unreadable, State.Unreadable]);
});

test('a span that can not be read or ends before it begins stays one unknown row', () => {
  for (const [from, to] of [[null, at(12)], [at(12), null], [at(13), at(12)]] as const) expect(split(from, to, null).rows).toEqual(['unknown']);
});

test('a span without a work day takes none; where it states days all the same, nobody knows which', () => {
  expect(split(at(17), at(18), null).rows).toEqual([]);
  expect(split(at(17), at(18), 0).rows).toEqual([]);
  expect(split(at(17), at(18), 0.5).rows).toEqual(['unknown']);
});

test('the shares of a request add up to the days that it states', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 40 }), (first, length, halves) => {
      const { rows } = split(at(first, 570), at(first, 1110) + length * 1440, halves / 2);
      const sum = rows.reduce((total, row) => total + Number(row.split(' ')[1] ?? NaN) * 2, 0);
      // Days counted by the calendar are as many as fit.
      expect(rows.includes('unknown') || sum === halves || (sum < halves && halves / 2 <= length + 1)).toBe(true);
    }),
  );
});
