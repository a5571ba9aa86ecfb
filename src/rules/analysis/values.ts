import type { Constant, Edge } from '../../formula/expression';
import { isRational, keyOf } from '../../formula/exactly';
import { add, compare, divide, multiply, negate, rational, type Rational } from '../../values/rational';
import { exampleIn } from './axis';

/** A set of values of one thing: numbers between two edges, texts of a list, but for some; or a blank. */
export interface Values {
  readonly low: Edge | null;
  readonly high: Edge | null;
  /** Keys (`keyOf`) of the only values that it holds; null: all. */
  readonly only: ReadonlySet<string> | null;
  readonly except: ReadonlySet<string>;
  /** True: a blank and nothing else; false: no blank; null: either. */
  readonly blank: boolean | null;
}

const NONE: ReadonlySet<string> = new Set();
export const ANY: Values = { low: null, high: null, only: null, except: NONE, blank: null };
export const BLANK: Values = { ...ANY, blank: true };
export const FILLED: Values = { ...ANY, blank: false };
export const oneOf = (keys: Iterable<string>): Values => ({ ...FILLED, only: new Set(keys) });
export const exactly = (value: Constant): Values => (isRational(value) ? { ...FILLED, low: { value, inclusive: true }, high: { value, inclusive: true } } : oneOf([keyOf(value)]));
const [YES, NO] = [oneOf([keyOf(true)]), oneOf([keyOf(false)])];
export const truth = (wanted: boolean): Values => (wanted ? YES : NO);
const except = (value: Constant): Values => ({ ...FILLED, except: new Set([keyOf(value)]) });

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const MIRRORED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
export const isComparison = (operator: string): operator is Comparison => Object.hasOwn(OPPOSITE, operator);
export const opposite = (operator: Comparison): Comparison => OPPOSITE[operator];
export const mirrored = (operator: Comparison): Comparison => MIRRORED[operator];

/** The values that compare so with a constant. */
export function comparedWith(operator: Comparison, value: Constant): Values {
  if (operator === '=') return exactly(value);
  if (operator === '<>') return except(value);
  if (!isRational(value)) return FILLED;
  const edge: Edge = { value, inclusive: operator === '<=' || operator === '>=' };
  return operator === '<' || operator === '<=' ? { ...FILLED, high: edge } : { ...FILLED, low: edge };
}

const inner = (a: Edge | null, b: Edge | null, direction: 1 | -1): Edge | null => {
  if (!a?.value || !b?.value) return a ?? b;
  const order = compare(a.value, b.value) * direction;
  return order > 0 || (order === 0 && !a.inclusive) ? a : b;
};

/** The values in both sets; null where there is none. */
export function meet(a: Values, b: Values): Values | null {
  if (a === b) return possible(a);
  if (a === ANY || b === ANY) return a === ANY ? b : a;
  if (a.blank !== null && b.blank !== null && a.blank !== b.blank) return null;
  const blank = a.blank ?? b.blank;
  const low = inner(a.low, b.low, 1);
  const high = inner(a.high, b.high, -1);
  const barred = b.except.size === 0 ? a.except : a.except.size === 0 ? b.except : new Set([...a.except, ...b.except]);
  const listed = a.only && b.only ? new Set([...a.only].filter((key) => b.only!.has(key))) : (a.only ?? b.only);
  const only = listed && barred.size > 0 ? new Set([...listed].filter((key) => !barred.has(key))) : listed;
  return possible({ low, high, only, except: barred, blank });
}

/** A set without what contradicts itself: where no value is left, only a blank may be; null where that may not be, either. */
function possible(set: Values): Values | null {
  const { low, high, only, except: barred, blank } = set;
  if (blank === true) return set;
  const isNone = only?.size === 0 || (low?.value && high?.value && crosses(low, high, barred));
  if (!isNone) return set;
  return blank === false ? null : { ...set, blank: true };
}

function crosses(low: Edge, high: Edge, barred: ReadonlySet<string>): boolean {
  const order = compare(low.value!, high.value!);
  if (order !== 0) return order > 0;
  return !(low.inclusive && high.inclusive) || barred.has(keyOf(low.value!));
}

export function holds(set: Values, value: Constant): boolean {
  if (set.blank === true || set.except.has(keyOf(value))) return false;
  if (set.only) return set.only.has(keyOf(value));
  if (!isRational(value)) return true;
  const beyond = (edge: Edge | null, direction: 1 | -1): boolean => {
    if (!edge?.value) return false;
    const order = compare(value, edge.value) * direction;
    return order < 0 || (order === 0 && !edge.inclusive);
  };
  return !beyond(set.low, 1) && !beyond(set.high, -1);
}

/** The numbers of a set moved and stretched: those x for which x × factor + shift is in it. `factor` is not zero. */
export function preimage(set: Values, factor: Rational, shift: Rational): Values {
  const back = (value: Rational): Rational => divide(add(value, negate(shift)), factor);
  const edge = (of: Edge | null): Edge | null => (of?.value ? { ...of, value: back(of.value) } : null);
  const [low, high] = [edge(set.low), edge(set.high)];
  const keys = (of: ReadonlySet<string>): ReadonlySet<string> => new Set([...of].map((key) => keyOf(back(rationalOf(key)))));
  const moved = { ...set, only: set.only && keys(set.only), except: keys(set.except) };
  return factor.n > 0n ? { ...moved, low, high } : { ...moved, low: high, high: low };
}

/** A number back from its key. */
function rationalOf(key: string): Rational {
  const [n = '0', d = '1'] = key.split('/');
  return rational(BigInt(n), BigInt(d));
}

/** The same set of whole numbers, with its ends included. */
export function onWhole(set: Values): Values {
  const end = (of: Edge | null, direction: 1n | -1n): Edge | null => (of?.value?.d === 1n && !of.inclusive ? { value: { n: of.value.n + direction, d: 1n }, inclusive: true } : of);
  return { ...set, low: end(set.low, 1n), high: end(set.high, -1n) };
}

/** What an example has where it can: as people would. */
const USUAL: readonly Rational[] = [rational(1n), rational(10n), rational(100n), rational(1000n), rational(0n)];

/**
 * A number in a set, as plain as can be; null where the set says nothing of numbers. `step`: only multiples of it;
 * `usual`: what it is best of all, in units.
 */
export function numberIn(set: Values, step: Rational | null, unit: Rational, usual: readonly Rational[] = USUAL): Rational | null {
  if (set.only) return set.only.size === 0 ? null : rationalOf([...set.only][0]!);
  if (!set.low && !set.high && set.except.size === 0) return null;
  const plain = usual.map((figure) => multiply(unit, figure)).find((value) => holds({ ...set, blank: false }, value));
  if (plain) return plain;
  const domain = { name: '', title: null, unit: 'number', kind: 'number', is: 'numbers', low: null, high: null, step, ends: true } as const;
  const example = exampleIn({ is: 'interval', low: set.low, high: set.high }, domain, unit) as Rational;
  const others = [add(example, unit), add(example, multiply(unit, rational(-1n))), add(example, step ?? divide(unit, rational(2n)))];
  return [example, ...others].find((value) => holds({ ...set, blank: false }, value)) ?? example;
}
