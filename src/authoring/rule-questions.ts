import { parse, type JSONPath } from 'jsonc-parser';
import { readLiteral } from '../formula/literal';
import { isRational } from '../formula/exactly';
import { titleOf } from '../rules/analysis/domain';
import type { Phrase } from '../rules/analysis/remark';
import type { RuleFile, RuleSet } from '../rules/model';
import type { RuleFileShape } from '../rules/shapes';
import { NUMERIC_KINDS, type Kind, type Unit } from '../values/kind';
import type { Question } from './questions';

/** Operators that say whether the bound itself counts, each with the one that says otherwise. */
const OTHER: Readonly<Record<string, string>> = {
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
};

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Leaf {
  readonly at: JSONPath;
  readonly node: Node;
  /** An odd number of "not" stands around it. */
  readonly negated: boolean;
}

/**
 * Of each bound in a rule's conditions: does the bound itself count? "15 minutes sharp: late?" Named conditions are asked as a part of the rule.
 * @param file a version of the file that loads.
 */
export function questionsOfRule(set: RuleSet, file: RuleFile, text: string, name: string): readonly Question[] {
  const shape = parse(text) as RuleFileShape;
  const index = shape.rules.findIndex((rule) => rule.name === name);
  const rule = shape.rules[index];
  if (!rule) return [];
  const title: Phrase = { is: 'name', name, title: rule.title ?? null, unit: 'text' };
  const asked = (json: unknown, part: 'appliesWhen' | 'conditions', code: 'applies' | 'counts'): Question[] =>
    leavesOf(shape, json, ['rules', index, part], false, new Set()).flatMap((leaf) => questionOf(set, file, leaf, code, title) ?? []);
  return [...(rule.appliesWhen === undefined ? [] : asked(rule.appliesWhen, 'appliesWhen', 'applies')), ...asked(rule.conditions, 'conditions', 'counts')];
}

function leavesOf(shape: RuleFileShape, json: unknown, at: JSONPath, negated: boolean, open: ReadonlySet<string>): Leaf[] {
  if (!isNode(json)) return [];
  for (const key of ['all', 'any'] as const) {
    const parts = json[key];
    if (Array.isArray(parts)) return parts.flatMap((part, index) => leavesOf(shape, part, [...at, key, index], negated, open));
  }
  if (Object.hasOwn(json, 'not')) return leavesOf(shape, json['not'], [...at, 'not'], !negated, open);
  const { condition } = json;
  if (typeof condition !== 'string') return [{ at, node: json, negated }];
  return open.has(condition) ? [] : leavesOf(shape, shape.conditions?.[condition], ['conditions', condition], negated, new Set([...open, condition]));
}

function questionOf(set: RuleSet, file: RuleFile, { at, node, negated }: Leaf, code: 'applies' | 'counts', rule: Phrase): Question | null {
  const { fact, operator, value } = node;
  if (typeof fact !== 'string' || typeof operator !== 'string') return null;
  const decorators = operator.split(':');
  const plain = decorators.pop()!;
  const other = OTHER[plain];
  const named = namedIn(set, file, fact);
  if (other === undefined || !named || decorators.some((one) => one !== 'not' && one !== 'swap')) return null;
  const isNegated = negated !== (decorators.filter((one) => one === 'not').length % 2 === 1);
  const beside = besideOf(set, file, value, named);
  if (!beside) return null;
  const counts = plain.endsWith('Inclusive') !== isNegated;
  const edits = [{ at: [...at, 'operator'], json: [...decorators, other].join(':') }];
  return {
    code: beside.is === 'value' ? code : `${code}-same`,
    params: {},
    phrases: { name: { is: 'name', name: fact, title: titleOf(set, file, fact), unit: named.unit }, value: beside, rule },
    answers: [true, false].map((yes) => ({ code: yes ? code : `${code}-not`, params: {}, phrases: {}, isNow: yes === counts, edits: yes === counts ? [] : edits })),
    stated: named.kind === 'duration' ? ['LATE_BOUNDARY'] : [],
  };
}

/** The bound: a figure, or where it is not fixed, what it is called. */
function besideOf(set: RuleSet, file: RuleFile, value: unknown, { kind, unit }: { readonly kind: Kind; readonly unit: Unit }): Extract<Phrase, { is: 'value' | 'name' }> | null {
  if (isNode(value)) {
    const { fact } = value;
    if (typeof fact !== 'string') return null;
    const parameter = file.parameters.get(fact);
    if (parameter && isRational(parameter.value)) return { is: 'value', value: parameter.value, unit: parameter.unit };
    const named = namedIn(set, file, fact);
    return named && { is: 'name', name: fact, title: titleOf(set, file, fact), unit: named.unit };
  }
  const read = readLiteral(value, kind, unit);
  return 'constant' in read && isRational(read.constant) ? { is: 'value', value: read.constant, unit } : null;
}

function namedIn(set: RuleSet, file: RuleFile, name: string): { readonly kind: Kind; readonly unit: Unit } | null {
  const named = set.ledgers.get(file.ledger)?.columns.get(name) ?? file.facts.get(name) ?? file.parameters.get(name) ?? null;
  return named && NUMERIC_KINDS.has(named.kind) ? named : null;
}
