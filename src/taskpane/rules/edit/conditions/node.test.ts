import type { Json } from '../../../../rules/parts';
import { nodeOf, referredIn, type ConditionNode } from './node';

test.each<[Json, Partial<Extract<ConditionNode, { is: 'group' }>> | Partial<Extract<ConditionNode, { is: 'named' }>> | { is: string }]>([
  [{ all: [] }, { is: 'group', grouping: 'all' }],
  [{ any: [{ fact: 'a', operator: 'equal', value: 1 }] }, { is: 'group', grouping: 'any' }],
  [{ not: { any: [] } }, { is: 'group', grouping: 'none', items: [] }],
  [{ not: { all: [] } }, { is: 'group', grouping: 'not-all' }],
  [{ not: { condition: 'x' } }, { is: 'named', name: 'x', isNegated: true }],
  [{ not: { not: { condition: 'x' } } }, { is: 'not' }],
  [{ not: { not: { all: [] } } }, { is: 'not' }],
  [{ not: { fact: 'a', operator: 'equal', value: 1 } }, { is: 'not' }],
  [{ condition: 'x' }, { is: 'named', name: 'x', isNegated: false }],
  [{ fact: 'a', operator: 'lessThanInclusive', value: 1 }, { is: 'leaf' }],
  [{ fact: 'a', operator: 'not:someFact:equal', value: 1 }, { is: 'leaf' }],
  // What does nothing is told, and stays.
  [{ fact: 'a', operator: 'equal', value: 1, path: '$.b' }, { is: 'leaf' }],
  // What the form can't show stays as it is.
  [{ all: [], any: [] }, { is: 'other' }],
  [{ fact: 'a', operator: 'any:equal', value: 1 }, { is: 'other' }],
  [{ all: 'none' }, { is: 'other' }],
  ['text', { is: 'other' }],
  [null, { is: 'other' }],
])('%j is shown as %j', (json, node) => {
  expect(nodeOf(json)).toMatchObject(node);
});

test('with a name or with a value', () => {
  expect([referredIn({ fact: 'a' }), referredIn('a'), referredIn({ parameter: 'a' })]).toEqual(['a', null, null]);
});
