import type { RuleFileText } from '../rules/model';
import type { Json } from '../rules/parts';
import { objectIn, objectOf, textOf } from './folder';

/** How many cases each rule has, by `path of its file name`; of texts that are no case files none. */
export function caseCounts(files: readonly RuleFileText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) {
    const { file: path, cases } = objectIn(file) ?? {};
    if (typeof path !== 'string' || !Array.isArray(cases)) continue;
    for (const one of cases as readonly Json[]) {
      const key = caseKey(path, textOf(objectOf(one)?.['rule']));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

export const caseKey = (path: string, rule: string): string => `${path} ${rule}`;
