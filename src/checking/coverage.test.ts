import { State } from '../values/column';
import { parseIsoDate } from '../values/serial-day';
import { checkLedgers } from './check';
import type { LedgerCoverage } from './report';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, rule, ruleFile } from './testing/rules';

const DAYS = ['2026-10-08', '2026-10-09', '2026-10-12'].map((iso) => parseIsoDate(iso)!);
const base = { employee_id: texts(['E1', 'E1', 'E2']), work_date: numbers('date', 0, DAYS) };

async function coverageOf(files: Parameters<typeof companyOf>[0], columns: Parameters<typeof ledgerOf>[1], month?: string): Promise<LedgerCoverage> {
  const report = await checkLedgers(companyOf(files), [], [ledgerOf('work', { ...base, ...columns })], month === undefined ? {} : { month });
  const work = report.coverage.find(({ ledger }) => ledger === 'work')!;
  expect(work.judged + work.notJudged + work.notData).toBe(work.rows);
  return work;
}
const counts = ({ rows, judged, notJudged, notData }: LedgerCoverage): number[] => [rows, judged, notJudged, notData];

test('a row is not judged where a rule that could run ended unknown', async () => {
  expect(counts(await coverageOf({ 'late.json': ruleFile([rule('late')]) }, { late: numbers('duration', 0, [99, null, 5]) }))).toEqual([3, 2, 1, 0]);
});

test('rows of another month are no data, with the reason', async () => {
  const work = await coverageOf({ 'late.json': ruleFile([rule('late')]) }, { late: numbers('duration', 0, [99, null, 5]) }, '2026-09');
  expect([counts(work), work.notDataReasons]).toEqual([[3, 0, 0, 3], { 'other-month': 3 }]);
});

describe('a rule that waits is named once, with what it waits for, and its rows count as judged', () => {
  const nothing = { missingColumns: [], missingLedgers: [], missingParameters: [] };
  const early = { conditions: { all: [{ fact: 'early', operator: 'greaterThan', value: 0 }] } };

  test('a column', async () => {
    const work = await coverageOf({ 'late.json': ruleFile([rule('early', early)]) }, { late: numbers('duration', 0, [99, null, 5]) });
    expect([counts(work), work.notJudgedRules]).toEqual([[3, 3, 0, 0], [{ ...nothing, rule: 'late/early', missingColumns: ['early'] }]]);
  });

  test('a column that only some rows need', async () => {
    const either = { conditions: { any: [{ fact: 'late', operator: 'greaterThan', value: 15 }, { fact: 'early', operator: 'greaterThan', value: 15 }] } };
    const files = { 'late.json': ruleFile([rule('either', either)]) };
    expect((await coverageOf(files, { late: numbers('duration', 0, [99, 98, 97]) })).notJudgedRules).toEqual([]);
    expect((await coverageOf(files, { late: numbers('duration', 0, [99, 98, 5]) })).notJudgedRules).toEqual([{ ...nothing, rule: 'late/either', missingColumns: ['early'] }]);
  });

  test('a ledger that it needs, though its formulas could do without', async () => {
    const files = (needs: Readonly<Record<string, unknown>>) => ({ 'late.json': ruleFile([rule('late', needs), rule('often', { per: ['employee_id'], conditions: { all: [{ fact: 'rows', operator: 'greaterThan', value: 0 }] }, ...needs })], {
      facts: { rows: declared({ unit: 'count', per: ['employee_id'], formula: '=COUNTIFS(late, ">0")' }) },
    }) });
    const late = { late: numbers('duration', 0, [99, 98, 97]) };
    const waits = { ...nothing, missingLedgers: ['employees'] };
    const work = await coverageOf(files({ needs: ['employees', 'work'] }), late);
    expect([counts(work), work.notJudgedRules]).toEqual([[3, 3, 0, 0], [{ ...waits, rule: 'late/late' }, { ...waits, rule: 'late/often' }]]);
    expect((await coverageOf(files({}), late)).notJudgedRules).toEqual([]);
    expect((await coverageOf(files({ needs: ['work'] }), late)).notJudgedRules).toEqual([]);
  });

  test('a figure that the policy does not give', async () => {
    const limit = ruleFile([rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact: 'limit' } }] } })], { parameters: { limit: declared({ value: null, unit: 'minute' }) } });
    expect((await coverageOf({ 'late.json': limit }, { late: numbers('duration', 0, [99, 1, 5]) })).notJudgedRules).toEqual([{ ...nothing, rule: 'late/late', missingParameters: ['limit'] }]);
  });

  test('a key of its groups', async () => {
    const perPerson = ruleFile([rule('often', { per: ['employee_name'], conditions: { all: [{ fact: 'often', operator: 'greaterThan', value: 1 }] } })], {
      facts: { often: declared({ unit: 'count', per: ['employee_name'], formula: '=COUNTIFS(late, ">0")' }) },
    });
    expect((await coverageOf({ 'late.json': perPerson }, { late: numbers('duration', 0, [99, 1, 5]) })).notJudgedRules).toEqual([{ ...nothing, rule: 'late/often', missingColumns: ['employee_name'] }]);
  });

  test('a figure that only stands in, where a row needs it', async () => {
    const paid = (column: string) =>
      ruleFile([rule('late', { finding: false, line: { item: 'fine', amount: `=-IFNA(${column}, usual)` } })], { parameters: { usual: declared({ value: null, unit: 'yuan' }) } });
    const late = numbers('duration', 0, [99, 99, 99]);
    const report = await checkLedgers(companyOf({ 'late.json': paid('pay') }), [], [ledgerOf('work', { ...base, late, pay: numbers('money', 2, [1000, null, 2000]) })]);
    expect(report.lines.map(({ amount }) => amount)).toEqual(['-10.00', '-20.00']);
    expect(report.findings).toEqual([]);
    expect(report.coverage.find(({ ledger }) => ledger === 'work')!.notJudgedRules).toEqual([{ ...nothing, rule: 'late/late', missingParameters: ['usual'] }]);
  });
});

test('a ledger that nobody gave has a line of its own, with the rules that want it', async () => {
  const { coverage } = await checkLedgers(companyOf({ 'late.json': ruleFile([rule('late'), rule('again')]) }), [], []);
  expect(coverage).toEqual([expect.objectContaining({ ledger: 'work', file: '', rows: 0 })]);
  expect(coverage[0]!.notJudgedRules.map(({ rule: id, missingLedgers }) => [id, missingLedgers])).toEqual([['late/again', ['work']], ['late/late', ['work']]]);
});

describe('rows whose group nobody knows', () => {
  const often = (effectiveFrom: string) =>
    ruleFile([rule('often', { per: ['employee_id', 'month'], conditions: { all: [{ fact: 'often', operator: 'greaterThan', value: 0 }] } })], {
      effectiveFrom,
      facts: { often: declared({ unit: 'count', per: ['employee_id', 'month'], formula: '=COUNTIFS(late, ">0")' }) },
    });
  const undated = { work_date: numbers('date', 0, [DAYS[0]!, null, DAYS[2]!]), late: numbers('duration', 0, [0, 0, 0]) };

  test('are not judged', async () => {
    expect(counts(await coverageOf({ 'late.json': often('2026-01-01') }, undated))).toEqual([3, 2, 1, 0]);
  });

  test('are named, with the rules that were not asked about them', async () => {
    const said = async (columns: typeof undated, month?: string) => (await coverageOf({ 'late.json': often('2026-01-01') }, columns, month)).cellNotes.filter(({ code }) => code === 'ungrouped-rows').map(({ cell, message }) => [cell, message]);
    expect(await said(undated)).toEqual([['B3', expect.stringMatching(/^1 行没有归进任何一组：按“id、月份”分组的 1 条规则没有判断这些行.*：第 3 行$/)]]);
    expect(await said({ ...undated, work_date: numbers('date', 0, [...DAYS]) })).toEqual([]);
  });

  test('are nobody’s business where the rule is not in force', async () => {
    expect(counts(await coverageOf({ 'late.json': often('2027-01-01') }, undated))).toEqual([3, 3, 0, 0]);
  });
});

test('cells that can not be read are told with address and words, sheet by sheet', async () => {
  const ledger = ledgerOf('work', { ...base, late: { ...numbers('duration', 0, [0, 0, 5]), state: Uint8Array.of(State.Known, State.Unreadable, State.Known) } });
  const noted = { ...ledger, notes: [{ severity: 'unreadable' as const, code: 'not-a-number', column: 'late', row: 1, text: 'soon' }] };
  const { coverage } = await checkLedgers(companyOf({ 'late.json': ruleFile([rule('late')]) }), [], [noted], { lang: 'en' });
  expect(coverage[0]!.cellNotes).toEqual([{ cell: 'C3', severity: 'unreadable', code: 'not-a-number', message: expect.stringContaining('soon') as string }]);
});
