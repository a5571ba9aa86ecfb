import { perUnit } from '../../formula/literal';
import { divide, formatScaled, multiply, rational, round, type Rational } from '../../values/rational';
import type { Unit } from '../../values/kind';
import { formatPeriod } from '../../values/period';
import { formatDate } from '../../values/serial-day';
import { formatDateTime, formatTime } from '../../values/time';

const PLACES = 6;
const decimal = (value: Rational): string => formatScaled(round(value, PLACES), PLACES).replace(/\.?0+$/, '');

/** A number as a rule file has it in that unit, quotes included: `10.5`, `"30%"`, `"09:30"`. */
export function literalText(value: Rational, unit: Unit): string {
  const whole = Number(value.n / value.d);
  switch (unit) {
    case 'percent':
      return `"${decimal(multiply(value, rational(100n)))}%"`;
    case 'date':
      return `"${formatDate(whole)}"`;
    case 'time':
      return `"${formatTime(whole)}"`;
    case 'datetime':
      return `"${formatDateTime(whole)}"`;
    case 'month':
      return `"${formatPeriod(whole)}"`;
    default:
      return decimal(divide(value, perUnit(unit)));
  }
}
