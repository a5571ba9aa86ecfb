import { LEFT_ALONE } from '../rules/sheet-map';
import { sameSaid, saidOnly, withColumn, withLedger, withoutHeader, withoutSaying } from './said';

const columns = (said: { readonly columns: ReadonlyMap<string, string | null> }): unknown => [...said.columns];
const two = withColumn(withColumn(saidOnly('attendance'), '来', 'in_time'), '走', 'out_time');

test('a column has one header, and a header one column', () => {
  expect(columns(two)).toEqual([['来', 'in_time'], ['走', 'out_time']]);
  expect(columns(withColumn(two, '早', 'in_time'))).toEqual([['走', 'out_time'], ['早', 'in_time']]);
  expect(columns(withColumn(two, '来', 'out_time'))).toEqual([['来', 'out_time']]);
  expect(columns(withoutHeader(two, '来'))).toEqual([['走', 'out_time'], ['来', null]]);
  expect(columns(withoutSaying(two, ['来', '没有']))).toEqual([['走', 'out_time']]);
  expect(columns(saidOnly('attendance'))).toEqual([]);
});

test('another ledger begins without columns, and keeps the row of the header', () => {
  const below = { ...two, headerRow: 3 };
  expect(withLedger(below, 'attendance')).toEqual(below);
  expect(withLedger(below, 'quotes')).toEqual({ ledger: 'quotes', headerRow: 3, columns: new Map() });
  expect(withLedger(null, 'quotes')).toEqual(saidOnly('quotes'));
  expect(withLedger(LEFT_ALONE, 'quotes')).toEqual(saidOnly('quotes'));
});

test('the same is said where ledger, row and each column are', () => {
  const again = withColumn(withColumn(saidOnly('attendance'), '走', 'out_time'), '来', 'in_time');
  expect(sameSaid(two, again)).toBe(true);
  expect([sameSaid(null, null), sameSaid(two, null), sameSaid(null, two)]).toEqual([true, false, false]);
  for (const other of [{ ...two, headerRow: 1 }, { ...two, ledger: 'quotes' }, withoutSaying(two, ['来']), withoutHeader(two, '来'), withColumn(two, '来', 'note')]) expect(sameSaid(two, other)).toBe(false);
});
