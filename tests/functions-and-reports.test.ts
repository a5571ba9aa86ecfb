import '../src/functions/testing/runtime';
import { putInForce } from '../src/addin/rules-in-force';
import { checkLedgers } from '../src/checking/check';
import type { Explanation, MoneyLine, Report } from '../src/checking/report';
import { calculate } from '../src/functions/testing/formula';
import { company, companyFolder, sampleLedgers, SAMPLE_MONTH } from './company';

/** The sample month, judged by the engine; a cell that is told the same has to say the same. */
let report: Report;
beforeAll(async () => {
  report = await checkLedgers(company, [], sampleLedgers, { month: SAMPLE_MONTH });
  putInForce({ set: company, files: companyFolder, from: 'bundled', cases: () => Promise.resolve([]) });
});

const linesOf = (rule: string): MoneyLine[] => report.lines.filter((line) => line.rule === rule);

/** A value behind a line's amount, as a cell holds it. */
function behind(line: MoneyLine, name: string): string {
  const search = (step: Explanation): string | null => {
    if (step.name === name && typeof step.value === 'string') return step.value;
    for (const input of step.inputs ?? []) {
      const found = search(input);
      if (found !== null) return found;
    }
    return null;
  };
  const found = search(line.explain);
  if (found === null) throw new Error(`${line.rule}: no ${name}`);
  return found;
}

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const amounts = (lines: readonly MoneyLine[]): unknown[][] => column(lines.map(({ amount }) => Number(amount)));

test('LATENESS is the money line of a day that was that late', () => {
  const lines = linesOf('attendance/late');
  expect(lines.length).toBeGreaterThan(5);
  expect(calculate('LATENESS', column(lines.map((line) => Number(behind(line, 'late_total')))))).toEqual(amounts(lines));
});

test('where the report takes half a day for lateness, LATENESS says so and LEAVEPAY has the amount', () => {
  const lines = linesOf('attendance/late-half-day');
  expect(lines.length).toBeGreaterThan(1);
  const late = lines.map((line) => Number(behind(line, 'late_total')));
  for (const [text] of calculate('LATENESS', column(late))) expect(text).toMatch(/^#N\/A 迟到 \d+ 分钟不扣款，按 0\.5 天事假扣薪/);
  const base = lines.map((line) => Number(behind(line, 'base_salary')));
  const days = lines.map((line) => Number(behind(line, 'working_days')));
  const half = lines.map((line) => Number(behind(line, 'late_half')));
  expect(calculate('LEAVEPAY', [['事假']], column(base), column(days), column(half))).toEqual(amounts(lines));
});

/** All values of a name behind a line, one a day of leave. */
function allBehind(line: MoneyLine, name: string): string[] {
  const visit = (step: Explanation): string[] => (step.name === name && typeof step.value === 'string' ? [step.value] : (step.inputs ?? []).flatMap(visit));
  return (line.explain.inputs ?? []).flatMap((step) => step.inputs ?? []).flatMap((day) => visit(day));
}

test.each([['leave-pay/personal-leave', '事假'], ['leave-pay/sick-leave', '病假']])('LEAVEPAY is the line %s of a month', (rule, type) => {
  // A year that is completed in the middle of a sick leave changes the share day by day: that is two calls.
  const lines = linesOf(rule).filter((line) => new Set(allBehind(line, 'service_years')).size <= 1);
  expect(lines.length).toBeGreaterThan(5);
  const days = lines.map((line) => allBehind(line, 'day_share').reduce((sum, share) => sum + Number(share), 0));
  const years = lines.map((line) => (type === '病假' ? Number(behind(line, 'service_years')) : null));
  const got = calculate('LEAVEPAY', [[type]], column(lines.map((line) => Number(behind(line, 'base_salary')))), column(lines.map((line) => Number(behind(line, 'working_days')))), column(days), column(years));
  expect(got).toEqual(amounts(lines));
});

test('COMMISSION is the line of a person’s month in credit loans', () => {
  const lines = linesOf('commission/credit-commission');
  expect(lines.length).toBeGreaterThan(5);
  expect(calculate('COMMISSION', [['信用贷款']], column(lines.map((line) => Number(behind(line, 'volume')))))).toEqual(amounts(lines));
});

test('PERDIEM times the travellers is the allowance of a trip out of town that nobody hosts', () => {
  const lines = linesOf('trips/travel-allowance');
  expect(lines.length).toBeGreaterThan(10);
  const got = calculate('PERDIEM', column(lines.map((line) => behind(line, 'departure'))), column(lines.map((line) => behind(line, 'arrival'))));
  const due = got.map(([each], index) => [Math.round(Number(each) * Number(behind(lines[index]!, 'traveller_count')) * 100) / 100]);
  expect(due).toEqual(amounts(lines));
});

/** Rules whose role the margin decides; others ask for a role of their own. */
const BY_MARGIN = new Set(['quotes/authority-too-low', 'quotes/sent-undecided', 'quotes/decided-after-sending']);

test('APPROVER is whom the report requires', () => {
  const findings = report.findings.filter(({ ledger, requiredRole, verdict, rule }) => ledger === 'quotes' && requiredRole !== undefined && verdict === 'violation' && BY_MARGIN.has(rule));
  expect(findings.length).toBeGreaterThan(5);
  const quotes = sampleLedgers.find(({ key }) => key === 'quotes')!;
  const cell = (key: string, sheetRow: number): number => {
    const { values } = quotes.columns.get(key)!;
    return values[quotes.sheetRow.indexOf(sheetRow)]! / 100;
  };
  const got = calculate('APPROVER', column(findings.map(({ row }) => cell('price_total', row))), column(findings.map(({ row }) => cell('cost_total', row))));
  expect(got).toEqual(column(findings.map(({ requiredRole }) => requiredRole)));
});

test('CHECK of a sheet finds what the report finds there without the other ledgers', async () => {
  const trips = sampleLedgers.find(({ key }) => key === 'trips')!;
  const alone = await checkLedgers(company, [], [trips], { month: SAMPLE_MONTH });
  expect(alone.findings.length).toBeGreaterThan(5);
  const { sampleFiles } = await import('./company');
  const grid = sampleFiles.flatMap(({ sheets }) => sheets).find(({ sheet }) => sheet === '出差台账')!;
  const range = Array.from({ length: grid.rows }, (_, row) => Array.from({ length: grid.columns }, (__, at) => grid.value(row, at) ?? ''));
  const found = calculate('CHECK', range, [['出差台账']], [[SAMPLE_MONTH]]).slice(1, -1);
  const told = alone.findings.map(({ row, message }) => `${row} ${message}`);
  expect(found.map((row) => `${String(row[3])} ${String(row[4])}`).sort()).toEqual(told.sort());
});
