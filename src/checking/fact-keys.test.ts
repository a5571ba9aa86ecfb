import { lintRules } from '../rules/analysis';
import { loadRules } from '../rules/load';
import { readersOf } from '../rules/readers-of';
import { parseIsoDate } from '../values/serial-day';
import { checkLedgers } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const week = declared({ unit: 'month', formula: '=PERIOD(work_date, "W")' });
const department = declared({ unit: 'text', formula: '=XLOOKUP(employee_id, employees.employee_id, employees.department)' });
const days = declared({ unit: 'count', per: ['department_there', 'week'], formula: '=COUNTIFS(employee_id, "<>")' });
const busy = rule('busy', { per: ['department_there', 'week'], conditions: { all: [{ fact: 'days', operator: 'greaterThan', value: 1 }] }, message: words('{department_there} {week}: {days}') });
const FILE = { facts: { week, department_there: department, days } };
const set = companyOf({ 'work.json': ruleFile([busy], FILE) });

const employees = ledgerOf('employees', { employee_id: texts(['E1', 'E2', 'E3']), department: texts(['Sales', 'Sales', 'Service']) });
const work = (rows: readonly (readonly [id: string | null, day: string])[]) =>
  ledgerOf('work', { employee_id: texts(rows.map(([id]) => id)), work_date: numbers('date', 0, rows.map(([, day]) => parseIsoDate(day)!)) });
const check = async (rows: Parameters<typeof work>[0], ledgers = [employees, work(rows)]) => checkLedgers(set, [], ledgers, { month: '2026-10' });

test('rows are grouped by what facts say of them, and a finding is told apart by it', async () => {
  const { findings } = await check([['E1', '2026-10-12'], ['E2', '2026-10-18'], ['E3', '2026-10-12'], ['E1', '2026-10-19'], ['E2', '2026-10-05']]);
  expect(findings.map(({ id, key, message, row }) => [id, key, message, row])).toEqual([
    ['late/busy|department_there=Sales|week=2026-W42', { department_there: 'Sales', week: '2026-W42' }, 'Sales 2026 年第 42 周（10-12 至 10-18）: 2', 3],
  ]);
});

test('a row whose key can’t be told is in no group, and is not counted as judged', async () => {
  const { findings, coverage } = await check([['E1', '2026-10-12'], ['E9', '2026-10-12'], ['E1', '2026-10-13']]);
  expect(findings.map(({ key }) => key['department_there'])).toEqual(['Sales']);
  expect(coverage.find(({ ledger }) => ledger === 'work')).toMatchObject({ rows: 3, judged: 2, notJudged: 1 });
});

test('without what a key is read from the rule waits for it', async () => {
  const { coverage } = await check([], [work([['E1', '2026-10-12']])]);
  expect(coverage.find(({ ledger }) => ledger === 'work')!.notJudgedRules).toEqual([{ rule: 'late/busy', missingColumns: [], missingLedgers: ['employees'], missingParameters: [] }]);
});

const problems = (rules: Parameters<typeof ruleFile>[0], more: Parameters<typeof ruleFile>[1]): string[][] =>
  loadRules(folderOf({ 'work.json': ruleFile(rules, more) })).problems.filter(({ severity }) => severity === 'error').map(({ pointer, code }) => [pointer, code]);

test('a key is a column or a row fact of the file', () => {
  expect(problems([busy], FILE)).toEqual([]);
  expect(problems([rule('busy', { ...busy, per: ['department_there', 'days'] })], FILE)).toContainEqual(['/rules/0/per/1', 'unknown-group-key']);
  expect(problems([busy], { facts: { ...FILE.facts, days: declared({ unit: 'count', per: ['department_there', 'wek'], formula: '=COUNT(week = week)' }) } })).toContainEqual(['/facts/days/per/1', 'unknown-group-key']);
});

test('a fact that is grouped by itself runs in a circle', () => {
  const facts = { ...FILE.facts, week: declared({ unit: 'count', formula: '=days' }) };
  expect(problems([rule('late')], { facts }).map(([, code]) => code)).toContain('circular-facts');
});

test('lint knows that keys are used', () => {
  const files = folderOf({ 'work.json': ruleFile([busy], FILE) });
  expect(lintRules(loadRules(files), files).filter(({ code }) => code === 'unused-fact')).toEqual([]);
});

test('what a key is read from is read by whatever goes by the group', () => {
  const many = rule('many', { conditions: { all: [{ fact: 'days', operator: 'greaterThan', value: 1 }] } });
  const read = readersOf(companyOf({ 'work.json': ruleFile([many], FILE) }));
  expect([read.get('employees.department'), read.get('work.work_date')]).toEqual([['late/many'], ['late/many']]);
});
