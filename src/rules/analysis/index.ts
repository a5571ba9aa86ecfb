import type { RuleFileText, RuleSet } from '../model';
import { parseJson } from '../syntax';
import { conflictRemarks } from './conflicts';
import { inForceRemarks } from './in-force';
import { Remarks, type Folder, type Remark } from './remark';
import { ruleRemarks } from './rules';
import { tableRemarks } from './tables';
import { tierRemarks } from './tiers';
import { unusedRemarks } from './unused';
import { waitingRemarks } from './waiting';

export type { Phrase, Remark, RemarkSeverity } from './remark';

/** All analyses, one a kind of remark. Each looks at a whole folder and tells what it finds. */
const ANALYSES: readonly ((folder: Folder) => void)[] = [unusedRemarks, waitingRemarks, tableRemarks, tierRemarks, ruleRemarks, inForceRemarks, conflictRemarks];

/**
 * What is right by the language and still looks wrong in a rules folder, and what is good to know of it. The mistakes, and the figures in formulas,
 * are in `set.problems`. `texts` are the files that the set was loaded from.
 */
export function lintRules(set: RuleSet, texts: readonly RuleFileText[]): Remark[] {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const known = new Map<string, Remarks | null>();
  const folder: Folder = {
    set,
    on(path) {
      const made = known.get(path);
      if (made !== undefined) return made;
      const text = byPath.get(path);
      const parsed = text && parseJson(text);
      const remarks = parsed?.readable ? new Remarks(parsed.report.file) : null;
      known.set(path, remarks);
      return remarks;
    },
  };
  for (const analyse of ANALYSES) analyse(folder);
  return [...known.values()].flatMap((remarks) => remarks?.remarks ?? []);
}
