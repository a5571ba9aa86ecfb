import { State, type Column } from '../../values/column';
import type { Kind } from '../../values/kind';
import { worstOf, known, unknown, UNREADABLE } from '../exactly';
import type { Constant, Expression, Span, TierTable } from '../expression';
import type { Syntax } from '../parse';
import type { Exact, Place, World } from '../world';

/** What a piece of a formula may turn out to be: its own kind first, then those that it fits as well (a bare number is any amount). */
export interface Checked {
  readonly expression: Expression;
  readonly kinds: readonly Kind[];
}

/** The checker, as a function's definition sees it while one call is checked. Methods that give null have reported the problem. */
export interface CallChecker {
  readonly name: string;
  readonly at: Span;
  readonly args: readonly (Syntax | null)[];
  /** Does the call stand in a group's formula, outside of an aggregate? Then bare names inside an aggregate are the group's rows. */
  readonly overGroup: boolean;
  /** One value of the row or group; `kinds`: what it may be (any, if absent). */
  value(index: number, kinds?: readonly Kind[]): Checked | null;
  /** Values of one kind, such as both branches of an IF. */
  alike(indices: readonly number[], kinds?: readonly Kind[]): { readonly values: readonly Expression[]; readonly kinds: readonly Kind[] } | null;
  /** A column over many rows: `ledger.name`, or in a group's aggregate a formula of row values. */
  rows(index: number, kinds?: readonly Kind[]): Checked | null;
  /** A formula of row values of the own ledger, over all of its rows or the group's. */
  each(index: number, kinds?: readonly Kind[]): Checked | null;
  /** Rows of one call must be one ledger's; reports where they are not. */
  oneLedger(rows: readonly Checked[]): boolean;
  /** A criterion of an aggregate, as a test of `item`. */
  criterion(index: number, item: Kind, column: Expression): Expression | null;
  /** Makes `value` that kind; reports where it does not fit. */
  as(value: Checked, kind: Kind, at: Span): Expression | null;
  /** The text of a bare name, a text literal or a plain number. */
  word(index: number): string | null;
  /** Kind of a product; null where there is none. */
  productKinds(a: readonly Kind[], b: readonly Kind[]): readonly Kind[] | null;
  tierTable(index: number): TierTable | null;
  problem(code: string, at: Span, params?: Readonly<Record<string, string>>): null;
}

/** Exact values of all rows, by row number. */
export type Cells = (row: number) => Exact;

/** The interpreter, as a function sees it. */
export interface Machine {
  readonly world: World;
  evaluate(expression: Expression, place: Place): Exact;
  /** Every row of a range, or of an expression of row values over a ledger. */
  cellsOf(expression: Expression, ledger: string): Cells;
  /** The same as one column; null where no column holds it: some value is too large, or several versions of a fact speak for parts of the ledger. */
  columnOf(expression: Expression, ledger: string): Column | null;
  /** What one call of one formula keeps between its rows, such as the windows of a person. Made once per `key` object. */
  kept<T>(key: object, make: () => T): T;
  /** The same of what is large: made in steps where it is asked for in steps. */
  large<T>(key: object, make: () => Generator<void, T>): T;
  /** What is large and kept by `make` itself. */
  made<T>(make: () => Generator<void, T>): T;
  /** Asks in steps: what is large of that which the answer needs is made first. For those who work in steps themselves. */
  inSteps<T>(question: () => T): Generator<void, T>;
  each(count: number, question: (i: number) => void): Generator<void, void>;
}

/** An input of a call as an explanation shows it. */
export interface Counted {
  readonly expression: Expression;
  readonly place: Place;
}

/** Rows of a ledger at which one call is to be evaluated. */
export interface Asking {
  readonly ledger: string;
  readonly rows: Int32Array;
}

/** What is known of rows that ask before their arguments are looked at. */
export interface Alike {
  /** A number for each row: equal numbers have equal values. −1: nothing is known; that row is asked about by its arguments. */
  readonly numbers: Int32Array;
  /** The value of a number, where it is told sooner than by the arguments of `row`, which is one of those that have it. */
  readonly value?: (number: number, row: number) => Exact;
}

/** One function of the rule language. */
export interface FunctionDefinition {
  readonly name: string;
  /** How it is called, as in `DATEDIF(from, to, "Y")`. */
  readonly usage: string;
  readonly help: { readonly 'zh-CN': string; readonly en: string };
  /** How many arguments: at least, at most. */
  readonly arity: readonly [number, number];
  /** Arguments where a bare figure is no policy's, such as the places of ROUND. */
  readonly technical?: readonly number[];
  /** Arguments from this one on may be of ledgers and columns that are not there at all: the call has an answer without them. */
  readonly optionalFrom?: number;
  /** Has no answer while the company's calendar has no working hours. */
  readonly readsHours?: true;
  /** Checks the arguments and builds the node, or reports what is wrong and gives null. */
  readonly check: (call: CallChecker) => Checked | null;
  /** Exact value of a `call` node of this name. Absent where `check` builds other nodes. */
  readonly evaluate?: (args: readonly Expression[], place: Place, machine: Machine) => Exact;
  /** For calls that depend on less than the values of their arguments, such as on what is found by them. Null: nothing is known of any row. In steps. */
  readonly alike?: (args: readonly Expression[], asking: Asking, machine: Machine) => Generator<void, Alike | null>;
  /**
   * For calls over many rows: what their explanation lists, the arguments at the call's own place first, then the rows that counted. One by one, for
   * whoever wants no more than the arguments.
   */
  readonly counted?: (args: readonly Expression[], place: Place, machine: Machine) => Iterable<Counted>;
}

export const MANY = Number.POSITIVE_INFINITY;

/** A definition's `check` for functions of plain values with fixed kinds. */
export const plain =
  (params: readonly (readonly Kind[])[], result: Kind | readonly Kind[]) =>
  (call: CallChecker): Checked | null => {
    const values = call.args.map((_, index) => call.value(index, params[Math.min(index, params.length - 1)]));
    const args = values.filter((value) => value !== null).map((value) => value.expression);
    return args.length === values.length ? callNode(call, args, typeof result === 'string' ? [result] : result) : null;
  };

/** The `call` node itself. The first kind is the one that it has unless another is wanted. */
export const callNode = (call: CallChecker, args: readonly Expression[], kinds: readonly Kind[]): Checked => ({
  expression: { op: 'call', name: call.name, kind: kinds[0] ?? 'number', args, at: call.at },
  kinds,
});

/** An evaluation for functions that need every argument: the worst state of them, else `apply`; null from it is "can't be told". */
export const needsAll =
  (apply: (values: readonly Constant[], world: World) => Constant | null) =>
  (args: readonly Expression[], place: Place, machine: Machine): Exact => {
    const inputs = args.map((arg) => machine.evaluate(arg, place));
    const state = worstOf(inputs);
    if (state !== State.Known) return unknown(state);
    const values = inputs.map((input) => input.value).filter((value) => value !== null);
    const result = apply(values, machine.world);
    return result === null ? UNREADABLE : known(result);
  };
