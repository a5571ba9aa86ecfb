import { hostLanguage } from '../addin/host-language';
import type { RuleSet } from '../rules/model';

/** A sheet asks for a few names on some days; past so many they are made up, and are not kept. */
const MOST = 4096;

/** A value that one rule set gives for a name, found once; one a language, since it may be an error with words. */
export function createMemo<T>(): (set: RuleSet, name: string, find: () => T) => T {
  const sets = new WeakMap<RuleSet, Map<string, T>>();
  return (set, name, find) => {
    let known = sets.get(set);
    if (!known || known.size >= MOST) sets.set(set, (known = new Map<string, T>()));
    const key = `${hostLanguage()} ${name}`;
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = find()));
    return value;
  };
}
