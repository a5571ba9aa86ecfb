import type { Json, JsonObject } from '../rules/parts';
import { conditionsIn, grouped, groupingOf, GROUPINGS, negated, regrouped, type Grouping } from './condition-groups';
import { EditError, withEdits } from './edit';

const [A, B] = ['{"fact" :"a","operator":"equal",   "value":1}', '{ "condition":"b" }'];
const WRITTEN: Readonly<Record<Grouping, string>> = { all: `{ "all": [${A},\n    ${B}] }`, any: `{ "any": [${A},\n    ${B}] }`, none: `{ "not": { "any": [${A},\n    ${B}] } }`, 'not-all': `{ "not": { "all": [${A},\n    ${B}] } }` };
const textOf = (conditions: string): string => `{\n  "before":   1,\n  "conditions": ${conditions},\n  "behind": [ ]\n}\n`;
const AT = ['conditions'];

test.each(GROUPINGS.flatMap((from) => GROUPINGS.map((to) => [from, to] as const)))('%s becomes %s, and its conditions stay as they are written', (from, to) => {
  expect(withEdits(textOf(WRITTEN[from]), regrouped(AT, from, to))).toBe(textOf(WRITTEN[to]));
  let inner = JSON.parse(WRITTEN[to]) as Json;
  for (const step of conditionsIn(to)) inner = (inner as JsonObject)[step]!;
  expect(inner).toHaveLength(2);
});

test('what a group says is found by how it is written', () => {
  expect([groupingOf('all', false), groupingOf('any', false), groupingOf('any', true), groupingOf('all', true)]).toEqual(GROUPINGS);
});

test('one that stands alone does not hold, holds again, and gets company', () => {
  const not = withEdits(textOf(B), negated(AT, true));
  expect(not).toBe(textOf(`{ "not": ${B} }`));
  expect(withEdits(not, negated(AT, false))).toBe(textOf(B));
  expect(withEdits(textOf(A), grouped(AT, { condition: 'c' }))).toBe(textOf(`{ "all": [${A}, { "condition": "c" }] }`));
});

test('what is not there is neither wrapped nor taken out of anything', () => {
  for (const edit of [{ at: ['none'], wrap: ['not'] }, { at: ['conditions'], unwrap: ['not'] }]) expect(() => withEdits(textOf(A), [edit])).toThrow(EditError);
});
