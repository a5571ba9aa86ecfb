import { replacing, type Draft } from '../authoring/draft';
import { casesOfFileInSteps, type CaseOutcome } from '../checking/cases';
import { lintInSteps, type Remark } from '../rules/analysis';
import { rulesInSteps } from '../rules/load';
import type { RuleFileText, RuleProblem, RuleSet } from '../rules/model';
import type { Slices } from './slices';

/** What the rules come to with a draft in them. */
export interface DraftRead {
  /** The folder with the draft's files in the place of what they follow, cases among them. */
  readonly files: readonly RuleFileText[];
  readonly set: RuleSet;
  /** Of the drafted files and their cases all; of the others the mistakes that they have not without the draft. */
  readonly problems: readonly RuleProblem[];
  /** What lint has to say of the drafted files. */
  readonly remarks: readonly Remark[];
}

const keyOf = ({ file, pointer, code }: RuleProblem): string => `${file} ${pointer} ${code}`;

/** Has the loader and lint read a draft. `published` are the rules without it, `folder` their files with their cases. */
export async function readDraft(folder: readonly RuleFileText[], draft: Draft, published: RuleSet, slices: Slices): Promise<DraftRead> {
  const files = replacing(folder, draft);
  const set = await slices.through(rulesInSteps(files));
  const own = new Set(draft.files.flatMap(({ follows, cases }) => [follows, ...cases.map(({ path }) => path)]));
  const known = new Set(published.problems.map(keyOf));
  const problems = set.problems.filter((problem) => own.has(problem.file) || (problem.severity === 'error' && !known.has(keyOf(problem))));
  const remarks = await slices.through(lintInSteps(set, files, new Set(draft.files.map(({ follows }) => follows))));
  return { files, set, problems, remarks };
}

/** Runs the cases of the drafted files. */
export async function runDraftCases({ files, set }: DraftRead, draft: Draft, slices: Slices): Promise<readonly CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const { follows } of draft.files) outcomes.push(...(await slices.through(casesOfFileInSteps(files, follows, set))));
  return outcomes;
}
