/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
};

/** `n / d` in lowest terms. Throws RangeError on a zero denominator: callers decide what division by zero means. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('zero denominator');
  if (d === 1n) return { n, d };
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / g, d: d / g };
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** 1, 10, 100 … up to the last that is a safe integer. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, places) => Number(10n ** BigInt(places)));

/** The fraction that the integer `scaled` stands for at 10^−scale. `scaled` must be a safe integer. */
export function fromScaled(scaled: number, scale: number): Rational {
  if (scale === 0) return { n: BigInt(scaled), d: 1n };
  const unit = POWERS_OF_TEN[scale];
  if (unit === undefined) return rational(BigInt(scaled), 10n ** BigInt(scale));
  // Whole numbers below 2^53 divide without a remainder here, so plain numbers are exact and spare the unlimited ones.
  let [common, rest] = [Math.abs(scaled), unit];
  while (rest !== 0) [common, rest] = [rest, common % rest];
  return { n: BigInt(scaled / common), d: BigInt(unit / common) };
}

export const add = (a: Rational, b: Rational): Rational => (a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d));
export const subtract = (a: Rational, b: Rational): Rational => (a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d));
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The nearest whole multiple of 10^−places, as that whole number; halves go away from zero. Fen of an amount in yuan: `round(amount, 2)`. */
export function round(a: Rational, places: number): bigint {
  const n = (a.n < 0n ? -a.n : a.n) * 10n ** BigInt(places);
  const q = (2n * n + a.d) / (2n * a.d);
  return a.n < 0n ? -q : q;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** An exact fraction from plain decimal text such as "-12.50"; null where the text is no such number. */
export function parseDecimal(text: string): Rational | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  const n = BigInt(`${whole}${fraction}`);
  return rational(sign === '-' ? -n : n, 10n ** BigInt(fraction.length));
}

/** Decimal text of `scaled` × 10^−places, with exactly that many places: `formatScaled(-12003n, 2)` is "-120.03". */
export function formatScaled(scaled: bigint, places: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
