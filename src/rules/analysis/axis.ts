import type { Cell, Edge } from '../../formula/expression';
import { add, compare, divide, rational, subtract, type Rational } from '../../values/rational';
import type { Kind } from '../../values/kind';
import { monthCode } from '../../values/period';
import { toSerial } from '../../values/serial-day';
import { toDateTime } from '../../values/time';
import type { Domain } from './domain';

/** A place between values: just before one, or just after it. */
interface Cut {
  readonly value: Rational;
  readonly after: boolean;
}
const compareCuts = (a: Cut, b: Cut): number => compare(a.value, b.value) || Number(a.after) - Number(b.after);
const lowCut = ({ value, inclusive }: Edge): Cut | null => value && { value, after: !inclusive };
const highCut = ({ value, inclusive }: Edge): Cut | null => value && { value, after: inclusive };

/** Does a row match a segment, does it not, or can't that be told before a figure is set? */
export type Match = 'yes' | 'no' | 'maybe';

/** One input of a table, cut where any of its rows begins or ends: within a segment every row matches all values or none. */
export interface Axis {
  readonly domain: Domain;
  readonly segments: number;
  /** Segments side by side make one interval; of texts any may stand together. */
  readonly ordered: boolean;
  readonly match: (cell: Cell, segment: number) => Match;
  /** What the values of these segments are, as a table would say it; where they are all values: any. */
  readonly cellOf: (segments: readonly number[]) => Cell;
  /** What a segment is by itself, its ends at the ends of what is possible too; of texts that nobody lists: no value. */
  readonly segmentAt: (segment: number) => Cell;
  /** May a hole there be told of? Not of texts that nobody lists, nor of days before the first and after the last that a table speaks of. */
  readonly asks: (segment: number) => boolean;
}

export function axisOf(domain: Domain, cells: readonly Cell[]): Axis {
  return domain.is === 'texts' ? textAxis(domain) : numberAxis(domain, cells);
}

function textAxis(domain: Extract<Domain, { is: 'texts' }>): Axis {
  const { texts, closed } = domain;
  return {
    domain,
    // One more stands for all texts that nobody lists.
    segments: texts.length + Number(!closed),
    ordered: false,
    match: (cell, segment) => (cell.is === 'any' || (cell.is === 'values' && segment < texts.length && cell.values.includes(texts[segment]!)) ? 'yes' : 'no'),
    cellOf(segments) {
      const named = segments.filter((segment) => segment < texts.length);
      return named.length === texts.length || named.length < segments.length ? { is: 'any' } : { is: 'values', values: named.map((segment) => texts[segment]!) };
    },
    segmentAt: (segment) => ({ is: 'values', values: texts.slice(segment, segment + 1) }),
    asks: (segment) => segment < texts.length,
  };
}

function numberAxis(domain: Extract<Domain, { is: 'numbers' }>, cells: readonly Cell[]): Axis {
  const [first, last] = [domain.low && lowCut(domain.low), domain.high && highCut(domain.high)];
  const inside = (cut: Cut): boolean => (!first || compareCuts(cut, first) > 0) && (!last || compareCuts(cut, last) < 0);
  const edges = cells.flatMap((cell) => (cell.is === 'interval' ? [cell.low && lowCut(cell.low), cell.high && highCut(cell.high)] : []));
  const cuts = edges.filter((cut) => cut !== null).filter(inside).sort(compareCuts);
  const borders = [first, ...cuts.filter((cut, index) => index === 0 || compareCuts(cut, cuts[index - 1]!) !== 0), last];
  const pairs = borders.slice(1).map((high, index) => ({ low: borders[index] ?? null, high }));
  const segments = pairs.filter((segment) => !isEmpty(segment.low, segment.high, domain.step));
  const lowOf = (cut: Cut | null): Edge | null => cut && { value: cut.value, inclusive: !cut.after };
  const highOf = (cut: Cut | null): Edge | null => cut && { value: cut.value, inclusive: cut.after };
  return {
    domain,
    segments: segments.length,
    ordered: true,
    match: (cell, segment) => matchInterval(cell, segments[segment]!),
    segmentAt: (segment) => ({ is: 'interval', low: lowOf(segments[segment]!.low), high: highOf(segments[segment]!.high) }),
    asks: (segment) => domain.ends || (segments[segment]!.low !== null && segments[segment]!.high !== null),
    cellOf(chosen) {
      const [low, high] = [segments[chosen[0]!]!.low, segments[chosen.at(-1)!]!.high];
      const [open, close] = [chosen[0] === 0 ? null : low, chosen.at(-1) === segments.length - 1 ? null : high];
      // The ends of what is possible at all need no mention, but zero, which people take for a value like any other.
      const from = open ?? (domain.low?.value?.n === 0n && segments.length > 1 ? low : null);
      if (!from && !close) return { is: 'any' };
      return { is: 'interval', low: lowOf(from), high: highOf(close) };
    },
  };
}

function matchInterval(cell: Cell, { low, high }: { readonly low: Cut | null; readonly high: Cut | null }): Match {
  if (cell.is !== 'interval') return cell.is === 'any' ? 'yes' : 'no';
  const [from, to] = [cell.low && lowCut(cell.low), cell.high && highCut(cell.high)];
  if (from && low === null) return 'no';
  if (to && high === null) return 'no';
  if (from && low && compareCuts(from, low) > 0) return 'no';
  if (to && high && compareCuts(to, high) < 0) return 'no';
  return (cell.low && !from) || (cell.high && !to) ? 'maybe' : 'yes';
}

const floor = (value: Rational): bigint => (value.n >= 0n ? value.n / value.d : -((-value.n + value.d - 1n) / value.d));

/** The first multiple of `step` after a cut. */
function firstAfter({ value, after }: Cut, step: Rational): Rational {
  const steps = divide(value, step);
  const whole = floor(steps);
  const at = compare(rational(whole), steps) === 0 && !after ? whole : whole + 1n;
  return { n: at * step.n, d: step.d };
}

const isBefore = (value: Rational, cut: Cut | null): boolean => !cut || compareCuts({ value, after: false }, cut) < 0;

/** Is there no value between two cuts? */
function isEmpty(low: Cut | null, high: Cut | null, step: Rational | null): boolean {
  if (!low || !high) return false;
  if (compareCuts(low, high) >= 0) return true;
  return step !== null && !isBefore(firstAfter(low, step), high);
}

/** What stands for any value where nothing is no value: there is no day zero. */
const ANY_DAY = toSerial(2026, 1, 1);
const ANYWHERE: Readonly<Partial<Record<Kind, bigint>>> = { date: BigInt(ANY_DAY), datetime: BigInt(toDateTime(ANY_DAY, 0)), period: BigInt(monthCode(2026, 1)) };

/** A value that lies in a cell, as plain as can be: its included end, the middle, or one unit beyond its only end. */
export function exampleIn(cell: Cell, domain: Domain, unit: Rational): Rational | string | null {
  if (domain.is === 'texts') return (cell.is === 'values' ? cell.values[0] : domain.texts[0]) ?? null;
  const asInterval = cell.is === 'interval' ? cell : { low: null, high: null };
  const [from, to] = [asInterval.low ?? domain.low, asInterval.high ?? domain.high];
  const [low, high] = [from && lowCut(from), to && highCut(to)];
  if (low && !low.after) return low.value;
  if (high?.after && (!low || high.value.n === 0n)) return high.value;
  if (!low) return high ? subtract(high.value, unit) : rational(ANYWHERE[domain.kind] ?? 0n);
  const wanted = high ? divide(add(low.value, high.value), rational(2n)) : add(low.value, unit);
  const { step } = domain;
  if (!step) return wanted;
  const onStep = rational(floor(divide(wanted, step)) * step.n, step.d);
  return compareCuts({ value: onStep, after: true }, low) > 0 && isBefore(onStep, high) ? onStep : firstAfter(low, step);
}
