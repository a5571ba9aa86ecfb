import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../rules/parts';
import type { Edit } from './edit';

/** When a group of conditions holds, in one word: all of them do, any does, none does, not all do. */
export const GROUPINGS = ['all', 'any', 'none', 'not-all'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How a grouping is written: which word holds the conditions, and whether `not` stands around it. */
const WRITTEN: Readonly<Record<Grouping, { readonly word: 'all' | 'any'; readonly isNegated: boolean }>> = {
  all: { word: 'all', isNegated: false },
  any: { word: 'any', isNegated: false },
  none: { word: 'any', isNegated: true },
  'not-all': { word: 'all', isNegated: true },
};

export const groupingOf = (word: 'all' | 'any', isNegated: boolean): Grouping => GROUPINGS.find((one) => WRITTEN[one].word === word && WRITTEN[one].isNegated === isNegated)!;

/** Where the conditions of a group stand within it. */
export const conditionsIn = (grouping: Grouping): JSONPath => (WRITTEN[grouping].isNegated ? ['not', WRITTEN[grouping].word] : [WRITTEN[grouping].word]);

/** Edits with which a group holds otherwise; its conditions stay as they are written. */
export function regrouped(at: JSONPath, from: Grouping, to: Grouping): readonly Edit[] {
  const [was, is] = [WRITTEN[from], WRITTEN[to]];
  return [...(was.word === is.word ? [] : [{ at: [...at, ...conditionsIn(from)], rename: is.word }]), ...(was.isNegated === is.isNegated ? [] : negated(at, is.isNegated))];
}

/** Edits with which what stands at a place does not hold where it did, or does again. */
export const negated = (at: JSONPath, isNegated: boolean): readonly Edit[] => [isNegated ? { at, wrap: ['not'] } : { at, unwrap: ['not'] }];

/** Edits with which a condition that stands alone is the first of several that all have to hold. */
export const grouped = (at: JSONPath, another: Json): readonly Edit[] => [
  { at, wrap: ['all', 0] },
  { at: [...at, 'all', 1], json: another, insert: true },
];
