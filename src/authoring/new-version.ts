import type { Published, RuleFileText } from '../rules/model';
import type { Json } from '../rules/parts';
import { beginningsOf, draftOf, figureEdits, type Draft, type DraftFile } from './draft';
import { withEdits, type Edit } from './edit';
import { forceEdits } from './force';
import { CASES_FOLDER, casesOf, objectIn, objectOf, PROFILE, textOf, versionsIn, type Version } from './folder';

/** A drafted file that differs from what it follows. */
export interface Pending {
  readonly file: DraftFile;
  readonly followed: Version;
  /** Where its new version will stand; where its cases alone are others, none is needed, and it is the path of what it follows. */
  readonly path: string;
}

/** A new version of a rule file. */
export interface NewVersion {
  readonly path: string;
  readonly follows: string;
  /** Entries of the profile by which it is in force; 0: the version that it follows is in force for nobody on that day or later. */
  readonly entries: number;
}

/** Drafted files that say something else than what they follow; those whose published file is gone are not among them. */
export function pendingOf(folder: readonly RuleFileText[], draft: Draft, effectiveFrom: string): readonly Pending[] {
  const versions = versionsIn(folder);
  return draft.files.flatMap((file): Pending[] => {
    if (file.isNew === true) return [];
    const followed = versions.find((one) => one.file.path === file.follows);
    const begun = draftOf(folder, file.follows);
    if (!followed || !begun) return [];
    if (begun.text !== file.text) return [{ file, followed, path: pathOn(file.follows, effectiveFrom) }];
    return sameTexts(begun.cases, file.cases) ? [] : [{ file, followed, path: file.follows }];
  });
}

export const isNewVersion = ({ path, file }: Pending): boolean => path !== file.follows;

const sameTexts = (a: readonly RuleFileText[], b: readonly RuleFileText[]): boolean => a.length === b.length && a.every(({ path, text }) => b.some((other) => other.path === path && other.text === text));

/** "attendance.json" → "attendance-2026-12-01.json"; the day of the version before gives way. */
const pathOn = (path: string, day: string): string => `${stemOf(path).replace(/-\d{4}-\d{2}-\d{2}$/, '')}-${day}.json`;
const stemOf = (path: string): string => path.replace(/\.json$/, '');

/** A case file stands where the other's stands, under the new version's name: `cases/attendance-2026-02.json` → `cases/attendance-2026-12-01-2026-02.json`. */
function casesPath(cases: string, follows: string, path: string): string {
  const [old, fresh] = [`${CASES_FOLDER}${stemOf(follows)}`, `${CASES_FOLDER}${stemOf(path)}`];
  return cases.startsWith(old) ? `${fresh}${cases.slice(old.length)}` : `${fresh}-${cases.slice(cases.lastIndexOf('/') + 1)}`;
}

/** What of a draft is new: files that follow nothing. */
export const freshOf = (draft: Draft): readonly DraftFile[] => draft.files.filter(({ isNew }) => isNew === true);

/** The folder with new files in it, in force from the days that they name, and with what else comes into force or ends. */
export function withForceOf(folder: readonly RuleFileText[], draft: Draft, published: Published): { readonly folder: readonly RuleFileText[]; readonly versions: readonly NewVersion[] } {
  const fresh = freshOf(draft);
  const added = fresh.map(({ follows, text }) => ({ path: follows, text: withEdits(text, [{ at: ['published'], json: published as unknown as Json, after: 'effectiveFrom' }]) }));
  const changes = [...beginningsOf(fresh), ...(draft.force ?? [])];
  if (changes.length === 0) return { folder, versions: [] };
  return {
    folder: [...folder.map((file) => (file.path === PROFILE ? { path: PROFILE, text: withEdits(file.text, forceEdits(file, changes, folder)) } : file)), ...added, ...fresh.flatMap(({ cases }) => cases)],
    versions: fresh.map(({ follows }) => ({ path: follows, follows, entries: 1 })),
  };
}

/** The folder with the new versions in it, behind what they follow, in force from the day on for whom that is in force. */
export function withNewVersions(folder: readonly RuleFileText[], pending: readonly Pending[], effectiveFrom: string, published: Published): { readonly folder: readonly RuleFileText[]; readonly versions: readonly NewVersion[] } {
  const fresh = pending.filter(isNewVersion);
  const added = new Map(fresh.map(({ file, path }) => [file.follows, { path, text: withEdits(file.text, [{ at: ['effectiveFrom'], json: effectiveFrom }, { at: ['published'], json: published as unknown as Json, after: 'effectiveFrom' }]) }]));
  const cases = fresh.flatMap(({ file, path }) => file.cases.map((one) => ({ path: casesPath(one.path, file.follows, path), text: withEdits(one.text, [{ at: ['file'], json: path }]) })));
  const whole = [...pending.filter((one) => !isNewVersion(one)).reduce(withCases, folder).flatMap((file) => [file, ...(added.has(file.path) ? [added.get(file.path)!] : [])]), ...cases];
  const entries = new Map(fresh.map(({ file, path }) => [path, entriesOf(whole, file.follows, path, effectiveFrom)]));
  const versions = versionsIn(whole);
  const figures = versions.filter(({ file }) => entries.has(file.path)).flatMap((one) => figureEdits(whole, versions, one));
  // From behind, so that the places of those before stay what they are.
  const edits = [...[...entries.values()].flat().sort((a, b) => Number(b.at[1]) - Number(a.at[1])), ...figures];
  return {
    folder: whole.map((file) => (file.path === PROFILE && edits.length > 0 ? { path: PROFILE, text: withEdits(file.text, edits) } : file)),
    versions: fresh.map(({ file, path }) => ({ path, follows: file.follows, entries: entries.get(path)!.length })),
  };
}

/** Paths of drafted files whose new version of that day would be in force for nobody: what it follows is not, then or later. */
export const idleOn = (folder: readonly RuleFileText[], draft: Draft, day: string): readonly string[] =>
  pendingOf(folder, draft, day).filter((one) => isNewVersion(one) && entriesOf(folder, one.file.follows, one.path, day).length === 0).map(({ file }) => file.follows);

/** The published file's cases in the place of what they were. */
function withCases(folder: readonly RuleFileText[], { file: { follows, cases } }: Pending): readonly RuleFileText[] {
  const before = new Set(casesOf(folder, follows));
  const after = new Map(cases.map((one) => [one.path, one]));
  const kept = folder.filter((file) => !before.has(file) || after.has(file.path));
  const there = new Set(kept.map(({ path }) => path));
  return [...kept.map((file) => (after.get(file.path)?.text === file.text ? file : (after.get(file.path) ?? file))), ...cases.filter(({ path }) => !there.has(path))];
}

/** Edits of the profile that put a new version in force for whom the one that it follows is on the day or later. */
function entriesOf(folder: readonly RuleFileText[], follows: string, path: string, day: string): Edit[] {
  const profile = folder.find((file) => file.path === PROFILE);
  const entries = (profile && objectIn(profile))?.['inForce'];
  return (Array.isArray(entries) ? (entries as readonly Json[]) : []).flatMap((json, index): Edit[] => {
    const entry = objectOf(json);
    if (entry?.['file'] !== follows || (entry['to'] !== undefined && textOf(entry['to']) < day)) return [];
    const from = textOf(entry['from']);
    return [{ at: ['inForce', index + 1], json: { ...entry, file: path, from: from > day ? from : day }, insert: true }];
  });
}
