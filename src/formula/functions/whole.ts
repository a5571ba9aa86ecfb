import { ONE, negate, rational, type Rational } from '../../values/rational';
import type { Constant } from '../expression';
import { isRational } from '../exactly';

/** The largest whole number that is not above. */
export const floor = ({ n, d }: Rational): bigint => n / d - (n % d < 0n ? 1n : 0n);

/** The nearest whole number on the side away from zero. */
export const awayFromZero = (value: Rational): Rational => {
  const size = value.n < 0n ? negate(value) : value;
  const up = rational((size.n + size.d - 1n) / size.d);
  return value.n < 0n ? negate(up) : up;
};

/** A whole number that fits a day, a month or a minute; null for fractions and what is out of all reach. */
export function wholeOf(value: Constant | undefined): number | null {
  if (value === undefined || !isRational(value) || value.d !== 1n) return null;
  const whole = Number(value.n);
  return Number.isSafeInteger(whole) ? whole : null;
}

export const whole = (value: number): Rational => (value === 1 ? ONE : rational(BigInt(value)));

/** A result of calendar arithmetic; null where it leaves the calendar (before 1900, after 9999). */
export function onCalendar(compute: () => number): Rational | null {
  try {
    return whole(compute());
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}
