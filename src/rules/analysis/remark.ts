import type { JSONPath } from 'jsonc-parser';
import type { Cell, Constant } from '../../formula/expression';
import type { Unit } from '../../values/kind';
import { pointerOf, type JsonFile } from '../json-file';
import type { RuleFile, RuleProblem, RuleSet } from '../model';
import type { Words } from '../words';
import type { Params, Where } from '../reporter';

/** How much a remark matters: an error cannot be meant, a warning looks wrong, a hint is good to know. */
export type RemarkSeverity = 'error' | 'warning' | 'hint';

/** One input of a table, or one cell of an example row, with what it is called. */
export interface Named {
  readonly name: string;
  /** Null: it has no other name than its own. */
  readonly title: Words | null;
  readonly unit: Unit;
}

/** What a remark speaks of that reads differently in each language. `null` as a value is a blank cell. */
export type Phrase =
  /** Values of several inputs at once: "late minutes 10 to 15 and grade manager". An input that may be anything is not among them. */
  | { readonly is: 'box'; readonly sides: readonly (Named & { readonly cell: Cell })[] }
  | { readonly is: 'value'; readonly value: Constant | null; readonly unit: Unit }
  | { readonly is: 'values'; readonly values: readonly Constant[]; readonly unit: Unit }
  | ({ readonly is: 'name' } & Named)
  /** Cells of an example row; `rows` of them are alike, on days that follow each other. */
  | { readonly is: 'row'; readonly rows?: number; readonly cells: readonly (Named & { readonly value: Constant | null })[] };

/**
 * One thing that an analysis has to say about a rules folder: a `RuleProblem` that may also be a hint. `phrases` are parameters of its words, as
 * `params` are, that are put into words where the reader's language is known.
 */
export interface Remark extends Omit<RuleProblem, 'severity'> {
  readonly severity: RemarkSeverity;
  readonly phrases?: Readonly<Record<string, Phrase>>;
}

/** What an analysis of a whole folder looks at. */
export interface Folder {
  readonly set: RuleSet;
  /** The rule files that are looked at; the others only as far as they have to do with these. */
  readonly files: readonly RuleFile[];
  /** The remarks on one file of the folder; null where it is not there as text. */
  readonly on: (path: string) => Remarks | null;
}

/** Looks at a whole folder and tells what it finds, in steps of a file or so each. */
export type Analysis = (folder: Folder) => Generator<void, void>;

/** Collects the remarks on one file, each with its place. */
export class Remarks {
  readonly remarks: Remark[] = [];

  constructor(readonly file: JsonFile) {}

  /** `path` leads to what the remark is about, from the root of the file. */
  add(severity: RemarkSeverity, path: JSONPath, code: string, params: Params = {}, phrases: Readonly<Record<string, Phrase>> = {}, where: Where = {}): void {
    const { line, column } = this.file.position(this.file.offsetAt(path, where));
    const remark: Remark = { severity, file: this.file.path, line, column, pointer: pointerOf(path), code, params };
    this.remarks.push(Object.keys(phrases).length === 0 ? remark : { ...remark, phrases });
  }
}
