import { parseIsoDate } from '../values/serial-day';
import { runCases } from './cases';
import { checkLedgers, checkRead } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';
import { WAIVERS, waiverOf } from './testing/waivers';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const count = (formula: string) => declared({ unit: 'count', per: [], formula });
const head = rule('head', { per: [], conditions: { all: [{ fact: 'heads', operator: 'notEqual', value: 1 }] }, message: words('{heads} heads') });
const busy = rule('busy', { per: [], conditions: { all: [{ fact: 'days', operator: 'lessThan', value: 2 }] }, message: words('{days} days') });
const FILES = {
  'people.json': ruleFile([head], { id: 'people', ledger: 'employees', facts: { heads: count('=COUNTIFS(name, "Head")') } }),
  'work.json': ruleFile([busy], { facts: { days: count('=COUNTIFS(employee_id, "<>")') } }),
};
const set = companyOf(FILES);
const people = (...names: readonly (string | null)[]) => ledgerOf('employees', { employee_id: texts(names.map((_, row) => `E${row}`)), name: texts(names) });
const work = (...days: readonly string[]) => ledgerOf('work', { employee_id: texts(days.map(() => 'E1')), work_date: numbers('date', 0, days.map((day) => parseIsoDate(day)!)) });
const check = async (...ledgers: Parameters<typeof checkLedgers>[2]) => {
  const { findings } = await checkLedgers(set, [], ledgers, { month: '2026-10' });
  return findings.map(({ rule, verdict, message, sheet, row, cells, key }) => [rule, verdict, message, sheet, row, cells, key]);
};

test('without a date column a whole ledger is judged once', async () => {
  expect(await check(people('Head', 'B'))).toEqual([]);
  expect(await check(people('A', 'B'))).toEqual([['people/head', 'violation', '0 heads', 'employees', 3, [], {}]]);
  expect(await check(people('Head', 'Head'))).toHaveLength(1);
});

test('an empty ledger is judged, too, and stands in no row', async () => {
  expect(await check(people())).toEqual([['people/head', 'violation', '0 heads', '', 0, [], {}]]);
  expect(await check(work())).toEqual([['late/busy', 'violation', '0 days', '', 0, [], {}]]);
});

test('a whole ledger is of every month, whatever its rows’ dates', async () => {
  expect(await check(work('2026-08-03', '2026-09-01'))).toEqual([]);
  expect(await check(work('2026-09-01'))).toHaveLength(1);
});

test('a waiver of what is right by now is told to be of nothing, in whatever month the rows lie', async () => {
  const company = companyOf({ ...FILES, 'waivers.json': WAIVERS }, { inForce: Object.keys(FILES).map((file) => ({ file, from: '2026-01-01' })) });
  const run = (ledger: ReturnType<typeof work>, ...waivers: ReturnType<typeof waiverOf>[]) => checkRead(company, [], { ledgers: [ledger], unrecognised: [], problems: [] }, { lang: 'en', month: '2026-10', waivers });
  const waiver = waiverOf(await run(work('2026-09-01')), 'late/busy|');
  const { report } = await run(work('2026-08-03', '2026-09-01'), waiver);
  expect(report.waivers.map(({ state }) => state)).toEqual(['not-found']);
});

test.each([
  [{ rule: 'head', rows: [], expect: 'violation' }],
  [{ rule: 'head', rows: [{ name: null }], expect: 'violation' }],
  [{ rule: 'head', rows: [{ name: 'Head' }], expect: 'pass' }],
])('a case may say it: %j', (one) => {
  const text = JSON.stringify({ file: 'people.json', month: '2026-10', cases: [one] });
  expect(runCases([...folderOf(FILES), { path: 'cases/people.json', text }])).toMatchObject({ visited: 1, failures: [] });
});
