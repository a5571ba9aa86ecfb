import { State } from '../values/column';
import { parseIsoDate } from '../values/serial-day';
import { checkLedgers } from './check';
import type { Finding } from './report';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, rule, ruleFile } from './testing/rules';

const DAY = parseIsoDate('2026-10-08')!;
const above = (fact: string, value: number) => ({ all: [{ fact, operator: 'greaterThan', value }] });

async function findingsOf(files: Parameters<typeof companyOf>[0], columns: Parameters<typeof ledgerOf>[1]): Promise<readonly Finding[]> {
  const rows = Object.values(columns)[0]!.values.length;
  const ids = texts(Array.from({ length: rows }, (_, row) => `E${row + 1}`));
  const work = ledgerOf('work', { employee_id: ids, work_date: numbers('date', 0, Array.from({ length: rows }, () => DAY)), ...columns });
  return (await checkLedgers(companyOf(files), [], [work], { lang: 'en' })).findings;
}

test('a violation says who, the value, the limit, the cell and the clause', async () => {
  const message = { 'zh-CN': '{employee_id} {late} {limit}', en: '{employee_id}: {late} minutes, the limit is {limit}' };
  const limit = ruleFile([rule('late', { message, conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact: 'limit' } }] } })], {
    parameters: { limit: declared({ value: 15, unit: 'minute' }) },
  });
  expect(await findingsOf({ 'late.json': limit }, { late: numbers('duration', 0, [15, 16]) })).toEqual([
    {
      id: 'late/late|employee_id=E2|work_date=2026-10-08', rule: 'late/late', version: '2026-01-01', severity: 'warn', verdict: 'violation',
      ledger: 'work', file: 'work.xlsx', sheet: 'work', row: 3, cells: ['C3'], key: { employee_id: 'E2', work_date: '2026-10-08' },
      person: { employee_id: 'E2', employee_name: null }, root: null, facts: { employee_id: 'E2', late: 16, limit: 15 },
      message: 'E2: 16 minutes, the limit is 15', source: [{ id: 'TST-1' }], waived: null,
    },
  ]);
});

describe('what can not be judged names the cell and the reason', () => {
  const files = { 'late.json': ruleFile([rule('late')]) };
  test.each([
    ['blank', State.Blank, 'blank'],
    ['unreadable', State.Unreadable, 'read'],
  ])('%s', async (_, state, word) => {
    const found = await findingsOf(files, { late: { ...numbers('duration', 0, [0]), state: Uint8Array.of(state) } });
    expect(found).toEqual([expect.objectContaining({ verdict: 'cannot-judge', severity: 'warn', cells: ['C2'] })]);
    expect(found[0]!.message).toMatch(new RegExp(`late.*${word}`));
  });

  test('unless the other parts decide', async () => {
    const both = { 'late.json': ruleFile([rule('both', { conditions: { all: [...above('late', 15).all, ...above('early', 15).all] } })]) };
    const found = await findingsOf(both, { late: numbers('duration', 0, [5, 16, 16]), early: numbers('duration', 0, [null, null, 16]) });
    expect(found.map(({ row, verdict, cells }) => [row, verdict, cells])).toEqual([[3, 'cannot-judge', ['D3']], [4, 'violation', ['C4', 'D4']]]);
  });
});

describe('what can not be told from values that are known names them', () => {
  const cannotTell = async (more: object, columns: Parameters<typeof ledgerOf>[1]): Promise<readonly string[]> => {
    const conditions = { all: [{ fact: 'share', operator: 'greaterThan', value: 1 }] };
    return (await findingsOf({ 'late.json': ruleFile([rule('dear', { conditions })], { ...more }) }, columns)).map(({ message }) => message);
  };

  test('a zero that divides', async () => {
    const facts = { share: declared({ unit: 'number', formula: '=pay / pay' }) };
    expect(await cannotTell({ facts }, { pay: numbers('money', 2, [0]) })).toEqual(['E1 2026-10-08: cannot judge “dear”: “title” cannot be told from pay RMB 0.00']);
  });

  test('a value that no tier has', async () => {
    const tables = { steps: declared({ kind: 'single amount', input: 'late', unit: 'number', rows: [{ from: 0, upTo: 5, value: 2 }] }) };
    const facts = { share: declared({ unit: 'number', formula: '=TIER(steps, late)' }) };
    expect(await cannotTell({ tables, facts }, { late: numbers('duration', 0, [6]) })).toEqual(['E1 2026-10-08: cannot judge “dear”: “title” cannot be told: no row of its table is for late 6']);
  });
});

describe('a consequence points to its cause', () => {
  const chain = [
    rule('third', { conditions: above('late', 15), consequenceOf: 'second' }),
    rule('second', { conditions: above('late', 15), consequenceOf: 'first' }),
    rule('first', { conditions: above('early', 15) }),
  ];
  const rootsOf = (found: readonly Finding[]): (string | null)[][] => found.map(({ rule: id, root }) => [id, root?.split('|')[0] ?? null]);

  test('in whatever order the file has them, one behind the other', async () => {
    const found = await findingsOf({ 'late.json': ruleFile(chain) }, { late: numbers('duration', 0, [99]), early: numbers('duration', 0, [99]) });
    expect(rootsOf(found)).toEqual([['late/first', null], ['late/second', 'late/first'], ['late/third', 'late/second']]);
  });

  test('on the same row only', async () => {
    const found = await findingsOf({ 'late.json': ruleFile(chain) }, { late: numbers('duration', 0, [99, 0]), early: numbers('duration', 0, [0, 99]) });
    expect(rootsOf(found)).toEqual([['late/second', null], ['late/third', 'late/second'], ['late/first', null]]);
  });

  test('of several causes the first in the list that found something there', async () => {
    const last = rule('last', { conditions: above('pay', 0), consequenceOf: ['second', 'first'] });
    const two = [last, rule('second', { conditions: above('late', 15), consequenceOf: 'first' }), rule('first', { conditions: above('early', 15) })];
    const found = await findingsOf({ 'late.json': ruleFile(two) }, { late: numbers('duration', 0, [99, 0, 0]), early: numbers('duration', 0, [99, 99, 0]), pay: numbers('money', 2, [1, 1, 1]) });
    expect(rootsOf(found.filter(({ rule: id }) => id === 'late/last'))).toEqual([['late/last', 'late/second'], ['late/last', 'late/first'], ['late/last', null]]);
  });

  test('and two that follow from each other still come to an end', async () => {
    const circle = [rule('hen', { consequenceOf: 'egg' }), rule('egg', { consequenceOf: 'hen' })];
    expect(rootsOf(await findingsOf({ 'late.json': ruleFile(circle) }, { late: numbers('duration', 0, [99]) }))).toHaveLength(2);
  });
});

test('a group’s finding has the cells that counted, and its last row', async () => {
  const often = ruleFile([rule('often', { per: ['employee_id', 'month'], conditions: above('times', 1) })], {
    facts: { times: declared({ unit: 'count', per: ['employee_id', 'month'], formula: '=COUNTIFS(late, ">15")' }) },
  });
  const found = await findingsOf({ 'late.json': often }, { employee_id: texts(['E1', 'E1', 'E1']), work_date: numbers('date', 0, [DAY + 1, DAY, DAY + 4]), late: numbers('duration', 0, [16, 17, 15]) });
  expect(found).toEqual([expect.objectContaining({ id: 'late/often|employee_id=E1|month=2026-10', row: 4 })]);
  expect([...found[0]!.cells].filter((cell) => cell.startsWith('C')).sort()).toEqual(['C2', 'C3']);
});
