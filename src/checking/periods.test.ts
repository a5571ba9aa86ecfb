import { parsePeriod } from '../values/period';
import { checkLedgers } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, ruleFile, rule } from './testing/rules';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const TARGETS = {
  key: 'targets',
  title: words('Targets'),
  rowKey: ['employee_id', 'period'],
  dateColumn: 'period',
  columns: {
    employee_id: { type: 'text', headers: ['id'], references: { ledger: 'employees', column: 'employee_id' } },
    period: { type: 'period', headers: ['period'] },
    sold: { type: 'money', headers: ['sold'] },
  },
};
const short = rule('short', { conditions: { all: [{ fact: 'sold', operator: 'lessThan', value: 100 }] }, line: { item: 'fine', amount: '=0 - sold' } });
const set = companyOf(
  { 'ledgers/targets.json': TARGETS, 'targets.json': ruleFile([short], { id: 'targets', ledger: 'targets' }) },
  { inForce: [{ file: 'targets.json', from: '2026-01-01' }] },
);
const PERIODS = ['2026-10', '2026-11', '2026-12', '2026-Q3', '2026-Q4', '2026-H2', '2026', '2026-W40', '2026-W44'];

test.each([
  ['2026-09', ['2026-Q3']],
  ['2026-10', ['2026-10', '2026-W40']],
  ['2026-11', ['2026-11', '2026-W44']],
  ['2026-12', ['2026', '2026-12', '2026-H2', '2026-Q4']],
])('what ends in %s is judged then and in no other month', async (month, wanted) => {
  const targets = ledgerOf('targets', {
    employee_id: texts(PERIODS.map(() => 'E1')),
    period: numbers('period', 0, PERIODS.map((text) => parsePeriod(text)!)),
    sold: numbers('money', 2, PERIODS.map(() => 1000)),
  });
  const { findings, coverage, lines } = await checkLedgers(set, [], [targets], { month });
  expect(findings.map(({ key }) => key['period']).sort()).toEqual(wanted);
  expect(coverage[0]!.notDataReasons).toEqual({ 'other-month': PERIODS.length - wanted.length });
  // A quarter's money is that of its last month.
  expect(new Set(lines.map((line) => line.month))).toEqual(new Set([month]));
});
