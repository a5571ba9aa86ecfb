import type { Rational } from '../../values/rational';
import type { BinaryOperator } from '../expression';
import { power, times, type Bounds } from './proof';
import { FALSE, TRUE, Truths, UNKNOWN, type Block, type Vector } from './vector';

export type Comparison = Extract<BinaryOperator, '=' | '<>' | '<' | '<=' | '>' | '>='>;

/** `a op b` is `b MIRRORED[op] a`. */
export const MIRRORED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export const isComparison = (operator: BinaryOperator): operator is Comparison => operator in MIRRORED;

function atLeast(x: Float64Array, bound: number, count: number, out: Uint8Array, yes: number, no: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i]! >= bound ? yes : no;
}

function equals(x: Float64Array, value: number, count: number, out: Uint8Array, yes: number, no: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i]! === value ? yes : no;
}

function atLeastEach(x: Float64Array, fx: number, y: Float64Array, fy: number, count: number, out: Uint8Array, yes: number, no: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i]! * fx >= y[i]! * fy ? yes : no;
}

function equalsEach(x: Float64Array, fx: number, y: Float64Array, fy: number, count: number, out: Uint8Array, yes: number, no: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i]! * fx === y[i]! * fy ? yes : no;
}

/** Fractions by cross-multiplication: x/dx against y/dy, denominators positive. */
function atLeastRatio(x: Vector, fx: number, y: Vector, fy: number, count: number, out: Uint8Array, yes: number, no: number): void {
  const { values: a, denominators: da } = x;
  const { values: b, denominators: db } = y;
  for (let i = 0; i < count; i++) out[i] = a[i]! * fx * db[i]! >= b[i]! * fy * da[i]! ? yes : no;
}

function equalsRatio(x: Vector, fx: number, y: Vector, fy: number, count: number, out: Uint8Array, yes: number, no: number): void {
  const { values: a, denominators: da } = x;
  const { values: b, denominators: db } = y;
  for (let i = 0; i < count; i++) out[i] = a[i]! * fx * db[i]! === b[i]! * fy * da[i]! ? yes : no;
}

/** Rows whose operand is not known are unknown. */
export function blur(state: Uint8Array, count: number, out: Uint8Array): void {
  for (let i = 0; i < count; i++) if (state[i] !== 0) out[i] = UNKNOWN;
}

const floor = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : (n - d + 1n) / d);
const ceiling = (n: bigint, d: bigint): bigint => -floor(-n, d);

const negated = (yes: boolean): readonly [yes: number, no: number] => (yes ? [FALSE, TRUE] : [TRUE, FALSE]);

/** Numbers without denominators against a constant: the constant becomes a whole number of the vector's scale, so nothing is multiplied. */
export function compareConstant(operator: Comparison, x: Vector, constant: Rational): Truths {
  const [yes, no] = negated(operator === '<>' || operator === '<' || operator === '<=');
  const n = constant.n * 10n ** BigInt(x.form.scale);
  const { d } = constant;
  let kernel: (block: Block, out: Uint8Array) => void;
  if (operator === '=' || operator === '<>') {
    const value = n % d === 0n ? Number(n / d) : NaN;
    kernel = (block, out) => equals(x.values, value, block.count, out, yes, no);
  } else {
    // Of whole numbers, those above a bound are at least the next one.
    const inclusive = operator === '>=' || operator === '<';
    const bound = Number(inclusive ? ceiling(n, d) : floor(n, d) + 1n);
    kernel = (block, out) => atLeast(x.values, bound, block.count, out, yes, no);
  }
  return comparison(kernel, x);
}

/** Two numeric vectors, at their common scale. Throws Unproven. */
export function compareVectors(operator: Comparison, left: Vector, right: Vector): Truths {
  // x > y is not (y ≥ x): only "at least" and "equal" have kernels.
  const [x, y] = operator === '>' || operator === '<=' ? [right, left] : [left, right];
  const [yes, no] = negated(operator === '<>' || operator === '<' || operator === '>');
  const same = operator === '=' || operator === '<>';
  const scale = Math.max(x.form.scale, y.form.scale);
  const fx = power(scale - x.form.scale);
  const fy = power(scale - y.form.scale);
  const crossed = (v: Vector, factor: number, other: Vector): Bounds =>
    times(times([v.form.low, v.form.high], [factor, factor]), [1, other.form.denominator]);
  crossed(x, fx, y);
  crossed(y, fy, x);
  const whole = x.form.denominator === 1 && y.form.denominator === 1;
  const kernel = whole
    ? same
      ? (block: Block, out: Uint8Array): void => equalsEach(x.values, fx, y.values, fy, block.count, out, yes, no)
      : (block: Block, out: Uint8Array): void => atLeastEach(x.values, fx, y.values, fy, block.count, out, yes, no)
    : same
      ? (block: Block, out: Uint8Array): void => equalsRatio(x, fx, y, fy, block.count, out, yes, no)
      : (block: Block, out: Uint8Array): void => atLeastRatio(x, fx, y, fy, block.count, out, yes, no);
  return comparison(kernel, x, y);
}

/** Dictionary codes against one of them; −1 is a text that the dictionary has not. */
export function compareCode(operator: '=' | '<>', x: Vector, code: number): Truths {
  const [yes, no] = negated(operator === '<>');
  return comparison((block, out) => equals(x.values, code, block.count, out, yes, no), x);
}

/** Codes of one dictionary. */
export function compareCodes(operator: '=' | '<>', x: Vector, y: Vector): Truths {
  const [yes, no] = negated(operator === '<>');
  return comparison((block, out) => equalsEach(x.values, 1, y.values, 1, block.count, out, yes, no), x, y);
}

/** Truths of a kernel that decides each row from the operands' values alone. */
function comparison(kernel: (block: Block, out: Uint8Array) => void, ...operands: readonly Vector[]): Truths {
  const uncertain = operands.filter((operand) => !operand.form.certain);
  return new Truths(
    uncertain.length === 0,
    (block, truth) => {
      for (const operand of operands) operand.read(block);
      kernel(block, truth);
      for (const { state } of uncertain) blur(state, block.count, truth);
    },
    (block, states) => worst(uncertain.map((operand) => operand.state), block.count, states),
  );
}

/** The largest state of each row. */
export function worst(states: readonly Uint8Array[], count: number, out: Uint8Array): void {
  out.fill(0, 0, count);
  for (const state of states) for (let i = 0; i < count; i++) if (state[i]! > out[i]!) out[i] = state[i]!;
}
