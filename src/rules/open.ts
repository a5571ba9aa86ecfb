import type { JSONPath } from 'jsonc-parser';
import type { RuleFileText } from './model';
import { checkSchema, schemaOf } from './schema-check';
import { parseJson, type Parsed } from './syntax';

/** A file of a rules folder, parsed and held against its schema. */
export interface Opened extends Parsed {
  readonly path: string;
  /** Paths whose values the schema refuses. */
  readonly refused: readonly JSONPath[];
}

/** What opening a text found: the same text, loaded again beside others, is not parsed and checked again. */
const openedBefore = new WeakMap<RuleFileText, Opened>();

/** Opens a file; what is told of it from now on is told to the one who asks alone. */
export function open(file: RuleFileText): Opened {
  let opened = openedBefore.get(file);
  if (!opened) {
    const parsed = parseJson(file);
    const refused = parsed.readable ? checkSchema(parsed.report, schemaOf(file.path)) : [];
    opened = { ...parsed, path: file.path, refused };
    openedBefore.set(file, opened);
  }
  return { ...opened, report: opened.report.fork() };
}

/** Can what the file says be read at all? Where only named parts are refused, the rest can, so that its mistakes are found, too. */
export const isLegible = ({ readable, refused }: Opened): boolean => readable && refused.every((path) => path.length >= 2);

/** Is all of the file as its schema wants it? */
export const isWhole = (file: Opened): boolean => file.readable && file.refused.length === 0;
