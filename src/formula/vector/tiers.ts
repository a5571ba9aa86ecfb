import { State } from '../../values/column';
import { compare, add, divide, multiply, rational, subtract, fromScaled, ZERO, type Rational } from '../../values/rational';
import type { Expression, TierTable } from '../expression';
import type { Exact } from '../world';
import { product, sum } from './arithmetic';
import { columnOfExact, looked } from './gather';
import { power, safe, times, Unproven } from './proof';
import { numbersOfBlock, Vector } from './vector';

type Tier = Extract<Expression, { op: 'tier' }>;
type Probe = (expression: Expression) => Exact;

/** Past this many edges a row finds its segment by halving. */
const FEW_EDGES = 16;

/**
 * A tier table of one number is a straight line between any two of its edges, whatever its kind. The exact interpreter is asked for two or three
 * values of each segment; rows then find their segment and take constant + slope × input. Throws Unproven where it is no such line.
 */
export function tierVector(tier: Tier, input: Vector, probe: Probe): Vector {
  const ask = (x: Rational): Exact => {
    const constant: Expression = { op: 'constant', kind: input.form.kind, value: x };
    return probe({ ...tier, inputs: [constant] });
  };
  const edges = edgesOf(tier.table);
  if (!edges) throw new Unproven();
  const [segments, samples] = input.form.denominator === 1 ? wholeSegments(input, edges) : fractionSegments(input, edges);
  const lines = samples.map((points) => line(points.map((x) => ({ x, y: ask(x) }))));
  const constants = columnOfExact(tier.kind, lines.map((one) => one.constant));
  if (!constants) throw new Unproven();
  const base = looked(segments, constants);
  if (lines.every((one) => one.slope.n === 0n)) return base;
  const slopes = columnOfExact('number', lines.map((one) => ({ state: State.Known, value: one.slope })));
  if (!slopes) throw new Unproven();
  return sum(tier.kind, base, 1, product(tier.kind, looked(segments, slopes), input));
}

type Edge = { readonly value: Rational; /** The first value above the edge belongs to the other side, not the edge itself. */ readonly after: boolean };

/** Null where an edge waits for its figure or a row takes anything. */
function edgesOf(table: TierTable): readonly Edge[] | null {
  const edges: Edge[] = [];
  for (const { cells: [cell] } of table.rows) {
    if (cell?.is !== 'interval' || cell.low?.value === null || cell.high?.value === null) return null;
    if (cell.low) edges.push({ value: cell.low.value, after: !cell.low.inclusive });
    if (cell.high) edges.push({ value: cell.high.value, after: cell.high.inclusive });
  }
  return edges;
}

type Segments = readonly [segmentOf: Vector, samples: readonly (readonly Rational[])[]];

/** Segments of whole numbers: row's segment is how many edges are at or below it. */
function wholeSegments(input: Vector, edges: readonly Edge[]): Segments {
  const { scale } = input.form;
  const floor = ({ value: { n, d } }: Edge): bigint => (n * 10n ** BigInt(scale) - (((n * 10n ** BigInt(scale)) % d) + d) % d) / d;
  const isWhole = ({ value: { n, d } }: Edge): boolean => (n * 10n ** BigInt(scale)) % d === 0n;
  // The first whole number on the far side of each edge.
  const starts = [...new Set(edges.map((edge) => Number(floor(edge) + (edge.after || !isWhole(edge) ? 1n : 0n))))].sort((a, b) => a - b);
  starts.forEach((start) => safe(start - 3, start + 3));
  const samples = starts.map((start, k) => [0, 1, 2].map((step) => start + step).filter((x) => x < (starts[k + 1] ?? Infinity)));
  const before = starts.length === 0 ? [0, 1, 2] : [1, 2, 3].map((step) => starts[0]! - step);
  return [segmentVector(input, starts), [before, ...samples].map((points) => points.map((x) => fromScaled(x, scale)))];
}

function segmentVector(input: Vector, starts: readonly number[]): Vector {
  const edges = Float64Array.from(starts);
  const out = numbersOfBlock();
  const { certain } = input.form;
  return new Vector({ kind: 'count', scale: 0, low: 0, high: starts.length, denominator: 1, dictionary: null, certain }, (block, self) => {
    const { values, state } = input.read(block);
    if (edges.length <= FEW_EDGES) stepped(values, edges, block.count, out);
    else halved(values, edges, block.count, out);
    self.values = out;
    self.state = state;
  });
}

function stepped(values: Float64Array, edges: Float64Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const x = values[i]!;
    let segment = 0;
    for (let k = 0; k < edges.length; k++) segment += Number(x >= edges[k]!);
    out[i] = segment;
  }
}

function halved(values: Float64Array, edges: Float64Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const x = values[i]!;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (x >= edges[middle]!) low = middle + 1;
      else high = middle;
    }
    out[i] = low;
  }
}

/** Segments of fractions, by cross-multiplication: 2 k + 1 is edge k itself, 2 k what lies below it and above the one before. */
function fractionSegments(input: Vector, edges: readonly Edge[]): Segments {
  const { scale, low, high, denominator, certain } = input.form;
  const sorted = edges.map((edge) => edge.value).sort(compare).filter((value, k, all) => k === 0 || compare(value, all[k - 1]!) !== 0);
  const unit = power(scale);
  const tops = Float64Array.from(sorted, ({ n }) => Number(n) * unit);
  const bottoms = Float64Array.from(sorted, ({ d }) => Number(d));
  for (let k = 0; k < sorted.length; k++) {
    times([low, high], [bottoms[k]!, bottoms[k]!]);
    times([tops[k]!, tops[k]!], [1, denominator]);
  }
  const out = numbersOfBlock();
  const vector = new Vector({ kind: 'count', scale: 0, low: 0, high: 2 * sorted.length, denominator: 1, dictionary: null, certain }, (block, self) => {
    const { values, denominators, state } = input.read(block);
    for (let i = 0; i < block.count; i++) {
      const value = values[i]!;
      const denominator = denominators[i]!;
      let segment = 0;
      for (let k = 0; k < tops.length; k++) {
        const side = value * bottoms[k]! - tops[k]! * denominator;
        segment += Number(side >= 0) + Number(side > 0);
      }
      out[i] = segment;
    }
    self.values = out;
    self.state = state;
  });
  const samples: Rational[][] = [];
  sorted.forEach((edge, k) => samples.push(inside(sorted[k - 1] ?? null, edge), [edge]));
  samples.push(inside(sorted.at(-1) ?? null, null));
  return [vector, samples];
}

/** Three numbers strictly between two edges; null is no edge. */
function inside(low: Rational | null, high: Rational | null): Rational[] {
  const from = low ?? (high ? subtract(high, rational(4n)) : ZERO);
  const to = high ?? add(from, rational(4n));
  return [1n, 2n, 3n].map((k) => add(from, multiply(subtract(to, from), rational(k, 4n))));
}

interface Line {
  readonly constant: Exact;
  readonly slope: Rational;
}

/** The straight line through the points; a single answer is a level one. Throws Unproven where they are on none. */
function line(points: readonly { readonly x: Rational; readonly y: Exact }[]): Line {
  const [first, second] = points;
  if (!first) throw new Unproven();
  const numeric = points.every(({ y }) => y.state === State.Known && isRational(y.value));
  if (!numeric || !second) {
    if (points.some(({ y }) => y.state !== first.y.state || !same(y.value, first.y.value))) throw new Unproven();
    return { constant: first.y, slope: ZERO };
  }
  const y = (k: number): Rational => points[k]!.y.value as Rational;
  const slope = divide(subtract(y(1), y(0)), subtract(second.x, first.x));
  const constant = subtract(y(0), multiply(slope, first.x));
  if (points.some(({ x }, k) => compare(add(constant, multiply(slope, x)), y(k)) !== 0)) throw new Unproven();
  return { constant: { state: State.Known, value: constant }, slope };
}

const isRational = (value: Exact['value']): value is Rational => typeof value === 'object' && value !== null && 'n' in value;
const same = (a: Exact['value'], b: Exact['value']): boolean => (isRational(a) && isRational(b) ? compare(a, b) === 0 : a === b);
