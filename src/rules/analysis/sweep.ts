import type { TierTable } from '../../formula/expression';
import type { Axis } from './axis';

/** Values of all inputs (for each axis its segments) at which the same rows match: for certain, or as soon as a figure that they wait for is set. */
export interface Region {
  readonly segments: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly waiting: readonly number[];
}

/** Beyond this many steps a table is looked at no further. */
export const MAX_STEPS = 5_000;

/**
 * Cuts the space of a table's inputs into regions: axis by axis, with the rows that are still in the running, as far as more than none are.
 * Neighbouring regions of the same rows are one.
 */
export function sweep(table: TierTable, axes: readonly Axis[]): { readonly regions: readonly Region[]; readonly complete: boolean } {
  const regions: Region[] = [];
  let steps = 0;
  const go = (prefix: readonly (readonly number[])[], rows: readonly number[], waiting: readonly number[]): void => {
    if ((steps += 1) > MAX_STEPS) return;
    const at = prefix.length;
    const axis = axes[at];
    if (!axis || rows.length + waiting.length === 0) {
      regions.push({ segments: [...prefix, ...axes.slice(at).map(({ segments }) => range(segments))], rows, waiting });
      return;
    }
    for (const part of partsOf(table, axis, at, rows, waiting)) go([...prefix, part.segments], part.rows, part.waiting);
  };
  go([], range(table.rows.length), []);
  return { regions: merged(regions, axes), complete: steps <= MAX_STEPS };
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

interface Part {
  readonly segments: number[];
  readonly rows: readonly number[];
  readonly waiting: readonly number[];
}

/** The segments of one axis, those together at which the same rows match. */
function partsOf(table: TierTable, axis: Axis, at: number, rows: readonly number[], waiting: readonly number[]): readonly Part[] {
  const parts: Part[] = [];
  const known = new Map<string, Part>();
  let before = '';
  for (let segment = 0; segment < axis.segments; segment += 1) {
    const here = (row: number): string => axis.match(table.rows[row]!.cells[at]!, segment);
    const sure = rows.filter((row) => here(row) === 'yes');
    const unsure = [...rows.filter((row) => here(row) === 'maybe'), ...waiting.filter((row) => here(row) !== 'no')];
    const key = `${sure.join()}|${unsure.join()}`;
    const part = axis.ordered && key !== before ? undefined : known.get(key);
    if (part) part.segments.push(segment);
    else {
      const made: Part = { segments: [segment], rows: sure, waiting: unsure };
      known.set(key, made);
      parts.push(made);
    }
    before = key;
  }
  return parts;
}

/** Two regions of the same rows as one, where they differ on one axis alone and lie side by side on it; null otherwise. */
function joined(a: Region, b: Region, axes: readonly Axis[]): Region | null {
  const differing = axes.flatMap((_, at) => (a.segments[at]!.join() === b.segments[at]!.join() ? [] : [at]));
  const [at] = differing;
  if (at === undefined || differing.length > 1) return null;
  const together = [...a.segments[at]!, ...b.segments[at]!].sort((x, y) => x - y);
  if (axes[at]!.ordered && together.some((segment, index) => index > 0 && segment !== together[index - 1]! + 1)) return null;
  return { ...a, segments: a.segments.map((segments, axis) => (axis === at ? together : segments)) };
}

/** What is told of are holes and overlaps; where one row matches nothing is. Beyond this many regions of the same rows they stay as they were found: right, and not as few as could be. */
const MOST_JOINED = 40;

function merged(regions: readonly Region[], axes: readonly Axis[]): readonly Region[] {
  const bySame = new Map<string, Region[]>();
  for (const region of regions) {
    const key = `${region.rows.join()}|${region.waiting.join()}`;
    bySame.set(key, [...(bySame.get(key) ?? []), region]);
  }
  return [...bySame.values()].flatMap((same) => (same.length > MOST_JOINED || same[0]!.rows.length === 1 ? same : mergedOf(same, axes)));
}

/** Joins until no two can be joined: what has grown may now lie beside one that was passed over. */
function mergedOf(regions: readonly Region[], axes: readonly Axis[]): readonly Region[] {
  for (const [index, region] of regions.entries()) {
    for (const [other, candidate] of regions.entries()) {
      const both = other > index ? joined(region, candidate, axes) : null;
      if (both) return mergedOf([...regions.slice(0, index), both, ...regions.slice(index + 1).filter((one) => one !== candidate)], axes);
    }
  }
  return regions;
}
