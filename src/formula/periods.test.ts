import { finished } from '../values/steps';
import { createEngine } from './engine';
import { makeRules, show } from './testing/formulas';

const rules = makeRules({
  ledgers: {
    plans: {
      dateColumn: 'day',
      columns: { day: 'date', period: 'period', other: 'period' },
      rows: [
        { day: '2026-09-30', period: '2026-Q4', other: '2026-10' },
        { day: '2026-10-01', period: '2026-Q4', other: '2026-Q3' },
        { day: '2026-12-31', period: '2026-10', other: '2026-11' },
        { day: '2027-01-03', period: null, other: '2026' },
      ],
    },
    months: { dateColumn: null, columns: { of: 'period' }, rows: [{ of: '2026-10' }, { of: '2026-11' }] },
    mixed: { dateColumn: null, columns: { of: 'period' }, rows: [{ of: '2026-10' }, { of: '2026-Q1' }] },
  },
});

test.each<[number, string, string | boolean]>([
  [0, '=PERIOD(day,"Q")="2026-Q3"', true],
  [1, '=PERIOD(day,"Q")="2026-Q4"', true],
  [0, '=PERIOD(day,"H")="2026-H2"', true],
  [2, '=PERIOD(day,"Y")="2026"', true],
  [3, '=PERIOD(day,"Y")="2027"', true],
  [3, '=PERIOD(day,"W")="2026-W53"', true],
  [0, '=PERIOD(day)="2026-09"', true],
  [1, '=PERIOD(day,"M")="2026-10"', true],
  [0, '=PERIOD(day,"M")=PERIOD(day)', true],
  [1, '=PERIODSTART(PERIOD(day,"Q"))="2026-10-01"', true],
  [1, '=PERIODEND(PERIOD(day,"Q"))="2026-12-31"', true],
  [1, '=PERIODEND(PERIOD(day,"W"))="2026-10-04"', true],
  [1, '=PERIODEND(PERIOD(day,"Y"))="2026-12-31"', true],
  [1, '=PERIOD(day,"Q")+1="2027-Q1"', true],
  // A month and a quarter are unequal, and neither is before the other.
  [0, '=period=other', false],
  [0, '=period<>other', true],
  [0, '=period<other', 'unreadable'],
  [0, '=period>=other', 'unreadable'],
  [1, '=period>other', true],
  [2, '=period<other', true],
  [3, '=period<other', 'blank'],
  [0, '=MIN(period,other)', 'unreadable'],
  [1, '=MIN(period,other)=other', true],
  [0, '=MAXIFS(months.of,months.of,"<>")="2026-11"', true],
  [0, '=MAXIFS(mixed.of,mixed.of,"<>")', 'unreadable'],
  [0, '=COUNTIFS(months.of,"<2026-11")', '1'],
  [1, '=COUNTIFS(mixed.of,"<2026-11")', 'unreadable'],
])('row %d: %s', (row, formula, expected) => {
  expect(show(rules.at(row, formula))).toBe(expected);
});

test.each(['=period<other', '=period>="2026-Q4"', '=period<="2026-10"', '=MAX(period,other)=other'])('the kernels say the same: %s', (formula) => {
  const condition = rules.formula(formula);
  const engine = createEngine(rules.world);
  const [hits] = finished(engine.scan('plans', [{ condition, appliesWhen: null, rows: null }])).hits;
  const truths = new Map(Array.from(hits!.row.subarray(0, hits!.length), (row, at) => [row, hits!.truth[at]]));
  expect([0, 1, 2, 3].map((row) => truths.get(row) ?? 0)).toEqual([0, 1, 2, 3].map((row) => engine.truth(condition, { ledger: 'plans', row })));
});
