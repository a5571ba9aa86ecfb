import type { Json, JsonObject } from '../../../../rules/parts';
import { comparisonOf, type Comparison } from '../../../../authoring/comparison';
import { groupingOf, type Grouping } from '../../../../authoring/condition-groups';

/** A condition as it is written, by what a form can show of it. `other` stays as it is. */
export type ConditionNode =
  | { readonly is: 'group'; readonly grouping: Grouping; readonly items: readonly Json[] }
  | { readonly is: 'not'; readonly of: Json }
  | { readonly is: 'named'; readonly name: string; readonly isNegated: boolean }
  | { readonly is: 'leaf'; readonly fact: string; readonly comparison: Comparison; readonly value: Json | undefined }
  | { readonly is: 'other' };

const isObject = (json: Json | undefined): json is JsonObject => typeof json === 'object' && json !== null && !Array.isArray(json);

export function nodeOf(json: Json | undefined): ConditionNode {
  if (!isObject(json)) return { is: 'other' };
  const words = ['all', 'any', 'not', 'condition'].filter((word) => Object.hasOwn(json, word));
  const [word, another] = words;
  if (another !== undefined) return { is: 'other' };
  if (word === 'all' || word === 'any') return Array.isArray(json[word]) ? { is: 'group', grouping: groupingOf(word, false), items: json[word] as readonly Json[] } : { is: 'other' };
  if (word === 'not') return negationOf(json['not']!);
  const { condition, fact, operator, value } = json;
  if (word === 'condition') return typeof condition === 'string' ? { is: 'named', name: condition, isNegated: false } : { is: 'other' };
  const comparison = typeof operator === 'string' ? comparisonOf(operator) : null;
  return typeof fact === 'string' && comparison ? { is: 'leaf', fact, comparison, value } : { is: 'other' };
}

/** People say “none of these” and “not …” of what has a name; of anything else, that it does not hold. */
function negationOf(of: Json): ConditionNode {
  const inner = nodeOf(of);
  if (inner.is === 'group' && (inner.grouping === 'all' || inner.grouping === 'any')) return { ...inner, grouping: groupingOf(inner.grouping, true) };
  return inner.is === 'named' && !inner.isNegated ? { ...inner, isNegated: true } : { is: 'not', of };
}

/** The name that a comparison is with; null: it is with a value. */
export const referredIn = (value: Json | undefined): string | null => (isObject(value) && typeof value['fact'] === 'string' ? value['fact'] : null);
