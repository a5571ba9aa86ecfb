import type { RuleFileText } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import { schemaOf } from '../rules/schema-check';
import { parseJson } from '../rules/syntax';

export const PROFILE = 'profile.json';
export const CASES_FOLDER = 'cases/';

const read = new WeakMap<RuleFileText, JsonObject | null>();

/** What a file of the rules folder says, read once a text; null where it is no JSON object. */
export function objectIn(file: RuleFileText): JsonObject | null {
  let value = read.get(file);
  if (value === undefined) {
    const { readable, report } = parseJson(file);
    value = readable ? objectOf(report.file.value as Json) : null;
    read.set(file, value);
  }
  return value;
}

export const objectOf = (json: Json | undefined): JsonObject | null => (typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : null);
export const textOf = (json: Json | undefined): string => (typeof json === 'string' ? json : '');

/** A version of a rule file, by what its text says of itself. */
export interface Version {
  readonly file: RuleFileText;
  readonly id: string;
  /** The day from which it may be in force. */
  readonly version: string;
}

/** The rule files of a folder that say which they are. */
export function versionsIn(folder: readonly RuleFileText[]): Version[] {
  return folder.flatMap((file): Version[] => {
    if (schemaOf(file.path) !== 'rule-file') return [];
    const { id, effectiveFrom } = objectIn(file) ?? {};
    return typeof id === 'string' && typeof effectiveFrom === 'string' ? [{ file, id, version: effectiveFrom }] : [];
  });
}

/** The case files of a rule file. */
export const casesOf = (folder: readonly RuleFileText[], path: string): readonly RuleFileText[] =>
  folder.filter((file) => file.path.startsWith(CASES_FOLDER) && objectIn(file)?.['file'] === path);

/** Figures that the profile sets under a key: a file's id, or `id@2026-12-01`. */
export const figuresUnder = (folder: readonly RuleFileText[], key: string): JsonObject => {
  const profile = folder.find(({ path }) => path === PROFILE);
  return objectOf(objectOf((profile && objectIn(profile))?.['parameters'])?.[key]) ?? {};
};
