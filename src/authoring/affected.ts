import { packOf } from '../checking/cases';
import type { RuleFile, RuleSet } from '../rules/model';
import { readersOf } from '../rules/readers-of';

/** Other rule files whose rules may come out otherwise where these change: they read their facts, or the money lines that they write; of a pack all the others. */
export function affectedBy(set: RuleSet, paths: ReadonlySet<string>): readonly RuleFile[] {
  const changed = set.files.filter(({ path }) => paths.has(path));
  const readers = readersOf(set);
  const reading = new Set(changed.flatMap(({ ledger, facts }) => [...facts.keys()].flatMap((name) => readers.get(`${ledger}.${name}`) ?? [])));
  const writesLines = changed.some(({ rules }) => rules.some(({ line }) => line !== null));
  const packs = new Set(changed.flatMap(({ path }) => packOf(path) ?? []));
  const isAffected = (file: RuleFile): boolean =>
    file.rules.some((rule) => reading.has(rule.id) || (writesLines && set.afterLines.has(rule))) || packs.has(packOf(file.path) ?? '');
  return set.files.filter((file) => !paths.has(file.path) && isAffected(file));
}
