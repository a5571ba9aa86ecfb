import type { RuleFile, RuleSet } from './model';
import { readBy } from './reads';

/** By the files of a set, then by a file's rules: what is worked out once stands for all sets of the same files. */
const known = new WeakMap<RuleSet['files'], Map<RuleFile['rules'], ReadonlySet<string>>>();

/** The ledgers that rules in force lie on, need or read, through facts of other files, too. A ledger made of days that is none of them need not be made. */
export function ledgersWanted({ files, profile }: RuleSet): ReadonlySet<string> {
  const ofFiles = known.get(files) ?? new Map<RuleFile['rules'], ReadonlySet<string>>();
  known.set(files, ofFiles);
  const wanted = new Set<string>();
  for (const rules of new Set(profile.inForce.map(({ file }) => file.rules))) {
    const own = ofFiles.get(rules) ?? readBy(rules, files).ledgers;
    ofFiles.set(rules, own);
    for (const ledger of own) wanted.add(ledger);
  }
  for (const { file } of profile.inForce) wanted.add(file.ledger);
  return wanted;
}
