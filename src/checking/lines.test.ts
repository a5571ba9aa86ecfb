import { parseIsoDate } from '../values/serial-day';
import { checkLedgers, type CheckOptions } from './check';
import type { Report } from './report';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, rule, ruleFile } from './testing/rules';

const DAY = parseIsoDate('2026-10-08')!;
const always = { all: [{ fact: 'late', operator: 'greaterThan', value: -1 }] };
const due = (amount: string, more = {}) => rule('due', { conditions: always, finding: false, line: { item: 'fine', amount }, ...more });

/** `pay` in fen; a third of it is a fraction of a fen. */
async function reportOf(file: ReturnType<typeof ruleFile>, pay: readonly (number | null)[], { ids = pay.map(() => 'E1'), days = pay.map((_, row) => DAY + row), ...options }: CheckOptions & { ids?: (string | null)[]; days?: number[] } = {}): Promise<Report> {
  const work = ledgerOf('work', { employee_id: texts(ids), work_date: numbers('date', 0, days), late: numbers('duration', 0, pay.map(() => 0)), pay: numbers('money', 2, pay) });
  return checkLedgers(companyOf({ 'late.json': file }), [], [work], options);
}
const amounts = ({ lines }: Report): string[] => lines.map(({ amount }) => amount);
const half = { parameters: { parts: declared({ value: 2, unit: 'number' }) } };

test('a line is rounded to the fen once, halves away from zero', async () => {
  expect(amounts(await reportOf(ruleFile([due('=pay / parts')], half), [1, 3, 201, 199]))).toEqual(['0.01', '0.02', '1.01', '1.00']);
  expect(amounts(await reportOf(ruleFile([due('=-pay / parts')], half), [1, 3, 201, 199]))).toEqual(['-0.01', '-0.02', '-1.01', '-1.00']);
});

test('a line of nothing is no line, and less than half a fen is nothing', async () => {
  expect(amounts(await reportOf(ruleFile([due('=pay / parts')], { parameters: { parts: declared({ value: 3, unit: 'number' }) } }), [0, 1, 2]))).toEqual(['0.01']);
});

test('totals are sums of lines, a person and month at a time, item by item', async () => {
  const bonus = rule('bonus', { conditions: always, finding: false, line: { item: 'bonus', amount: '=pay' } });
  const november = parseIsoDate('2026-11-02')!;
  const report = await reportOf(ruleFile([due('=-pay / parts'), bonus], half), [1, 1, 500, 700], { ids: ['E1', 'E1', 'E2', 'E1'], days: [DAY, DAY + 1, DAY, november] });
  expect(report.totals.map(({ employee_id, month, items, net }) => [employee_id, month, items, net])).toEqual([
    ['E1', '2026-10', { bonus: '0.02', fine: '-0.02' }, '0.00'],
    ['E1', '2026-11', { bonus: '7.00', fine: '-3.50' }, '3.50'],
    ['E2', '2026-10', { bonus: '5.00', fine: '-2.50' }, '2.50'],
  ]);
});

test('an amount that is due and can not be told is a finding, and no line', async () => {
  const report = await reportOf(ruleFile([due('=-pay')]), [100, null]);
  expect(amounts(report)).toEqual(['-1.00']);
  expect(report.findings).toEqual([expect.objectContaining({ id: 'late/due#amount|employee_id=E1|work_date=2026-10-09', verdict: 'cannot-judge', cells: ['D3'] })]);
});

test('so is an amount of nobody known', async () => {
  const report = await reportOf(ruleFile([due('=-pay')]), [100], { ids: [null] });
  expect([report.lines, report.findings.map(({ verdict }) => verdict)]).toEqual([[], ['cannot-judge']]);
});

test('an amount whose column is not there waits, and is no finding', async () => {
  const work = ledgerOf('work', { employee_id: texts(['E1']), work_date: numbers('date', 0, [DAY]), late: numbers('duration', 0, [0]) });
  const report = await checkLedgers(companyOf({ 'late.json': ruleFile([due('=-pay')]) }), [], [work]);
  expect([report.lines, report.findings]).toEqual([[], []]);
  expect(report.coverage[0]!.notJudgedRules).toEqual([{ rule: 'late/due', missingColumns: ['pay'], missingLedgers: [], missingParameters: [] }]);
});

test('the explanation of a line recomputes it, down to the cell', async () => {
  const [line] = (await reportOf(ruleFile([due('=-pay / parts')], half), [201])).lines;
  expect(line!.explain).toMatchObject({ name: 'fine', value: '-1.005', unit: 'yuan' });
  expect(JSON.stringify(line!.explain)).toContain('"work!D2"');
});

test.each([
  ['the one that the people’s ledger names', [['E1', 'Sales']], 'Sales'],
  ['one that it names twice', [['E1', 'Sales'], ['E2', 'Service'], ['E1', 'Sales']], 'Sales'],
  ['unknown where it names two', [['E1', 'Sales'], ['E1', 'Service'], ['E1', 'Sales']], null],
  ['unknown where the cell is blank', [['E1', null]], null],
  ['the other row’s where one cell is blank', [['E1', null], ['E1', 'Service']], 'Service'],
  ['unknown for somebody who is not there', [['E2', 'Sales']], null],
])('a department is %s', async (_, people, department) => {
  const employees = ledgerOf('employees', { employee_id: texts(people.map(([id]) => id!)), department: texts(people.map(([, one]) => one ?? null)) });
  const work = ledgerOf('work', { employee_id: texts(['E1']), work_date: numbers('date', 0, [DAY]), late: numbers('duration', 0, [0]), pay: numbers('money', 2, [100]) });
  expect((await checkLedgers(companyOf({ 'late.json': ruleFile([due('=-pay')]) }), [], [employees, work])).totals.map((total) => total.department)).toEqual([department]);
});
