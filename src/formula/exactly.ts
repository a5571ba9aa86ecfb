import { State, Truth, type Column } from '../values/column';
import { compare, fromScaled, rational, type Rational } from '../values/rational';
import { splitList } from '../values/list';
import type { Constant } from './expression';
import type { Exact } from './world';

/** Values of the exact interpreter: known ones, unknown ones, and unknown numbers between two bounds. */
export const known = (value: Constant): Exact => ({ state: State.Known, value });
export const YES: Exact = known(true);
export const NO: Exact = known(false);
export const yesNo = (truth: boolean): Exact => (truth ? YES : NO);

const UNKNOWN: readonly Exact[] = [State.Blank, State.Blank, State.Missing, State.Unreadable].map((state) => ({ state, value: null }));
export const unknown = (state: State): Exact => UNKNOWN[state] as Exact;
export const BLANK = unknown(State.Blank);
export const ABSENT = unknown(State.Missing);
export const UNREADABLE = unknown(State.Unreadable);

export const worst = (a: State, b: State): State => (a > b ? a : b);
/** The largest state of several values. */
export const worstOf = (values: readonly Exact[]): State => values.reduce<State>((state, value) => worst(state, value.state), State.Known);

/** An unknown number of which a bound is known; a known one where the bounds meet. Null: no bound on that side. */
export function between(state: State, low: Rational | null, high: Rational | null): Exact {
  if (low && high && compare(low, high) === 0) return known(low);
  return low || high ? { state, value: null, low, high } : unknown(state);
}

/** Is it a number? (Booleans, texts and lists are not.) */
export const isRational = (value: Constant | null): value is Rational =>
  typeof value === 'object' && value !== null && 'n' in value;

/** Bounds of a number, both its value where that is known; null where nothing at all is known of it. */
export function boundsOf(exact: Exact): { readonly low: Rational | null; readonly high: Rational | null } | null {
  if (isRational(exact.value)) return { low: exact.value, high: exact.value };
  const { low = null, high = null } = exact;
  return low || high ? { low, high } : null;
}

export const truthOf = (exact: Exact): Truth => (exact.value === true ? Truth.True : exact.value === false ? Truth.False : Truth.Unknown);

/** Are two known values of one kind the same? Texts letter by letter. */
export function sameConstant(a: Constant, b: Constant): boolean {
  if (isRational(a) && isRational(b)) return compare(a, b) === 0;
  if (typeof a === 'object' || typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b);
  return a === b;
}

/** A text that two known values of one kind share if and only if they are equal. */
export function keyOf(value: Constant): string {
  if (typeof value === 'string') return value;
  if (isRational(value)) return value.d === 1n ? String(value.n) : `${value.n}/${value.d}`;
  return JSON.stringify(value);
}

/** Row `row` of a column. */
export function cellOf(column: Column, row: number): Exact {
  const state = (column.state[row] ?? State.Missing) as State;
  if (state !== State.Known) {
    const oneOf = column.candidates?.get(row);
    return oneOf ? { ...unknown(state), oneOf } : unknown(state);
  }
  const value = column.values[row] ?? 0;
  if (column.dictionary) {
    const text = column.dictionary[value] ?? '';
    return known(column.kind === 'list' ? splitList(text) : text);
  }
  if (column.kind === 'yesno') return yesNo(value !== 0);
  const scaled = fromScaled(value, column.scale);
  const denominator = column.denominators?.[row] ?? 1;
  return known(denominator === 1 ? scaled : rational(scaled.n, scaled.d * BigInt(denominator)));
}
