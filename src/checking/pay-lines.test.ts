import { checkLedgers, checkRead, type CheckOptions } from './check';
import type { Report } from './report';
import type { RuleSet } from '../rules/model';
import { loadRules } from '../rules/load';
import { State } from '../values/column';
import { parsePeriod } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';
import { WAIVERS, waiverOf } from './testing/waivers';
import type { CarriedLine } from './waiver';

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

  test('what goes by groups that are told apart by lines is judged when all have written theirs', () => {
    const alike = declared({ unit: 'count', per: ['due'], formula: '=COUNTIFS(employee_id, "<>")' });
    const paidAs = (more: object) => ({ ...paidFile(), facts: { ...paidFile().facts, alike }, rules: [rule('alike', { conditions: { all: [{ fact: 'alike', operator: 'greaterThan', value: 1 }] }, ...more })] });
    for (const more of [{}, { per: ['due'] }]) {
      const { afterLines } = companyOf({ ...files(), 'paid.json': paidAs(more) }, inForce);
      expect([...afterLines].map(({ id }) => id)).toEqual(['paid/alike']);
    }
  });

  test('also where nobody knows whose it is', async () => {
    expect(paid(await run(set, workOf([16, 20], ['E1', null]), payrollOf(1600)))).toEqual(['cannot-judge']);
  });
});

describe('the reconciliation', () => {
  const employee = { type: 'text', headers: ['id'], references: { ledger: 'employees', column: 'employee_id' } };
  const named = (paidBy = paidFile()) => ({ ...files(), 'paid.json': paidBy, 'ledgers/payroll.json': { ...PAYROLL, columns: { ...PAYROLL.columns, employee_id: employee } } });
  const set = companyOf(named(), inForce);
  const told = ({ reconciliation }: Report) => reconciliation.map(({ employee_id, month, name, items, due, paid: was }) => [employee_id, month, name, items?.join() ?? null, due, was]);

  test.each([3599, 3600, 3601])('%d fen paid where 16 and 20 yuan are due: both amounts, whether they agree or not', async (fen) => {
    const report = await run(set, workOf([16, 20]), payrollOf(fen));
    expect(told(report)).toEqual([['E1', '2026-10', 'due', 'fine', '36.00', `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`]]);
    expect(report.reconciliation.map(({ due, paid: was }) => due !== was)).toEqual([paid(report).length > 0]);
    expect(report.reconciliation[0]).toMatchObject({ rule: 'paid/fines-differ', version: '2026-01-01', row: 2 });
  });

  test('what can’t be told is null: an open amount, a cell that can’t be read, a rule that could not run', async () => {
    expect(told(await run(set, workOf([16, null]), payrollOf(1600)))).toEqual([['E1', '2026-10', 'due', 'fine', null, '16.00']]);
    expect(told(await run(set, payrollOf(1600)))).toEqual([['E1', '2026-10', 'due', 'fine', null, '16.00']]);
    const unread = payrollOf(1600);
    const columns = new Map(unread.columns).set('fines', { ...unread.columns.get('fines')!, state: Uint8Array.of(State.Unreadable) });
    expect(told(await run(set, workOf([16]), { ...unread, columns }))).toEqual([['E1', '2026-10', 'due', 'fine', '16.00', null]]);
  });

  test('only rows that the rule speaks for, of the checked month; nothing where there is no payroll', async () => {
    const ledgers = [workOf([16]), payrollOf(1600, '2026-09')];
    expect((await checkLedgers(set, [], ledgers, { month: '2026-10' })).reconciliation).toEqual([]);
    expect((await checkLedgers(set, [], ledgers, { month: '2026-09' })).reconciliation).toHaveLength(1);
    expect((await run(set, workOf([16]))).reconciliation).toEqual([]);
    const never = companyOf(named(paidFile({ appliesWhen: { all: [{ fact: 'fines', operator: 'lessThan', value: 0 }] } })), inForce);
    expect((await run(never, workOf([16]), payrollOf(1600))).reconciliation).toEqual([]);
  });

  test('whichever side is which, and inside of other conditions; a figure of the rule itself was paid by nobody', async () => {
    const condition = (fact: string, value: unknown) => ({ fact, operator: 'notEqual', value });
    const turned = companyOf(named(paidFile({ conditions: { any: [{ all: [condition('fines', 7), condition('due', { fact: 'fines' })] }] } })), inForce);
    expect(told(await run(turned, workOf([16]), payrollOf(1500)))).toEqual([['E1', '2026-10', 'due', 'fine', '16.00', '15.00']]);
    const alone = companyOf(named(paidFile({ conditions: { all: [condition('due', 7)] } })), inForce);
    expect((await run(alone, workOf([16]), payrollOf(1500))).reconciliation).toEqual([]);
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

describe('what is let pass is due to nobody', () => {
  const set = companyOf({ ...files(), 'waivers.json': WAIVERS }, inForce);
  const ask = (options: CheckOptions, late: readonly (number | null)[], fines: number) => checkRead(set, [], { ledgers: [workOf(late), payrollOf(fines)], unrecognised: [], problems: [] }, { lang: 'en', ...options });
  const FIRST = 'late/late|employee_id=E1|work_date=2026-10-12';
  const SECOND = 'late/late|employee_id=E1|work_date=2026-10-13';

  test.each([
    [1999, ['19.99 for 20.00']],
    [2000, []],
    [2001, ['20.01 for 20.00']],
  ])('%d fen withheld where 20 yuan are due and 16 were lifted', async (fen, expected) => {
    const waivers = [waiverOf(await ask({}, [16, 20], fen), FIRST)];
    expect(paid((await ask({ waivers }, [16, 20], fen)).report).map((text) => text.replaceAll('RMB ', ''))).toEqual(expected);
  });

  test('nor is what can’t be told: the rest is compared', async () => {
    const before = await ask({}, [16, null], 1600);
    expect(paid(before.report)).toEqual(['cannot-judge']);
    expect(paid((await ask({ waivers: [waiverOf(before, SECOND)] }, [16, null], 1600)).report)).toEqual([]);
    expect(paid((await ask({ waivers: [waiverOf(before, SECOND, { category: 'warned' })] }, [16, null], 1600)).report)).toEqual(['cannot-judge']);
  });

  test('a finding of the comparison itself is let pass, and open again when the lines change', async () => {
    const id = 'paid/fines-differ|employee_id=E1|month=2026-10';
    const waivers = [waiverOf(await ask({}, [16], 0), id)];
    expect((await ask({ waivers }, [16], 0)).report.waivers.map(({ state, money }) => [state, money])).toEqual([['in-effect', null]]);
    expect((await ask({ waivers }, [17], 0)).report.waivers.map(({ state }) => state)).toEqual(['values-changed']);
  });
});

describe('what a closed month left over', () => {
  const set = companyOf(files(), inForce);
  const slip: CarriedLine = { employee_id: 'E1', employee_name: '张伟', item: 'fine', amount: '-5.00', from: '2026-09', to: '2026-10', rule: 'late/late', version: '2026-01-01', key: { employee_id: 'E1', work_date: '2026-09-30' } };
  const ask = (fines: number, carried: readonly CarriedLine[], month?: string): Promise<Report> => checkLedgers(set, [], [workOf([16]), payrollOf(fines)], { lang: 'en', carried, ...(month === undefined ? {} : { month }) });

  test('is one of the lines of the month that it goes to, with its month and rule, on no sheet', async () => {
    const { lines, totals } = await ask(2100, [slip], '2026-10');
    expect(lines.map(({ amount, carried, file, sheet, row, source }) => [amount, carried, file, sheet, row, source])).toEqual([
      ['-5.00', { from: '2026-09' }, '', '', 0, [{ id: 'TST-1' }]],
      ['-16.00', undefined, 'work.xlsx', 'work', 2, [{ id: 'TST-1' }]],
    ]);
    expect(lines[0]?.explain).toEqual({ name: 'fine', unit: 'yuan', value: '-5.00' });
    expect(totals).toEqual([{ employee_id: 'E1', employee_name: '张伟', department: null, month: '2026-10', items: { fine: '-21.00' }, net: '-21.00' }]);
  });

  test.each([
    [2099, ['20.99 for 21.00']],
    [2100, []],
    [2101, ['21.01 for 21.00']],
  ])('counts for what is held against the payroll: %d fen', async (fen, expected) => {
    expect(paid(await ask(fen, [slip])).map((text) => text.replaceAll('RMB ', ''))).toEqual(expected);
  });

  test('is no line of another month, nor where nothing is left over', async () => {
    expect((await ask(1600, [{ ...slip, to: '2026-11' }], '2026-10')).lines).toHaveLength(1);
    expect((await ask(1600, [{ ...slip, amount: '0.00' }], '2026-10')).lines).toHaveLength(1);
    expect((await ask(1600, [{ ...slip, to: '2026-11' }])).totals.map(({ month, net }) => [month, net])).toEqual([['2026-10', '-16.00'], ['2026-11', '-5.00']]);
  });

  test('is counted by rules on the lines themselves: what is found stands at the month’s own last line, or on no sheet', async () => {
    const tooMuch = { id: 'cap', title: words('Cap'), ledger: 'pay_lines', effectiveFrom: '2026-01-01', facts: { sum: declared({ unit: 'yuan', per: ['employee_id', 'month'], formula: '=SUM(amount)' }) }, rules: [rule('too-much', { per: ['employee_id', 'month'], conditions: { all: [{ fact: 'sum', operator: 'lessThan', value: -4 }] }, message: words('{sum}') })] };
    const capped = companyOf({ ...files(), 'cap.json': tooMuch }, { inForce: ['late.json', 'cap.json'].map((file) => ({ file, from: '2026-01-01' })) });
    const { findings } = await checkLedgers(capped, [], [workOf([16])], { lang: 'en', carried: [slip, { ...slip, employee_id: 'E2' }] });
    expect(findings.filter(({ rule: id }) => id === 'cap/too-much').map(({ key, sheet, row, cells, message }) => [key['employee_id'], sheet, row, cells, message])).toEqual([
      ['E1', 'work', 2, ['A2'], 'RMB -21.00'],
      ['E2', '', 0, [], 'RMB -5.00'],
    ]);
  });

  test('of a rule that is no more has no clauses', async () => {
    expect((await ask(2100, [{ ...slip, rule: 'late/gone' }])).lines.find(({ carried }) => carried)?.source).toEqual([]);
  });
});

test('a rule that reads the lines may not write one, not even through a fact', () => {
  const problems = loadRules(folderOf({ ...files(), 'paid.json': paidFile({ line: { item: 'bonus', amount: '=due' } }) }, inForce)).problems;
  expect(problems.filter(({ severity }) => severity === 'error').map(({ code, file, pointer }) => [code, file, pointer])).toEqual(
    expect.arrayContaining([['line-reads-lines', 'paid.json', '/rules/0/line']]),
  );
});
