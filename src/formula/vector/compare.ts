import type { Rational } from '../../values/rational';
import type { BinaryOperator } from '../expression';
import { power, times, type Bounds } from './proof';
import { FALSE, ONES, TRUE, Truths, UNKNOWN, type Block, type Range, type Vector } from './vector';

export type Comparison = Extract<BinaryOperator, '=' | '<>' | '<' | '<=' | '>' | '>='>;

/** `a op b` is `b MIRRORED[op] a`. */
export const MIRRORED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export const isComparison = (operator: BinaryOperator): operator is Comparison => operator in MIRRORED;

// Loops without branches, so that a row costs the same whatever it holds: V8 turns `Number(a >= b)` into a comparison's flag and `a >= b ? 1 : 0` into a
// jump. `flip` is TRUE for the negated test: it swaps TRUE and FALSE. Constants come unboxed, in a Float64Array.

function within(x: Float64Array, bounds: Float64Array, count: number, out: Uint8Array, flip: number): void {
  const low = bounds[0]!;
  const high = bounds[1]!;
  for (let i = 0; i < count; i++) {
    const value = x[i]!;
    out[i] = (TRUE * (Number(value >= low) & Number(value <= high))) ^ flip;
  }
}

function equals(x: Float64Array, constant: Float64Array, count: number, out: Uint8Array, flip: number): void {
  const value = constant[0]!;
  for (let i = 0; i < count; i++) out[i] = (TRUE * Number(x[i] === value)) ^ flip;
}

function atLeastEach(x: Float64Array, y: Float64Array, factors: Float64Array, count: number, out: Uint8Array, flip: number): void {
  const fx = factors[0]!;
  const fy = factors[1]!;
  for (let i = 0; i < count; i++) out[i] = (TRUE * Number(x[i]! * fx >= y[i]! * fy)) ^ flip;
}

function equalsEach(x: Float64Array, y: Float64Array, factors: Float64Array, count: number, out: Uint8Array, flip: number): void {
  const fx = factors[0]!;
  const fy = factors[1]!;
  for (let i = 0; i < count; i++) out[i] = (TRUE * Number(x[i]! * fx === y[i]! * fy)) ^ flip;
}

/** Fractions by cross-multiplication: x/dx against y/dy, denominators positive. */
function atLeastRatio(x: Vector, y: Vector, factors: Float64Array, count: number, out: Uint8Array, flip: number): void {
  const fx = factors[0]!;
  const fy = factors[1]!;
  const { values: a, denominators: da } = x;
  const { values: b, denominators: db } = y;
  for (let i = 0; i < count; i++) out[i] = (TRUE * Number(a[i]! * fx * db[i]! >= b[i]! * fy * da[i]!)) ^ flip;
}

function equalsRatio(x: Vector, y: Vector, factors: Float64Array, count: number, out: Uint8Array, flip: number): void {
  const fx = factors[0]!;
  const fy = factors[1]!;
  const { values: a, denominators: da } = x;
  const { values: b, denominators: db } = y;
  for (let i = 0; i < count; i++) out[i] = (TRUE * Number(a[i]! * fx * db[i]! === b[i]! * fy * da[i]!)) ^ flip;
}

/** Rows whose operand is not known are unknown. */
function blur(state: Uint8Array, count: number, out: Uint8Array): void {
  for (let i = 0; i < count; i++) if (state[i] !== 0) out[i] = UNKNOWN;
}

const floor = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : (n - d + 1n) / d);
const ceiling = (n: bigint, d: bigint): bigint => -floor(-n, d);

/** Numbers without denominators against a constant: the constant becomes a whole number of the vector's scale, so nothing is multiplied. */
export function compareConstant(operator: Comparison, x: Vector, constant: Rational): Truths {
  const n = constant.n * 10n ** BigInt(x.form.scale);
  const { d } = constant;
  // Of whole numbers, those above a bound are at least the next one.
  switch (operator) {
    case '>=': return inRange({ x, low: Number(ceiling(n, d)), high: Infinity });
    case '>': return inRange({ x, low: Number(floor(n, d) + 1n), high: Infinity });
    case '<=': return inRange({ x, low: -Infinity, high: Number(floor(n, d)) });
    case '<': return inRange({ x, low: -Infinity, high: Number(ceiling(n, d) - 1n) });
    case '=': case '<>': return compareCode(operator, x, n % d === 0n ? Number(n / d) : NaN);
  }
}

function inRange(range: Range): Truths {
  const { x, low, high } = range;
  const bounds = Float64Array.of(low, high);
  return comparison((block, out) => within(x.values, bounds, block.count, out, FALSE), [x], range);
}

/** Conditions that must all hold, with those that bound the same vector drawn together: from 5 to 10 is one test and not two. */
export function drawnTogether(parts: readonly Truths[]): readonly Truths[] {
  const ranges = new Map<Vector, Range>();
  for (const { range } of parts) {
    if (!range) continue;
    const { low, high } = ranges.get(range.x) ?? range;
    ranges.set(range.x, { x: range.x, low: Math.max(low, range.low), high: Math.min(high, range.high) });
  }
  return [...[...ranges.values()].map(inRange), ...parts.filter((part) => !part.range)];
}

/** Two numeric vectors, at their common scale. Throws Unproven. */
export function compareVectors(operator: Comparison, left: Vector, right: Vector): Truths {
  // x > y is not (y ≥ x): only "at least" and "equal" have kernels.
  const [x, y] = operator === '>' || operator === '<=' ? [right, left] : [left, right];
  const flip = operator === '=' || operator === '>=' || operator === '<=' ? FALSE : TRUE;
  const same = operator === '=' || operator === '<>';
  const scale = Math.max(x.form.scale, y.form.scale);
  const fx = power(scale - x.form.scale);
  const fy = power(scale - y.form.scale);
  const crossed = (v: Vector, factor: number, other: Vector): Bounds =>
    times(times([v.form.low, v.form.high], [factor, factor]), [1, other.form.denominator]);
  crossed(x, fx, y);
  crossed(y, fy, x);
  const factors = Float64Array.of(fx, fy);
  const whole = x.form.denominator === 1 && y.form.denominator === 1;
  const kernel = whole
    ? same
      ? (block: Block, out: Uint8Array): void => equalsEach(x.values, y.values, factors, block.count, out, flip)
      : (block: Block, out: Uint8Array): void => atLeastEach(x.values, y.values, factors, block.count, out, flip)
    : same
      ? (block: Block, out: Uint8Array): void => equalsRatio(x, y, factors, block.count, out, flip)
      : (block: Block, out: Uint8Array): void => atLeastRatio(x, y, factors, block.count, out, flip);
  return comparison(kernel, [x, y]);
}

/** Whole numbers, or dictionary codes, against one of them; −1 is a text that the dictionary has not. */
export function compareCode(operator: '=' | '<>', x: Vector, code: number): Truths {
  const flip = operator === '=' ? FALSE : TRUE;
  const constant = Float64Array.of(code);
  return comparison((block, out) => equals(x.values, constant, block.count, out, flip), [x]);
}

/** Codes of one dictionary. */
export function compareCodes(operator: '=' | '<>', x: Vector, y: Vector): Truths {
  const flip = operator === '=' ? FALSE : TRUE;
  return comparison((block, out) => equalsEach(x.values, y.values, ONES, block.count, out, flip), [x, y]);
}

/** Truths of a kernel that decides each row from the operands' values alone. */
function comparison(kernel: (block: Block, out: Uint8Array) => void, operands: readonly Vector[], range: Range | null = null): Truths {
  const uncertain = operands.filter((operand) => !operand.form.certain);
  return new Truths(
    uncertain.length === 0,
    (block, truth) => {
      for (const operand of operands) operand.read(block);
      kernel(block, truth);
      for (const { state } of uncertain) blur(state, block.count, truth);
    },
    (block, states) => worst(uncertain.map((operand) => operand.state), block.count, states),
    range,
  );
}

/** The largest state of each row. */
export function worst(states: readonly Uint8Array[], count: number, out: Uint8Array): void {
  out.fill(0, 0, count);
  for (const state of states) for (let i = 0; i < count; i++) if (state[i]! > out[i]!) out[i] = state[i]!;
}
