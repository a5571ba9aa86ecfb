import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../rules/parts';
import type { Edit } from './edit';

/** An item of a list in its new order: one that stood there (its place from 0), or a new one. */
export type Item = { readonly was: number } | { readonly json: Json };

/**
 * Edits that bring a list into another order, with new items in it and others left out. As many items as can be stay where they are, and keep their
 * bytes; one that moves is written anew.
 * @param current the list as it is.
 */
export function rearranged(at: JSONPath, current: readonly Json[], next: readonly Item[]): readonly Edit[] {
  const staying = new Set(longestRising(next.flatMap((item) => ('was' in item ? [item.was] : []))));
  const leaving = [...current.keys()].filter((place) => !staying.has(place)).reverse();
  return [
    ...leaving.map((place): Edit => ({ at: [...at, place] })),
    ...next.flatMap((item, place): Edit[] => ('was' in item && staying.has(item.was) ? [] : [{ at: [...at, place], json: 'was' in item ? current[item.was]! : item.json, insert: true }])),
  ];
}

/** The longest part of a list of numbers that rises. */
function longestRising(numbers: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = [];
  for (const number of numbers) {
    // `best[length]` is the rising part of that length + 1 whose last number is least.
    const place = best.findIndex((part) => part.at(-1)! >= number);
    const length = place < 0 ? best.length : place;
    best[length] = [...(best[length - 1] ?? []), number];
  }
  return best.at(-1) ?? [];
}
