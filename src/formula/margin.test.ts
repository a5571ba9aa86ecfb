import { State } from '../values/column';
import { makeRules } from './testing/formulas';

/** Prices from 1.00 to 2,000.00 of which 70 % are whole fen: with that cost the margin is exactly 30 %. A fen less, none, a fen more. */
const rows: { price: string; cost: string }[] = [];
const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
for (let price = 100; price <= 200_000; price += 10) {
  for (const off of [-1, 0, 1]) rows.push({ price: yuan(price), cost: yuan((price / 10) * 7 + off) });
}

test('all 19,991 pairs with a margin of exactly 30 % are judged exactly at the threshold', () => {
  expect(rows).toHaveLength(3 * 19_991);
  const rules = makeRules({
    ledgers: { quotes: { columns: { price: 'money', cost: 'money' }, rows } },
    facts: { margin: { unit: 'percent', formula: '=(price-cost)/price' } },
  });
  const condition = rules.formula('=margin>=30%');
  const wrong = rows.filter((_, row) => {
    const { state, value } = rules.engine.evaluate(condition, { ledger: 'quotes', row });
    return state !== State.Known || value !== (row % 3 !== 2);
  });
  expect(wrong).toEqual([]);
  const column = rules.engine.column(condition, 'quotes');
  expect(rows.filter((_, row) => column.state[row] !== State.Known || column.values[row] !== (row % 3 === 2 ? 0 : 1))).toEqual([]);
});
