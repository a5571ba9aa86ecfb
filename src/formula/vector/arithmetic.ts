import { State } from '../../values/column';
import type { Rational } from '../../values/rational';
import type { Kind } from '../../values/kind';
import { MINUTES_PER_DAY } from '../../values/time';
import { worst } from './compare';
import { plus, power, safe, times, Unproven, type Bounds } from './proof';
import { ALL_KNOWN, type Block, bytesOfBlock, type Form, numbersOfBlock, ONES, Vector } from './vector';

export const bounds = (v: Vector): Bounds => [v.form.low, v.form.high];
const isWhole = (v: Vector): boolean => v.form.denominator === 1;

/** Buffers of a computed vector, and how its rows' states follow from the operands'. */
export function numbers(form: Omit<Form, 'certain' | 'dictionary'>, operands: readonly Vector[], kernel: (block: Block, out: Float64Array, dens: Float64Array) => void): Vector {
  const uncertain = operands.filter((operand) => !operand.form.certain);
  const out = numbersOfBlock();
  const dens = form.denominator === 1 ? ONES : numbersOfBlock();
  const states = uncertain.length > 1 ? bytesOfBlock() : ALL_KNOWN;
  return new Vector({ ...form, dictionary: null, certain: uncertain.length === 0 }, (block, self) => {
    for (const operand of operands) operand.read(block);
    kernel(block, out, dens);
    self.values = out;
    self.denominators = dens;
    if (uncertain.length > 1) worst(uncertain.map((operand) => operand.state), block.count, states);
    self.state = uncertain.length === 1 ? uncertain[0]!.state : states;
  });
}

/** The same exact number in every row, as a decimal where it has one. */
export function constantVector(kind: Kind, value: Rational): Vector {
  let scale = 0;
  while (scale < 15 && (10n ** BigInt(scale)) % value.d !== 0n) scale++;
  const decimal = 10n ** BigInt(scale) % value.d === 0n;
  const n = decimal ? (value.n * 10n ** BigInt(scale)) / value.d : value.n;
  const d = decimal ? 1n : value.d;
  const [number, denominator] = [Number(n), Number(d)];
  safe(number, number);
  safe(denominator, denominator);
  const values = numbersOfBlock().fill(number);
  const denominators = denominator === 1 ? ONES : numbersOfBlock().fill(denominator);
  const form = { kind, scale: decimal ? scale : 0, low: number, high: number, denominator, dictionary: null, certain: true };
  return new Vector(form, (_, self) => {
    self.values = values;
    self.denominators = denominators;
  });
}

/** a + sign × b, in `kind`; `lift` multiplies a first (1440 turns days into minutes). */
export function sum(kind: Kind, a: Vector, sign: 1 | -1, b: Vector, lift = 1): Vector {
  const scale = Math.max(a.form.scale, b.form.scale);
  const fa = power(scale - a.form.scale) * lift;
  const fb = power(scale - b.form.scale) * sign;
  const left = times(times(bounds(a), [fa, fa]), [1, b.form.denominator]);
  const right = times(times(bounds(b), [fb, fb]), [1, a.form.denominator]);
  const [low, high] = plus(left, right);
  const denominator = a.form.denominator * b.form.denominator;
  safe(1, denominator);
  return numbers({ kind, scale, low, high, denominator }, [a, b], (block, out, dens) => {
    const [x, y] = [a.values, b.values];
    if (denominator === 1) {
      for (let i = 0; i < block.count; i++) out[i] = x[i]! * fa + y[i]! * fb;
      return;
    }
    const [dx, dy] = [a.denominators, b.denominators];
    for (let i = 0; i < block.count; i++) {
      out[i] = x[i]! * fa * dy[i]! + y[i]! * fb * dx[i]!;
      dens[i] = dx[i]! * dy[i]!;
    }
  });
}

export function product(kind: Kind, a: Vector, b: Vector): Vector {
  const [low, high] = times(bounds(a), bounds(b));
  const denominator = a.form.denominator * b.form.denominator;
  safe(1, denominator);
  return numbers({ kind, scale: a.form.scale + b.form.scale, low, high, denominator }, [a, b], (block, out, dens) => {
    const [x, y] = [a.values, b.values];
    for (let i = 0; i < block.count; i++) out[i] = x[i]! * y[i]!;
    if (denominator === 1) return;
    const [dx, dy] = [a.denominators, b.denominators];
    for (let i = 0; i < block.count; i++) dens[i] = dx[i]! * dy[i]!;
  });
}

/** a / b as a fraction; unreadable where b is not above zero. */
export function quotient(kind: Kind, a: Vector, b: Vector): Vector {
  const shift = b.form.scale - a.form.scale;
  const fa = power(Math.max(0, shift));
  const [low, high] = times(times(bounds(a), [fa, fa]), [1, b.form.denominator]);
  const [, denominator] = times([1, Math.max(1, b.form.high)], [1, a.form.denominator]);
  const divisible = b.form.low > 0;
  // A denominator of 1 would say that there are none.
  const form = { kind, scale: Math.max(0, -shift), low: Math.min(0, low), high: Math.max(0, high), denominator: Math.max(2, denominator) };
  const out = numbersOfBlock();
  const dens = numbersOfBlock();
  const states = bytesOfBlock();
  const certain = divisible && a.form.certain && b.form.certain;
  // Two whole numbers are their fraction as they stand.
  const plain = certain && fa === 1 && isWhole(a) && isWhole(b);
  return new Vector({ ...form, dictionary: null, certain }, (block, self) => {
    const { values: x, denominators: dx } = a.read(block);
    const { values: y, denominators: dy } = b.read(block);
    if (plain) {
      self.values = x;
      self.denominators = y;
      return;
    }
    for (let i = 0; i < block.count; i++) {
      out[i] = x[i]! * fa * dy[i]!;
      dens[i] = y[i]! * dx[i]!;
    }
    if (!self.form.certain) {
      worst([a.state, b.state], block.count, states);
      for (let i = 0; i < block.count; i++) {
        if (y[i]! > 0) continue;
        out[i] = 0;
        dens[i] = 1;
        if (b.state[i] === State.Known) states[i] = State.Unreadable;
      }
    }
    self.values = out;
    self.denominators = dens;
    self.state = states;
  });
}

export function negative(a: Vector): Vector {
  const { kind, scale, denominator } = a.form;
  return numbers({ kind, scale, denominator, low: -a.form.high, high: -a.form.low }, [a], (block, out, dens) => {
    // 0 − x, so that there is no negative zero.
    for (let i = 0; i < block.count; i++) out[i] = 0 - a.values[i]!;
    if (denominator !== 1) dens.set(a.denominators.subarray(0, block.count));
  });
}

export function absolute(a: Vector): Vector {
  const { kind, scale, denominator } = a.form;
  const high = Math.max(Math.abs(a.form.low), Math.abs(a.form.high));
  return numbers({ kind, scale, denominator, low: 0, high }, [a], (block, out, dens) => {
    for (let i = 0; i < block.count; i++) out[i] = Math.abs(a.values[i]!);
    if (denominator !== 1) dens.set(a.denominators.subarray(0, block.count));
  });
}

/** The smallest or largest of several numbers without denominators. */
export function extreme(kind: Kind, which: 'MIN' | 'MAX', of: readonly Vector[]): Vector {
  if (!of.every(isWhole)) throw new Unproven();
  const scale = Math.max(...of.map((one) => one.form.scale));
  const factors = of.map((one) => power(scale - one.form.scale));
  const scaled = of.map((one, k) => times(bounds(one), [factors[k]!, factors[k]!]));
  const pick = which === 'MIN' ? Math.min : Math.max;
  const low = pick(...scaled.map(([l]) => l));
  const high = pick(...scaled.map(([, h]) => h));
  return numbers({ kind, scale, low, high, denominator: 1 }, of, (block, out) => {
    of.forEach((one, k) => {
      const { values } = one;
      const factor = factors[k]!;
      if (k === 0) for (let i = 0; i < block.count; i++) out[i] = values[i]! * factor;
      else if (which === 'MIN') for (let i = 0; i < block.count; i++) out[i] = Math.min(out[i]!, values[i]! * factor);
      else for (let i = 0; i < block.count; i++) out[i] = Math.max(out[i]!, values[i]! * factor);
    });
  });
}

export type Rounding = 'ROUND' | 'ROUNDUP' | 'ROUNDDOWN' | 'INT';

/** To whole multiples of 10^−places. Halves and ROUNDUP go away from zero, ROUNDDOWN towards it, INT down. */
export function rounded(kind: Kind, how: Rounding, x: Vector, places: number): Vector {
  if (places < 0) throw new Unproven();
  const shift = x.form.scale - places;
  // The value is out × unit + rest, with unit = 10^shift × denominator.
  const fx = power(Math.max(0, -shift));
  const fd = power(Math.max(0, shift));
  const [lowest, highest] = times(bounds(x), [fx, fx]);
  const unit = times([1, x.form.denominator], [fd, fd])[1];
  const reach = Math.max(Math.abs(lowest), Math.abs(highest));
  safe(0, 2 * reach + 2 * unit);
  const high = reach + 1;
  return numbers({ kind, scale: places, low: -high, high, denominator: 1 }, [x], (block, out) => {
    const { values, denominators } = x;
    for (let i = 0; i < block.count; i++) {
      const size = denominators[i]! * fd;
      const value = values[i]! * fx;
      const whole = Math.abs(value);
      // A quotient of doubles is at most one off, which the rest shows; faster than a remainder of doubles.
      let down = Math.floor(whole / size);
      let rest = whole - down * size;
      if (rest < 0) {
        down -= 1;
        rest += size;
      }
      const up =
        how === 'ROUND' ? 2 * rest >= size : how === 'ROUNDUP' ? rest > 0 : how === 'INT' ? rest > 0 && value < 0 : false;
      const magnitude = up ? down + 1 : down;
      out[i] = value < 0 ? 0 - magnitude : magnitude;
    }
  });
}

/** Serial day (`DATEPART`) or minute of the day (`TIMEPART`) of datetimes in whole minutes. */
export function partOf(which: 'date' | 'time', x: Vector): Vector {
  if (!isWhole(x) || x.form.scale !== 0 || x.form.low < 0) throw new Unproven();
  const high = which === 'date' ? Math.floor(x.form.high / MINUTES_PER_DAY) : MINUTES_PER_DAY - 1;
  return numbers({ kind: which, scale: 0, low: 0, high, denominator: 1 }, [x], (block, out) => {
    const { values } = x;
    if (which === 'time') for (let i = 0; i < block.count; i++) out[i] = values[i]! % MINUTES_PER_DAY;
    else for (let i = 0; i < block.count; i++) out[i] = (values[i]! - (values[i]! % MINUTES_PER_DAY)) / MINUTES_PER_DAY;
  });
}

