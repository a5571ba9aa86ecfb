import type { Json } from '../../../../rules/parts';
import { nodeOf, referredIn } from './node';

test.each<[Json, string]>([
  [{ all: [] }, 'group'],
  [{ any: [{ fact: 'a', operator: 'equal', value: 1 }] }, 'group'],
  [{ not: { condition: 'x' } }, 'not'],
  [{ condition: 'x' }, 'named'],
  [{ fact: 'a', operator: 'lessThanInclusive', value: 1 }, 'leaf'],
  // What the form can't show stays as it is.
  [{ all: [], any: [] }, 'other'],
  [{ fact: 'a', operator: 'not:equal', value: 1 }, 'other'],
  [{ fact: 'a', operator: 'equal', value: 1, path: '$.b' }, 'other'],
  [{ all: 'none' }, 'other'],
  ['text', 'other'],
  [null, 'other'],
])('%j is shown as %s', (json, is) => {
  expect(nodeOf(json).is).toBe(is);
});

test('with a name or with a value', () => {
  expect([referredIn({ fact: 'a' }), referredIn('a'), referredIn({ parameter: 'a' })]).toEqual(['a', null, null]);
});
