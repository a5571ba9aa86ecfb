import fc from 'fast-check';
import { ledgerOf, readBytes, readRows } from './testing/company';

const HEAD = ['业务员工号', '签单日期', '业务类别', '业务量（元）'];
const deal = (amount: unknown, id = 'E1') => [id, '2026-10-09', '信用贷款', amount];
const differing = (rows: readonly (readonly unknown[])[]): string[] =>
  ledgerOf(readRows([HEAD, ...rows], '销售台账'), 'deals')
    .notes.filter(({ code }) => code === 'total-differs')
    .map(({ cell, text, params }) => `${cell} ${text} ${params?.['sum']}`);

describe('a total below the rows', () => {
  test.each([
    [29.99, ['D4 29.99 30.00']],
    [30, []],
    [30.01, ['D4 30.01 30.00']],
  ])('says %d where they come to 30', (said, expected) => {
    expect(differing([deal(10.5), deal(19.5), ['合计', null, null, said]])).toEqual(expected);
  });

  test('a blank cell adds nothing', () => {
    expect(differing([deal(10), deal(null), ['合计', null, null, 10]])).toEqual([]);
  });

  test('where a row can’t be read nobody knows the sum', () => {
    expect(differing([deal(10), deal('待定'), ['合计', null, null, 99]])).toEqual([]);
  });

  test('an average, a running total and a total without a number say nothing of the sum', () => {
    expect(differing([deal(10), deal(20), ['平均', null, null, 15], ['累计', null, null, 500], ['合计', null, null, '见附表']])).toEqual([]);
  });
});

test('a total in 10,000 yuan is told in the unit of the sum, too', () => {
  const rows = [['业务员工号', '签单日期', '业务类别', '业务量（万元）'], deal(1.5), deal(2), ['合计', null, null, 3.6]];
  const [note] = ledgerOf(readRows(rows, '销售台账'), 'deals').notes.filter(({ code }) => code === 'total-differs');
  expect([note?.text, note?.params?.['sum']]).toEqual(['3.6 = 36000.00', '35000.00']);
});

test('subtotals are of their part, the total is of all', () => {
  const rows = (first: number, second: number, all: number) => [deal(10), deal(20), ['小计', null, null, first], deal(5), ['小计', null, null, second], ['总计', null, null, all]];
  expect(differing(rows(30, 5, 35))).toEqual([]);
  expect(differing(rows(30, 6, 35))).toEqual(['D6 6 5.00']);
  expect(differing(rows(30, 5, 36))).toEqual(['D7 36 35.00']);
});

test('a total above the rows', () => {
  expect(differing([['合计', null, null, 30], deal(10), deal(20)])).toEqual([]);
  expect(differing([['合计', null, null, 31], deal(10), deal(20)])).toEqual(['D2 31 30.00']);
});

test('a subtotal after every row takes no time', () => {
  const rows = Array.from({ length: 20_000 }, () => 'E1,2026-10-09,信用贷款,1\n小计,,,1\n').join('');
  const started = process.hrtime.bigint();
  const ledger = ledgerOf(readBytes(new TextEncoder().encode(`${HEAD.join()}\n${rows}合计,,,20001\n`), '销售台账.csv'), 'deals');
  expect(ledger.notes.filter(({ code }) => code === 'total-differs').map(({ cell, params }) => [cell, params?.['sum']])).toEqual([['D40002', '20000.00']]);
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(5000);
});

test('property: the sum of any fen is right, and one fen more is not', () => {
  const fen = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const yuan = (cents: number): string => `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
  fc.assert(
    fc.property(fc.array(fen, { minLength: 1, maxLength: 12 }), (amounts) => {
      const sum = amounts.reduce((a, b) => a + b, 0);
      const rows = amounts.map((one) => deal(yuan(one)));
      expect(differing([...rows, ['合计', null, null, yuan(sum)]])).toEqual([]);
      expect(differing([...rows, ['合计', null, null, yuan(sum + 1)]])).toHaveLength(1);
    }),
    { numRuns: 40 },
  );
});
