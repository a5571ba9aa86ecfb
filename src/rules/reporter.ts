import type { JSONPath } from 'jsonc-parser';
import { compareText } from '../values/compare-text';
import { pointerOf, type JsonFile } from './json-file';
import type { RuleProblem } from './model';

export type Params = Readonly<Record<string, string>>;

/** What part of the value at a path is meant: its key, or a character of its text. */
export interface Where {
  readonly key?: boolean;
  readonly index?: number;
}

type Placed = Pick<RuleProblem, 'file' | 'line' | 'column' | 'code'>;

/** The order in which problems are told: by file, from top to bottom. */
export const byPlace = (a: Placed, b: Placed): number =>
  compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);

/** Collects the problems of one file, each with its place. */
export class Reporter {
  readonly problems: RuleProblem[] = [];
  /** Lines whose JSON is broken: what else seems wrong there follows from that. */
  private readonly muted = new Set<number>();
  private failed = false;

  constructor(readonly file: JsonFile) {}

  /** A reporter of the same file that has found the same so far. */
  fork(): Reporter {
    const copy = new Reporter(this.file);
    copy.problems.push(...this.problems);
    this.muted.forEach((line) => copy.muted.add(line));
    copy.failed = this.failed;
    return copy;
  }

  /** True where the file has at least one error: nothing of it may be used. */
  get broken(): boolean {
    return this.failed;
  }

  error(path: JSONPath, code: string, params: Params = {}, where: Where = {}): void {
    this.add('error', this.file.offsetAt(path, where), pointerOf(path), code, params);
  }

  warning(path: JSONPath, code: string, params: Params = {}, where: Where = {}): void {
    this.add('warning', this.file.offsetAt(path, where), pointerOf(path), code, params);
  }

  /** A mistake in the JSON itself, at an offset of the text. */
  syntax(offset: number, path: JSONPath, code: string, params: Params = {}): void {
    this.add('error', offset, pointerOf(path), code, params);
    this.muted.add(this.file.position(offset).line);
  }

  private add(severity: RuleProblem['severity'], offset: number, pointer: string, code: string, params: Params): void {
    const { line, column } = this.file.position(offset);
    if (severity === 'error') this.failed = true;
    if (this.muted.has(line)) return;
    if (this.problems.some((other) => other.line === line && other.column === column && other.code === code && other.pointer === pointer)) return;
    this.problems.push({ severity, file: this.file.path, line, column, pointer, code, params });
  }
}
