import { applyEdits, modify, parse, type JSONPath } from 'jsonc-parser';
import type { Cell, Constant } from '../formula/expression';
import { NUMERIC_KINDS, UNITS, type Kind, type Unit } from '../values/kind';
import type { Described, RuleFile, RuleFileText, RuleSet } from './model';
import type { ProfileShape, RuleFileShape, RowShape, TableShape } from './shapes';
import type { Words } from './words';

/** A figure of a rule file in force that somebody may set otherwise: a parameter, or a literal of a tier table. */
export interface Figure {
  /** The same in every run: file, name and, in a table, where. */
  readonly id: string;
  readonly file: RuleFile;
  /** Of the parameter or the table. */
  readonly name: string;
  readonly described: Described;
  /** Null: a parameter. `output`: what row `row` (from 0) gives; `bound`: where one row ends and the next begins. */
  readonly of: null | { readonly is: 'output'; readonly row: number; readonly output: string; readonly title: Words | null } | { readonly is: 'bound'; readonly input: string };
  readonly unit: Unit;
  readonly kind: Kind;
  /** Null: the policy gives no figure and the company has set none. */
  readonly value: Constant | null;
  /** Where it is written. A parameter is set in the profile, for all versions and where it is set for one, which beats the rule file's own; a bound stands in the row before it and in the one behind. */
  readonly places: readonly { readonly path: string; readonly at: JSONPath }[];
}

const PROFILE = 'profile.json';
const EDGES = ['from', 'above', 'upTo', 'below'] as const;

/** All figures of the rule files in force, in the order of the profile; of a file with several versions those of each, parameters once. */
export function figuresOf({ profile, files }: Pick<RuleSet, 'profile' | 'files'>, texts: readonly RuleFileText[]): Figure[] {
  const textOf = new Map(texts.map(({ path, text }) => [path, text]));
  const inForce = [...new Set(profile.inForce.map(({ file }) => file))].filter((file) => files.includes(file));
  const keys = keysOf(textOf.get(PROFILE) ?? '');
  const latest = new Map<string, Figure>();
  for (const file of inForce) for (const figure of parametersOf(file, keys)) latest.set(figure.id, figure);
  return inForce.flatMap((file) => [...parametersOf(file, keys).flatMap(({ id }) => (latest.get(id)?.file === file ? [latest.get(id)!] : [])), ...tablesOf(file, textOf.get(file.path) ?? '')]);
}

/** Keys under which the profile sets a parameter for one version alone (`id@2026-12-01`), by the parameter's own name (`id/name`). */
function keysOf(profile: string): ReadonlyMap<string, readonly string[]> {
  const { parameters = {} } = (parse(profile) as Partial<ProfileShape> | undefined) ?? {};
  const keys = new Map<string, string[]>();
  for (const [key, figures] of Object.entries(parameters)) {
    const [id, version] = key.split('@');
    for (const name of version === undefined ? [] : Object.keys(figures)) keys.set(`${id}/${name}`, [...(keys.get(`${id}/${name}`) ?? []), key]);
  }
  return keys;
}

const parametersOf = (file: RuleFile, keys: ReadonlyMap<string, readonly string[]>): Figure[] =>
  [...file.parameters.values()].map((parameter): Figure => {
    const { name, unit, kind, value } = parameter;
    const id = `${file.id}/${name}`;
    const places = [file.id, ...(keys.get(id) ?? [])].map((key) => ({ path: PROFILE, at: ['parameters', key, name] }));
    return { id, file, name, described: parameter, of: null, unit, kind, value, places };
  });

function tablesOf(file: RuleFile, text: string): Figure[] {
  const shape = parse(text) as RuleFileShape | undefined;
  return [...file.tables.values()].flatMap((table): Figure[] => {
    const { rows = [], outputs: titles }: Partial<TableShape> = shape?.tables?.[table.name] ?? {};
    const id = `${file.id}@${file.version}/${table.name}`;
    const at = (row: number, key: string): Figure['places'][number] => ({ path: file.path, at: ['tables', table.name, 'rows', row, key] });
    const base = { file, name: table.name, described: table };
    const bounds = new Map<string, Figure>();
    const [input] = table.inputs;
    const outputs = table.rows.flatMap((row, index): Figure[] => {
      const written = rows[index] ?? {};
      if (table.kind !== 'decision' && input) addBounds(bounds, written, { ...base, input, id, row: index, cell: row.cells[0], at });
      return table.outputs.flatMap(({ name, unit, kind }): Figure[] =>
        isLiteral(written[name]) ? [{ ...base, id: `${id}/${index}/${name}`, of: { is: 'output', row: index, output: name, title: titles?.[name]?.title ?? null }, unit, kind, value: row.outputs[name] ?? null, places: [at(index, name)] }] : [],
      );
    });
    return [...bounds.values(), ...outputs];
  });
}

interface Row extends Pick<Figure, 'file' | 'name' | 'described'> {
  readonly input: { readonly name: string; readonly unit: Unit; readonly kind: Kind };
  readonly id: string;
  readonly row: number;
  readonly cell: Cell | undefined;
  readonly at: (row: number, key: string) => Figure['places'][number];
}

/** A bound that two rows share is one figure: with it in one of them alone, the table would have a gap, or two answers. */
function addBounds(bounds: Map<string, Figure>, written: RowShape, { input, id, row, cell, at, ...base }: Row): void {
  if (cell?.is !== 'interval') return;
  for (const edge of EDGES) {
    const literal = written[edge];
    const side = edge === 'from' || edge === 'above' ? cell.low : cell.high;
    if (!isLiteral(literal) || !side || side.value === null) continue;
    const key = JSON.stringify(literal);
    const known = bounds.get(key);
    const places = [...(known?.places ?? []), at(row, edge)];
    bounds.set(key, { ...base, id: `${id}/${input.name}/${key}`, of: { is: 'bound', input: input.name }, unit: input.unit, kind: input.kind, value: side.value, places });
  }
}

/** A figure that stands there itself, not one that is named. A row that waits for a figure (null) may be given one. */
const isLiteral = (json: unknown): boolean => json === null || typeof json === 'number' || typeof json === 'string' || typeof json === 'boolean';

/**
 * What somebody typed as a literal of a rule file, as HR writes it there; whether it is one, the loader says. Null: no figure. Full-width digits and
 * commas between thousands are what they mean; 30 is 30% where percentages are asked for.
 */
export function literalOf(typed: string, unit: Unit): unknown {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const kind = UNITS[unit];
  if (kind === 'list') return text.split(/[、,;\n]/).map((item) => item.trim());
  if (unit === 'percent') return text.endsWith('%') ? text : `${text}%`;
  if (kind === 'date' || kind === 'time' || kind === 'datetime' || kind === 'period' || !NUMERIC_KINDS.has(kind)) return text;
  const bare = text.replace(/,(?=\d{3}(?:\D|$))/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(bare) ? Number(bare) : text;
}

/** Rule files with figures set otherwise; the texts that say nothing of them are the same objects. */
export function withFigures(texts: readonly RuleFileText[], set: readonly { readonly figure: Figure; readonly json: unknown }[]): RuleFileText[] {
  return texts.map((file) => {
    let { text } = file;
    for (const { figure, json } of set) {
      for (const { path, at } of figure.places) if (path === file.path) text = applyEdits(text, modify(text, at, json, { formattingOptions: { insertSpaces: true, tabSize: 2 } }));
    }
    return text === file.text ? file : { path: file.path, text };
  });
}
