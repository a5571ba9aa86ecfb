import type { RuleFileText } from '../rules/model';
import type { Json } from '../rules/parts';
import { once } from '../values/once';
import { sha256 } from '../values/sha256';
import { withEdits, type Edit } from './edit';
import { forceEdits, type ForceChange } from './force';
import { casesOf, figuresUnder, objectIn, objectOf, PROFILE, textOf, versionsIn, type Version } from './folder';

/** A rule file as somebody changes it, beside the published one that it follows. Its text has the published file's id and effectiveFrom. */
export interface DraftFile {
  /** Path of the published version; of a new file where it will stand. */
  readonly follows: string;
  /** There is no such file yet. Its own effectiveFrom is its first day. */
  readonly isNew?: boolean;
  /** SHA-256 of that version and its cases, so that a draft that was overtaken is told. */
  readonly sha256: string;
  readonly text: string;
  /** Its case files, under the paths that they have for the published one. */
  readonly cases: readonly RuleFileText[];
}

/** What people change of a workbook's rules and have not published yet: one or more files. */
export interface Draft {
  /** Everybody who changed something, with the name as typed and when it was first. */
  readonly authors: readonly { readonly by: string; readonly at: string }[];
  readonly files: readonly DraftFile[];
  /** Which files come into force, or end, besides. */
  readonly force?: readonly ForceChange[];
}

/** A draft of the file at a path, with its cases and with the company's own figures: they are written into it. Null where the folder has no such rule file. */
export function draftOf(folder: readonly RuleFileText[], path: string): DraftFile | null {
  const published = versionsIn(folder).find(({ file }) => file.path === path);
  if (!published) return null;
  const { file, id, version } = published;
  const own = objectOf(objectIn(file)?.['parameters']) ?? {};
  const set = Object.entries({ ...figuresUnder(folder, id), ...figuresUnder(folder, `${id}@${version}`) }).filter(([name]) => Object.hasOwn(own, name));
  const text = withEdits(file.text, set.map(([name, json]) => ({ at: ['parameters', name, 'value'], json })));
  return { follows: path, sha256: hashOf(folder, file), text, cases: casesOf(folder, path) };
}

const hashes = new WeakMap<RuleFileText, { readonly folder: readonly RuleFileText[]; readonly hash: string }>();

/** Asked for after each key: of the same folder it is worked out once. */
function hashOf(folder: readonly RuleFileText[], file: RuleFileText): string {
  const known = hashes.get(file);
  if (known?.folder === folder) return known.hash;
  const hash = hashed(folder, file);
  hashes.set(file, { folder, hash });
  return hash;
}

const hashed = (folder: readonly RuleFileText[], file: RuleFileText): string =>
  sha256(JSON.stringify([file.text, ...casesOf(folder, file.path).map(({ path, text }) => [path, text]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))]));

/** Was the published version or a case of it changed, or taken away, since the draft was begun? */
export const isOvertaken = (folder: readonly RuleFileText[], draft: DraftFile): boolean => {
  const now = publishedHash(folder, draft.follows);
  return draft.isNew === true ? now !== null : now !== draft.sha256;
};

/** The draft as one that follows what is published by now: somebody looked at both, and goes on with this one. */
export function following(folder: readonly RuleFileText[], draft: DraftFile): DraftFile {
  const now = publishedHash(folder, draft.follows);
  return now === null || now === draft.sha256 ? draft : { ...draft, sha256: now };
}

function publishedHash(folder: readonly RuleFileText[], follows: string): string | null {
  const file = folder.find(({ path }) => path === follows);
  return file ? hashOf(folder, file) : null;
}

/**
 * The folder with the drafts in the place of what they follow: what the rules would come to had they always held. For checking while typing, cases, lint
 * and impact. In a folder without case files, the drafts' are left out, too.
 */
export function replacing(folder: readonly RuleFileText[], draft: Draft): RuleFileText[] {
  const drafted = new Map(draft.files.map((file) => [file.follows, file]));
  const replaced = folder.filter((file) => !drafted.has(textOf(testedBy(file)))).map((file) => {
    const own = drafted.get(file.path);
    return own === undefined || own.text === file.text ? file : textIn(own);
  });
  const there = new Set(folder.map(({ path }) => path));
  const added = draft.files.filter(({ isNew, follows }) => isNew === true && !there.has(follows));
  const hasCases = folder.some((file) => testedBy(file) !== undefined);
  const whole = [...replaced, ...added.map(textIn), ...(hasCases ? draft.files.flatMap(({ cases }) => cases) : [])];
  return whole.map((file) => (file.path === PROFILE ? withForce(withOwnFigures(file, whole, draft), [...beginningsOf(added), ...(draft.force ?? [])], whole) : file));
}

/** The same object as long as nobody changes the draft, so that it is read once. */
const textIn = once(({ follows, text }: DraftFile): RuleFileText => ({ path: follows, text }));

/** Before and since all ledgers. */
const [NEVER, ALWAYS] = ['1999-12-31', '2000-01-01'] as const;

/** Does a draft say when files are in force? */
export const hasForce = ({ files, force = [] }: Draft): boolean => force.length > 0 || files.some(({ isNew }) => isNew === true);

/** The folder with the draft in it as if all of it had always held: what begins has always been in force, what ends never. For its impact on months before. */
export const asIfAlways = (folder: readonly RuleFileText[], draft: Draft): RuleFileText[] =>
  replacing(folder, {
    ...draft,
    files: draft.files.map((file) => (file.isNew === true ? { ...file, text: withEdits(file.text, [{ at: ['effectiveFrom'], json: ALWAYS }]) } : file)),
    force: (draft.force ?? []).map((change) => ({ ...change, day: change.is === 'begin' ? ALWAYS : NEVER })),
  });

/** New files begin on the day that they say themselves. */
export const beginningsOf = (files: readonly DraftFile[]): readonly ForceChange[] => files.map((file) => ({ is: 'begin', file: file.follows, day: textOf(objectIn({ path: file.follows, text: file.text })?.['effectiveFrom']) }));

function withForce(profile: RuleFileText, changes: readonly ForceChange[], folder: readonly RuleFileText[]): RuleFileText {
  const edits = forceEdits(profile, changes, folder);
  return edits.length === 0 ? profile : { path: profile.path, text: withEdits(profile.text, edits) };
}

const testedBy = (file: RuleFileText): Json | undefined => (file.path.startsWith('cases/') ? objectIn(file)?.['file'] : undefined);

/** The profile with the drafts' figures in the place of those that it sets. */
function withOwnFigures(profile: RuleFileText, folder: readonly RuleFileText[], draft: Draft): RuleFileText {
  const versions = versionsIn(folder);
  const edits = draft.files.flatMap(({ follows }): Edit[] => {
    const drafted = versions.find(({ file }) => file.path === follows);
    return drafted ? figureEdits(folder, versions, drafted) : [];
  });
  return edits.length === 0 ? profile : { path: profile.path, text: withEdits(profile.text, edits) };
}

/** Edits of a sound profile with which a version's own figures hold for it, whatever the profile sets for the others of its id. */
export function figureEdits(folder: readonly RuleFileText[], versions: readonly Version[], { file, id, version }: Version): Edit[] {
  const label = `${id}@${version}`;
  const parameters = (of: RuleFileText): Readonly<Record<string, Json>> => objectOf(objectIn(of)?.['parameters']) ?? {};
  const own = parameters(file);
  const others = versions.filter((other) => other.id === id && other.file !== file);
  const [forAll, forOne] = [figuresUnder(folder, id), figuresUnder(folder, label)];
  return [...new Set([...Object.keys(forAll), ...Object.keys(forOne)])].flatMap((name): Edit[] => {
    const value = objectOf(own[name])?.['value'];
    if (value !== undefined) return [{ at: ['parameters', label, name], json: value }];
    // A parameter that is no more can't be set.
    const isElsewhere = others.some((other) => Object.hasOwn(parameters(other.file), name));
    return [
      ...(Object.hasOwn(forOne, name) ? [{ at: ['parameters', label, name] }] : []),
      ...(Object.hasOwn(forAll, name) && !isElsewhere ? [{ at: ['parameters', id, name] }] : []),
    ];
  });
}
