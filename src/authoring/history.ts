import { compareRules, type FileChange } from '../rules/difference';
import type { RuleFile, RuleFileText, RuleSet } from '../rules/model';
import { draftOf } from './draft';

/** One version of a rule file, with what it changed of the one before. */
export interface VersionEntry {
  readonly file: RuleFile;
  /** Null: it is the first. */
  readonly before: RuleFile | null;
  /** What differs from the version before it, the company's own figures among it; of the first nothing is told. */
  readonly changes: readonly FileChange[];
}

/** The versions of a rule file that load, the newest first. @param folder the texts that the set was loaded from */
export function historyOf(folder: readonly RuleFileText[], set: RuleSet, id: string): readonly VersionEntry[] {
  const versions = set.files.filter((file) => file.id === id).sort((a, b) => a.effectiveFrom - b.effectiveFrom);
  const textOf = ({ path }: RuleFile): RuleFileText => ({ path, text: draftOf(folder, path)?.text ?? '' });
  return versions
    .map((file, index): VersionEntry => {
      const before = versions[index - 1] ?? null;
      return { file, before, changes: before === null ? [] : compareRules([textOf(before)], [textOf(before), textOf(file)]).map(withoutHead) };
    })
    .reverse();
}

/** That a version has another day, and another publisher, its head says. */
const withoutHead = (change: FileChange): FileChange => ({
  ...change,
  parts: change.parts.flatMap((part) => {
    const fields = part.kind === 'file' ? part.fields.filter(({ field }) => field !== 'published' && field !== 'effectiveFrom') : part.fields;
    return part.kind === 'file' && fields.length === 0 ? [] : [{ ...part, fields }];
  }),
});
