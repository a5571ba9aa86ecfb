import { placeholdersOf } from '../rules/message';
import type { RuleFileText } from '../rules/model';
import type { Json } from '../rules/parts';
import { schemaOf } from '../rules/schema-check';
import type { RuleFileShape } from '../rules/shapes';
import type { Words } from '../rules/words';
import { objectIn } from './folder';

export type PartKind = 'parameter' | 'table' | 'rule' | 'fact' | 'function';

/** A part of a rule file, by what it is called there. */
export interface PartName {
  readonly kind: PartKind;
  readonly name: string;
}

/** A part that names another. */
export interface Use {
  readonly kind: PartKind | 'condition';
  readonly name: string;
  readonly title: Words | null;
  /** The rule file that it stands in. */
  readonly path: string;
  /** What that file is called; null: it is the one that was asked about. */
  readonly of: Words | null;
}

/** Members whose texts are names of facts, columns, figures or tables. */
const NAMING: ReadonlySet<string> = new Set(['fact', 'parameter', 'input', 'inputs', 'per', 'requiredRole', 'for']);
/** Members in which all texts are read as the member itself. */
const WHOLE: ReadonlySet<string> = new Set(['inputs', 'message']);
const DESCRIBING: ReadonlySet<string> = new Set(['title', 'source', 'reading']);

/** A name of its own, or `ledger.name`. */
const NAME = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?/gu;
const TEXT_LITERAL = /"[^"]*"/g;

/** Names that a part of a rule file may go by, in formulas, conditions, messages and rows. A formula that is half typed names what it has. */
function* namesIn(json: Json, member: string): Generator<string, void> {
  if (DESCRIBING.has(member)) return;
  if (typeof json === 'string') {
    if (member === 'message') yield* placeholdersOf(json).map(({ name }) => name);
    else if (NAMING.has(member)) yield json;
    else if (json.trimStart().startsWith('=')) yield* json.replace(TEXT_LITERAL, ' ').match(NAME) ?? [];
    return;
  }
  if (typeof json !== 'object' || json === null) return;
  if (Array.isArray(json)) for (const item of json as readonly Json[]) yield* namesIn(item, member);
  else for (const [key, value] of Object.entries(json)) yield* namesIn(value, WHOLE.has(member) ? member : key);
}

interface Declared {
  readonly kind: Use['kind'];
  readonly name: string;
  readonly json: Json;
}

const SECTIONS = { parameters: 'parameter', facts: 'fact', tables: 'table', conditions: 'condition', functions: 'function' } as const;

const declaredIn = (shape: RuleFileShape): Declared[] => [
  ...shape.rules.map((rule): Declared => ({ kind: 'rule', name: rule.name, json: rule as unknown as Json })),
  ...Object.entries(SECTIONS).flatMap(([section, kind]) => Object.entries(shape[section as keyof typeof SECTIONS] ?? {}).map(([name, json]): Declared => ({ kind, name, json: json as Json }))),
];

function namedBy(shape: RuleFileShape, names: ReadonlySet<string>, path: string, isOwn: boolean): Use[] {
  return declaredIn(shape).flatMap(({ kind, name, json }): Use[] => {
    for (const found of namesIn(json, '')) {
      if (!names.has(found)) continue;
      const { title = null } = json as { title?: Words };
      return [{ kind, name, title, path, of: isOwn ? null : shape.title }];
    }
    return [];
  });
}

/**
 * What goes by a fact, table or figure of a rule file: parts of that file, and of others those that read a fact through its ledger. Other versions of the
 * file have their own. Rules and cell functions are named by no formula.
 * @param shape the file as it is now, at `path` in the folder
 */
export function usesOf(folder: readonly RuleFileText[], path: string, shape: RuleFileShape, { kind, name }: PartName): readonly Use[] {
  if (kind === 'rule' || kind === 'function') return [];
  const outside = `${shape.ledger}.${name}`;
  const own = namedBy(shape, new Set([name, outside]), path, true).filter((use) => use.kind !== kind || use.name !== name);
  const others = kind !== 'fact' ? [] : folder.filter((file) => file.path !== path && schemaOf(file.path) === 'rule-file' && file.text.includes(outside));
  return [...own, ...others.flatMap((file) => {
    const other = objectIn(file) as unknown as RuleFileShape | null;
    return other === null || other.id === shape.id || !Array.isArray(other.rules) ? [] : namedBy(other, new Set([outside]), file.path, false);
  })];
}

/** The rules that name another one of their file as their cause. */
export const consequencesOf = (shape: RuleFileShape, rule: string): readonly string[] => shape.rules.filter(({ consequenceOf = [] }) => [consequenceOf].flat().includes(rule)).map(({ name }) => name);
