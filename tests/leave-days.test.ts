import { definitionsForCases, workbookOf, type CaseLedgers } from '../src/checking/case-sheets';
import { checkLedgers } from '../src/checking/check';
import type { Report } from '../src/checking/report';
import { readLedgers } from '../src/ledgers/read';
import type { CaseRow } from '../src/rules/shapes';
import { company } from './company';

/* What pay programs are known to get wrong about days of leave (research/hr-validation.md, section 4), on the company's own rules. */

const PEOPLE = [
  { employee_id: 'E1', name: '李华', base_salary: 3600, hire_date: '2024-10-15', leave_date: null },
  { employee_id: 'E2', name: '王芳', base_salary: 4000, hire_date: '2024-02-29', leave_date: '2026-10-13' },
];
const leave = (leave_no: string, more: CaseRow): CaseRow => ({ leave_no, employee_id: 'E1', leave_type: '事假', approved_at: '2026-09-01 10:00', days: null, ...more });

async function reportOf(requests: readonly CaseRow[], month?: string, more: CaseLedgers = {}): Promise<Report> {
  const given = { employees: PEOPLE, leave_requests: requests, ...more };
  const { ledgers } = readLedgers([workbookOf(given)], definitionsForCases(company.ledgers, given), company.roles, { ledgerOf: new Map(Object.keys(given).map((key) => [key, key])) });
  return checkLedgers(company, [], ledgers, month === undefined ? {} : { month });
}
const deductions = ({ lines }: Report): string[] => lines.filter(({ rule }) => rule.startsWith('leave-pay/')).map(({ key, amount }) => `${key['month']} ${amount}`);

describe('leave over a month’s end (T-36)', () => {
  // 1 to 7 October are holidays; October has 18 work days.
  const over = [leave('Q1', { start_at: '2026-09-29 09:30', end_at: '2026-10-09 18:30' })];

  test('each month has its own days, at its own day’s pay', async () => {
    expect(deductions(await reportOf(over, '2026-10'))).toEqual(['2026-10 -400.00']);
    const payroll = { payroll_month: [{ employee_id: 'E1', month: '2026-09', working_days: 20 }] };
    expect(deductions(await reportOf(over, '2026-09', payroll))).toEqual(['2026-09 -360.00']);
  });

  test('and both together are all of it', async () => {
    const months = [...deductions(await reportOf(over, '2026-09')), ...deductions(await reportOf(over, '2026-10'))];
    expect(deductions(await reportOf(over))).toEqual(months);
  });
});

test('two halves of one day are two halves, each paid for (T-28)', async () => {
  const halves = [leave('Q1', { start_at: '2026-10-12 09:30', end_at: '2026-10-12 12:00' }), leave('Q2', { start_at: '2026-10-12 13:00', end_at: '2026-10-12 18:30' })];
  const report = await reportOf(halves, '2026-10');
  expect(deductions(report)).toEqual(['2026-10 -200.00']);
  expect(report.coverage.find(({ ledger }) => ledger === 'leave_days')).toMatchObject({ rows: 2, judged: 2 });
});

test('a blank end is not today (T-29): no day is taken off, and it is said', async () => {
  const report = await reportOf([leave('Q1', { start_at: '2026-10-12 09:30', end_at: null })]);
  expect(deductions(report)).toEqual([]);
  expect(report.findings.filter(({ ledger, verdict }) => ledger.startsWith('leave') && verdict === 'cannot-judge')).not.toEqual([]);
});

describe('sick leave and years of service (T-26, T-31)', () => {
  const sick = (day: string, id = 'E1') => [leave('Q1', { employee_id: id, leave_type: '病假', start_at: `${day} 09:30`, end_at: `${day} 18:30` })];
  test.each([
    ['the day before the second anniversary', '2026-10-14', '-80.00'],
    ['the anniversary itself', '2026-10-15', '-60.00'],
    ['the day after', '2026-10-16', '-60.00'],
  ])('%s: the share that is taken off, not the share that is paid', async (_, day, amount) => {
    expect(deductions(await reportOf(sick(day), '2026-10'))).toEqual([`2026-10 ${amount}`]);
  });

  test.each([
    ['2026-02-27', '-80.00'],
    ['2026-03-02', '-60.00'],
  ])('hired on 29 February: %s', async (day, amount) => {
    const month = day.slice(0, 7);
    const payroll = { payroll_month: [{ employee_id: 'E2', month, working_days: 20 }] };
    expect(deductions(await reportOf(sick(day, 'E2'), month, payroll))).toEqual([`${month} ${amount}`]);
  });
});

test('nothing is taken off after the last day of work (T-37)', async () => {
  const late = [leave('Q1', { employee_id: 'E2', start_at: '2026-10-12 09:30', end_at: '2026-10-14 18:30' })];
  // Two days of 4000 ÷ 18, rounded once.
  expect(deductions(await reportOf(late, '2026-10'))).toEqual(['2026-10 -444.44']);
});

test('without the ledger of leave the rules wait for the ledger that can be handed in', async () => {
  const { coverage } = await checkLedgers(company, [], []);
  const days = coverage.find(({ ledger }) => ledger === 'leave_days')!;
  expect(new Set(days.notJudgedRules.flatMap(({ missingLedgers }) => missingLedgers))).toEqual(new Set(['leave_requests']));
});
