import { State, type Column } from '../../values/column';
import type { Kind } from '../../values/kind';
import type { Rational } from '../../values/rational';
import type { Exact } from '../world';
import { ALL_KNOWN, BLOCK, measure, ONES, Vector } from './vector';

/** More decimal places than this and fractions are kept as such. */
const MOST_PLACES = 12;

const isSafe = (n: bigint): boolean => n <= BigInt(Number.MAX_SAFE_INTEGER) && n >= -BigInt(Number.MAX_SAFE_INTEGER);

/** Exact values as a column, one row each; null where one of them leaves the safe integers. */
export function columnOfExact(kind: Kind, results: readonly Exact[]): Column | null {
  const state = Uint8Array.from(results, (result) => result.state);
  const numeric = (value: Exact['value']): value is Rational => typeof value === 'object' && value !== null && 'n' in value;
  const numbers = results.map(({ value }) => (numeric(value) ? value : null));
  if (numbers.some((number) => number !== null)) return columnOfRationals(kind, numbers, state);

  const values = new Float64Array(results.length);
  if (kind === 'yesno') {
    results.forEach(({ value }, row) => (values[row] = value === true ? 1 : 0));
    return { kind, scale: 0, values, state };
  }
  if (kind !== 'text' && kind !== 'role' && kind !== 'list') return { kind, scale: 0, values, state };
  const codes = new Map<string, number>();
  results.forEach(({ value }, row) => {
    if (value === null) return;
    const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join('、') : '';
    if (!codes.has(text)) codes.set(text, codes.size);
    values[row] = codes.get(text)!;
  });
  return { kind, scale: 0, values, state, dictionary: [...codes.keys()] };
}

function columnOfRationals(kind: Kind, numbers: readonly (Rational | null)[], state: Uint8Array): Column | null {
  let scale = 0;
  for (const number of numbers) while (number && scale <= MOST_PLACES && 10n ** BigInt(scale) % number.d !== 0n) scale++;
  const decimal = scale <= MOST_PLACES;
  if (!decimal) scale = 0;
  const unit = 10n ** BigInt(scale);
  const tops = numbers.map((number) => (number === null ? 0n : decimal ? (number.n * unit) / number.d : number.n));
  if (!tops.every(isSafe)) return decimal && scale > 0 ? fractions(kind, numbers, state) : null;
  return decimal ? { kind, scale, values: Float64Array.from(tops, Number), state } : fractions(kind, numbers, state);
}

function fractions(kind: Kind, numbers: readonly (Rational | null)[], state: Uint8Array): Column | null {
  if (!numbers.every((number) => number === null || (isSafe(number.n) && isSafe(number.d)))) return null;
  const values = Float64Array.from(numbers, (number) => Number(number?.n ?? 0n));
  const denominators = Float64Array.from(numbers, (number) => Number(number?.d ?? 1n));
  return { kind, scale: 0, values, state, denominators };
}

/** Row i of the result is row `at[i]` of the column. */
export function spread(column: Column, at: Int32Array): Column {
  const pick = (from: Float64Array): Float64Array => {
    const to = new Float64Array(at.length);
    for (let i = 0; i < at.length; i++) to[i] = from[at[i]!]!;
    return to;
  };
  const state = new Uint8Array(at.length);
  for (let i = 0; i < at.length; i++) state[i] = column.state[at[i]!]!;
  const { kind, scale, dictionary, denominators } = column;
  return {
    kind, scale, values: pick(column.values), state,
    ...(denominators && { denominators: pick(denominators) }),
    ...(dictionary && { dictionary }),
  };
}

/** A column's own rows: views into it where the block is a run of rows, copies where it is a list of them. */
export function leaf(column: Column): Vector {
  const measured = measure(column);
  const { certain, denominator } = measured;
  // Most columns are only compared with constants, which needs no bounds: they are measured when something asks.
  const form = {
    kind: column.kind, scale: column.scale, denominator, dictionary: column.dictionary ?? null, certain,
    get low() {
      return measured.low;
    },
    get high() {
      return measured.high;
    },
  };
  const fractional = denominator === 1 ? undefined : column.denominators;
  let copies: { values: Float64Array; denominators: Float64Array; state: Uint8Array } | undefined;
  return new Vector(form, ({ start, count, rows }, self) => {
    if (!rows) {
      self.values = column.values.subarray(start, start + count);
      if (fractional) self.denominators = fractional.subarray(start, start + count);
      if (!certain) self.state = column.state.subarray(start, start + count);
      return;
    }
    copies ??= { values: new Float64Array(BLOCK), denominators: fractional ? new Float64Array(BLOCK) : ONES, state: certain ? ALL_KNOWN : new Uint8Array(BLOCK) };
    for (let i = 0; i < count; i++) copies.values[i] = column.values[rows[i]!]!;
    if (fractional) for (let i = 0; i < count; i++) copies.denominators[i] = fractional[rows[i]!]!;
    if (!certain) for (let i = 0; i < count; i++) copies.state[i] = column.state[rows[i]!]!;
    Object.assign(self, copies);
  });
}

/** `entries` looked up by whole numbers from 0, such as dictionary codes. */
export function looked(codes: Vector, entries: Column): Vector {
  const { low, high, denominator, certain } = measure(entries);
  const known = certain && codes.form.certain;
  const out = new Float64Array(BLOCK);
  const fractional = denominator === 1 ? undefined : entries.denominators;
  const dens = fractional ? new Float64Array(BLOCK) : ONES;
  const states = known ? ALL_KNOWN : new Uint8Array(BLOCK);
  const form = { kind: entries.kind, scale: entries.scale, low: Math.min(0, low), high: Math.max(0, high), denominator, dictionary: entries.dictionary ?? null, certain: known };
  return new Vector(form, (block, self) => {
    const { values: at, state } = codes.read(block);
    const { values } = entries;
    for (let i = 0; i < block.count; i++) out[i] = values[at[i]!] ?? 0;
    if (fractional) for (let i = 0; i < block.count; i++) dens[i] = fractional[at[i]!] ?? 1;
    if (!known) for (let i = 0; i < block.count; i++) states[i] = state[i] === State.Known ? entries.state[at[i]!]! : state[i]!;
    self.values = out;
    self.denominators = dens;
    self.state = states;
  });
}
