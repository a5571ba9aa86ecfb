import { loadRules } from '../rules/load';
import { parseIsoDate } from '../values/serial-day';
import { checkLedgers } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';

type Json = Readonly<Record<string, unknown>>;
const words = (text: string): Json => ({ 'zh-CN': text, en: text });
const made = (key: string, rowKey: readonly string[], column: Json, roster: Json): Json => ({ key, title: words(key), rowKey, dateColumn: 'week', columns: { week: column }, roster });
const PERIOD = { type: 'period', headers: ['week'] };
const WEEKLY = { every: 'week', period: 'week' };

const held = declared({ unit: 'count', formula: '=COUNTIFS(work.employee_name, "meeting", work.held_in, week)' });
const none = { conditions: { all: [{ fact: 'held', operator: 'equal', value: 0 }] } };
const FILES = {
  'ledgers/department_weeks.json': made('department_weeks', ['department', 'week'], PERIOD, { ledger: 'employees', of: ['department'], ...WEEKLY }),
  'ledgers/company_weeks.json': made('company_weeks', ['week'], PERIOD, WEEKLY),
  'work.json': ruleFile([rule('late')], { facts: { held_in: declared({ unit: 'month', formula: '=PERIOD(work_date, "W")' }) } }),
  'departments.json': ruleFile([rule('no-meeting', none)], { id: 'departments', ledger: 'department_weeks', facts: { held } }),
  'company.json': ruleFile([rule('no-meeting', none)], { id: 'company', ledger: 'company_weeks', facts: { held } }),
};
const IN_FORCE = { inForce: ['work.json', 'departments.json', 'company.json'].map((file) => ({ file, from: '2026-01-01' })) };
const set = companyOf(FILES, IN_FORCE);
const employees = ledgerOf('employees', { employee_id: texts(['E1', 'E2', 'E3']), department: texts(['Sales', 'Sales', 'Service']) });
const work = ledgerOf('work', { employee_name: texts(['meeting', 'other']), work_date: numbers('date', 0, [parseIsoDate('2026-10-11')!, parseIsoDate('2026-10-12')!]), late: numbers('duration', 0, [0, 0]) });
const check = (month: string, asOf?: string, ledgers = [employees, work]) => checkLedgers(set, [], ledgers, { month, ...(asOf ? { asOf } : {}) });
const of = async (ledger: string, ...asked: Parameters<typeof check>) => (await check(...asked)).findings.filter((finding) => finding.ledger === ledger);

test('a week without a record is found for each department and for the company, though it has no row', async () => {
  const { findings } = await check('2026-10', '2026-10-18');
  expect(findings.filter(({ ledger }) => ledger === 'company_weeks').map(({ key, file, sheet, row, cells, message }) => [key, file, sheet, row, cells, message])).toEqual([
    [{ week: '2026-W40' }, '', '', 0, [], 'no-meeting'],
    [{ week: '2026-W42' }, '', '', 0, [], 'no-meeting'],
  ]);
  expect(findings.filter(({ ledger }) => ledger === 'department_weeks').map(({ key, row }) => [key['department'], key['week'], row])).toEqual([
    ['Sales', '2026-W40', 2], ['Sales', '2026-W42', 2], ['Service', '2026-W40', 4], ['Service', '2026-W42', 4],
  ]);
});

test('a week that is not over is not due', async () => {
  expect((await of('company_weeks', '2026-10', '2026-10-17')).map(({ key }) => key['week'])).toEqual(['2026-W40']);
  expect(await of('company_weeks', '2026-10', '2026-10-03')).toEqual([]);
  expect((await of('company_weeks', '2026-11', '2026-11-01')).map(({ key }) => key['week'])).toEqual(['2026-W44']);
});

test('coverage counts the company’s weeks, and says what is missing for those of departments', async () => {
  const { coverage } = await check('2026-10', undefined, [work]);
  expect(coverage.find(({ ledger }) => ledger === 'company_weeks')).toMatchObject({ rows: 4, judged: 4, notJudgedRules: [] });
  expect(coverage.find(({ ledger }) => ledger === 'department_weeks')!.notJudgedRules).toEqual([{ rule: 'departments/no-meeting', missingColumns: [], missingLedgers: ['employees'], missingParameters: [] }]);
  const without = await check('2026-10', undefined, [ledgerOf('employees', { employee_id: texts(['E1']) }), work]);
  expect(without.coverage.find(({ ledger }) => ledger === 'department_weeks')).toMatchObject({ rows: 1 });
  const unread = { ...employees, columns: new Map([['employee_id', employees.columns.get('employee_id')!]]) };
  expect((await of('department_weeks', '2026-10', undefined, [unread, work])).map(({ verdict }) => verdict)).toEqual(['cannot-judge']);
});

test('a roster on which no rule lies is not spoken of', async () => {
  const alone = companyOf(FILES, { inForce: [{ file: 'work.json', from: '2026-01-01' }] });
  const { coverage } = await checkLedgers(alone, [], [employees, work], { month: '2026-10' });
  expect(coverage.map(({ ledger }) => ledger)).toEqual(['employees', 'work']);
});

test('a roster that a formula reads is made though no rule lies on it', async () => {
  const weeks = declared({ unit: 'count', formula: '=COUNTIFS(company_weeks.week, "<>")' });
  const files = { ...FILES, 'work.json': ruleFile([rule('many', { conditions: { all: [{ fact: 'weeks', operator: 'equal', value: 4 }] } })], { facts: { weeks } }) };
  const alone = companyOf({ 'ledgers/company_weeks.json': files['ledgers/company_weeks.json'], 'work.json': files['work.json'] }, { inForce: [{ file: 'work.json', from: '2026-01-01' }] });
  const { findings } = await checkLedgers(alone, [], [employees, work], { month: '2026-10' });
  expect(findings).toHaveLength(2);
});

test.each<[string, Json, Json, [string, string][]]>([
  ['a period of another type', { type: 'date', headers: ['week'] }, WEEKLY, [['/roster/period', 'line-column-type']]],
  ['every without a period', PERIOD, { every: 'week' }, [['/roster', 'key-missing']]],
  ['no day and no period', PERIOD, {}, [['/roster', 'key-missing']]],
  ['a period without every', PERIOD, { date: 'week', period: 'week' }, [['/roster/period', 'roster-key-unused'], ['/roster/date', 'line-column-type']]],
  ['days of weeks', PERIOD, { ...WEEKLY, everyDay: true }, [['/roster/everyDay', 'roster-key-unused']]],
  ['subjects of no ledger', PERIOD, { ...WEEKLY, of: ['department'], from: 'hired' }, [['/roster/of', 'roster-key-unused'], ['/roster/from', 'roster-key-unused']]],
  ['a column that is not there', PERIOD, { ...WEEKLY, ledger: 'employees', of: ['departmnt'], to: 'left' }, [['/roster/to', 'unknown-column'], ['/roster/of/0', 'unknown-column']]],
  ['no such ledger', PERIOD, { ...WEEKLY, ledger: 'employes' }, [['/roster/ledger', 'unknown-ledger']]],
  ['no such column of the roster', PERIOD, { every: 'week', period: 'wek' }, [['/roster/period', 'unknown-column']]],
  ['no such sort', PERIOD, { every: 'fortnight', period: 'week' }, [['/roster/every', 'not-one-of']]],
])('the loader refuses %s', (_, column, roster, expected) => {
  const { problems } = loadRules(folderOf({ 'ledgers/weeks.json': made('weeks', ['week'], column, roster) }, { inForce: [] }));
  const told = problems.filter(({ file, severity }) => severity === 'error' && file === 'ledgers/weeks.json').map(({ pointer, code }) => [pointer, code]);
  expect(told.sort()).toEqual([...expected].sort());
});
