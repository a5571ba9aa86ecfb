import { State, type Column } from '../../values/column';
import { DICTIONARY_KINDS, type Kind } from '../../values/kind';
import type { Rational } from '../../values/rational';
import type { Exact } from '../world';
import { ALL_KNOWN, BLOCK, bytesOfBlock, measure, numbersOfBlock, ONES, Vector } from './vector';

/** More decimal places than this and fractions are kept as such. */
const MOST_PLACES = 12;

const isSafe = (n: bigint): boolean => n <= BigInt(Number.MAX_SAFE_INTEGER) && n >= -BigInt(Number.MAX_SAFE_INTEGER);

/** Exact values as a column, one row each; null where one of them leaves the safe integers. */
export function columnOfExact(kind: Kind, results: readonly Exact[]): Column | null {
  const state = new Uint8Array(results.length);
  const values = new Float64Array(results.length);
  const codes = new Map<string, number>();
  const numbers: (Rational | null)[] = [];
  let numeric = false;
  for (let row = 0; row < results.length; row++) {
    const result = results[row]!;
    const { value } = result;
    state[row] = result.state;
    const number = typeof value === 'object' && value !== null && 'n' in value ? value : null;
    numbers.push(number);
    if (number !== null) numeric = true;
    else if (kind === 'yesno') values[row] = value === true ? 1 : 0;
    else if (value !== null && DICTIONARY_KINDS.has(kind)) values[row] = codeOf(codes, typeof value === 'string' ? value : Array.isArray(value) ? value.join('、') : '');
  }
  if (numeric) return columnOfRationals(kind, numbers, state);
  return { kind, scale: 0, values, state, ...(DICTIONARY_KINDS.has(kind) && { dictionary: [...codes.keys()] }) };
}

function codeOf(codes: Map<string, number>, text: string): number {
  const code = codes.get(text) ?? codes.size;
  codes.set(text, code);
  return code;
}

function columnOfRationals(kind: Kind, numbers: readonly (Rational | null)[], state: Uint8Array): Column | null {
  let scale = 0;
  for (const number of numbers) while (number && number.d !== 1n && scale <= MOST_PLACES && 10n ** BigInt(scale) % number.d !== 0n) scale++;
  if (scale > MOST_PLACES) return fractions(kind, numbers, state);
  const unit = 10n ** BigInt(scale);
  const values = new Float64Array(numbers.length);
  for (let row = 0; row < values.length; row++) {
    const number = numbers[row] ?? null;
    if (number !== null) values[row] = Number(number.d === unit ? number.n : (number.n * unit) / number.d);
    // A whole number that leaves the safe ones is never rounded to one of them.
    if (!Number.isSafeInteger(values[row])) return scale > 0 ? fractions(kind, numbers, state) : null;
  }
  return { kind, scale, values, state };
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
  const out = numbersOfBlock();
  const fractional = denominator === 1 ? undefined : entries.denominators;
  const dens = fractional ? numbersOfBlock() : ONES;
  const states = known ? ALL_KNOWN : bytesOfBlock();
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
