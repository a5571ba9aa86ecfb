import { sameConstant } from '../formula/exactly';
import { parsePercent, readLiteral } from '../formula/literal';
import { literalOf } from '../rules/figures';
import type { Json } from '../rules/parts';
import { isReference } from './tier-rows';
import { UNITS, type Unit } from '../values/kind';
import { compare, formatScaled, multiply, parseDecimal, rational, round, type Rational } from '../values/rational';
import { formatDate, parseIsoDate } from '../values/serial-day';
import { formatDateTime, formatTime, parseDateTime, parseTime, wholeMinutes } from '../values/time';

/** What stands in a cell of a sheet. */
export type FormCell = string | number | boolean | null;

/** An edge that waits for its figure: a blank cell is no edge at all. */
const WAITS = '?';
const SEPARATOR = '、';

export const isBlank = (cell: FormCell | undefined): boolean => cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

export const textOfCell = (cell: FormCell | undefined): string => (isBlank(cell) ? '' : String(cell).trim());

/** A literal as a cell. Null waits for its figure: a blank cell, or of an edge a mark. */
export function cellOf(json: Json | undefined, isEdge = false): FormCell {
  if (json === undefined) return null;
  if (json === null) return isEdge ? WAITS : null;
  if (Array.isArray(json)) return json.some((item) => typeof item !== 'string' || item.includes(SEPARATOR)) ? JSON.stringify(json) : json.join(SEPARATOR);
  if (typeof json === 'object') return isReference(json) ? `{${json.parameter}}` : JSON.stringify(json);
  return json;
}

/** A cell as a literal of a unit, as people type it and as a sheet makes it of what they type; null: it waits. */
export function literalIn(cell: FormCell | undefined, unit: Unit): Json {
  if (isBlank(cell)) return null;
  if (typeof cell === 'number') return numberIn(cell, unit);
  if (typeof cell === 'boolean') return UNITS[unit] === 'yesno' ? cell : String(cell);
  const text = String(cell).trim();
  if (text === WAITS || text === '？') return null;
  if (UNITS[unit] === 'yesno' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const named = /^[{｛](.+)[}｝]$/.exec(text)?.[1];
  if (named !== undefined) return { parameter: named.trim() };
  if (text.startsWith('[')) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return text;
    }
  }
  return literalOf(text, unit) as Json;
}

/** Is a number what a sheet makes of a text that it is given: of "30%", "2026-10-12", "09:30", "2026-10"? */
export function isMadeOf(text: string, cell: number): boolean {
  const exact = parseDecimal(String(cell));
  const number = parseDecimal(text) ?? parsePercent(text);
  if (number && exact) return compare(number, exact) === 0;
  const moment = parseTime(text) ?? parseDateTime(text);
  return parseIsoDate(text) === cell || parseIsoDate(`${text}-01`) === cell || (moment !== null && wholeMinutes(cell) === moment);
}

/** Sheets make numbers of days, times and shares. */
export function numberIn(cell: number, unit: Unit): string | number {
  const minutes = UNITS[unit] === 'time' || UNITS[unit] === 'datetime' ? wholeMinutes(cell) : null;
  switch (unit) {
    case 'percent': {
      const share = parseDecimal(String(cell));
      return share ? `${decimalText(multiply(share, rational(100n)))}%` : String(cell);
    }
    case 'time':
      return minutes === null ? String(cell) : formatTime(minutes);
    case 'datetime':
      return minutes === null ? String(cell) : asDay(cell, () => formatDateTime(minutes));
    case 'date':
      return asDay(cell, () => formatDate(cell));
    default:
      return UNITS[unit] === 'text' || UNITS[unit] === 'role' || UNITS[unit] === 'period' ? String(cell) : cell;
  }
}

const asDay = (cell: number, format: () => string): string => {
  try {
    return format();
  } catch {
    return String(cell);
  }
};

const PLACES = 12;
const decimalText = (value: Rational): string => formatScaled(round(value, PLACES), PLACES).replace(/\.?0+$/, '');

/** Do two literals say the same? Then the one in the file stays, as it is written. */
export function saysSame(a: Json | undefined, b: Json | undefined, unit: Unit): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (JSON.stringify(a) === JSON.stringify(b)) return true;
  if (a === null || b === null) return false;
  const [one, other] = [readLiteral(a, UNITS[unit], unit), readLiteral(b, UNITS[unit], unit)];
  return 'constant' in one && 'constant' in other && sameConstant(one.constant, other.constant);
}
