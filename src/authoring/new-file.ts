import ruleFile from '../../rules/schema/rule-file.schema.json';
import type { Words } from '../rules/words';
import type { Json } from '../rules/parts';
import type { DraftFile } from './draft';
import { withEdits } from './edit';

/** What a rule file begins as. */
export interface NewFile {
  /** Stays the same through all versions, and names the file. */
  readonly id: string;
  readonly title: Words;
  /** Key of the ledger whose rows it judges. */
  readonly ledger: string;
  /** "2026-12-01": its first day. */
  readonly effectiveFrom: string;
}

/** Of a file that follows nothing. */
const NOTHING = '0'.repeat(64);

const { pattern, maxLength } = ruleFile.properties.id;
const ID = new RegExp(pattern, 'u');

/** Would the schema of rule files take this text as an id? */
export const canBeId = (id: string): boolean => ID.test(id) && id.length <= maxLength;

/** Where a new file of this id stands in the folder. */
export const pathOfNew = (id: string): string => `${id}.json`;

/** A rule file without rules yet, as a draft. */
export function newFile({ id, title, ledger, effectiveFrom }: NewFile): DraftFile {
  const text = withEdits('{\n  "$schema": "./schema/rule-file.schema.json",\n  "rules": []\n}\n', [
    { at: ['id'], json: id, after: '$schema' },
    { at: ['title'], json: title as unknown as Json, after: 'id' },
    { at: ['ledger'], json: ledger, after: 'title' },
    { at: ['effectiveFrom'], json: effectiveFrom, after: 'ledger' },
  ]);
  return { follows: pathOfNew(id), isNew: true, sha256: NOTHING, text, cases: [] };
}
