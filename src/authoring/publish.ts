import { casesOfFileInSteps, type CaseOutcome } from '../checking/cases';
import { rulesInSteps } from '../rules/load';
import type { RuleFileText, RuleProblem, RuleSet } from '../rules/model';
import { formatDate, parseIsoDate } from '../values/serial-day';
import { affectedBy } from './affected';
import { beginningsOf, isOvertaken, type Draft } from './draft';
import type { ForceChange } from './force';
import { objectIn, versionsIn } from './folder';
import { freshOf, isNewVersion, pendingOf, withForceOf, withNewVersions, type NewVersion, type Pending } from './new-version';

/** How a draft is to be published. */
export interface Publication {
  /** "2026-12-01": the first day on which the new versions hold. */
  readonly effectiveFrom: string;
  readonly by: string;
  /** "2026-11-22 09:30". */
  readonly at: string;
  readonly note: string;
}

/**
 * Why a draft cannot be published. `no-such-date`; `no-name`; `unchanged`: nothing of it differs from what it follows; `date-closed`: months are closed up to
 * the day `until`. Of one file: `overtaken`: somebody changed what it follows, or published a version in between; `identity`: it no longer says which file
 * it is; `date-taken`: there is a version of that day; `not-later`: the version that it follows begins on that day or later; `path-taken`; `broken`: the loader
 * refuses it; `cases`: cases are red.
 */
export interface Refusal {
  readonly code: 'no-such-date' | 'no-name' | 'unchanged' | 'date-closed' | 'overtaken' | 'identity' | 'date-taken' | 'not-later' | 'path-taken' | 'broken' | 'cases';
  /** Path of the published version that the draft follows; null: it is no matter of one file. */
  readonly file: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly problems: readonly RuleProblem[];
  readonly cases: readonly CaseOutcome[];
}

/** The folder after publishing, as texts and as loaded. */
export interface Publishing {
  readonly folder: readonly RuleFileText[];
  readonly set: RuleSet;
  /** None where cases alone were changed. */
  readonly versions: readonly NewVersion[];
  /** The publisher is the only author: nobody else has looked at it. */
  readonly alone: boolean;
}

/** What the rules in force are: their folder with its cases, and what it was loaded as. */
export interface Base {
  readonly folder: readonly RuleFileText[];
  readonly set: RuleSet;
  /** "2026-10-31", the last day of the last closed month; null: none is closed. */
  readonly closedUntil: string | null;
}

/** Was the draft written by nobody but this person? */
export const isAlone = ({ authors }: Draft, by: string): boolean => authors.every((author) => author.by === by);

/**
 * Publishes a draft: each of its files becomes a version of its own beside the one that it follows, with its cases, in force for whom that one is from the
 * day on. Of a file whose cases alone were changed the cases are replaced. Nothing else of the folder changes by a byte. In steps, for its cases are run,
 * and those of files that read it.
 */
export function* publishInSteps(base: Base, draft: Draft, publication: Publication): Generator<undefined, Publishing | { readonly refused: readonly Refusal[] }> {
  const { effectiveFrom, by, at, note } = publication;
  const pending = pendingOf(base.folder, draft, effectiveFrom);
  const refused = refusals(base, draft, publication, pending);
  if (refused.length > 0) return { refused };
  const alone = isAlone(draft, by);
  const authors = [...new Set(draft.authors.map((author) => author.by))];
  const published = { at, by, authors, note, ...(alone ? { alone } : {}) };
  const next = withNewVersions(base.folder, pending, effectiveFrom, published);
  const { folder, versions: fresh } = withForceOf(next.folder, draft, published);
  const versions = [...next.versions, ...fresh];
  const set = yield* rulesInSteps(folder);
  const paths = new Set([...pending.map(({ path }) => path), ...fresh.map(({ path }) => path)]);
  const broken = brokenIn(base.set, set, paths);
  if (broken) return { refused: [broken] };
  const red = yield* redIn(base, folder, set, paths);
  return red.length > 0 ? { refused: [refusal('cases', null, { count: String(red.length) }, { cases: red })] } : { folder, set, versions, alone };
}

const refusal = (code: Refusal['code'], file: string | null, params: Refusal['params'] = {}, more: Partial<Pick<Refusal, 'problems' | 'cases'>> = {}): Refusal => ({ code, file, params, problems: [], cases: [], ...more });

/** What can be said before the rules are loaded. */
function refusals({ folder, closedUntil }: Base, draft: Draft, { effectiveFrom, by }: Publication, pending: readonly Pending[]): readonly Refusal[] {
  const gone = draft.files.filter((file) => isOvertaken(folder, file)).map(({ follows }) => refusal('overtaken', follows, { version: 'none' }));
  const isDated = parseIsoDate(effectiveFrom) !== null;
  const fresh = pending.filter(isNewVersion);
  const forced = [...beginningsOf(freshOf(draft)), ...(draft.force ?? [])];
  return [
    ...(by.trim() === '' ? [refusal('no-name', null)] : []),
    ...(isDated || fresh.length === 0 ? [] : [refusal('no-such-date', null, { value: effectiveFrom.slice(0, 40) })]),
    ...(pending.length === 0 && forced.length === 0 && gone.length === 0 ? [refusal('unchanged', null)] : []),
    ...(isDated && fresh.length > 0 && closedUntil !== null && effectiveFrom <= closedUntil ? [refusal('date-closed', null, { date: effectiveFrom, until: closedUntil })] : []),
    ...forced.flatMap((change) => ofForce(change, closedUntil)),
    ...gone,
    ...(isDated ? fresh.flatMap((one) => ofVersion(folder, one, effectiveFrom) ?? []) : []),
  ];
}

/** What comes into force, or ends, leaves months that are closed as they are. */
function ofForce({ is, file, day }: ForceChange, closedUntil: string | null): Refusal[] {
  const serial = parseIsoDate(day);
  if (serial === null) return [refusal('no-such-date', file, { value: day.slice(0, 40) })];
  const first = formatDate(is === 'begin' ? serial : serial + 1);
  return closedUntil !== null && first <= closedUntil ? [refusal('date-closed', file, { date: first, until: closedUntil })] : [];
}

/** Why a file cannot become a version of that day; null where it can. */
function ofVersion(folder: readonly RuleFileText[], { file, followed, path }: Pending, day: string): Refusal | null {
  const { id, effectiveFrom } = objectIn({ path: file.follows, text: file.text }) ?? {};
  const { follows } = file;
  if (id !== followed.id || effectiveFrom !== followed.version) return refusal('identity', follows, { id: followed.id, version: followed.version });
  const others = versionsIn(folder).filter((one) => one.id === followed.id);
  if (others.some(({ version }) => version === day)) return refusal('date-taken', follows, { date: day });
  if (day <= followed.version) return refusal('not-later', follows, { date: day, version: followed.version });
  const between = others.find(({ version }) => version > followed.version && version < day);
  if (between) return refusal('overtaken', follows, { version: between.version });
  return folder.some((one) => one.path === path) ? refusal('path-taken', follows, { path }) : null;
}

const keyOf = ({ file, pointer, code }: RuleProblem): string => `${file} ${pointer} ${code}`;

function brokenIn(before: RuleSet, after: RuleSet, paths: ReadonlySet<string>): Refusal | null {
  const known = new Set(before.problems.map(keyOf));
  const problems = after.problems.filter((problem) => problem.severity === 'error' && !known.has(keyOf(problem)));
  const isThere = [...paths].every((path) => after.files.some((file) => file.path === path));
  return problems.length > 0 || !isThere ? refusal('broken', null, { count: String(problems.length) }, { problems }) : null;
}

/** Red cases of these files; of others that read them, those that were green before. */
function* redIn(base: Base, folder: readonly RuleFileText[], set: RuleSet, paths: ReadonlySet<string>): Generator<undefined, readonly CaseOutcome[]> {
  const isRed = ({ ok }: CaseOutcome): boolean => !ok;
  const red: CaseOutcome[] = [];
  for (const path of paths) red.push(...(yield* casesOfFileInSteps(folder, path, set)).filter(isRed));
  for (const { path } of affectedBy(set, paths)) {
    const now = (yield* casesOfFileInSteps(folder, path, set)).filter(isRed);
    if (now.length === 0) continue;
    const before = new Set((yield* casesOfFileInSteps(base.folder, path, base.set)).filter(isRed).map((one) => `${one.path} ${one.section} ${one.index}`));
    red.push(...now.filter((one) => !before.has(`${one.path} ${one.section} ${one.index}`)));
  }
  return red;
}
