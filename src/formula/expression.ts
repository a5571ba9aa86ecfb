import type { Kind, Unit } from '../values/kind';
import type { Rational } from '../values/rational';

/** Where a piece of a formula stands: offsets into the formula's text, `=` included. */
export type Span = readonly [start: number, end: number];

/** A constant: exact numbers for numeric kinds, 1/0 folded into booleans for yes/no, canonical text for text and roles, texts for lists. */
export type Constant = Rational | string | boolean | readonly string[];

/** The name of the day that the check looks from. */
export const AS_OF = 'as_of';

export const BINARY_OPERATORS = ['+', '-', '*', '/', '&', '=', '<>', '<', '<=', '>', '>='] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/**
 * A checked formula or condition: every name resolved, every kind known. json-rules-engine conditions are lowered to the same tree
 * (`all` → And, `any` → Or, a leaf → Compare, Member, Blank …), so that there is one evaluator and one explanation.
 */
export type Expression =
  | { readonly op: 'constant'; readonly kind: Kind; readonly value: Constant; readonly at?: Span }
  /** The row's own cell; inside an aggregate of a group scope, the group's rows. */
  | { readonly op: 'column'; readonly kind: Kind; readonly ledger: string; readonly column: string; readonly at?: Span }
  /** A declared fact of the row's own ledger or group. */
  | { readonly op: 'fact'; readonly kind: Kind; readonly fact: Fact; readonly at?: Span }
  /**
   * All rows of a ledger, as `employees.base_salary`: only as an argument of a lookup or aggregate. `column` may name a fact of that ledger; where several
   * rule files declare it, `first` are the ids of those whose fact the reader means first.
   */
  | { readonly op: 'range'; readonly kind: Kind; readonly ledger: string; readonly column: string; readonly first?: readonly string[]; readonly at?: Span }
  | { readonly op: 'parameter'; readonly kind: Kind; readonly parameter: Parameter; readonly at?: Span }
  /** The day that the check looks from. */
  | { readonly op: 'as-of'; readonly kind: 'date'; readonly at?: Span }
  | { readonly op: 'negate'; readonly kind: Kind; readonly of: Expression; readonly at?: Span }
  | { readonly op: 'binary'; readonly operator: BinaryOperator; readonly kind: Kind; readonly left: Expression; readonly right: Expression; readonly at?: Span }
  | { readonly op: 'call'; readonly name: string; readonly kind: Kind; readonly args: readonly Expression[]; readonly at?: Span }
  | { readonly op: 'tier'; readonly kind: Kind; readonly table: TierTable; readonly inputs: readonly Expression[]; readonly output: string; readonly at?: Span }
  | { readonly op: 'and' | 'or'; readonly kind: 'yesno'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly kind: 'yesno'; readonly of: Expression }
  | { readonly op: 'blank'; readonly kind: 'yesno'; readonly of: Expression }
  /** json-rules-engine's `in`; its right side is a list. */
  | { readonly op: 'member'; readonly kind: 'yesno'; readonly item: Expression; readonly list: Expression }
  /** someFact / everyFact / someValue / everyValue: `of` compared item by item; `item` stands for the item inside `test`. */
  | { readonly op: 'some' | 'every'; readonly kind: 'yesno'; readonly of: Expression; readonly test: Expression }
  | { readonly op: 'item'; readonly kind: Kind }
  /** The rank of a role, as a count. */
  | { readonly op: 'rank'; readonly kind: 'count'; readonly of: Expression };

/** Row facts that rows are grouped by, by name. */
export type KeyFacts = ReadonlyMap<string, Fact>;

export interface Fact {
  readonly name: string;
  readonly ledger: string;
  /** Id and version of the rule file that declares it. */
  readonly file: string;
  readonly unit: Unit;
  readonly kind: Kind;
  /** Null: one value a row. Otherwise one value a group of rows with equal keys; [] is the whole ledger. */
  readonly per: readonly string[] | null;
  /** Those of the keys that are no columns but row facts. */
  readonly keys?: KeyFacts;
  /** The formula as HR wrote it. */
  readonly formula: string;
  /** Filled once all names are known; facts refer to each other without circles. */
  expression: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly file: string;
  readonly unit: Unit;
  readonly kind: Kind;
  /** Null: the policy gives no figure and the company has not set one. */
  readonly value: Constant | null;
}

/** One bound of a tier. A null `value` waits for a parameter that has no figure. */
export interface Edge {
  readonly value: Rational | null;
  /** True: the bound itself belongs to the row (`from`, `upTo`). False: it does not (`above`, `below`). */
  readonly inclusive: boolean;
  /** The parameter that gave the figure, if one did. */
  readonly parameter?: Parameter;
}

/** What one input must be for a row to match: an interval, a set of texts, or anything. */
export type Cell =
  | { readonly is: 'interval'; readonly low: Edge | null; readonly high: Edge | null }
  | { readonly is: 'values'; readonly values: readonly string[] }
  | { readonly is: 'any' };

export interface TierRow {
  readonly cells: readonly Cell[];
  /** By output name; null waits for a figure. */
  readonly outputs: Readonly<Record<string, Constant | null>>;
}

export const TIER_KINDS = ['single amount', 'whole rate', 'marginal rate', 'pick', 'decision'] as const;
export const HIT_POLICIES = ['unique', 'first', 'collect sum', 'collect min', 'collect max'] as const;

export interface TierTable {
  readonly name: string;
  readonly file: string;
  readonly kind: (typeof TIER_KINDS)[number];
  readonly hitPolicy: (typeof HIT_POLICIES)[number];
  readonly inputs: readonly { readonly name: string; readonly kind: Kind; readonly unit: Unit }[];
  readonly outputs: readonly { readonly name: string; readonly kind: Kind; readonly unit: Unit }[];
  readonly rows: readonly TierRow[];
}
