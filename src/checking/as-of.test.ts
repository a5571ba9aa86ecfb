import { loadRules } from '../rules/load';
import { parseIsoDate } from '../values/serial-day';
import { runCases } from './cases';
import { checkLedgers } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';

const day = (iso: string): number => parseIsoDate(iso)!;
const open = { open_days: declared({ unit: 'day', formula: '=as_of - work_date' }) };
const words = { 'zh-CN': '{open_days}，{as_of}', en: '{open_days} days on {as_of}' };
const overdue = rule('overdue', { conditions: { all: [{ fact: 'open_days', operator: 'greaterThan', value: 7 }] }, message: words, line: { item: 'fine', amount: '=pay * DAYS(as_of, work_date)' } });
const before = rule('before', { conditions: { all: [{ fact: 'work_date', operator: 'lessThan', value: { fact: 'as_of' } }] } });
const grouped = rule('grouped', { per: ['employee_id'], conditions: { all: [{ fact: 'as_of', operator: 'greaterThan', value: '2026-10-08' }] } });
const set = companyOf({ 'late.json': ruleFile([overdue, before, grouped], { facts: open }) });
const work = ledgerOf('work', { employee_id: texts(['E1', 'E1']), work_date: numbers('date', 0, [day('2026-10-01'), day('2026-10-08')]), pay: numbers('money', 2, [100, 100]) });

async function rulesOn(asOf: string): Promise<string[]> {
  const { run, findings } = await checkLedgers(set, [], [work], { asOf, lang: 'en' });
  expect(run.asOf).toBe(asOf);
  return findings.map(({ rule: id, row }) => `${id.split('/')[1]} ${row}`);
}

test('a rule looks from the day of the check, at −1, 0 and +1', async () => {
  expect(await rulesOn('2026-10-08')).toEqual(['before 2']);
  expect(await rulesOn('2026-10-09')).toEqual(['grouped 3', 'before 2', 'overdue 2', 'before 3']);
  expect(await rulesOn('2026-10-01')).toEqual([]);
});

test('messages and explanations show it', async () => {
  const { findings, lines } = await checkLedgers(set, [], [work], { asOf: '2026-10-09', lang: 'en' });
  expect(findings.find(({ rule: id }) => id === 'late/overdue')!.message).toMatch(/^8 .*days on .*2026/);
  expect(lines.map(({ amount, explain }) => [amount, explain.inputs!.find(({ name }) => name === 'as_of')])).toEqual([['8.00', { name: 'as_of', unit: 'date', value: '2026-10-09' }]]);
});

test('a case has its own', () => {
  const row = { employee_id: 'E1', work_date: '2026-10-01', pay: 1 };
  const cases = { file: 'late.json', asOf: '2026-10-09', cases: [{ rule: 'overdue', row, expect: 'violation' }, { rule: 'overdue', row, asOf: '2026-10-08', expect: 'pass' }] };
  const folder = [...folderOf({ 'late.json': ruleFile([overdue], { facts: open }) }), { path: 'cases/late.json', text: JSON.stringify(cases) }];
  expect(runCases(folder)).toMatchObject({ visited: 2, failures: [] });
  const wrong = { ...cases, asOf: '2026-02-30' };
  expect(loadRules([...folder.slice(0, -1), { path: 'cases/late.json', text: JSON.stringify(wrong) }]).problems.map(({ code, pointer }) => [code, pointer])).toContainEqual(['no-such-date', '/asOf']);
});

test('nothing else may be called so', () => {
  const codes = loadRules(folderOf({ 'late.json': ruleFile([], { parameters: { as_of: declared({ value: 1, unit: 'count' }) } }) })).problems.map(({ code, pointer }) => [code, pointer]);
  expect(codes).toContainEqual(['name-reserved', '/parameters/as_of']);
});
