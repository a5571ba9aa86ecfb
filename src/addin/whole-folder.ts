import { objectIn } from '../authoring/folder';
import type { RuleFileText } from '../rules/model';
import type { RulesInForce } from './rules-in-force';
import { Slices } from './slices';

const folders = new WeakMap<RulesInForce, readonly RuleFileText[]>();

/** All files of rules in force, their cases among them, read: the same texts each time, so that what was read of them is known. Rejects with RulesError. */
export async function wholeFolder(rules: RulesInForce): Promise<readonly RuleFileText[]> {
  const known = folders.get(rules);
  if (known) return known;
  const folder = [...rules.files, ...(await rules.cases())];
  const slices = new Slices();
  for (const file of folder) {
    objectIn(file);
    await slices.between();
  }
  folders.set(rules, folder);
  return folder;
}
