import type { InForce, RuleFile, RuleSet } from './model';
import { coversDay } from './versions';

const isLater = (a: InForce, b: InForce): boolean => a.file.effectiveFrom > b.file.effectiveFrom || (a.file.effectiveFrom === b.file.effectiveFrom && a.from > b.from);

const isForEverybody = ({ appliesTo }: InForce): boolean => appliesTo.size === 0;

/**
 * The version of each rule file that somebody goes by who is asked of no row and no person, in the order of the profile.
 * @param day serial day on which it is in force; null: the newest that there is.
 * @param whom `everybody`: only what is in force for all, some exceptions aside; `anybody`: whomever it is for.
 */
export function filesOn({ profile }: RuleSet, day: number | null, whom: 'everybody' | 'anybody'): RuleFile[] {
  const chosen = new Map<string, InForce>();
  for (const entry of profile.inForce) {
    if (day !== null && !coversDay(entry, day)) continue;
    if (whom === 'everybody' && !isForEverybody(entry)) continue;
    const other = chosen.get(entry.file.id);
    if (!other || isLater(entry, other)) chosen.set(entry.file.id, entry);
  }
  return [...chosen.values()].map(({ file }) => file);
}
