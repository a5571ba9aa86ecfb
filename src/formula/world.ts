import type { Column, State, Truth } from '../values/column';
import type { Calendar } from '../values/calendar';
import type { Rational } from '../values/rational';
import type { Constant, Expression, Fact, KeyFacts } from './expression';

/** A ledger as formulas see it. Row indices count from 0. */
export interface Table {
  readonly key: string;
  readonly rows: number;
  /** By key; `month` (a period) is among them where the ledger has a date column. A key that is not there is a missing column. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Decides the order of runs; null for master data. */
  readonly dateColumn: string | null;
}

/** One version of a fact and the rows that it speaks for (1 at row i: this version is in force there); null: all rows. */
export interface FactVersion {
  readonly fact: Fact;
  readonly rows: Uint8Array | null;
}

/** All that formulas may know. Built once a run by src/checking. */
export interface World {
  /** Null: the ledger is not there. */
  table(ledger: string): Table | null;
  /** Row facts that a formula refers to as `ledger.name`: at each row the first that speaks for it counts. `first`: ids of the files that come before others. */
  factVersions(ledger: string, name: string, first?: readonly string[]): readonly FactVersion[];
  readonly calendar: Calendar;
  /** The serial day that the check looks from. */
  readonly asOf: number;
  /** Rank of a role's canonical key; undefined for a text that is no role. */
  rankOf(role: string): number | undefined;
  /** Payroll month (period code) of a serial day, and its first and last serial day. */
  periodOf(day: number): number;
  periodStart(period: number): number;
  periodEnd(period: number): number;
}

/** Rows of one ledger with equal keys. */
export interface Groups {
  readonly ledger: string;
  readonly per: readonly string[];
  /** Those of `per` that are no columns but row facts. */
  readonly keys?: KeyFacts;
  /** Group of each row, −1 where a key is unknown. */
  readonly groupOf: Int32Array;
  /** Rows of each group, by the ledger's date column, then row. */
  readonly rows: readonly Int32Array[];
}

/** Where an expression is evaluated: one row, or one group of rows. */
export type Place = { readonly ledger: string; readonly row: number } | { readonly groups: Groups; readonly group: number };

/**
 * An exact value. Where rows behind an aggregate are unknown, `low` and `high` still bound a numeric value (null: no bound) and its state is
 * Unreadable unless they are equal. `value` is null unless the state is Known.
 */
export interface Exact {
  readonly state: State;
  readonly value: Constant | null;
  readonly low?: Rational | null;
  readonly high?: Rational | null;
  /** Of an unknown text: what it can be. */
  readonly oneOf?: readonly string[];
}

/** A step of an explanation; `cell` is a place in a ledger, which src/checking turns into a sheet address. */
export interface Step {
  readonly name: string;
  readonly expression: Expression;
  readonly result: Exact;
  readonly cell?: { readonly ledger: string; readonly row: number; readonly column: string };
  /** The tier table's row (from 1) or the branch of an IF that was taken. */
  readonly taken?: number;
  readonly inputs: readonly Step[];
  /** Of a call over many rows: those of its inputs that it asks with, without the rows that counted. They are told without going over the rows. */
  readonly asked?: readonly Step[] | undefined;
}

export interface ScanRule {
  readonly condition: Expression;
  readonly appliesWhen: Expression | null;
  /** 1 where the rule speaks for the row; null: everywhere. */
  readonly rows: Uint8Array | null;
}

/** Rows of one rule that are not passes, in row order: `row[i]` with `truth[i]` True (violation) or Unknown. `length` of the arrays counts. */
export interface Hits {
  readonly length: number;
  readonly row: Int32Array;
  readonly truth: Uint8Array;
}

/** What several rules say of a ledger's rows. */
export interface Scan {
  /** One entry a rule, in the order given. */
  readonly hits: readonly Hits[];
  /** How many rules' conditions ran on the column-at-a-time kernels; the rest were evaluated exactly, row by row. */
  readonly vectorised: number;
}

export interface Engine {
  /** Column at a time over a ledger: conditions of several rules share the facts that they read. In steps, which say how many rows are judged. */
  scan(ledger: string, rules: readonly ScanRule[]): Generator<number, Scan>;
  /**
   * Asks the engine something, in steps: what is large of that which the answer needs (another ledger's column, an index) is made a step at a time, and
   * then the question is asked again from its beginning. What is asked otherwise has it made at once, and is answered the same.
   */
  inSteps<T>(question: () => T): Generator<void, T>;
  /** Asks the engine about each of the numbers 0 ≤ i < `count`, some in a step; `question` may be asked twice about one. */
  each(count: number, question: (i: number) => void): Generator<void, void>;
  /** What is large and asked for within such a question, though it is none of the engine's: made in steps, then, too. `make` keeps it. */
  made<T>(make: () => Generator<void, T>): T;
  /** All rows of a row expression, as a column; or the rows listed, in that order. Throws RangeError where a value leaves the safe integers. */
  column(expression: Expression, ledger: string, rows?: Int32Array): Column;
  groups(ledger: string, per: readonly string[], keys?: KeyFacts): Groups;
  /** The same value by the exact interpreter: for groups, for what the kernels can't prove, and for explanations. */
  evaluate(expression: Expression, place: Place): Exact;
  truth(expression: Expression, place: Place): Truth;
  explain(name: string, expression: Expression, place: Place): Step;
  /** Amount in fen, rounded once, half away from zero; null where it is unknown. */
  fen(expression: Expression, place: Place): bigint | null;
}
