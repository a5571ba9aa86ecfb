import { checkLedgers } from './check';
import type { Report } from './report';
import type { RuleSet } from '../rules/model';
import { loadRules } from '../rules/load';
import { State } from '../values/column';
import { parsePeriod } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const PAY_LINES = {
  key: 'pay_lines',
  title: words('Due'),
  dateColumn: 'month',
  columns: { month: { type: 'period' }, employee_id: { type: 'text' }, item: { type: 'text' }, amount: { type: 'money' } },
  ofLines: { person: 'employee_id', month: 'month', item: 'item', amount: 'amount' },
};
const PAYROLL = {
  key: 'payroll',
  title: words('Payroll'),
  rowKey: ['employee_id', 'month'],
  dateColumn: 'month',
  columns: { month: { type: 'period', headers: ['month'] }, employee_id: { type: 'text', headers: ['id'] }, fines: { type: 'money', headers: ['fines'] } },
};
const fine = rule('late', { line: { item: 'fine', amount: '=-rate * (late / minute)' } });
const minute = declared({ unit: 'minute', value: 1 });
const rate = { rate: declared({ unit: 'yuan', value: 1 }), minute };
const lateFile = ruleFile([fine], { parameters: rate, facts: {} });
const paidFile = (more = {}) => ({
  id: 'paid',
  title: words('Paid'),
  ledger: 'payroll',
  effectiveFrom: '2026-01-01',
  facts: { due: declared({ unit: 'yuan', formula: '=-SUMIFS(pay_lines.amount, pay_lines.employee_id, employee_id, pay_lines.month, month, pay_lines.item, "fine")' }) },
  rules: [rule('fines-differ', { conditions: { all: [{ fact: 'fines', operator: 'notEqual', value: { fact: 'due' } }] }, message: words('{fines} for {due}'), ...more })],
});
const files = (late = lateFile) => ({ 'late.json': late, 'paid.json': paidFile(), 'ledgers/pay_lines.json': PAY_LINES, 'ledgers/payroll.json': PAYROLL });
const inForce = { inForce: ['late.json', 'paid.json'].map((file) => ({ file, from: '2026-01-01' })) };

const day = parseIsoDate('2026-10-12')!;
const workOf = (late: readonly (number | null)[], ids: readonly (string | null)[] = late.map(() => 'E1')) =>
  ledgerOf('work', { employee_id: texts(ids), work_date: numbers('date', 0, late.map((_, at) => day + at)), late: numbers('duration', 0, late) });
const payrollOf = (fines: number, month = '2026-10') =>
  ledgerOf('payroll', { employee_id: texts(['E1']), month: numbers('period', 0, [parsePeriod(month)]), fines: numbers('money', 2, [fines]) });

const run = async (set: RuleSet, ...ledgers: Parameters<typeof checkLedgers>[2]): Promise<Report> => checkLedgers(set, [], ledgers);
const paid = ({ findings }: Report): string[] => findings.filter(({ rule: id }) => id === 'paid/fines-differ').map(({ verdict, message }) => (verdict === 'violation' ? message : verdict));
const waits = ({ coverage }: Report) => coverage.flatMap(({ notJudgedRules }) => notJudgedRules).filter(({ rule: id }) => id === 'paid/fines-differ');

describe('what is due against what is paid', () => {
  const set = companyOf(files(), inForce);

  test.each([
    [3599, ['35.99 for 36.00']],
    [3600, []],
    [3601, ['36.01 for 36.00']],
  ])('%d fen paid where 16 and 20 yuan are due', async (fen, expected) => {
    expect(paid(await run(set, workOf([16, 20]), payrollOf(fen))).map((text) => text.replaceAll(' 元', ''))).toEqual(expected);
  });

  test('another month’s and another person’s lines are not', async () => {
    expect(paid(await run(set, workOf([16]), payrollOf(0, '2026-09')))).toEqual([]);
    expect(paid(await run(set, workOf([16], ['E2']), payrollOf(0)))).toEqual([]);
  });

  test('an amount that may be due and can’t be told leaves it open', async () => {
    expect(paid(await run(set, workOf([16, null]), payrollOf(1600)))).toEqual(['cannot-judge']);
  });

  test('also where nobody knows whose it is', async () => {
    expect(paid(await run(set, workOf([16, 20], ['E1', null]), payrollOf(1600)))).toEqual(['cannot-judge']);
  });
});

describe('a line of a group', () => {
  const facts = { minutes: declared({ unit: 'minute', per: ['employee_id', 'month'], formula: '=SUM(IFNA(late, 0))' }) };
  const perMonth = rule('late', { per: ['employee_id', 'month'], conditions: { all: [{ fact: 'minutes', operator: 'greaterThan', value: 15 }] }, line: { item: 'fine', amount: '=-rate * (minutes / minute)' } });
  const set = companyOf(files(ruleFile([perMonth], { parameters: rate, facts })), inForce);

  test('is open where a row may belong to it or not', async () => {
    const known = workOf([16, 20]);
    expect(paid(await run(set, known, payrollOf(3600)))).toEqual([]);
    const dates = known.columns.get('work_date')!;
    const undated = { ...known, columns: new Map(known.columns).set('work_date', { ...dates, state: Uint8Array.of(State.Known, State.Unreadable) }) };
    expect(paid(await run(set, undated, payrollOf(1600)))).toEqual(['cannot-judge']);
    expect(paid(await run(set, undated, payrollOf(0)))).toEqual(['cannot-judge']);
  });
});

describe('where a rule that writes lines could not run', () => {
  test('the ledger is not there: said once, and nobody is accused', async () => {
    const report = await run(companyOf(files(), inForce), payrollOf(1600));
    expect(paid(report)).toEqual([]);
    expect(waits(report)).toEqual([{ rule: 'paid/fines-differ', missingColumns: [], missingLedgers: ['work'], missingParameters: [] }]);
  });

  test('its figure is not set', async () => {
    const waiting = { ...lateFile, parameters: { rate: declared({ unit: 'yuan', value: null }), minute } };
    const report = await run(companyOf(files(waiting), inForce), workOf([16]), payrollOf(1600));
    expect(paid(report)).toEqual([]);
    expect(waits(report)).toEqual([{ rule: 'paid/fines-differ', missingColumns: [], missingLedgers: [], missingParameters: ['rate'] }]);
  });

  test('a version that is no longer in force is not waited for', async () => {
    const past = { inForce: [{ file: 'late.json', from: '2026-01-01', to: '2026-06-30' }, { file: 'paid.json', from: '2026-01-01' }] };
    const report = await run(companyOf(files(), past), payrollOf(0));
    expect([paid(report), waits(report)]).toEqual([[], []]);
  });
});

test('a rule that reads the lines may not write one, not even through a fact', () => {
  const problems = loadRules(folderOf({ ...files(), 'paid.json': paidFile({ line: { item: 'bonus', amount: '=due' } }) }, inForce)).problems;
  expect(problems.filter(({ severity }) => severity === 'error').map(({ code, file, pointer }) => [code, file, pointer])).toEqual(
    expect.arrayContaining([['line-reads-lines', 'paid.json', '/rules/0/line']]),
  );
});
