import { AS_OF, type Expression, type Fact, type Parameter, type TierTable } from '../formula/expression';
import type { Named, Scope } from '../formula/scope';
import type { Kind } from '../values/kind';
import { canonicalIn, type Vocabulary, type Writing } from './vocabulary';

/** Columns of a ledger as rules see them, `month` among them where the ledger has dates. */
export type ColumnWritings = ReadonlyMap<string, Writing>;

/** All names of one rule file, before anybody asks from where they are used. */
export interface Names {
  readonly ledger: string;
  readonly columns: ColumnWritings;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly tables: ReadonlyMap<string, TierTable>;
  /** Named conditions, as JSON. */
  readonly conditions: ReadonlyMap<string, unknown>;
  /** Null where roles.json is broken: which roles there are, nobody knows. */
  readonly roles: Vocabulary | null;
  /** How `ledger.name` is written: a column or row fact of any ledger; null where there is none. */
  range(ledger: string, name: string): Writing | null;
  /** Ids of the files whose fact `ledger.name` means first, where several declare it. Absent: nothing to choose. */
  first?(ledger: string, name: string): readonly string[];
  /** All `ledger.name`s, for "did you mean". */
  rangeNames(): Iterable<string>;
  /** Told of every name that is asked for and not there. */
  missed?(name: string): void;
}

/** A name with its expression and how its values are written. */
export interface Operand extends Writing {
  readonly expression: Expression;
  /** One value a row, one a group (or the whole ledger), or one for all. */
  readonly extent: 'row' | 'group' | 'all';
}

/** What formulas, conditions, messages and money lines of one extent may name. */
export interface RuleScope extends Scope {
  readonly conditionNames: ReadonlyMap<string, unknown>;
  operand(name: string): Operand | null;
}

/** The scope of a rule or fact that has one value a row (`per` null) or one a group. */
export function createScope(names: Names, per: readonly string[] | null): RuleScope {
  const { ledger, columns, facts, parameters, tables, conditions, roles } = names;
  const vocabularyOf = (kind: Kind): Vocabulary | null => (kind === 'role' ? roles : null);
  /** A value of larger groups is one value in each of the smaller groups, too, and in each row. */
  const extentOf = (of: readonly string[] | null): Operand['extent'] => (of !== null && (per === null || of.every((key) => per.includes(key))) ? 'group' : 'row');
  const operand = (name: string): Operand | null => {
    const column = columns.get(name);
    if (column) {
      const extent = per?.includes(name) ? 'group' : 'row';
      return { ...column, expression: { op: 'column', kind: column.kind, ledger, column: name }, extent };
    }
    const fact = facts.get(name);
    if (fact) {
      const { kind, unit } = fact;
      return { kind, unit, vocabulary: vocabularyOf(kind), expression: { op: 'fact', kind, fact }, extent: per?.includes(name) ? 'group' : extentOf(fact.per) };
    }
    const parameter = parameters.get(name);
    if (!parameter && name === AS_OF) return { kind: 'date', unit: 'date', vocabulary: null, expression: { op: 'as-of', kind: 'date' }, extent: 'all' };
    if (!parameter) {
      names.missed?.(name);
      return null;
    }
    const { kind, unit } = parameter;
    return { kind, unit, vocabulary: vocabularyOf(kind), expression: { op: 'parameter', kind, parameter }, extent: 'all' };
  };
  const resolve = (name: string): Named | null => {
    const column = columns.get(name);
    if (column) return { is: 'column', kind: column.kind };
    const fact = facts.get(name);
    if (fact) return { is: 'fact', fact };
    const parameter = parameters.get(name);
    if (parameter) return { is: 'parameter', parameter };
    if (name === AS_OF) return { is: 'as-of' };
    names.missed?.(name);
    return null;
  };
  /** Texts that a value of this expression may be; null: any. */
  const vocabularyBeside = (beside: Expression): Vocabulary | null => {
    if (beside.op === 'column') return columns.get(beside.column)?.vocabulary ?? null;
    if (beside.op === 'range') return names.range(beside.ledger, beside.column)?.vocabulary ?? null;
    return vocabularyOf(beside.kind);
  };
  return {
    ledger,
    per,
    conditionNames: conditions,
    operand,
    resolve,
    range: (of, name) => names.range(of, name)?.kind ?? null,
    first: (of, name) => names.first?.(of, name) ?? [],
    table: (name) => {
      const table = tables.get(name);
      if (!table) names.missed?.(name);
      return table ?? null;
    },
    *names() {
      yield* columns.keys();
      yield* facts.keys();
      yield* parameters.keys();
      yield AS_OF;
      yield* tables.keys();
      yield* names.rangeNames();
    },
    unit: (of) => (of.op === 'column' ? columns.get(of.column)?.unit : of.op === 'range' ? names.range(of.ledger, of.column)?.unit : undefined) ?? null,
    canonical: (text, beside) => {
      const vocabulary = vocabularyBeside(beside);
      return vocabulary ? canonicalIn(vocabulary, text) : text;
    },
  };
}
