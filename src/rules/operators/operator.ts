import type { Expression } from '../../formula/expression';
import type { Kind } from '../../values/kind';
import { readBeside, type Writing } from '../vocabulary';

/** A side of a comparison whose kind is known. */
export interface Value extends Writing {
  readonly is: 'value';
  readonly expression: Expression;
}

/** A side as it stands in the file; what it means depends on the other side. */
export interface Literal {
  readonly is: 'literal';
  readonly json: unknown;
}
export type Side = Value | Literal;

/** Lowers a comparison of two sides, or refuses it. */
export type Lower = (left: Side, right: Side) => Expression;

/** A comparison of json-rules-engine or our own. Its words for people are `rules.operator-<name>`. */
export interface Operator {
  readonly name: string;
  /** Kinds of the fact that it is meant for. */
  accepts(kind: Kind): boolean;
  /** Which side is a list, where one is. */
  readonly list?: 'left' | 'right';
  readonly lower: Lower;
}

/** A prefix of an operator, as json-rules-engine has them: it wraps the comparison behind it. */
export interface Decorator {
  readonly name: string;
  wrap(next: Lower): Lower;
}

/** Why a comparison can't be: `code` is a key of the catalogue (`rules.<code>`), `at` the part of the leaf that is wrong. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string>>,
    readonly at: 'fact' | 'operator' | 'value',
  ) {
    super(code);
  }
}

/** A literal as a constant, by how the other side is written. */
export function readAs(json: unknown, like: Writing): Expression {
  const read = readBeside(json, like);
  if (!('constant' in read)) throw new Refusal(read.code, read.params, 'value');
  return { op: 'constant', kind: like.kind, value: read.constant };
}

export const not = (of: Expression): Expression => ({ op: 'not', kind: 'yesno', of });

/** Of one member the group is that member: fewer nodes to evaluate and to explain. */
export const group = (op: 'and' | 'or', of: readonly Expression[]): Expression => (of.length === 1 ? of[0]! : { op, kind: 'yesno', of });

/** Both sides as expressions of one kind. */
export function sameKind(left: Side, right: Side): readonly [Expression, Expression] {
  if (left.is === 'value' && right.is === 'value') {
    if (left.kind !== right.kind) throw new Refusal('kinds-differ', { left: left.kind, right: right.kind }, 'value');
    return [left.expression, right.expression];
  }
  if (left.is === 'value' && right.is === 'literal') return [left.expression, readAs(right.json, left)];
  if (left.is === 'literal' && right.is === 'value') return [readAs(left.json, right), right.expression];
  throw new Refusal('nothing-to-compare', {}, 'value');
}

const textLike = (side: Value): Writing => ({ ...side, kind: 'text', unit: 'text' });

/** Is `item` one of `list`? The list is a list column or parameter, or a literal list in the item's unit. */
export function membership(item: Side, list: Side): Expression {
  if (list.is === 'value') {
    if (list.kind !== 'list') throw new Refusal('list-needed', { found: list.kind }, 'value');
    const text = item.is === 'literal' ? readAs(item.json, textLike(list)) : item.expression;
    if (text.kind !== 'text' && text.kind !== 'role') throw new Refusal('kinds-differ', { left: text.kind, right: 'list' }, 'value');
    return { op: 'member', kind: 'yesno', item: text, list: list.expression };
  }
  if (!Array.isArray(list.json)) throw new Refusal('list-needed', { found: JSON.stringify(list.json) }, 'value');
  if (list.json.length === 0) throw new Refusal('empty', { name: 'value' }, 'value');
  if (item.is === 'literal') throw new Refusal('nothing-to-compare', {}, 'value');
  const constants = list.json.map((json: unknown) => readAs(json, item));
  const texts = constants.map((constant) => (constant.op === 'constant' && typeof constant.value === 'string' ? constant.value : null));
  if (texts.every((text): text is string => text !== null)) {
    return { op: 'member', kind: 'yesno', item: item.expression, list: { op: 'constant', kind: 'list', value: texts } };
  }
  // A constant list holds texts alone; of other kinds it is one equality or another.
  return group('or', constants.map((right): Expression => ({ op: 'binary', operator: '=', kind: 'yesno', left: item.expression, right })));
}
