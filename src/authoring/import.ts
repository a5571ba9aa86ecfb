import { BUNDLE_LIMITS, BundleError, readBundle } from '../rules/bundle';
import { comparingRules, type FileChange } from '../rules/difference';
import { rulesInSteps } from '../rules/load';
import type { RuleFileText, RuleProblem, RuleSet } from '../rules/model';
import { parseJson } from '../rules/syntax';
import { draftOf, replacing, type DraftFile } from './draft';
import { withEdits } from './edit';
import { objectOf, textOf, versionsIn } from './folder';
import type { Json } from '../rules/parts';

/** What a text from elsewhere would bring, or why it can't be used, by line and column; nothing has changed yet. */
export type Import =
  | { readonly is: 'refused'; readonly problems: readonly RuleProblem[]; readonly why: BundleError | null }
  /** A whole rules folder. `rewritten`: published versions that it has otherwise or not at all: what was judged by them would come out otherwise. */
  | { readonly is: 'folder'; readonly folder: readonly RuleFileText[]; readonly set: RuleSet; readonly changes: readonly FileChange[]; readonly rewritten: readonly string[] }
  /** One rule file, as a draft of the version that it is nearest to. */
  | { readonly is: 'file'; readonly draft: DraftFile };

const refused = (problems: readonly RuleProblem[], why: BundleError | null = null): Import => ({ is: 'refused', problems, why });
const errorsOf = ({ problems }: RuleSet): readonly RuleProblem[] => problems.filter(({ severity }) => severity === 'error');

/**
 * Reads what `writeBundle` wrote, or the text of one rule file, against the folder that is in force, in steps.
 * @param name of the file that it came in, for what is said of it
 * @param published what the folder in force was loaded as
 */
export function* importInSteps(name: string, text: string, folder: readonly RuleFileText[], published: RuleSet): Generator<undefined, Import> {
  const { report } = parseJson({ path: name, text }, BUNDLE_LIMITS.characters);
  if (report.problems.length > 0) return refused(report.problems);
  yield;
  const value = objectOf(report.file.value as Json);
  if (value && 'rules' in value && 'id' in value) return yield* oneFile(name, text, textOf(value['id']), textOf(value['effectiveFrom']), folder, published);
  let files: readonly RuleFileText[];
  try {
    files = readBundle(text);
  } catch (error) {
    if (error instanceof BundleError) return refused([], error);
    throw error;
  }
  const set = yield* rulesInSteps(files);
  const errors = errorsOf(set);
  if (errors.length > 0) return refused(errors);
  const changes = yield* comparingRules(folder, files);
  const now = new Map(files.map((file) => [file.path, file.text]));
  const rewritten = versionsIn(folder).filter(({ file }) => now.get(file.path) !== file.text).map(({ file }) => file.path);
  return { is: 'folder', folder: files, set, changes, rewritten };
}

/** Mistakes are told where they stand in the text that was given. */
function* oneFile(name: string, text: string, id: string, version: string, folder: readonly RuleFileText[], published: RuleSet): Generator<undefined, Import> {
  const versions = versionsIn(folder).filter((one) => one.id === id).sort((a, b) => (a.version < b.version ? -1 : 1));
  const followed = versions.find((one) => one.version === version) ?? versions.at(-1);
  const begun = followed && draftOf(folder, followed.file.path);
  if (!followed || !begun) return refused([{ severity: 'error', file: name, line: 1, column: 1, pointer: '/id', code: 'unknown-rule-file', params: { name: id, suggestion: 'none' } }]);
  const path = followed.file.path;
  const draft: DraftFile = { ...begun, text: withEdits(text, version === followed.version ? [] : [{ at: ['effectiveFrom'], json: followed.version }]) };
  const set = yield* rulesInSteps(replacing(folder, { authors: [], files: [draft] }));
  const known = new Set(errorsOf(published).map(({ file, pointer, code }) => `${file} ${pointer} ${code}`));
  const errors = errorsOf(set).filter(({ file, pointer, code }) => !known.has(`${file} ${pointer} ${code}`));
  return errors.length > 0 ? refused(errors.map((problem) => (problem.file === path ? { ...problem, file: name } : problem))) : { is: 'file', draft };
}
