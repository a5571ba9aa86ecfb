import type { Kind, Unit } from '../values/kind';
import { parsePeriod } from '../values/period';
import { ONE, divide, multiply, parseDecimal, rational, type Rational } from '../values/rational';
import { parseIsoDate } from '../values/serial-day';
import { parseDateTime, parseTime } from '../values/time';
import type { Constant } from './expression';

/** Why a literal can't be read: a key of the message catalogue (`formula.<code>`) and its words. */
export interface LiteralProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}
export type Literal = { readonly constant: Constant } | LiteralProblem;

/** How many of the kind's base unit (yuan, minutes) one of the written unit is. */
const PER_UNIT: Partial<Record<Unit, Rational>> = { 'wan yuan': rational(10_000n), hour: rational(60n) };
/** Base units in one written unit: 60 minutes in an hour. */
export const perUnit = (unit: Unit): Rational => PER_UNIT[unit] ?? ONE;
const HUNDRED = rational(100n);
/** Kinds that count indivisible things. */
const WHOLE: ReadonlySet<Kind> = new Set<Kind>(['count', 'duration']);
const YES_NO: Readonly<Record<string, boolean>> = { 是: true, 否: false };

const problem = (code: string, value: unknown, unit: Unit): LiteralProblem => ({ code, params: { value: JSON.stringify(value), unit } });

/** "30%" as the fraction 3/10; null where the text is no percentage. */
export function parsePercent(text: string): Rational | null {
  if (!text.endsWith('%')) return null;
  const number = parseDecimal(text.slice(0, -1).trim());
  return number && divide(number, HUNDRED);
}

function readNumber(value: unknown, kind: Kind, unit: Unit): Literal {
  if (typeof value === 'string' && kind === 'number') {
    const fraction = parsePercent(value.trim());
    return fraction ? { constant: fraction } : problem(unit === 'percent' ? 'literal-no-percent' : 'literal-no-number', value, unit);
  }
  if (typeof value !== 'number') return problem('literal-no-number', value, unit);
  if (unit === 'percent') return problem('literal-bare-percent', value, unit);
  // The shortest text that gives this double back is what stands in the file, but for numbers so long that JSON has already lost digits.
  const written = parseDecimal(String(value));
  if (!written || Math.abs(value) > Number.MAX_SAFE_INTEGER) return problem('literal-too-large', value, unit);
  const base = multiply(written, perUnit(unit));
  return WHOLE.has(kind) && base.d !== 1n ? problem('literal-not-whole', value, unit) : { constant: base };
}

const READERS: Partial<Record<Kind, (text: string) => number | null>> = {
  date: parseIsoDate,
  time: parseTime,
  datetime: parseDateTime,
  period: parsePeriod,
};

/**
 * Reads a literal of a rule file as HR writes it, exactly: 30, 1.5 (wan yuan), "30%", "09:30", "2026-10-01", true or "是", text, a role.
 * The only place that knows how literals are written; formulas, conditions, tiers and parameters all read here.
 * @param value parsed JSON.
 * @param kind kind of the other side.
 * @param unit unit of the other side; for formulas the kind's own (yuan, minute).
 * @param canonical canonical writing of a text or role, null where it is none of the values; by default texts stand as written.
 */
export function readLiteral(value: unknown, kind: Kind, unit: Unit, canonical: (text: string) => string | null = (text) => text): Literal {
  switch (kind) {
    case 'money':
    case 'number':
    case 'count':
    case 'days':
    case 'duration':
      return readNumber(value, kind, unit);
    case 'date':
    case 'time':
    case 'datetime':
    case 'period': {
      const whole = typeof value === 'string' ? READERS[kind]?.(value) : null;
      return whole === null || whole === undefined ? problem(`literal-no-${kind}`, value, unit) : { constant: rational(BigInt(whole)) };
    }
    case 'yesno': {
      const truth = typeof value === 'string' ? YES_NO[value] : value;
      return typeof truth === 'boolean' ? { constant: truth } : problem('literal-no-yesno', value, unit);
    }
    case 'text':
    case 'role': {
      if (typeof value !== 'string') return problem('literal-no-text', value, unit);
      const text = canonical(value);
      return text === null ? problem(kind === 'role' ? 'literal-no-role' : 'literal-no-value', value, unit) : { constant: text };
    }
    case 'list': {
      if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) return problem('literal-no-list', value, unit);
      return { constant: value.map((item) => canonical(item) ?? item) };
    }
  }
}
