import { rational } from '../values/rational';
import { MISSING, UNREADABLE } from './testing/world';
import { makeRules, show } from './testing/formulas';

const truths = makeRules({
  ledgers: {
    logic: {
      columns: { t: 'yesno', f: 'yesno', u: 'yesno', m: 'yesno', x: 'yesno' },
      rows: [{ t: true, f: false, u: null, m: MISSING, x: UNREADABLE }],
    },
  },
});

describe('Kleene logic', () => {
  const AND = { tt: true, tf: false, tu: 'blank', ft: false, ff: false, fu: false, ut: 'blank', uf: false, uu: 'blank', um: 'missing', mx: 'unreadable', fx: false, xf: false, tx: 'unreadable' };
  test.each(Object.entries(AND))('AND of %s', ([a, b], expected) => {
    expect(show(truths.at(0, `=AND(${a},${b})`))).toBe(expected);
  });
  const OR = { tt: true, tf: true, tu: true, ft: true, ff: false, fu: 'blank', ut: true, uf: 'blank', uu: 'blank', um: 'missing', mt: true, fx: 'unreadable', xt: true };
  test.each(Object.entries(OR))('OR of %s', ([a, b], expected) => {
    expect(show(truths.at(0, `=OR(${a},${b})`))).toBe(expected);
  });
  test.each([
    ['=NOT(t)', false],
    ['=NOT(f)', true],
    ['=NOT(u)', 'blank'],
    ['=IF(t,1,0)', '1'],
    ['=IF(f,1,0)', '0'],
    ['=IF(u,1,0)', 'blank'],
    ['=IF(u,1,1)', '1'],
    ['=IF(u,t,TRUE)', true],
    ['=IF(t,1,0/0)', '1'],
    ['=IF(m,1,1/0)', 'unreadable'],
    ['=IFNA(u,t)', true],
    ['=IFNA(m,t)', true],
    ['=IFNA(x,t)', 'unreadable'],
    ['=IFNA(f,t)', false],
    ['=ISBLANK(t)', false],
    ['=ISBLANK(u)', true],
    ['=ISBLANK(m)', 'missing'],
    ['=ISBLANK(x)', 'unreadable'],
    ['=t=f', false],
    ['=t<>u', 'blank'],
  ])('%s', (formula, expected) => {
    expect(show(truths.at(0, formula))).toBe(expected);
  });
});

const values = makeRules({
  ledgers: {
    rows: {
      columns: { price: 'money', cost: 'money', nothing: 'money', minus: 'money', n: 'number', text: 'text', minutes: 'duration', d: 'days', list: 'list', role: 'role' },
      rows: [{ price: '10.00', cost: '7.00', nothing: null, minus: '-2.50', n: '0.3', text: '事假单', minutes: 90, d: '0.5', list: ['a', 'b'], role: 'manager' }],
    },
  },
  ranks: { clerk: 1, manager: 2 },
  parameters: [
    { name: 'limit', file: 'f', unit: 'yuan', kind: 'money', value: rational(5n) },
    { name: 'unset', file: 'f', unit: 'yuan', kind: 'money', value: null },
    { name: 'two_hours', file: 'f', unit: 'hour', kind: 'duration', value: rational(120n) },
  ],
});

describe('arithmetic', () => {
  test.each([
    ['=(price-cost)/price', '3/10'],
    ['=(price-cost)/price>=30%', true],
    ['=(price-cost)/price>n', false],
    ['=price/nothing', 'blank'],
    ['=price/(cost-cost)', 'unreadable'],
    ['=price/minus', 'unreadable'],
    ['=price*n', '3'],
    ['=price*d', '5'],
    ['=-price', '-10'],
    ['=price-1', '9'],
    ['=price+limit', '15'],
    ['=price+unset', 'missing'],
    ['=nothing+unset', 'missing'],
    ['=MIN(price,cost,0)', '0'],
    ['=MAX(price,nothing)', 'blank'],
    ['=ABS(minus)', '5/2'],
    ['=minutes>two_hours', false],
    ['=minutes<two_hours', true],
    ['=two_hours=2', true],
    ['=text&"！"', '事假单！'],
    ['=CONTAINS(text,"假")', true],
    ['=CONTAINS(text,"病")', false],
    ['=CONTAINS(text,"單")', true],
    ['=CONTAINS("ＡＢＣ 業務部","abc 业务")', true],
    ['=CONTAINS(list,"Ａ")', true],
    ['=CONTAINS(text," ")', false],
    ['=CONTAINS("王 芳"," ")', true],
    ['=BLANKS(price,nothing)', 'nothing'],
    ['=BLANKS(price,minus)', ''],
    ['=CONTAINS(BLANKS(price,nothing),"nothing")', true],
    ['=CONTAINS(BLANKS(price),"nothing")', false],
    ['=CONTAINS(list,"a")', true],
    ['=CONTAINS(list,"ab")', false],
    ['=LEN(text)', '3'],
    ['=RANK(role)', '2'],
    ['=RANK(role)>RANK("clerk")', true],
  ])('%s', (formula, expected) => {
    expect(show(values.at(0, formula))).toBe(expected);
  });

  test.each([
    ['ROUND', ['2.5', '3'], ['-2.5', '-3'], ['2.4', '2'], ['-2.4', '-2']],
    ['ROUNDUP', ['2.1', '3'], ['-2.1', '-3'], ['2', '2'], ['0', '0']],
    ['ROUNDDOWN', ['2.9', '2'], ['-2.9', '-2'], ['2', '2'], ['0', '0']],
  ])('%s', (name, ...pairs) => {
    for (const [x, expected] of pairs) expect(show(values.at(0, `=${name}(${x}*1,0)`))).toBe(expected);
  });
  test.each([
    ['=ROUND(1.005*price/price,2)', '101/100'],
    ['=ROUND(1250*price/price,-2)', '1300'],
    ['=INT(-1.5*price/price)', '-2'],
    ['=INT(1.5*price/price)', '1'],
  ])('%s', (formula, expected) => {
    expect(show(values.at(0, formula))).toBe(expected);
  });
});

const dates = makeRules({
  ledgers: {
    days: {
      columns: { day: 'date', hired: 'date', later: 'date', at: 'datetime', clock: 'time' },
      dateColumn: 'day',
      rows: [
        { day: '2026-10-09', hired: '2024-02-29', later: '2026-02-28', at: '2026-10-09 09:30', clock: '次日 00:10' },
        { day: '2026-01-31', hired: '2020-10-09', later: '2021-10-08', at: '2026-10-10 00:00', clock: '09:30' },
        { day: '2019-06-01', hired: '2020-10-09', later: '2021-10-09', at: null, clock: null },
        { day: '2024-01-31', hired: '2020-10-09', later: '2021-10-10', at: null, clock: null },
      ],
    },
  },
});

describe('dates', () => {
  test.each<[number, string, string | boolean]>([
    [0, '=DATEDIF(hired,later,"Y")', '1'],
    [0, '=DATEDIF(hired,later,"M")', '23'],
    [0, '=DATEDIF(hired,later,"D")', '730'],
    [1, '=DATEDIF(hired,later,"Y")', '0'],
    [2, '=DATEDIF(hired,later,"Y")', '1'],
    [3, '=DATEDIF(hired,later,"Y")', '1'],
    [1, '=DATEDIF(hired,later,"M")', '11'],
    [2, '=DATEDIF(hired,later,"M")', '12'],
    [0, '=DATEDIF(later,hired,"Y")', 'unreadable'],
    [1, '=EDATE(day,1)="2026-02-28"', true],
    [3, '=EDATE(day,1)="2024-02-29"', true],
    [1, '=EOMONTH(day,0)="2026-01-31"', true],
    [1, '=EOMONTH(day,1)="2026-02-28"', true],
    [1, '=EOMONTH(day,-1)="2025-12-31"', true],
    [0, '=EDATE(day,1000000)', 'unreadable'],
    [0, '=YEAR(day)', '2026'],
    [0, '=MONTH(day)', '10'],
    [0, '=DAY(day)', '9'],
    [0, '=WEEKDAY(day)', '5'],
    [0, '=DAYS(day,later)', '223'],
    [0, '=day-later', '223'],
    [0, '=day+1="2026-10-10"', true],
    [0, '=day+0.5', 'unreadable'],
    [0, '=day+clock="2026-10-10 00:10"', true],
    [0, '=DATEPART(at)=day', true],
    [0, '=TIMEPART(at)="09:30"', true],
    [0, '=at-(day+TIMEPART(at))', '0'],
    [1, '=DATEPART(at)="2026-10-10"', true],
    [1, '=TIMEPART(at)="00:00"', true],
    [0, '=PERIOD(day)=month', true],
    [0, '=month="2026-10"', true],
    [0, '=month+3="2027-01"', true],
    [1, '=month-1="2025-12"', true],
    [0, '=PERIODSTART(month)="2026-10-01"', true],
    [0, '=PERIODEND(month)="2026-10-31"', true],
    [0, '=ISWORKDAY(day)', true],
    [0, '=DAYKIND(day)', 'work'],
    [0, '=DAYKIND(day+1)', 'work'],
    [0, '=DAYKIND(day+2)', 'rest'],
    [0, '=DAYKIND(day-8)', 'holiday'],
    [2, '=DAYKIND(day)', 'unreadable'],
    [0, '=WORKDAYS(month)', '18'],
    [0, '=NETWORKDAYS(day,day)', '1'],
    [0, '=NETWORKDAYS(day,day+3)', '3'],
    [0, '=NETWORKDAYS(day+3,day)', '-3'],
    [2, '=NETWORKDAYS(day,day)', 'unreadable'],
    [0, '=NETWORKDAYS(day-300,day+80)', '267'],
    [0, '=WORKDAY(day,0)=day', true],
    [0, '=WORKDAY(day,1)="2026-10-10"', true],
    [0, '=WORKDAY(day,2)="2026-10-12"', true],
    [0, '=WORKDAY(day,-1)="2026-10-08"', true],
    [0, '=WORKDAY(day,-2)="2026-09-30"', true],
  ])('row %s: %s', (row, formula, expected) => {
    expect(show(dates.at(row, formula))).toBe(expected);
  });
});
