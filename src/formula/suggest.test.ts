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
