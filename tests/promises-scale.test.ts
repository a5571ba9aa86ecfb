import { checkLedgers } from '../src/checking/check';
import { ledgerOf, numbers, texts } from '../src/checking/testing/ledgers';
import type { Ledger } from '../src/ledgers/ledger';
import { loadRules } from '../src/rules/load';
import { company, companyFolder } from './company';

/*
 * Promise 14 of design page research/hr-validation.md, section 3: 100,000 rows by 50 rules within a fixed time, also when every row fails. The bench
 * measures; this holds the order of magnitude, on any machine that tests run on.
 */
const ROWS = 100_000;
const RULES = 50;
const SECONDS = 60;
const DAY = 46_300;

const words = (text: string): object => ({ 'zh-CN': text, en: text });
const file = {
  id: 'scale',
  title: words('scale'),
  ledger: 'quotes',
  effectiveFrom: '2026-01-01',
  facts: { loss: { title: words('loss'), unit: 'yuan', formula: '=cost_total - price_total' } },
  rules: Array.from({ length: RULES }, (_, index) => ({
    name: `loss-${index}`,
    conditions: { all: [{ fact: 'qty', operator: 'equal', value: index }, { fact: 'loss', operator: 'greaterThan', value: 0 }] },
    event: { type: 'loss', params: { severity: 'warn' } },
    message: words('{quote_no} {loss}'),
  })),
};
const set = loadRules([
  ...companyFolder.filter(({ path }) => /^(?:ledgers\/|roles|items|calendar)/.test(path)),
  { path: 'scale.json', text: JSON.stringify(file) },
  { path: 'profile.json', text: JSON.stringify({ company: words('made up'), payrollPeriod: { from: 1, to: 'end' }, inForce: [{ file: 'scale.json', from: '2026-01-01' }] }) },
]);

/** Row i belongs to rule i mod 50; every `nth` row is sold at a loss. */
function quotes(nth: number): Ledger {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  return ledgerOf('quotes', {
    quote_no: texts(rows.map((row) => `Q${row}`)),
    quote_date: numbers('date', 0, rows.map(() => DAY)),
    qty: numbers('number', 0, rows.map((row) => row % RULES)),
    price_total: numbers('money', 2, rows.map(() => 100_000)),
    cost_total: numbers('money', 2, rows.map((row) => (row % nth === 0 ? 100_001 : 100_000))),
  });
}

test('the rules are there', () => {
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(set.files.flatMap(({ rules }) => rules)).toHaveLength(RULES);
  expect(company.ledgers.get('quotes')!.columns.has('qty')).toBe(true);
});

test.each([
  ['every 1,001st row fails', 1001, Math.ceil(ROWS / 1001)],
  ['every row fails', 1, ROWS],
])('14: 100,000 rows by 50 rules, %s: each is found, in time', async (_what, nth, expected) => {
  const ledger = quotes(nth);
  const begun = performance.now();
  const report = await checkLedgers(set, [], [ledger]);
  const seconds = (performance.now() - begun) / 1000;
  expect(report.coverage.find((one) => one.ledger === 'quotes')).toMatchObject({ judged: ROWS, notJudged: 0 });
  expect(report.findings.filter(({ verdict }) => verdict === 'violation')).toHaveLength(expected);
  expect(new Set(report.findings.map(({ id }) => id)).size).toBe(expected);
  expect(seconds).toBeLessThan(SECONDS);
});
