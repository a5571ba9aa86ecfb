import type { Translator } from '../i18n/translator';
import { PARTS } from '../records/parts';
import { readRulesPart } from '../records/rules-part';
import { BundleError } from '../rules/bundle';
import type { RuleFileText } from '../rules/model';
import { PartError } from '../workbook/text-part';
import { Failure, Failures } from './failure';
import type { Input } from './input-files';
import type { Told } from './travelling';

/** Rules that a workbook carries, without their cases. */
export interface OwnRules {
  readonly file: string;
  readonly files: readonly RuleFileText[];
}

/**
 * The rules that the workbooks carry; null where none has any.
 * @throws Failures where they cannot be used, or differ.
 */
export function ownRules(inputs: readonly Input[], say: Translator): OwnRules | null {
  const failures: Failure[] = [];
  const found = inputs.flatMap(({ file, ours }) => {
    const xml = ours.parts.get(PARTS.rules.namespace);
    if (xml === undefined) return [];
    try {
      return [{ file: file.name, files: readRulesPart(xml).filter(({ path }) => !path.startsWith('cases/')) }];
    } catch (error) {
      const why = error instanceof BundleError ? `rules.${error.code}` : error instanceof PartError ? `records.${error.code}` : null;
      if (why === null) throw error;
      failures.push(new Failure('cli.own-rules-broken', { file: file.name, why: say(why, (error as BundleError | PartError).params) }));
      return [];
    }
  });
  const [first] = found;
  const other = first && found.find(({ files }) => textOf(files) !== textOf(first.files));
  if (first && other) failures.push(new Failure('cli.own-rules-differ', { first: first.file, second: other.file }));
  if (failures.length > 0) throw new Failures(failures);
  return first ?? null;
}

/** The order of the files says nothing. */
const textOf = (files: readonly RuleFileText[]): string => JSON.stringify(files.map(({ path, text }) => [path, text]).sort());

/** Workbooks whose rules were not used, since others were named. */
export function unusedRules(inputs: readonly Input[], folder: string): Told[] {
  return inputs.filter(({ ours }) => ours.parts.has(PARTS.rules.namespace)).map(({ file }) => ({ key: 'cli.unused-rules', params: { file: file.name, folder } }));
}
