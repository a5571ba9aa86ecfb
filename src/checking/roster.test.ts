import { State } from '../values/column';
import { formatDate, parseIsoDate } from '../values/serial-day';
import { finished } from '../values/steps';
import { CALENDAR_MONTH, formatPeriod, parsePeriod, type PayrollDays } from '../values/period';
import type { Calendar } from '../values/calendar';
import type { Ledger } from '../ledgers/ledger';
import type { Roster } from '../rules/ledger-definition';
import { checkedDays, rosterOf, slotsIn } from './roster';
import { columnDefinition, ledgerDefinition, ledgerOf, numbers, texts } from './testing/ledgers';

const day = (iso: string): number => parseIsoDate(iso)!;
const dates = (...days: readonly (string | null)[]) => numbers('date', 0, days.map((one) => (one === null ? null : day(one))));
const everyDay: Calendar = { isWorkday: () => true, kind: () => 'work', knows: () => true };
const noSundays: Calendar = { ...everyDay, isWorkday: (one) => one !== day('2026-10-04') };

const ROSTER: Roster = {
  ledger: 'employees',
  of: [],
  from: 'hired',
  to: 'left',
  every: 'day',
  column: 'work_date',
  schedule: { ledger: 'attendance', person: 'employee_id', date: 'work_date', rest: 'rest_day' },
  everyDay: false,
};
const definition = ledgerDefinition('roster', [columnDefinition('employee_id')], { roster: ROSTER });
const window = { from: day('2026-10-01'), to: day('2026-10-05') };

function rows(hired: string | null, left: string | null, { calendar = everyDay, attendance = null as Ledger | null, roster = ROSTER } = {}): string[] {
  const employees = ledgerOf('employees', { employee_id: texts(['E1']), hired: dates(hired), left: dates(left) });
  const ledgers = new Map([['employees', employees], ...(attendance ? [['attendance', attendance] as const] : [])]);
  const made = finished(rosterOf(definition, roster, ledgers, calendar, slotsIn(roster, [window], CALENDAR_MONTH)))!;
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
  const made = finished(rosterOf(definition, ROSTER, new Map([['employees', employees]]), everyDay, slotsIn(ROSTER, [window], CALENDAR_MONTH)))!;
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
  const made = finished(rosterOf(definition, ROSTER, new Map([['employees', employees]]), everyDay, slotsIn(ROSTER, windows, CALENDAR_MONTH)))!;
  expect([[...made.sheetRow], [...made.columns.get('work_date')!.state]]).toEqual([[2, 2, 3], [State.Known, State.Known, State.Unreadable]]);
});

describe('the periods that a check looks at', () => {
  const of = (every: Roster['every'], month: string, asOf: string, payroll: PayrollDays = CALENDAR_MONTH): string[] => {
    const roster = { ...ROSTER, schedule: null, every };
    return slotsIn(roster, checkedDays(roster, new Map(), parsePeriod(month), day(asOf), payroll), payroll).map(({ value }) => formatPeriod(value));
  };

  test.each<[Roster['every'], string, string, string[]]>([
    // Weeks end on Sundays: 4, 11, 18 and 25 October 2026.
    ['week', '2026-10', '2026-10-31', ['2026-W40', '2026-W41', '2026-W42', '2026-W43']],
    ['week', '2026-10', '2026-10-24', ['2026-W40', '2026-W41', '2026-W42']],
    ['week', '2026-10', '2026-10-25', ['2026-W40', '2026-W41', '2026-W42', '2026-W43']],
    ['week', '2026-11', '2026-11-01', ['2026-W44']],
    ['week', '2026-10', '2026-09-30', []],
    ['month', '2026-10', '2026-10-30', []],
    ['month', '2026-10', '2026-10-31', ['2026-10']],
    ['quarter', '2026-10', '2026-10-31', []],
    ['quarter', '2026-12', '2026-12-30', []],
    ['quarter', '2026-12', '2026-12-31', ['2026-Q4']],
    ['half', '2026-06', '2026-06-30', ['2026-H1']],
    ['half', '2026-09', '2026-09-30', []],
    ['year', '2026-12', '2027-03-01', ['2026']],
    ['year', '2026-11', '2027-03-01', []],
  ])('each %s that ends in %s, as of %s', (every, month, asOf, expected) => {
    expect(of(every, month, asOf)).toEqual(expected);
  });

  test('a payroll month up to the 25th has the weeks that end in it', () => {
    const payroll: PayrollDays = { from: 26, to: 25 };
    expect(of('week', '2026-10', '2026-10-25', payroll)).toEqual(['2026-W39', '2026-W40', '2026-W41', '2026-W42', '2026-W43']);
    expect(of('quarter', '2026-12', '2026-12-25', payroll)).toEqual(['2026-Q4']);
  });

  test('over several months each period is there once', () => {
    const windows = [{ from: day('2026-09-01'), to: day('2026-09-30') }, { from: day('2026-10-01'), to: day('2026-10-11') }];
    expect(slotsIn({ ...ROSTER, every: 'week' }, windows, CALENDAR_MONTH).map(({ value }) => formatPeriod(value))).toEqual(['2026-W36', '2026-W37', '2026-W38', '2026-W39', '2026-W40', '2026-W41']);
  });
});

describe('weeks', () => {
  const WEEKS: Roster = { ...ROSTER, every: 'week', column: 'week', schedule: null };
  const slots = slotsIn(WEEKS, [{ from: day('2026-10-01'), to: day('2026-10-18') }], CALENDAR_MONTH);
  const departments = (...names: readonly (string | null)[]) => {
    const column = texts(names.map((name) => (name === 'unread' ? null : name)));
    return { ...column, state: column.state.map((state, row) => (names[row] === 'unread' ? State.Unreadable : state)) };
  };
  const made = (roster: Roster, columns: Parameters<typeof ledgerOf>[1], at = slots): string[] => {
    const source = ledgerOf('employees', columns);
    const ledger = finished(rosterOf(definition, roster, new Map([['employees', source]]), everyDay, at))!;
    const [weeks, names] = [ledger.columns.get('week')!, ledger.columns.get('department')];
    const week = (row: number): string => (weeks.state[row] === State.Known ? formatPeriod(weeks.values[row]!).slice(6) : '?');
    const name = (row: number): string => (names === undefined ? '' : names.state[row] === State.Known ? names.dictionary![names.values[row]!]! : '?');
    return Array.from({ length: ledger.rows }, (_, row) => `${ledger.sheetRow[row]!} ${name(row)} ${week(row)}`);
  };

  test.each([
    ['2026-10-04', '2026-10-04', ['40']],
    ['2026-10-05', '2026-10-11', ['41']],
    ['2026-10-04', '2026-10-05', ['40', '41']],
    ['2026-10-18', null, ['42']],
    ['2026-10-19', null, []],
    ['2026-09-01', '2026-09-27', []],
    ['2026-09-01', '2026-09-28', ['40']],
  ])('that a span from %s to %s reaches into', (hired, left, expected) => {
    expect(made(WEEKS, { department: departments('甲'), hired: dates(hired), left: dates(left) })).toEqual(expected.map((week) => `2 甲 ${week}`));
  });

  test('of a department: once each, by the spans of all its people; it stands in the first one’s row and has no other column', () => {
    const roster: Roster = { ...WEEKS, of: ['department'] };
    const columns = {
      employee_id: texts(['E1', 'E2', 'E3', 'E4']),
      department: departments('甲', '乙', '甲', null),
      hired: dates('2026-10-14', '2026-10-01', '2026-10-01', '2026-10-01'),
      left: dates(null, '2026-10-05', '2026-10-04', null),
    };
    expect(made(roster, columns)).toEqual(['2 甲 40', '2 甲 42', '3 乙 40', '3 乙 41']);
    const source = ledgerOf('employees', columns);
    const ledger = finished(rosterOf(definition, roster, new Map([['employees', source]]), everyDay, slots))!;
    expect([...ledger.columns.keys()].sort()).toEqual(['department', 'week']);
  });

  test('nobody is dropped: a department that can’t be read, a span that can’t be told and is not made up for by another’s', () => {
    const roster: Roster = { ...WEEKS, of: ['department'] };
    const hired = dates('2026-10-14', '2026-10-01', null, null);
    expect(made(roster, { department: departments('unread', '甲', '甲', '乙'), hired, left: dates(null, null, null, null) })).toEqual(['2 ? ?', '3 甲 40', '3 甲 41', '3 甲 42', '5 乙 ?']);
    expect(made(roster, { hired, left: dates(null, null, null, null) })).toEqual(['2  ?']);
    expect(made(roster, { department: departments('unread', null), hired: dates(null, null), left: dates(null, null) }, [])).toEqual([]);
  });

  test('without columns of a first and last day: ever', () => {
    expect(made({ ...WEEKS, from: null, to: null, of: ['department'] }, { department: departments('甲', '甲', '乙') })).toEqual(['2 甲', '4 乙'].flatMap((one) => [`${one} 40`, `${one} 41`, `${one} 42`]));
  });

  test('of what has a date of its own are not in the month of that date', () => {
    const source = ledgerOf('employees', { hired: dates('2026-09-01'), left: dates(null), month: numbers('period', 0, [parsePeriod('2026-09')!]) });
    const ledger = finished(rosterOf(definition, WEEKS, new Map([['employees', source]]), everyDay, slots))!;
    expect([...ledger.columns.keys()].sort()).toEqual(['hired', 'left', 'week']);
  });

  test('of the company itself stand in no sheet; its days are work days', () => {
    const company: Roster = { ...WEEKS, ledger: null, from: null, to: null };
    const weeks = finished(rosterOf(definition, company, new Map(), everyDay, slots))!;
    expect([[...weeks.columns.keys()], [...weeks.columns.get('week')!.values].map(formatPeriod), [...weeks.sheetRow]]).toEqual([['week'], ['2026-W40', '2026-W41', '2026-W42'], [0, 0, 0]]);
    const daily: Roster = { ...company, every: 'day', column: 'day' };
    const days = finished(rosterOf(definition, daily, new Map(), noSundays, slotsIn(daily, [window], CALENDAR_MONTH)))!;
    expect([...days.columns.get('day')!.values].map((one) => formatDate(one).slice(8))).toEqual(['01', '02', '03', '05']);
  });
});
