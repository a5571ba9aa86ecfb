/** Thrown while compiling where some intermediate could leave the safe integers; the exact interpreter then takes over. */
export class Unproven extends Error {}

/**
 * The bounds, if every whole number between them is safe. Bounds are computed in doubles: rounding is monotone, so a true bound of 2^53 or more
 * can never look smaller than 2^53.
 */
export function safe(low: number, high: number): readonly [low: number, high: number] {
  if (low > -Number.MAX_SAFE_INTEGER && high < Number.MAX_SAFE_INTEGER) return [low, high];
  throw new Unproven();
}

export type Bounds = readonly [low: number, high: number];

export const plus = (a: Bounds, b: Bounds): Bounds => safe(a[0] + b[0], a[1] + b[1]);

export function times(a: Bounds, b: Bounds): Bounds {
  const corners = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]];
  return safe(Math.min(...corners), Math.max(...corners));
}

export const either = (a: Bounds, b: Bounds): Bounds => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

/** 10^exponent as a number; unproven past 10^15. */
export function power(exponent: number): number {
  if (exponent > 15) throw new Unproven();
  return 10 ** exponent;
}
