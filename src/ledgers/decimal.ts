import { DIGITS } from '../values/digits';
/** A plain decimal number: `digits` × 10^−places, exactly. `digits` is a safe integer, `places` is 0 to 15. */
export interface Decimal {
  readonly digits: number;
  readonly places: number;
}

const MAX_PLACES = 15;
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

export const POWERS_OF_TEN: readonly number[] = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** Half away from zero. */
const roundedBy = (digits: bigint, power: number): bigint => {
  const unit = 10n ** BigInt(power);
  const size = digits < 0n ? -digits : digits;
  const rounded = (2n * size + unit) / (2n * unit);
  return digits < 0n ? -rounded : rounded;
};

function normal(digits: bigint, places: number): Decimal | null {
  let n = digits;
  let p = places;
  if (p > MAX_PLACES) {
    n = roundedBy(n, p - MAX_PLACES);
    p = MAX_PLACES;
  }
  if (p < 0) {
    n *= 10n ** BigInt(-p);
    p = 0;
  }
  // Products of long fractions: what no double held for certain goes first.
  while (p > 0 && (n > LARGEST || n < -LARGEST)) {
    n = roundedBy(n, 1);
    p -= 1;
  }
  while (p > 0 && n % 10n === 0n) {
    n /= 10n;
    p -= 1;
  }
  const safe = Number(n);
  return Number.isSafeInteger(safe) ? { digits: safe, places: p } : null;
}

/** The same for digits that are safe as they are, without a detour over BigInt: nearly all cells. */
function normalSmall(digits: number, places: number): Decimal {
  let n = digits;
  let p = places;
  while (p > 0 && n % 10 === 0) {
    n /= 10;
    p -= 1;
  }
  return { digits: n === 0 ? 0 : n, places: p };
}

/** The decimal that a stored double stands for: its 15 significant digits. Null where it is too large to hold exactly. */
export function decimalOf(value: number): Decimal | null {
  if (Number.isSafeInteger(value)) return { digits: value, places: 0 };
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (Number(exponent) > DIGITS) return null;
  let digits = BigInt(whole + fraction);
  let places = fraction.length - Number(exponent);
  const extra = digits.toString().length - DIGITS;
  if (extra > 0) {
    digits = roundedBy(digits, extra);
    places -= extra;
  }
  return normal(sign === '-' ? -digits : digits, places);
}

/** The decimal of "1234" and "50" (whole and fraction digits); null where it is too large. */
export function decimalFromDigits(whole: string, fraction: string, negative: boolean): Decimal | null {
  if (whole.length + fraction.length <= DIGITS) return normalSmall(Number(`${negative ? '-' : ''}${whole}${fraction}`), fraction.length);
  return normal(BigInt(`${negative ? '-' : ''}${whole}${fraction}`), fraction.length);
}

/** `value` × times × 10^−shift, to at least 15 significant digits. Null where it is too large. */
export function scaleDecimal(value: Decimal, times: number, shift = 0): Decimal | null {
  if (times === 1 && shift === 0) return value;
  const digits = value.digits * times;
  if (Number.isSafeInteger(digits) && value.places + shift <= MAX_PLACES) return normalSmall(digits, value.places + shift);
  return normal(BigInt(value.digits) * BigInt(times), value.places + shift);
}

/** The whole number nearest to `value` × 10^places (halves away from zero), and whether that was exact. Null where it is too large. */
export function wholeAt(value: Decimal, places: number): { readonly whole: number; readonly exact: boolean } | null {
  if (value.places <= places) {
    const whole = value.digits * (POWERS_OF_TEN[places - value.places] ?? 0);
    return Number.isSafeInteger(whole) ? { whole, exact: true } : null;
  }
  const whole = Number(roundedBy(BigInt(value.digits), value.places - places));
  return { whole, exact: false };
}
