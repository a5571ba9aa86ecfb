import { State } from '../values/column';
import { formatDate, parseIsoDate } from '../values/serial-day';
import { finished } from '../values/steps';
import { CALENDAR_MONTH, parsePeriod } from '../values/period';
import type { Calendar } from '../values/calendar';
import type { Ledger } from '../ledgers/ledger';
import type { Roster } from '../rules/ledger-definition';
import { checkedDays, rosterOf } from './roster';
import { columnDefinition, ledgerDefinition, ledgerOf, numbers, texts } from './testing/ledgers';

const day = (iso: string): number => parseIsoDate(iso)!;
const dates = (...days: readonly (string | null)[]) => numbers('date', 0, days.map((one) => (one === null ? null : day(one))));
const everyDay: Calendar = { isWorkday: () => true, kind: () => 'work', knows: () => true };
const noSundays: Calendar = { ...everyDay, isWorkday: (one) => one !== day('2026-10-04') };

const ROSTER: Roster = {
  ledger: 'employees',
  from: 'hired',
  to: 'left',
  date: 'work_date',
  schedule: { ledger: 'attendance', person: 'employee_id', date: 'work_date', rest: 'rest_day' },
  everyDay: false,
};
const definition = ledgerDefinition('roster', [columnDefinition('employee_id')], { roster: ROSTER });
const window = { from: day('2026-10-01'), to: day('2026-10-05') };

function rows(hired: string | null, left: string | null, { calendar = everyDay, attendance = null as Ledger | null, roster = ROSTER } = {}): string[] {
  const employees = ledgerOf('employees', { employee_id: texts(['E1']), hired: dates(hired), left: dates(left) });
  const ledgers = new Map([['employees', employees], ...(attendance ? [['attendance', attendance] as const] : [])]);
  const made = finished(rosterOf(definition, roster, ledgers, calendar, [window]))!;
  const column = made.columns.get('work_date')!;
  return Array.from({ length: made.rows }, (_, row) => (column.state[row] === State.Known ? formatDate(column.values[row]!).slice(8) : '?'));
}

describe('the days of one person', () => {
  test.each([
    ['2026-09-30', ['01', '02', '03', '04', '05']],
    ['2026-10-01', ['01', '02', '03', '04', '05']],
    ['2026-10-02', ['02', '03', '04', '05']],
    ['2026-10-05', ['05']],
    ['2026-10-06', []],
  ])('hired on %s', (hired, expected) => {
    expect(rows(hired, null)).toEqual(expected);
  });

  test.each([
    ['2026-09-30', []],
    ['2026-10-01', ['01']],
    ['2026-10-04', ['01', '02', '03', '04']],
    ['2026-10-05', ['01', '02', '03', '04', '05']],
    ['2026-10-06', ['01', '02', '03', '04', '05']],
  ])('left on %s, the day itself included', (left, expected) => {
    expect(rows('2020-01-01', left)).toEqual(expected);
  });

  test('of somebody whose first day is not known: one row of unknown day, so that nobody is dropped', () => {
    expect(rows(null, null)).toEqual(['?']);
  });

  test('rest days by the calendar are no days', () => {
    expect(rows('2026-10-03', null, { calendar: noSundays })).toEqual(['03', '05']);
  });

  test('unless every day counts', () => {
    expect(rows('2026-10-03', null, { calendar: noSundays, roster: { ...ROSTER, schedule: null, everyDay: true } })).toEqual(['03', '04', '05']);
  });

  test('but the person’s own schedule comes first', () => {
    const attendance = ledgerOf('attendance', { employee_id: texts(['E1', 'E1', 'E2']), work_date: dates('2026-10-04', '2026-10-05', '2026-10-03'), rest_day: numbers('yesno', 0, [0, 1, 1]) });
    expect(rows('2026-10-03', null, { calendar: noSundays, attendance })).toEqual(['03', '04']);
  });
});

test('rows stand in the sheet row that they come from', () => {
  const employees = ledgerOf('employees', { employee_id: texts(['E1', 'E2']), hired: dates('2026-10-05', '2026-10-05'), left: dates(null, null) });
  const made = finished(rosterOf(definition, ROSTER, new Map([['employees', employees]]), everyDay, [window]))!;
  expect([...made.sheetRow]).toEqual([2, 3]);
});

describe('the days that a check looks at', () => {
  const schedule = (...days: readonly string[]): Map<string, Ledger> =>
    new Map([['attendance', ledgerOf('attendance', { employee_id: texts(days.map(() => 'E1')), work_date: dates(...days), rest_day: numbers('yesno', 0, days.map(() => 0)) })]]);
  const of = (month: string | null, asOf: string, ledgers = schedule('2026-10-12', '2026-09-20')): string[][] =>
    checkedDays(ROSTER, ledgers, month === null ? null : parsePeriod(month), day(asOf), CALENDAR_MONTH).map(({ from, to }) => [formatDate(from), formatDate(to)]);

  test('its month, never past the day it looks from', () => {
    expect(of('2026-10', '2026-10-31')).toEqual([['2026-10-01', '2026-10-31']]);
    expect(of('2026-10', '2026-10-15')).toEqual([['2026-10-01', '2026-10-15']]);
  });

  test('without a month, the months that the schedule has days of', () => {
    expect(of(null, '2026-10-12')).toEqual([['2026-09-01', '2026-09-30'], ['2026-10-01', '2026-10-12']]);
    expect(of(null, '2026-09-30')).toEqual([['2026-09-01', '2026-09-30']]);
    expect(of(null, '2026-10-12', new Map())).toEqual([]);
  });

  test('and none of those between: one date of 2006 by mistake is not twenty years of absence', () => {
    expect(of(null, '2026-10-12', schedule('2006-10-12', '2026-10-09'))).toEqual([['2006-10-01', '2006-10-31'], ['2026-10-01', '2026-10-12']]);
  });
});

test('a person’s days are those of each window', () => {
  const employees = ledgerOf('employees', { employee_id: texts(['E1', 'E2']), hired: dates('2026-09-30', null), left: dates('2026-10-01', null) });
  const windows = [{ from: day('2026-08-31'), to: day('2026-09-30') }, window];
  const made = finished(rosterOf(definition, ROSTER, new Map([['employees', employees]]), everyDay, windows))!;
  expect([[...made.sheetRow], [...made.columns.get('work_date')!.state]]).toEqual([[2, 2, 3], [State.Known, State.Known, State.Unreadable]]);
});
