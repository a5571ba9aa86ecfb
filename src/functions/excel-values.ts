import type { Constant } from '../formula/expression';
import { isRational } from '../formula/exactly';
import { FEN_PLACES } from '../values/amount';
import { DIGITS } from '../values/digits';
import type { Kind, Unit } from '../values/kind';
import { formatScaled, round, type Rational } from '../values/rational';
import { formatPeriod } from '../values/period';
import { MINUTES_PER_DAY } from '../values/time';
import { CellError, type CellValue } from '../workbook/port';

/** What a function gives for one cell. */
export type CellResult = string | number | boolean | CustomFunctions.Error;

const MINUTES_PER_HOUR = 60;

const ERROR_VALUE = /^#/;

/** Error values and cells with data types come as objects; Excel's own values as they are. Null and '' are blank cells. */
export function fromExcel(value: unknown): CellValue {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if ('code' in value && typeof value.code === 'string' && ERROR_VALUE.test(value.code)) return new CellError(value.code);
  if (!('basicValue' in value)) return new CellError('#VALUE!');
  const { basicValue } = value;
  if ('type' in value && value.type === 'Error' && typeof basicValue === 'string') return new CellError(basicValue);
  return fromExcel(basicValue);
}

/** The double nearest to an exact number of fen, minutes or the like. */
function double(value: Rational): number {
  const [n, d] = [Number(value.n), Number(value.d)];
  const nearest = Number.isSafeInteger(n) && Number.isSafeInteger(d) ? n / d : Number(formatScaled(round(value, DIGITS), DIGITS));
  // A minus before nothing means nothing.
  return nearest === 0 ? 0 : nearest;
}

/** An exact value as Excel keeps it: amounts in whole fen, dates and times as serials, percentages as fractions, hours where the unit is hours. */
export function toExcel(value: Constant, kind: Kind, unit: Unit): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (!isRational(value)) return value.join('、');
  switch (kind) {
    case 'money':
      return double({ n: round(value, FEN_PLACES), d: 10n ** BigInt(FEN_PLACES) });
    case 'time':
    case 'datetime':
      return double({ n: value.n, d: value.d * BigInt(MINUTES_PER_DAY) });
    case 'duration':
      return unit === 'hour' ? double({ n: value.n, d: value.d * BigInt(MINUTES_PER_HOUR) }) : double(value);
    case 'period':
      return formatPeriod(double(value));
    case 'yesno':
      return value.n !== 0n;
    default:
      return double(value);
  }
}

/** The text of a cell that names something. */
export const nameIn = (name: CellValue): string => (name === null || name instanceof CellError ? '' : String(name));
