import type { Expression } from '../../../formula/expression';
import { group, Refusal, type Decorator, type Side, type Value } from '../operator';

const WORD = { some: 'or', every: 'and' } as const;

/** Compares each item of a side's list: `compare` is given the item in the list's place. */
function each(op: 'some' | 'every', list: Side, at: 'fact' | 'value', compare: (item: Side) => Expression): Expression {
  if (list.is === 'value') {
    if (list.kind !== 'list') throw new Refusal('list-needed', { found: list.kind }, at);
    const item: Value = { is: 'value', kind: 'text', unit: 'text', vocabulary: list.vocabulary, expression: { op: 'item', kind: 'text' } };
    return { op, kind: 'yesno', of: list.expression, test: compare(item) };
  }
  if (!Array.isArray(list.json)) throw new Refusal('list-needed', { found: JSON.stringify(list.json) }, at);
  if (list.json.length === 0) throw new Refusal('empty', { name: 'value' }, at);
  return group(WORD[op], list.json.map((json: unknown) => compare({ is: 'literal', json })));
}

export const eachFact = (name: string, op: 'some' | 'every'): Decorator => ({
  name,
  wrap: (next) => (left, right) => each(op, left, 'fact', (item) => next(item, right)),
});

export const eachValue = (name: string, op: 'some' | 'every'): Decorator => ({
  name,
  wrap: (next) => (left, right) => each(op, right, 'value', (item) => next(left, item)),
});
