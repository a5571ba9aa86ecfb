import { rational } from '../values/rational';
import { createScalar } from './scalar';
import { makeRules, show } from './testing/formulas';

const rules = makeRules({
  ledgers: {
    quotes: { columns: { price: 'money', cost: 'money', who: 'text', urgent: 'yesno' }, rows: [] },
    people: { columns: { who: 'text', level: 'count' }, rows: [{ who: '张伟', level: 3 }] },
  },
});
const yuan = (fen: number): ReturnType<typeof rational> => rational(BigInt(fen), 100n);

test.each([
  ['=(price - cost) / price', { price: yuan(1000), cost: yuan(700) }, '3/10'],
  ['=(price - cost) / price', { price: yuan(0), cost: yuan(700) }, 'unreadable'],
  ['=(price - cost) / price', { price: yuan(1000) }, 'blank'],
  ['=XLOOKUP(who, people.who, people.level)', { who: '张伟' }, '3'],
  ['=XLOOKUP(who, people.who, people.level)', { who: '李娜' }, 'blank'],
  ['=IF(urgent, price, cost)', { urgent: true, price: yuan(1), cost: yuan(2) }, '1/100'],
])('%s of %j is %s', (formula, values, expected) => {
  expect(show(createScalar(rules.formula(formula), 'quotes', rules.world)(values))).toBe(expected);
});

test('a call knows nothing of the call before', () => {
  const margin = createScalar(rules.formula('=(price - cost) / price'), 'quotes', rules.world);
  expect(show(margin({ price: yuan(1000), cost: yuan(500) }))).toBe('1/2');
  expect(show(margin({ cost: yuan(500) }))).toBe('blank');
  expect(show(margin({ price: yuan(1000), cost: yuan(750) }))).toBe('1/4');
});

test('a number that no cell holds is refused', () => {
  const price = createScalar(rules.formula('=price'), 'quotes', rules.world);
  expect(show(price({ price: rational(BigInt(Number.MAX_SAFE_INTEGER)) }))).toBe(String(Number.MAX_SAFE_INTEGER));
  expect(() => price({ price: rational(2n ** 53n) })).toThrow(RangeError);
});
