import type { Json, JsonObject } from '../../../../rules/parts';
import { OPERATORS } from '../../../../rules/operators';

/** A condition as it is written, by what a form can show of it. `other` stays as it is. */
export type ConditionNode =
  | { readonly is: 'group'; readonly word: 'all' | 'any'; readonly items: readonly Json[] }
  | { readonly is: 'not'; readonly of: Json }
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'leaf'; readonly fact: string; readonly operator: string; readonly value: Json | undefined }
  | { readonly is: 'other' };

const isObject = (json: Json | undefined): json is JsonObject => typeof json === 'object' && json !== null && !Array.isArray(json);

export function nodeOf(json: Json | undefined): ConditionNode {
  if (!isObject(json)) return { is: 'other' };
  const words = ['all', 'any', 'not', 'condition'].filter((word) => Object.hasOwn(json, word));
  const [word, another] = words;
  if (another !== undefined) return { is: 'other' };
  if (word === 'all' || word === 'any') return Array.isArray(json[word]) ? { is: 'group', word, items: json[word] as readonly Json[] } : { is: 'other' };
  if (word === 'not') return { is: 'not', of: json['not']! };
  const { condition, fact, operator, value, path, params } = json;
  if (word === 'condition') return typeof condition === 'string' ? { is: 'named', name: condition } : { is: 'other' };
  if (typeof fact !== 'string' || typeof operator !== 'string' || !OPERATORS.has(operator) || path !== undefined || params !== undefined) return { is: 'other' };
  return { is: 'leaf', fact, operator, value };
}

/** The name that a comparison is with; null: it is with a value. */
export const referredIn = (value: Json | undefined): string | null => (isObject(value) && typeof value['fact'] === 'string' ? value['fact'] : null);
