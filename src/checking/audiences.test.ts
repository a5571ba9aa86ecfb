import { checkLedgers } from './check';
import type { Report } from './report';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, rule, ruleFile } from './testing/rules';

const work = ledgerOf('work', { employee_id: texts(['E1']), work_date: numbers('date', 0, [46_296]), late: numbers('duration', 0, [99]) });
const employees = ledgerOf('employees', { employee_id: texts(['E1']), department: texts(['Sales']) });

const check = (audience: object, ledgers = [employees, work]): Promise<Report> =>
  checkLedgers(companyOf({ 'late.json': ruleFile([rule('late')]) }, { inForce: [{ file: 'late.json', from: '2026-01-01', ...audience }] }), [], ledgers, { lang: 'en' });
const notes = ({ coverage }: Report, key: string): unknown[] => coverage.filter(({ ledger }) => ledger === key).flatMap(({ cellNotes }) => cellNotes.map(({ cell, code, message }) => [cell, code, /“(.*?)”/.exec(message)?.[1]]));
const waiting = ({ coverage }: Report): unknown[] => coverage.flatMap(({ notJudgedRules }) => notJudgedRules.map(({ rule: id, missingLedgers, missingColumns }) => [id, [...missingLedgers, ...missingColumns]]));

test.each([
  ['for', { for: { department: ['Sales', 'Service'] } }, 1],
  ['except', { except: { department: ['Service'] } }, 1],
])('a value of %s that nobody has is remarked where the people are listed', async (_, audience, findings) => {
  const report = await check(audience);
  expect([notes(report, 'employees'), notes(report, 'work'), report.findings.length]).toEqual([[['department', 'nobody-is', 'Service']], [], findings]);
});

test('what somebody has is not', async () => {
  expect(notes(await check({ for: { department: ['Sales'], employee_id: ['E1'] } }), 'employees')).toEqual([]);
});

test('without the list of people rules for some of them wait, and say for what', async () => {
  const report = await check({ for: { department: ['Sales'] } }, [work]);
  expect([waiting(report), report.findings]).toEqual([[['late/late', ['employees']]], []]);
  expect(waiting(await check({ for: { employee_id: ['E1'] } }, [work]))).toEqual([]);
  expect(waiting(await check({}, [work]))).toEqual([]);
});

test('where the list does not say the department, nobody says that there is no such one: the rules wait for the column', async () => {
  const report = await check({ for: { department: ['Sales'] } }, [ledgerOf('employees', { employee_id: texts(['E1']) }), work]);
  expect(notes(report, 'employees')).toEqual([]);
  expect([waiting(report), report.findings]).toEqual([[['late/late', ['employees.department']]], []]);
});

describe('somebody of whom the list does not know the department', () => {
  const two = ledgerOf('work', { employee_id: texts(['E1', 'E9']), work_date: numbers('date', 0, [46_296, 46_296]), late: numbers('duration', 0, [99, 99]) });

  test.each([
    ['for', { for: { department: ['Sales'] } }, ['E1']],
    ['except', { except: { department: ['Service'] } }, ['E1']],
    ['nothing said', {}, ['E1', 'E9']],
  ])('is held to no rules that may not be theirs, and the rows are counted: %s', async (_, audience, found) => {
    const report = await check(audience, [employees, two]);
    expect(report.findings.map(({ key }) => key['employee_id'])).toEqual(found);
    const said = report.coverage.flatMap(({ cellNotes }) => cellNotes).filter(({ code }) => code === 'stranger-rows');
    expect(said.map(({ cell, message }) => [cell, /row (\d+)$/.exec(message)?.[1]])).toEqual(found.length === 2 ? [] : [['department', '3']]);
  });
});
