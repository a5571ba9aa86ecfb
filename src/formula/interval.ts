import type { State } from '../values/column';
import type { Kind } from '../values/kind';
import { ZERO, add, compare, divide, multiply, negate, rational, subtract, type Rational } from '../values/rational';
import type { BinaryOperator } from './expression';
import { UNREADABLE, between, boundsOf, isRational, known, sameConstant, unknown, worst, worstOf, yesNo } from './exactly';
import { sortsDiffer } from './period-sorts';
import type { Exact } from './world';

/**
 * Arithmetic on numbers of which some are unknown, with what bounds they have. A bound of the result is null wherever it would need one that
 * is not there, so a bound is never too narrow.
 */
type Bound = Rational | null;

const both = (a: Bound, b: Bound, operation: (a: Rational, b: Rational) => Rational): Bound => (a && b ? operation(a, b) : null);
const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
const sign = (a: Rational): number => compare(a, ZERO);

export function sum(a: Exact, b: Exact): Exact {
  if (isRational(a.value) && isRational(b.value)) return known(add(a.value, b.value));
  const [x, y] = [boundsOf(a), boundsOf(b)];
  const state = worst(a.state, b.state);
  return x && y ? between(state, both(x.low, y.low, add), both(x.high, y.high, add)) : unknown(state);
}

export function minus(a: Exact): Exact {
  if (isRational(a.value)) return known(negate(a.value));
  const x = boundsOf(a);
  return x ? between(a.state, x.high && negate(x.high), x.low && negate(x.low)) : unknown(a.state);
}

export const difference = (a: Exact, b: Exact): Exact =>
  isRational(a.value) && isRational(b.value) ? known(subtract(a.value, b.value)) : sum(a, minus(b));

function scale(a: Exact, factor: Rational, state: State): Exact {
  const x = boundsOf(a);
  if (!x) return unknown(state);
  const [low, high] = [both(x.low, factor, multiply), both(x.high, factor, multiply)];
  return sign(factor) >= 0 ? between(state, low, high) : between(state, high, low);
}

export function product(a: Exact, b: Exact): Exact {
  const state = worst(a.state, b.state);
  if (isRational(a.value)) return isRational(b.value) ? known(multiply(a.value, b.value)) : scale(b, a.value, state);
  if (isRational(b.value)) return scale(a, b.value, state);
  const [x, y] = [boundsOf(a), boundsOf(b)];
  if (!x || !y) return unknown(state);
  if (x.low && y.low && sign(x.low) >= 0 && sign(y.low) >= 0) return between(state, multiply(x.low, y.low), both(x.high, y.high, multiply));
  if (!x.low || !x.high || !y.low || !y.high) return unknown(state);
  const corners = [multiply(x.low, y.low), multiply(x.low, y.high), multiply(x.high, y.low), multiply(x.high, y.high)];
  return between(state, corners.reduce(smaller), corners.reduce(larger));
}

/** A divisor that is zero or negative, or might be, leaves the quotient unknown. */
export function quotient(a: Exact, b: Exact): Exact {
  const state = worst(a.state, b.state);
  if (isRational(b.value)) {
    if (sign(b.value) <= 0) return UNREADABLE;
    return isRational(a.value) ? known(divide(a.value, b.value)) : scale(a, divide(rational(1n), b.value), state);
  }
  const [x, y] = [boundsOf(a), boundsOf(b)];
  if (!x?.low || !y?.low || sign(y.low) <= 0 || sign(x.low) < 0) return unknown(state);
  return between(state, y.high ? divide(x.low, y.high) : ZERO, both(x.high, y.low, divide));
}

/** The smallest (direction −1) or largest (1) of several numbers. */
export function extreme(values: readonly Exact[], direction: -1 | 1): Exact {
  const state = worstOf(values);
  const bounds = values.map(boundsOf);
  const pick = direction < 0 ? smaller : larger;
  // An unknown cell bounds nothing: only what an aggregate still knows of its rows decides early.
  if (bounds.some((bound) => bound === null)) return unknown(state);
  // A missing near bound makes the result's unknown; a missing far bound (a high one under MIN) is just no help.
  const side = (end: 'low' | 'high'): Bound => {
    const ends = bounds.map((bound) => bound?.[end] ?? null);
    const there = ends.filter((bound) => bound !== null);
    const near = direction < 0 ? 'low' : 'high';
    if (there.length === 0 || (end === near && there.length < ends.length)) return null;
    return there.reduce(pick);
  };
  return between(state, side('low'), side('high'));
}

/** Applies a function that never falls where its argument rises (rounding). */
export function rising(a: Exact, apply: (value: Rational) => Rational): Exact {
  if (isRational(a.value)) return known(apply(a.value));
  const x = boundsOf(a);
  return x ? between(a.state, x.low && apply(x.low), x.high && apply(x.high)) : unknown(a.state);
}

export function absolute(a: Exact): Exact {
  if (isRational(a.value)) return known(sign(a.value) < 0 ? negate(a.value) : a.value);
  const x = boundsOf(a);
  if (!x) return unknown(a.state);
  if (x.low && sign(x.low) >= 0) return a;
  if (x.high && sign(x.high) <= 0) return minus(a);
  return between(a.state, ZERO, both(x.low, x.high, (low, high) => larger(negate(low), high)));
}

type Comparison = Extract<BinaryOperator, '=' | '<>' | '<' | '<=' | '>' | '>='>;

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** Is `a operator b` true whatever the unknown parts are? */
function certain(a: Exact, operator: Comparison, b: Exact): boolean {
  if (a.value !== null && b.value !== null && (operator === '=' || operator === '<>')) return sameConstant(a.value, b.value) === (operator === '=');
  const [x, y] = [boundsOf(a), boundsOf(b)];
  const before = (high: Bound | undefined, low: Bound | undefined, orEqual: boolean): boolean => {
    if (!high || !low) return false;
    const order = compare(high, low);
    return order < 0 || (orEqual && order === 0);
  };
  switch (operator) {
    case '<':
      return before(x?.high, y?.low, false);
    case '<=':
      return before(x?.high, y?.low, true);
    case '>':
      return before(y?.high, x?.low, false);
    case '>=':
      return before(y?.high, x?.low, true);
    case '<>':
      return before(x?.high, y?.low, false) || before(y?.high, x?.low, false);
    case '=':
      return false;
  }
}

/** Is a text that is not known certainly not that one? */
const cannotBe = (unsure: Exact, text: Exact): boolean => typeof text.value === 'string' && unsure.oneOf !== undefined && !unsure.oneOf.includes(text.value);

/** A comparison of two values of a kind: decided as soon as the bounds decide it. Periods of different sorts are unequal and have no order. */
export function comparison(kind: Kind, a: Exact, operator: Comparison, b: Exact): Exact {
  if (kind === 'period' && operator !== '=' && operator !== '<>' && sortsDiffer([a, b])) return UNREADABLE;
  if (certain(a, operator, b)) return yesNo(true);
  if (certain(a, OPPOSITE[operator], b)) return yesNo(false);
  if ((operator === '=' || operator === '<>') && (cannotBe(a, b) || cannotBe(b, a))) return yesNo(operator === '<>');
  return unknown(worst(a.state, b.state));
}
