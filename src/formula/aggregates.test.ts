import { makeRules, show } from './testing/formulas';
import { MISSING, UNREADABLE } from './testing/world';

const rules = makeRules({
  ledgers: {
    claims: {
      columns: { id: 'text', no: 'text', day: 'date', amount: 'money', kind: 'text', late: 'duration', flag: 'yesno', scheduled: 'yesno' },
      rows: [
        { id: 'A', no: '1', day: '2026-10-01', amount: '10', kind: 'food', late: 5, flag: true, scheduled: true },
        { id: 'A', no: '2', day: '2026-10-02', amount: '20', kind: 'taxi', late: 0, flag: true, scheduled: false },
        { id: 'A', no: '2', day: '2026-10-03', amount: '30', kind: 'food', late: null, flag: true, scheduled: true },
        { id: 'B', no: '4', day: '2026-10-01', amount: '40', kind: null, late: 7, flag: null, scheduled: true },
        { id: 'B', no: null, day: '2026-10-02', amount: UNREADABLE, kind: UNREADABLE, late: 9, flag: true, scheduled: true },
        { id: 'C', no: '5', day: '2026-11-02', amount: '-1', kind: 'food', late: MISSING, flag: false, scheduled: true },
        { id: 'A', no: '6', day: '2026-11-02', amount: '7', kind: 'food', late: 1, flag: true, scheduled: true },
        { id: null, no: '7', day: '2026-10-05', amount: '99', kind: 'food', late: 1, flag: true, scheduled: true },
      ],
    },
    people: {
      columns: { id: 'text', pay: 'money', job: 'text' },
      rows: [{ id: 'A', pay: '100', job: 'x' }, { id: 'B', pay: null, job: 'y' }, { id: 'D', pay: '1', job: 'x' }, { id: 'D', pay: '1', job: 'y' }, { id: 'E', pay: '1' }, { id: 'E', pay: '2' }, { id: UNREADABLE, pay: '5' }, { id: null, pay: '6' }],
    },
  },
  facts: {
    double: { unit: 'yuan', formula: '=amount+amount' },
    claims_a_month: { unit: 'count', per: ['id', 'month'], formula: '=COUNTIFS(amount,">0")' },
  },
});
const MONTHLY = ['id', 'month'];

describe('over another ledger or the whole of the own one', () => {
  test.each<[number, string, string | boolean]>([
    [0, '=XLOOKUP(id,people.id,people.pay)', '100'],
    [3, '=XLOOKUP(id,people.id,people.pay)', 'blank'],
    // Somebody's key can't be read: perhaps C's.
    [5, '=XLOOKUP(id,people.id,people.pay)', 'unreadable'],
    [7, '=XLOOKUP(id,people.id,people.pay)', 'blank'],
    [0, '=XLOOKUP("D",people.id,people.pay)', '1'],
    [0, '=XLOOKUP("E",people.id,people.pay)', 'unreadable'],
    [0, '=LOOKUPS(people.pay,people.id,id,people.job,"x")', '100'],
    [0, '=LOOKUPS(people.job,people.id,id,people.pay,100)', 'x'],
    [0, '=COUNTIFS(claims.no,no)', '1'],
    [1, '=COUNTIFS(claims.no,no)', '2'],
    [4, '=COUNTIFS(claims.no,no)', 'unreadable'],
    [0, '=SUMIFS(claims.amount,claims.id,id)', '67'],
    [0, '=SUMIFS(claims.double,claims.id,id)', '134'],
    [0, '=SUMIFS(claims.amount,claims.id,id,claims.kind,"food")', '47'],
    [0, '=SUMIFS(claims.amount,claims.id,id,claims.kind,"<>food")', '20'],
    [0, '=SUMIFS(claims.amount,claims.id,id,claims.day,"<="&day)', '10'],
    [0, '=SUMIFS(claims.amount,claims.id,"nobody")', '0'],
    [0, '=MINIFS(claims.amount,claims.id,"nobody")', 'blank'],
    [0, '=IFNA(MAXIFS(claims.amount,claims.id,"nobody"),0)', '0'],
    [0, '=MAXIFS(claims.amount,claims.id,id)', '30'],
    [0, '=MINIFS(claims.amount,claims.id,id)', '7'],
    [0, '=AVERAGEIFS(claims.amount,claims.id,id)', '67/4'],
    [0, '=AVERAGEIFS(claims.amount,claims.id,"nobody")', 'blank'],
    [0, '=COUNTUNIQUE(claims.no,claims.id,id)', '3'],
    [0, '=COUNTUNIQUE(claims.id)', '3'],
    [0, '=COUNTIFS(claims.no,"<>")', '7'],
    [0, '=COUNTIFS(claims.no,"")', '1'],
    [0, '=SUMIFS(claims.amount,claims.kind,"taxi")', 'unreadable'],
    [3, '=COUNTIFS(claims.id,id,claims.amount,">0")>1', 'unreadable'],
    [3, '=COUNTIFS(claims.id,id,claims.amount,">0")>2', false],
    [3, '=COUNTIFS(claims.id,id,claims.amount,">0")>=1', true],
    [3, '=SUMIFS(claims.amount,claims.id,id)>0', 'unreadable'],
    [3, '=MAXIFS(claims.amount,claims.id,id)>=40', true],
    [3, '=MAXIFS(claims.amount,claims.id,id)>40', 'unreadable'],
    [3, '=MINIFS(claims.amount,claims.id,id)<=40', true],
    [5, '=COUNTIFS(claims.id,id,claims.late,">0")', 'missing'],
    [0, '=COUNTIFS(claims.id,id,claims.late,">0")', 'unreadable'],
    [0, '=COUNTIFS(claims.id,id,claims.late,">0")>1', true],
    [0, '=COUNTIFS(claims.id,id,claims.late,">0")>3', false],
  ])('row %s: %s', (row, formula, expected) => {
    expect(show(rules.at(row, formula))).toBe(expected);
  });
});

describe('over a group', () => {
  test.each<[number, string, string | boolean]>([
    [0, '=SUM(amount)', '60'],
    [0, '=SUM(amount*2)', '120'],
    [0, '=SUM(double)', '120'],
    [0, '=COUNT(amount)', '3'],
    [0, '=COUNT(late)', '2'],
    [0, '=COUNT(amount>10)', '2'],
    [0, '=AVERAGE(amount)', '20'],
    [0, '=COUNTIFS(kind,"food")', '2'],
    [0, '=SUMIFS(amount,kind,"food")', '40'],
    [0, '=SUMIFS(amount,amount,">"&AVERAGE(amount))', '30'],
    [0, '=COUNTIFS(people.id,id)', 'unreadable'],
    [3, '=COUNT(amount)', 'unreadable'],
    [3, '=COUNT(amount)>=1', true],
    [3, '=COUNT(no)', '1'],
    [3, '=AVERAGE(amount)', 'unreadable'],
    [0, '=LONGESTRUN(flag,scheduled)', '2'],
    [0, '=LONGESTRUN(flag,TRUE)', '3'],
    [3, '=LONGESTRUN(flag,scheduled)', 'unreadable'],
    [3, '=LONGESTRUN(flag,scheduled)>=1', true],
    [3, '=LONGESTRUN(flag,scheduled)>2', false],
    [3, '=LONGESTRUN(flag,scheduled)>1', 'unreadable'],
    [0, '=claims_a_month', '3'],
    [0, '=month="2026-10"', true],
  ])('of row %s: %s', (row, formula, expected) => {
    expect(show(rules.group(row, MONTHLY, formula))).toBe(expected);
  });

  test('a group fact stands at each row of the group', () => {
    expect([0, 1, 5, 6, 7].map((row) => show(rules.at(row, '=claims_a_month')))).toEqual(['3', '3', '0', '1', 'blank']);
  });
});

test('a run that ends at a row goes on over months, by key', () => {
  expect([0, 1, 2, 6].map((row) => show(rules.at(row, '=RUNLENGTH(flag,scheduled,id)')))).toEqual(['1', '1', '2', '3']);
  expect([3, 4, 5, 7].map((row) => show(rules.at(row, '=RUNLENGTH(flag,scheduled,id)')))).toEqual(['unreadable', 'unreadable', '0', 'blank']);
  expect(show(rules.at(4, '=RUNLENGTH(flag,scheduled,id)>=1'))).toBe(true);
  expect(show(rules.at(4, '=RUNLENGTH(flag,scheduled,id)>2'))).toBe(false);
});

describe('windows', () => {
  const span = makeRules({
    ledgers: {
      shifts: {
        columns: { id: 'text', from: 'datetime', to: 'datetime' },
        rows: [
          { id: 'A', from: '2026-10-09 09:00', to: '2026-10-09 12:00' },
          { id: 'B', from: '2026-10-09 09:00', to: '2026-10-09 12:00' },
          { id: 'C', from: '2026-10-09 09:00', to: '2026-10-09 09:00' },
          { id: 'A', from: '2026-10-09 12:00', to: '2026-10-09 09:00' },
          { id: 'A', from: null, to: '2026-10-09 09:00' },
        ],
      },
      leave: {
        columns: { who: 'text', start: 'datetime', end: 'datetime' },
        rows: [
          { who: 'A', start: '2026-10-09 08:00', end: '2026-10-09 09:30' },
          { who: 'A', start: '2026-10-09 09:20', end: '2026-10-09 09:40' },
          { who: 'A', start: '2026-10-09 12:00', end: '2026-10-09 18:00' },
          { who: 'B', start: '2026-10-09 11:00', end: null },
          { who: null, start: '2026-10-09 09:00', end: '2026-10-09 12:00' },
        ],
      },
      outings: { columns: { who: 'text', start: 'datetime', end: 'datetime' }, rows: [{ who: 'A', start: '2026-10-09 11:30', end: '2026-10-09 13:00' }] },
    },
  });
  const LEAVE = 'from,to,id,leave.who,leave.start,leave.end';
  test.each<[number, string, string | boolean]>([
    [0, `=COVERED(${LEAVE})`, '40'],
    [0, `=UNCOVERED(${LEAVE})`, '140'],
    [0, `=COVERED(${LEAVE},outings.who,outings.start,outings.end)`, '70'],
    [1, `=COVERED(${LEAVE})`, 'unreadable'],
    [1, `=COVERED(${LEAVE})>60`, false],
    [1, `=UNCOVERED(${LEAVE})>=120`, true],
    [1, `=UNCOVERED(${LEAVE})>120`, 'unreadable'],
    [2, `=COVERED(${LEAVE})`, '0'],
    [2, `=UNCOVERED(${LEAVE})`, '0'],
    [3, `=COVERED(${LEAVE})`, 'unreadable'],
    [4, `=COVERED(${LEAVE})`, 'blank'],
  ])('row %s: %s', (row, formula, expected) => {
    expect(show(span.at(row, formula))).toBe(expected);
  });
});
