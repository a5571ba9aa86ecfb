import type { RuleFileText } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import type { Edit } from './edit';
import { objectIn, objectOf, textOf, versionsIn } from './folder';

/** For whom, as the profile has it: columns of the people's ledger, and their values. */
export type Audience = Readonly<Record<string, readonly string[]>>;

/** A change of when a rule file is in force: it begins on a day, for everybody or for some; or it ends with that day, for all for whom it was in force. */
export interface ForceChange {
  readonly is: 'begin' | 'end';
  /** Path of the rule file. */
  readonly file: string;
  /** "2026-12-01": its first day, or its last. */
  readonly day: string;
  /** Of what begins; left out: for everybody. */
  readonly for?: Audience;
  /** Of what begins: who is left out. */
  readonly except?: Audience;
}

const entriesIn = (profile: RuleFileText): readonly JsonObject[] => {
  const entries = objectIn(profile)?.['inForce'];
  return Array.isArray(entries) ? (entries as readonly Json[]).map((json) => objectOf(json) ?? {}) : [];
};

/**
 * Edits of the profile. What ends does so in all of its versions, or the one before would be in force again; what would begin after that is taken out.
 * @param folder where the versions stand
 */
export function forceEdits(profile: RuleFileText, changes: readonly ForceChange[], folder: readonly RuleFileText[]): readonly Edit[] {
  const ids = new Map(versionsIn(folder).map(({ file, id }) => [file.path, id]));
  const isOf = (path: string, file: string): boolean => path === file || (ids.has(path) && ids.get(path) === ids.get(file));
  const entries = entriesIn(profile);
  const ends = changes.filter(({ is }) => is === 'end');
  const edits = entries.flatMap((entry, index): Edit[] => {
    const end = ends.find(({ file }) => isOf(textOf(entry['file']), file));
    if (!end || (entry['to'] !== undefined && textOf(entry['to']) <= end.day)) return [];
    return [textOf(entry['from']) > end.day ? { at: ['inForce', index] } : { at: ['inForce', index, 'to'], json: end.day, after: 'from' }];
  });
  const begins = changes
    .filter(({ is }) => is === 'begin')
    .map(({ file, day, for: audience, except }, order): Edit => ({ at: ['inForce', entries.length + order], json: { file, from: day, ...(audience ? { for: audience } : {}), ...(except ? { except } : {}) }, insert: true }));
  // From behind, so that the places of those before stay what they are; what is new comes first, at the end of all.
  return [...begins, ...edits.reverse()];
}
