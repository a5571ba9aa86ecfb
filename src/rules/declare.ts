import type { JSONPath } from 'jsonc-parser';
import { AS_OF, type Constant, type Expression, type Fact, type Parameter } from '../formula/expression';
import { UNITS, type Unit } from '../values/kind';
import { keyFacts } from './group-keys';
import type { Citation, Described } from './model';
import type { Words } from './words';
import type { Reporter } from './reporter';
import type { FactShape, ParameterShape, RuleFileShape } from './shapes';
import { readBeside, type Vocabulary } from './vocabulary';

/** A figure that somebody sets over the file's own, with the place where a mistake in it is reported. */
export interface SetFigure {
  readonly json: unknown;
  readonly report: Reporter;
  readonly path: JSONPath;
}

/** What a rule file declares, before any formula in it is read. */
export interface Declared {
  readonly report: Reporter;
  readonly shape: RuleFileShape;
  /** Id and version, as facts and tables name their file. */
  readonly label: string;
  readonly facts: ReadonlyMap<string, Fact & Described>;
  readonly conditions: ReadonlyMap<string, unknown>;
  /** Names that are declared but can't be used: what refers to them is not told again. */
  readonly unusable: Set<string>;
  /** Is the part at this path ("rules", 3) of a shape that can be read? */
  readable(section: keyof RuleFileShape, key: string | number): boolean;
}

export const isUnit = (unit: unknown): unit is Unit => typeof unit === 'string' && Object.hasOwn(UNITS, unit);

const NOWHERE: Expression = { op: 'constant', kind: 'yesno', value: false };

export const describedBy = ({ title, source = [], reading = null }: { readonly title: Words; readonly source?: readonly Citation[]; readonly reading?: string | null }): Described => ({ title, source, reading });

/** Lists what a rule file declares. `broken` are the paths that its schema refused. */
export function declare(report: Reporter, shape: RuleFileShape, broken: readonly JSONPath[], columns: ReadonlySet<string>): Declared {
  const refused = new Set(broken.filter((path) => path.length >= 2).map(([section, key]) => `${String(section)}\n${String(key)}`));
  const readable = (section: string, key: string | number): boolean => !refused.has(`${section}\n${String(key)}`);
  const label = `${shape.id}@${shape.effectiveFrom}`;
  const unusable = new Set<string>();
  const owner = new Map<string, string>();
  for (const section of ['parameters', 'facts', 'tables', 'conditions'] as const) {
    for (const name of Object.keys(shape[section] ?? {})) {
      const path = [section, name];
      const other = owner.get(name);
      if (name === AS_OF) report.error(path, 'name-reserved', { name }, { key: true });
      else if (columns.has(name)) report.error(path, 'name-of-column', { name, ledger: shape.ledger }, { key: true });
      else if (other !== undefined) report.error(path, 'name-in-two-sections', { name, first: other, second: section }, { key: true });
      owner.set(name, section);
      if (!readable(section, name)) unusable.add(name);
    }
  }
  const facts = new Map<string, Fact & Described>();
  for (const [name, fact] of Object.entries(shape.facts ?? {})) {
    // A fact whose unit is known can be referred to even where the rest of it is wrong.
    if (!isUnit((fact as Partial<FactShape> | null)?.unit)) continue;
    unusable.delete(name);
    const { unit, per = null, formula } = fact;
    const kind = UNITS[unit];
    facts.set(name, { name, ledger: shape.ledger, file: label, unit, kind, per: Array.isArray(per) ? per : null, formula, expression: NOWHERE, ...describedBy(fact) });
  }
  for (const fact of facts.values()) {
    const keys = keyFacts(fact.per, facts);
    if (keys) Object.assign(fact, { keys });
  }
  const conditions = new Map(Object.entries(shape.conditions ?? {}).filter(([name]) => readable('conditions', name)));
  return { report, shape, label, facts, conditions, unusable, readable };
}

/** Reads the parameters of a file, each with the figure that is set for it, or else its own. */
export function readParameters(declared: Declared, figures: ReadonlyMap<string, SetFigure>, roles: Vocabulary | null): Map<string, Parameter & Described> {
  const { report, shape, label } = declared;
  const parameters = new Map<string, Parameter & Described>();
  for (const [name, parameter] of Object.entries(shape.parameters ?? {})) {
    if (!declared.readable('parameters', name)) continue;
    const own = readFigure({ json: parameter.value, report, path: ['parameters', name, 'value'] }, parameter, roles);
    const figure = figures.get(name);
    const value = figure ? readFigure(figure, parameter, roles) : own;
    const { unit } = parameter;
    parameters.set(name, { name, file: label, unit, kind: UNITS[unit], value, ...describedBy(parameter) });
  }
  return parameters;
}

function readFigure({ json, report, path }: SetFigure, { unit }: ParameterShape, roles: Vocabulary | null): Constant | null {
  if (json === null) return null;
  const kind = UNITS[unit];
  const read = readBeside(json, { kind, unit, vocabulary: kind === 'role' ? roles : null });
  if ('constant' in read) return read.constant;
  report.error(path, read.code, read.params);
  return null;
}
