import { compareRules, type FileChange } from '../rules/difference';
import type { Published, RuleFileText } from '../rules/model';
import { objectIn, objectOf, versionsIn } from './folder';

/** One version of a rule file, with what it changed of the one before. */
export interface VersionEntry {
  readonly path: string;
  readonly id: string;
  readonly version: string;
  /** Null where the file does not say who published it. */
  readonly published: Published | null;
  /** Null: it is the first. */
  readonly follows: string | null;
  /** What differs from the version before it; of the first nothing is told. */
  readonly changes: readonly FileChange[];
}

/** The versions of a rule file, the newest first. */
export function historyOf(folder: readonly RuleFileText[], id: string): readonly VersionEntry[] {
  const versions = versionsIn(folder).filter((one) => one.id === id).sort((a, b) => (a.version < b.version ? -1 : 1));
  return versions
    .map(({ file, version }, index): VersionEntry => {
      const before = versions[index - 1]?.file ?? null;
      const published = objectOf(objectIn(file)?.['published']);
      return {
        path: file.path,
        id,
        version,
        published: published as unknown as Published | null,
        follows: before?.path ?? null,
        changes: before === null ? [] : compareRules([before], [before, file]),
      };
    })
    .reverse();
}
