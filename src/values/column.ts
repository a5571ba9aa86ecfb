import type { Kind } from './kind';

/**
 * What is known of one value. Ordered: a value computed from several inputs has the largest state among those that it needed.
 * `Blank` also stands for "no such row" in a lookup. `Missing` is a column, ledger or parameter that is not there at all.
 * `Unreadable` is an error value, an unreadable or ambiguous cell, a division by zero, an undecided count.
 */
export const State = { Known: 0, Blank: 1, Missing: 2, Unreadable: 3 } as const;
export type State = (typeof State)[keyof typeof State];

/**
 * One column of exact values, held as whole numbers.
 *
 * The value of row i is `values[i] / 10**scale` (over `denominators[i]`, where there are any), in the kind's base unit: money in yuan (so whole
 * fen have scale 2), numbers as they are (30 % is 0.3), days in days, durations in minutes, dates in serial days, times and datetimes in minutes,
 * periods as coded in period.ts, yes/no as 1 and 0. For text, roles and lists `values[i]` is an index into `dictionary` and scale is 0.
 * Every |value| is a safe integer. `values[i]` is 0 where `state[i]` is not Known.
 */
export interface Column {
  readonly kind: Kind;
  readonly scale: number;
  readonly values: Float64Array;
  readonly state: Uint8Array;
  /** Positive whole numbers, or absent where every denominator is 1. */
  readonly denominators?: Float64Array;
  readonly dictionary?: readonly string[];
  /** Of an unknown text: the texts that it can be, where that is certain (one of two people of the same name). */
  readonly candidates?: ReadonlyMap<number, readonly string[]>;
}

/** Kleene's three values, ordered so that `and` is min, `or` is max and `not x` is `2 − x`. */
export const Truth = { False: 0, Unknown: 1, True: 2 } as const;
export type Truth = (typeof Truth)[keyof typeof Truth];
