import fc from 'fast-check';
import { State } from '../values/column';
import { compare, fromScaled, multiply, rational, subtract, type Rational } from '../values/rational';
import { between, boundsOf, isRational, known, unknown } from './exactly';
import { show } from './testing/formulas';
import { makeDecision, makeTable } from './testing/tables';
import { lookUpTier } from './tiers';
import type { TierTable } from './expression';

const at = (table: TierTable, ...inputs: (string | number | null)[]): string | boolean =>
  show(lookUpTier(table, inputs.map((input) => (input === null ? unknown(State.Blank) : known(typeof input === 'string' ? input : fromScaled(Math.round(input * 100), 2)))), 'value').result);

const lateness = makeTable('lateness', 'single amount', 'minute', 'yuan', [
  { upTo: '0', value: '0' },
  { above: '0', upTo: '5', value: '30' },
  { above: '5', below: '10', value: '50' },
  { from: '10', upTo: '15', value: '80' },
]);

test.each([
  [-1, '0'], [0, '0'], [1, '30'], [4, '30'], [5, '30'], [6, '50'], [9, '50'], [10, '80'], [11, '80'], [15, '80'], [16, 'unreadable'], [null, 'blank'],
])('an amount for %s minutes: %s', (minutes, expected) => {
  expect(at(lateness, minutes)).toBe(expected);
});

test('a bounded input is decided where all of it lies in one row', () => {
  const look = (low: bigint | null, high: bigint | null) => show(lookUpTier(lateness, [between(State.Unreadable, low === null ? null : rational(low), high === null ? null : rational(high))], 'value').result);
  expect(look(1n, 5n)).toBe('30');
  expect(look(1n, 6n)).toBe('unreadable');
  expect(look(null, 0n)).toBe('0');
  expect(look(16n, null)).toBe('unreadable');
  expect(look(1n, null)).toBe('unreadable');
});

describe('a figure that the policy does not give', () => {
  const waiting = makeTable('waiting', 'pick', 'yuan', 'text', [
    { below: '100', value: { text: 'low' } },
    { from: '100', upTo: null, value: { text: 'middle' } },
    { above: null, value: { text: 'high' } },
  ]);
  test.each([[99.99, 'low'], [100, 'missing'], [100000, 'missing']])('%s: %s', (amount, expected) => {
    expect(at(waiting, amount)).toBe(expected);
  });
  const unpriced = makeTable('unpriced', 'single amount', 'yuan', 'yuan', [{ below: '100', value: '1' }, { from: '100', value: null }]);
  test.each([[99.99, '1'], [100, 'missing']])('%s: %s', (amount, expected) => {
    expect(at(unpriced, amount)).toBe(expected);
  });
});

const bands = [
  { from: '0', below: '10000', value: '0%' },
  { from: '10000', upTo: '100000', value: '0.1%' },
  { above: '100000', upTo: '500000', value: '0.15%' },
  { above: '500000', value: '0.2%' },
];
const whole = makeTable('whole', 'whole rate', 'yuan', 'percent', bands);
const marginal = makeTable('marginal', 'marginal rate', 'yuan', 'percent', bands);

test.each([
  [9999.99, '0', '0'],
  [10000, '10', '0'],
  [100000, '100', '90'],
  [100000.01, '30000003/200000', '18000003/200000'],
  [500000, '750', '690'],
  [1000000, '2000', '1690'],
])('rates on %s: %s of all, %s by slices', (amount, ofAll, bySlice) => {
  expect([at(whole, amount), at(marginal, amount)]).toEqual([ofAll, bySlice]);
});

const value = (table: TierTable, fen: number): Rational => {
  const result = lookUpTier(table, [known(fromScaled(fen, 2))], 'value').result.value;
  if (!isRational(result)) throw new Error('no number');
  return result;
};

test('a marginal rate is monotone, and a fen more costs at most the highest rate of a fen', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(1_000_000, 10_000_000, 50_000_000).chain((edge) => fc.integer({ min: edge - 2, max: edge + 2 }))), (fen) => {
      const step = subtract(value(marginal, fen + 1), value(marginal, fen));
      expect(compare(step, rational(0n))).toBeGreaterThanOrEqual(0);
      expect(compare(step, multiply(rational(2n, 1000n), rational(1n, 100n)))).toBeLessThanOrEqual(0);
    }),
  );
});

test('a whole rate jumps at its edges, and only there', () => {
  for (const edge of [999_999, 10_000_000, 50_000_000]) {
    expect(compare(subtract(value(whole, edge + 1), value(whole, edge)), rational(1n))).toBeGreaterThan(0);
    expect(compare(subtract(value(whole, edge), value(whole, edge - 1)), rational(1n))).toBeLessThan(0);
  }
});

test('bounds of a rate hold for each value between them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000_000 }), fc.integer({ min: 0, max: 5_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(whole, marginal), (low, width, share, table) => {
      const { result } = lookUpTier(table, [between(State.Unreadable, fromScaled(low, 2), fromScaled(low + width, 2))], 'value');
      const bounds = boundsOf(result);
      const inside = value(table, low + Math.floor(width * share));
      if (bounds?.low) expect(compare(bounds.low, inside)).toBeLessThanOrEqual(0);
      if (bounds?.high) expect(compare(inside, bounds.high)).toBeLessThanOrEqual(0);
    }),
  );
});

describe('decision tables', () => {
  const rows = [
    { texts: ['a'], span: { below: '3' }, value: '1' },
    { texts: ['a', 'b'], span: { from: '3' }, value: '2' },
    { span: { from: '10' }, value: '4' },
  ];
  test.each([
    ['unique', 'a', 2, '1'],
    ['unique', 'b', 3, '2'],
    ['unique', 'b', 2, 'unreadable'],
    ['unique', 'a', 10, 'unreadable'],
    ['unique', 'c', 10, '4'],
    ['unique', 'c', 9, 'unreadable'],
    ['unique', null, 3, 'blank'],
    ['first', 'a', 10, '2'],
    ['first', 'a', 9, '2'],
    ['first', null, 10, 'blank'],
    ['collect sum', 'a', 10, '6'],
    ['collect min', 'a', 10, '2'],
    ['collect max', 'a', 10, '4'],
    ['collect sum', 'c', 1, 'unreadable'],
    ['collect sum', 'a', null, 'blank'],
  ] as const)('%s of %s, %s: %s', (policy, text, number, expected) => {
    expect(at(makeDecision('d', policy, rows), text, number)).toBe(expected);
  });
  test('an earlier row that waits for a figure might come first, a later one might not', () => {
    const waiting = [{ texts: ['a'], span: { upTo: '1' }, value: '1' }, { texts: ['a'], span: { above: null }, value: '2' }, { value: '3' }];
    expect(at(makeDecision('d', 'first', waiting), 'a', 1)).toBe('1');
    expect(at(makeDecision('d', 'first', waiting), 'a', 2)).toBe('missing');
    expect(at(makeDecision('d', 'first', waiting), 'b', 2)).toBe('3');
  });
});
