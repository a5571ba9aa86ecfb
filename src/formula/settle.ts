import type { Kind, Unit } from '../values/kind';
import { multiply, type Rational } from '../values/rational';
import { isRational } from './exactly';
import type { Expression } from './expression';
import { perUnit, readLiteral } from './literal';

/** How a bare literal is read once its kind is known. */
export interface Reading {
  /** In which unit a bare number is meant. */
  readonly unit: Unit;
  readonly canonical: (text: string) => string | null;
  problem(code: string, params: Readonly<Record<string, string>>): null;
  figure(text: string): void;
}

const POINTS: ReadonlySet<Kind> = new Set<Kind>(['date', 'time', 'datetime', 'period']);

function settleConstant(e: Extract<Expression, { op: 'constant' }>, kind: Kind, reading: Reading): Expression | null {
  if (isRational(e.value)) return { ...e, kind, value: inBase(e.value, reading.unit) };
  if (typeof e.value !== 'string') return { ...e, kind };
  const literal = readLiteral(e.value, kind, reading.unit, reading.canonical);
  if (!('constant' in literal)) return reading.problem(literal.code, literal.params);
  if (POINTS.has(kind)) reading.figure(e.value);
  return { ...e, kind, value: literal.constant };
}

const inBase = (value: Rational, unit: Unit): Rational => multiply(value, perUnit(unit));

/** Arguments of a call that are what the call itself is. */
const SAME_KIND: Readonly<Record<string, (index: number) => boolean>> = { IF: (index) => index > 0, IFNA: () => true, MIN: () => true, MAX: () => true };

/**
 * Gives an expression that may be of several kinds the one that it turned out to be. Its literals are read as that kind; all else keeps its value.
 * Null: a problem has been reported.
 */
export function settle(e: Expression, kind: Kind, reading: Reading): Expression | null {
  switch (e.op) {
    case 'constant':
      return settleConstant(e, kind, reading);
    case 'negate': {
      const of = settle(e.of, kind, reading);
      return of && { ...e, kind, of };
    }
    case 'binary': {
      if (e.kind === kind || (e.operator !== '+' && e.operator !== '-')) return e.kind === kind ? e : { ...e, kind };
      const [left, right] = [settle(e.left, kind, reading), settle(e.right, kind, reading)];
      return left && right && { ...e, kind, left, right };
    }
    case 'call': {
      const same = SAME_KIND[e.name];
      if (!same) return e.kind === kind ? e : { ...e, kind };
      const args = e.args.map((arg, index) => (same(index) ? settle(arg, kind, reading) : arg)).filter((arg) => arg !== null);
      return args.length === e.args.length ? { ...e, kind, args } : null;
    }
    case 'tier':
      return e.kind === kind ? e : { ...e, kind };
    default:
      return e;
  }
}

/** The column, fact or parameter that an expression's texts and units come from. */
export function origin(e: Expression): Expression {
  if (e.op === 'negate') return origin(e.of);
  if (e.op !== 'call') return e;
  const source = e.name === 'XLOOKUP' ? e.args[2] : e.name === 'IF' ? e.args.slice(1).find((arg) => arg.op !== 'constant') : e.args.find((arg) => arg.op !== 'constant');
  return source && source.kind === e.kind ? origin(source) : e;
}

