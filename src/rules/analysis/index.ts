import type { RuleFileText, RuleSet } from '../model';
import { finished } from '../../values/steps';
import { parseJson } from '../syntax';
import { conflictRemarks } from './conflicts';
import { inForceRemarks } from './in-force';
import { Remarks, type Analysis, type Folder, type Remark } from './remark';
import { ruleRemarks } from './rules';
import { tableRemarks } from './tables';
import { tierRemarks } from './tiers';
import { unusedRemarks } from './unused';
import { waitingRemarks } from './waiting';

export type { Phrase, Remark, RemarkSeverity } from './remark';

/** All analyses, one a kind of remark. */
const ANALYSES: readonly Analysis[] = [unusedRemarks, waitingRemarks, tableRemarks, tierRemarks, ruleRemarks, inForceRemarks, conflictRemarks];

/**
 * What is right by the language and still looks wrong in a rules folder, and what is good to know of it. The mistakes, and the figures in formulas,
 * are in `set.problems`. `texts` are the files that the set was loaded from.
 */
export const lintRules = (set: RuleSet, texts: readonly RuleFileText[]): Remark[] => finished(lintInSteps(set, texts));

/**
 * The same in steps of a file or a pair of rules each, for a caller who lets others in between them.
 * @param about paths of the rule files that are looked at, with what they have to do with the others; absent: all
 */
export function* lintInSteps(set: RuleSet, texts: readonly RuleFileText[], about?: ReadonlySet<string>): Generator<void, Remark[]> {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const known = new Map<string, Remarks | null>();
  const folder: Folder = {
    set,
    files: about ? set.files.filter(({ path }) => about.has(path)) : set.files,
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
  for (const analyse of ANALYSES) yield* analyse(folder);
  return [...known.values()].flatMap((remarks) => remarks?.remarks ?? []);
}
