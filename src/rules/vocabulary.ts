import { readLiteral } from '../formula/literal';
import type { Constant } from '../formula/expression';
import type { Kind, Unit } from '../values/kind';
import { sameText } from '../values/same-text';
import type { Role } from './model';
import { suggestionFor } from './suggestion';

/** Canonical texts and the other writings that are accepted for each. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

/** Of a column that takes any text: what is none of the listed writings stands for itself. */
export class OpenVocabulary extends Map<string, readonly string[]> {}

export const rolesAsVocabulary = (roles: readonly Role[]): Vocabulary => new Map(roles.map(({ key, aliases }) => [key, aliases]));

/** The canonical text that a writing stands for; null where it is none of the vocabulary, unless that is open. */
export function canonicalIn(vocabulary: Vocabulary, text: string): string | null {
  if (vocabulary.has(text)) return text;
  const wanted = sameText(text);
  for (const [canonical, aliases] of vocabulary) {
    if (sameText(canonical) === wanted || aliases.some((alias) => sameText(alias) === wanted)) return canonical;
  }
  return vocabulary instanceof OpenVocabulary ? text : null;
}

/** How a value is written: its kind and unit, and the texts it may be, where they are listed. */
export interface Writing {
  readonly kind: Kind;
  readonly unit: Unit;
  readonly vocabulary: Vocabulary | null;
}

export type ReadValue = { readonly constant: Constant } | { readonly code: string; readonly params: Readonly<Record<string, string>> };

/** Reads a literal by how the other side is written. Texts and roles become canonical; what is none of the listed ones is a mistake. */
export function readBeside(json: unknown, { kind, unit, vocabulary }: Writing): ReadValue {
  if (json === null) return { code: 'null-not-allowed', params: { name: '', expected: kind, value: 'null' } };
  if (vocabulary && typeof json === 'string' && (kind === 'text' || kind === 'role' || kind === 'list')) {
    const canonical = canonicalIn(vocabulary, json);
    if (canonical === null) {
      const known = [...vocabulary.keys()];
      const writings = [...vocabulary].flatMap(([key, aliases]) => [key, ...aliases]);
      const params = { value: json, suggestion: suggestionFor(json, writings), known: known.slice(0, 20).join('、') };
      return { code: kind === 'role' ? 'unknown-role' : 'not-a-value', params };
    }
    return { constant: canonical };
  }
  const read = readLiteral(json, kind, unit);
  return 'constant' in read ? read : { code: `formula.${read.code}`, params: read.params };
}
