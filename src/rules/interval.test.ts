import fc from 'fast-check';
import { rational } from '../values/rational';
import { covers, isEmpty, overlaps, type Interval } from './interval';

const edge = fc.option(fc.record({ value: fc.integer({ min: 0, max: 4 }).map((value) => rational(BigInt(value))), inclusive: fc.boolean() }));
const interval = fc.record({ is: fc.constant('interval' as const), low: edge, high: edge }).filter((one) => !isEmpty(one));

/** Values around and between all edges, in halves: which of them lie in it. */
function valuesIn({ low, high }: Interval): readonly number[] {
  const isIn = (half: number): boolean => {
    const at = (value: bigint): number => half - 2 * Number(value);
    return (!low || at(low.value!.n) > 0 || (low.inclusive && at(low.value!.n) === 0)) && (!high || at(high.value!.n) < 0 || (high.inclusive && at(high.value!.n) === 0));
  };
  return Array.from({ length: 12 }, (_, index) => index - 1).filter(isIn);
}

test('one lies in another, or meets it, as their values do', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      const [inA, inB] = [valuesIn(a), valuesIn(b)];
      expect(covers(a, b)).toBe(inB.every((value) => inA.includes(value)));
      expect(overlaps(a, b)).toBe(inB.some((value) => inA.includes(value)));
    }),
    { numRuns: 500 },
  );
});
