import { parse } from 'jsonc-parser';
import type { RuleFileShape } from '../rules/shapes';
import { withEdits } from './edit';
import { renamedCondition, usesOfCondition, withoutCondition } from './named-conditions';

const TEXT = `{
  "conditions": { "sales": { "fact": "department", "operator": "equal", "value": "sales" }, "far": { "all": [{ "condition": "sales" }] } },
  "rules": [
    { "name": "a", "appliesWhen": { "condition": "sales" }, "conditions": { "any": [{ "not": { "condition": "far" } }] } },
    { "name": "sales", "conditions": { "fact": "condition", "operator": "equal", "value": "sales" } }
  ]
}
`;
const shape = parse(TEXT) as RuleFileShape;

test('a condition is used where it is named as one, and nowhere else', () => {
  expect(usesOfCondition(shape, 'sales')).toEqual([['conditions', 'far', 'all', 0, 'condition'], ['rules', 0, 'appliesWhen', 'condition']]);
  expect(usesOfCondition(shape, 'far')).toEqual([['rules', 0, 'conditions', 'any', 0, 'not', 'condition']]);
});

test('called otherwise, all that go by it go by it still, and nothing else changes by a byte', () => {
  const renamed = withEdits(TEXT, renamedCondition(shape, 'sales', '业务'));
  expect(renamed).toBe(TEXT.replace('"sales": {', '"业务": {').replaceAll('"condition": "sales"', '"condition": "业务"'));
});

test('one that is used can not be taken away; the last one takes the section with it', () => {
  expect(withoutCondition(shape, 'sales')).toBeNull();
  expect(withoutCondition(shape, 'far')).toBeNull();
  const alone = parse('{ "conditions": { "x": { "condition": "x" } }, "rules": [] }') as RuleFileShape;
  expect(withEdits('{ "conditions": { "x": { "condition": "x" } }, "rules": [] }', withoutCondition(alone, 'x')!)).toBe('{ "rules": [] }');
});
