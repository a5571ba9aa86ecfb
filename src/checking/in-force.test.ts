import type { RuleSet } from '../rules/model';
import { parseIsoDate } from '../values/serial-day';
import { checkLedgers, type CheckOptions } from './check';
import { attributesIn } from './in-force';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, rule, ruleFile } from './testing/rules';

const day = (iso: string): number => parseIsoDate(iso)!;

/** Version that found each row, by day: every row is as late as can be. */
async function versions(set: RuleSet, days: readonly (string | null)[], options: CheckOptions = {}, ids = days.map(() => 'E1')) {
  const work = ledgerOf('work', {
    employee_id: texts(ids),
    work_date: numbers('date', 0, days.map((one) => (one === null ? null : day(one)))),
    late: numbers('duration', 0, days.map(() => 99)),
  });
  const employees = ledgerOf('employees', { employee_id: texts(['E1', 'E2']), department: texts(['Sales', 'Service']) });
  const { findings } = await checkLedgers(set, [], [employees, work], options);
  return Object.fromEntries(findings.map(({ key, version }) => [Object.values(key).join(' ').trim().replace('E1 ', ''), version]));
}

const late = (effectiveFrom: string, more = {}) => ruleFile([rule('late', more)], { effectiveFrom });

describe('two versions of a file', () => {
  const set = companyOf({ 'late.json': late('2026-01-01'), 'late-2.json': late('2026-10-15') });

  test('judge each row by its own date, at −1, 0 and +1 day', async () => {
    expect(await versions(set, ['2026-10-14', '2026-10-15', '2026-10-16'])).toEqual({ '2026-10-14': '2026-01-01', '2026-10-15': '2026-10-15', '2026-10-16': '2026-10-15' });
  });

  test('leave what was before the first of them alone', async () => {
    expect(await versions(set, ['2025-12-31', '2026-01-01', '2026-01-02'])).toEqual({ '2026-01-01': '2026-01-01', '2026-01-02': '2026-01-01' });
  });

  test.each([
    ['2026-10-14', '2026-01-01'],
    ['2026-10-15', '2026-10-15'],
    ['2026-10-16', '2026-10-15'],
  ])('a row without a date goes by the day that the check looks from: %s', async (asOf, version) => {
    expect(await versions(set, [null], { asOf })).toEqual({ E1: version });
  });
});

describe('a group goes by the last day of its period', () => {
  const perMonth = { per: ['employee_id', 'month'], conditions: { all: [{ fact: 'rows', operator: 'greaterThan', value: 0 }] } };
  const grouped = (effectiveFrom: string) => ({
    ...late(effectiveFrom, perMonth),
    facts: { rows: { title: { 'zh-CN': 'r', en: 'r' }, unit: 'count', per: ['employee_id', 'month'], formula: '=COUNTIFS(late, ">0")', source: [{ id: 'TST-1' }] } },
  });

  test.each([
    ['2026-10-30', '2026-10-30'],
    ['2026-10-31', '2026-10-31'],
    ['2026-11-01', '2026-01-01'],
  ])('a version from %s on', async (from, version) => {
    const set = companyOf({ 'late.json': grouped('2026-01-01'), 'late-2.json': grouped(from) });
    expect(await versions(set, ['2026-10-02', '2026-10-20'])).toEqual({ '2026-10': version });
  });

  test('also where the payroll month ends on the 25th', async () => {
    const until25 = { payrollPeriod: { from: 26, to: 25 } };
    const set = companyOf({ 'late.json': grouped('2026-01-01'), 'late-2.json': grouped('2026-10-25') }, until25);
    expect(await versions(set, ['2026-09-25', '2026-09-26', '2026-10-25', '2026-10-26'])).toEqual({ '2026-09': '2026-01-01', '2026-10': '2026-10-25', '2026-11': '2026-10-25' });
    expect(await versions(companyOf({ 'late.json': grouped('2026-01-01'), 'late-2.json': grouped('2026-10-26') }, until25), ['2026-10-25'])).toEqual({ '2026-10': '2026-01-01' });
  });
});

describe('for whom and until when', () => {
  const files = { 'late.json': late('2026-01-01'), 'sales.json': late('2026-02-01') };

  test('a version for one department leaves the others to the version before', async () => {
    const set = companyOf(files, { inForce: [{ file: 'late.json', from: '2026-01-01' }, { file: 'sales.json', from: '2026-02-01', for: { department: ['Sales'] } }] });
    expect(await versions(set, ['2026-10-08', '2026-10-09', '2026-10-10'], {}, ['E1', 'E2', 'E9'])).toEqual({
      '2026-10-08': '2026-02-01',
      'E2 2026-10-09': '2026-01-01',
      'E9 2026-10-10': '2026-01-01',
    });
  });

  test('a row that names nobody known goes by its own columns', () => {
    const definition = companyOf(files).ledgers.get('work')!;
    const work = ledgerOf('work', { employee_id: texts(['E1', null, 'E9', null]), department: texts(['Service', 'Sales', 'Service', null]) });
    const employees = ledgerOf('employees', { employee_id: texts(['E1']), department: texts(['Sales']) });
    const attributesOf = attributesIn(work, definition, new Map([['employees', employees]]));
    expect([0, 1, 2, 3].map((row) => attributesOf(row, 'department'))).toEqual(['Sales', 'Sales', 'Service', null]);
    expect(attributesOf(1, 'employee_id')).toBeNull();
  });

  test('the last day counts, the day after does not', async () => {
    const set = companyOf({ 'late.json': late('2026-01-01') }, { inForce: [{ file: 'late.json', from: '2026-01-01', to: '2026-10-09' }] });
    expect(Object.keys(await versions(set, ['2026-10-08', '2026-10-09', '2026-10-10']))).toEqual(['2026-10-08', '2026-10-09']);
  });
});

describe('the checked month', () => {
  const set = companyOf({ 'late.json': late('2026-01-01') });
  const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', null];

  test('takes its own days and those of no known date', async () => {
    expect(Object.keys(await versions(set, days, { month: '2026-10' })).sort()).toEqual(['2026-10-01', '2026-10-31', 'E1']);
  });

  test('is the payroll month, from the 26th to the 25th', async () => {
    const shifted = companyOf({ 'late.json': late('2026-01-01') }, { payrollPeriod: { from: 26, to: 25 } });
    expect(Object.keys(await versions(shifted, ['2026-09-25', '2026-09-26', '2026-10-25', '2026-10-26'], { month: '2026-10' }))).toEqual(['2026-09-26', '2026-10-25']);
  });

  test('without one the whole ledger is looked at', async () => {
    expect(Object.keys(await versions(set, days))).toHaveLength(days.length);
  });
});
