import { FEN_PLACES } from '../values/amount';
import type { Constant } from '../formula/expression';
import type { Column } from '../values/column';
import { State } from '../values/column';
import { isHeld } from '../values/digits';
import type { Kind } from '../values/kind';
import { formatPeriod } from '../values/period';
import { formatScaled, fromScaled, rational, type Rational } from '../values/rational';
import { formatDate } from '../values/serial-day';
import { formatDateTime, formatTime } from '../values/time';

/** Places of a terminating decimal; null where the fraction never ends. */
function decimalPlaces({ d }: Rational): number | null {
  let rest = d;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** "-120.03", or "2/3" where no decimal is exact. */
export function exactNumber(value: Rational, fewest = 0): string {
  const places = decimalPlaces(value);
  if (places === null) return `${value.n}/${value.d}`;
  const shown = Math.max(places, fewest);
  return formatScaled((value.n * 10n ** BigInt(shown)) / value.d, shown);
}

/** An exact value as text that a program reads back: decimals or fractions, ISO dates, "2026-10", booleans as they are. */
export function exactText(value: Constant, kind: Kind): string | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (!('n' in value)) return value.join('、');
  const whole = Number(value.n / value.d);
  switch (kind) {
    case 'yesno':
      return value.n !== 0n;
    case 'date':
      return formatDate(whole);
    case 'time':
      return formatTime(whole);
    case 'datetime':
      return formatDateTime(whole);
    case 'period':
      return formatPeriod(whole);
    case 'money':
      return exactNumber(value, FEN_PLACES);
    default:
      return exactNumber(value);
  }
}

/** The same for a report's `facts`: plain numbers as JSON numbers where they keep every digit. */
export function factValue(value: Constant | null, kind: Kind): string | number | boolean | null {
  if (value === null) return null;
  const text = exactText(value, kind);
  const plain = kind === 'count' || kind === 'duration' || kind === 'days' || kind === 'number';
  return plain && typeof text === 'string' && !text.includes('/') && isHeld(text) ? Number(text) : text;
}

/** The exact value of a column's row; null unless it is known. */
export function constantAt(column: Column | undefined, row: number): Constant | null {
  if (!column || column.state[row] !== State.Known) return null;
  const value = column.values[row]!;
  if (column.dictionary) return column.dictionary[value] ?? null;
  const scaled = fromScaled(value, column.scale);
  return column.denominators ? rational(scaled.n, scaled.d * BigInt(column.denominators[row]!)) : scaled;
}

/** Text of a row's cell as it stands in keys; '' where it is not known. */
export function keyText(column: Column | undefined, row: number): string {
  const value = constantAt(column, row);
  return column && value !== null ? String(exactText(value, column.kind)) : '';
}
