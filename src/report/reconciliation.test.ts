import fc from 'fast-check';
import type { Reconciled, Report } from '../checking/report';
import { createTranslator } from '../i18n/translator';
import { fenOf, amountOf } from '../values/amount';
import { comparedOf, notCompared, reconciliationCounts } from './tables/reconciliation';
import { tableOf } from './tables';
import { textOf } from './tables/table';
import { viewOf, type View } from './tables/view';
import { report, SET } from './testing/sample';

const view = (value: Report): View => viewOf(value, SET, 'zh-CN', createTranslator('zh-CN'));
const row = (over: Partial<Reconciled>): Reconciled => ({
  employee_id: '1', employee_name: '李华', month: '2026-10', rule: 'attendance/late', version: '2026-01-01', name: null, items: ['lateness'], due: '30.00', paid: '30.00', file: '台账.xlsx', sheet: '工资', row: 4, ...over,
});
const total = (employee_id: string, items: Readonly<Record<string, string>>): Report['totals'][number] => ({
  employee_id, employee_name: null, department: null, month: '2026-10', items, net: amountOf(Object.values(items).reduce((sum, amount) => sum + fenOf(amount), 0n)),
});

test.each<[due: string | null, paid: string | null, difference: string | null, agreement: string]>([
  ['30.00', '29.99', '-0.01', 'differs'],
  ['30.00', '30.00', '0.00', 'equal'],
  ['30.00', '30.01', '0.01', 'differs'],
  [null, '0.00', null, 'unknown-due'],
  ['0.00', null, null, 'unknown-paid'],
  [null, null, null, 'unknown'],
])('due %s, paid %s: %s, %s', (due, paid, difference, agreement) => {
  expect(comparedOf(view(report({ reconciliation: [row({ due, paid })] })))).toMatchObject([{ due, paid, difference, agreement, place: { sheet: '工资', row: 4 } }]);
});

test('who has amounts due and stands in no row is named; items that no rule compares are, too', () => {
  const value = report({
    reconciliation: [row({}), row({ employee_id: '2', due: null })],
    totals: [total('1', { lateness: '-30.00' }), total('3', { lateness: '-50.00', 'full-attendance': '200.00' })],
  });
  expect(comparedOf(view(value)).filter(({ agreement }) => agreement === 'absent')).toMatchObject([{ employee_id: '3', label: '迟到扣款', due: '-50.00', paid: null, place: null }]);
  expect(notCompared(view(value))).toEqual(['全勤奖']);
  expect(reconciliationCounts(view(value), comparedOf(view(value)))).toBe('一致 1 笔；不符 0 笔；无法判断 1 笔；工资表没有此人 1 笔。');
  // A rule that compares the sum of all items compares them all.
  expect(notCompared(view(report({ ...value, reconciliation: [row({ items: null })] })))).toEqual([]);
  expect(comparedOf(view(report({ totals: value.totals })))).toEqual([]);
});

test('the differences of the table add up to the fen, and what can’t be told is no number', () => {
  const fen = fc.option(fc.bigInt(-(10n ** 15n), 10n ** 15n));
  fc.assert(
    fc.property(fc.array(fc.tuple(fen, fen), { minLength: 1 }), (amounts) => {
      const text = (one: bigint | null): string | null => (one === null ? null : amountOf(one));
      const table = tableOf('reconciliation', view(report({ reconciliation: amounts.map(([due, paid]) => row({ due: text(due), paid: text(paid) })) })));
      const sum = amounts.reduce((all, [due, paid]) => (due === null || paid === null ? all : all + paid - due), 0n);
      expect(table.sums[0]![6]).toBe(amountOf(sum));
      const [shown, given] = [table.rows.map((cells) => [textOf(cells[4]!), textOf(cells[5]!)].join()), amounts.map((pair) => pair.map((one) => text(one) ?? '').join())];
      expect(shown.sort()).toEqual(given.sort());
      // What differs comes first, then what can't be told, then what agrees.
      const kinds = table.rows.map((cells) => ['不符', '一致'].indexOf(textOf(cells[7]!)));
      const count = (is: (due: bigint | null, paid: bigint | null) => boolean): number => amounts.filter(([due, paid]) => is(due, paid)).length;
      const [differ, agree] = [count((due, paid) => due !== null && paid !== null && due !== paid), count((due, paid) => due !== null && due === paid)];
      expect(kinds).toEqual([...Array<number>(differ).fill(0), ...Array<number>(amounts.length - differ - agree).fill(-1), ...Array<number>(agree).fill(1)]);
    }),
  );
});
