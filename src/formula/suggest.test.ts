import fc from 'fast-check';
import { editDistance, suggest } from './suggest';

test.each([
  ['late', 'late', 0], ['late', 'Late', 0], ['late', 'lat', 1], ['late', 'alte', 1], ['late', 'lake', 1], ['late', 'plates', 2], ['迟到', '迟早', 1], ['', 'ab', 2], ['abc', 'xyz', 3],
])('%s to %s is %s', (from, to, distance) => {
  expect(editDistance(from, to, 5)).toBe(distance);
  expect(editDistance(to, from, 5)).toBe(distance);
});

test('counting stops above the limit', () => {
  expect(editDistance('abcdefgh', 'x', 2)).toBe(3);
  expect(editDistance('abcd', 'wxyz', 2)).toBe(3);
});

test('the nearest name is suggested, and none that is far', () => {
  expect(suggest('late_minuts', ['late_days', 'late_minutes', 'minutes'])).toBe('late_minutes');
  expect(suggest('迟到分种', ['迟到分钟', '早退分钟'])).toBe('迟到分钟');
  expect(suggest('salary', ['late_minutes', 'id'])).toBeNull();
});

test('property: what is skipped away from the diagonal changes no distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '迟', '_'), maxLength: 9 });
  const whole = (a: string, b: string): number => editDistance(a, b, 9);
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 9 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(whole(a, b), limit + 1));
      expect(whole(a, b)).toBe(whole(b, a));
    }),
  );
});
