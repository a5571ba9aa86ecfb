import { State } from '../values/column';
import { makeRules, show } from './testing/formulas';
import { testCalendar, type TestLedger } from './testing/world';

const TICKETS = {
  columns: { received: 'datetime', answered: 'datetime' },
  rows: [
    { received: '2026-10-09 17:00', answered: '2026-10-10 10:00' },
    { received: '2026-10-10 17:30', answered: '2026-10-12 09:00' },
    { received: '2026-10-09 10:00', answered: null },
    { received: '2026-10-09 10:00', answered: '2026-10-09 09:59' },
    { received: '2019-12-31 10:00', answered: '2020-01-02 10:00' },
  ],
} satisfies TestLedger;
const rules = makeRules({ ledgers: { tickets: TICKETS } });

test('minutes of working hours, one row after the other and a column at a time', () => {
  const expected = ['120', '30', 'blank', 'unreadable', 'unreadable'];
  expect(TICKETS.rows.map((_, row) => show(rules.at(row, '=WORKTIME(received, answered)')))).toEqual(expected);
  const { values, state, kind } = rules.engine.column(rules.formula('=WORKTIME(received, answered)'), 'tickets');
  expect([kind, [...values].slice(0, 2), [...state]]).toEqual(['duration', [120, 30], [State.Known, State.Known, State.Blank, State.Unreadable, State.Unreadable]]);
});

test('it is a duration between datetimes, to be compared with minutes and hours', () => {
  expect(show(rules.at(0, '=WORKTIME(received, answered) > 119'))).toBe(true);
  expect(show(rules.at(0, '=WORKTIME(received, answered) > 120'))).toBe(false);
  expect(() => rules.formula('=WORKTIME(DATEPART(received), answered)')).toThrow();
});

test('without hours nothing is told of any row', () => {
  const { isWorkday, kind, knows } = testCalendar;
  const { at } = makeRules({ ledgers: { tickets: TICKETS }, calendar: { isWorkday, kind, knows } });
  expect([0, 2, 3].map((row) => show(at(row, '=WORKTIME(received, answered)')))).toEqual(['missing', 'missing', 'missing']);
});
