import { keyOf } from '../formula/exactly';
import type { Cell, Parameter, TierTable } from '../formula/expression';
import type { Domain } from '../rules/analysis/domain';
import { reachedBy } from '../rules/analysis/sites';
import { exampleOf, hiddenIn, impossibleIn, regionValues, spaceOf, takesOne, type Space } from '../rules/analysis/space';
import type { Region } from '../rules/analysis/sweep';
import type { RuleFile, RuleSet } from '../rules/model';
import { covers } from '../rules/interval';
import { tableInText } from '../rules/written-table';
import { compare, type Rational } from '../values/rational';

/** What the table says of a part of its values: one row decides; none; several at once contradict each other, or all count; nobody knows before a figure is set. */
export type Says = 'row' | 'gap' | 'overlap' | 'collected' | 'waits';

/** Values of all inputs at which the same rows match. */
export interface Part {
  /** For each input the places of its segments on the axis. */
  readonly segments: readonly (readonly number[])[];
  /** For each input its values here; those of an input that may be anything: any. */
  readonly cells: readonly Cell[];
  readonly says: Says;
  /** The row that decides; null: none, or several. Rows are counted from 0, as in the file. */
  readonly row: number | null;
  /** All rows that match, in the file's order; those besides the deciding one are hidden by it. */
  readonly rows: readonly number[];
  /** Rows that may match as soon as their figures are set. */
  readonly waiting: readonly number[];
  /** Of a gap: can a rule look such values up? */
  readonly matters: boolean;
  /** Plain values that lie in it, one of each input. */
  readonly example: readonly (Rational | string | null)[];
}

/** A figure at which a row begins or ends. */
export interface Tick {
  readonly value: Rational;
  /** The parameter that gives the figure, if one does. */
  readonly parameter: Parameter | null;
  /** The segment that holds it; null: no such value occurs. */
  readonly segment: number | null;
}

/** One input, cut where rows begin and end. */
export interface PictureAxis {
  readonly input: Domain;
  /** Numbers stand in their order; texts beside each other. */
  readonly ordered: boolean;
  /** Of texts one each; one without any stands for all that nobody lists. */
  readonly segments: readonly Cell[];
  /** Of numbers, rising. */
  readonly ticks: readonly Tick[];
}

/** How a row fares among the others. */
export interface RowState {
  readonly row: number;
  /** hidden: never decides; partly-hidden: another decides otherwise in a part of it; impossible: no such values occur; unread: it can't be read as it stands. */
  readonly is: 'used' | 'waits' | 'overlaps' | 'hidden' | 'partly-hidden' | 'impossible' | 'unread';
  /** The rows that come before it or contradict it. */
  readonly by: readonly number[];
}

/** A tier table as it can be drawn: one input on a line, two on a grid (parts row by row: those of the first input's first segment first), more as boxes. */
export interface Picture {
  readonly layout: 'line' | 'grid' | 'boxes';
  readonly table: TierTable;
  readonly axes: readonly PictureAxis[];
  readonly parts: readonly Part[];
  /** One for each row of the file, in its order. */
  readonly rows: readonly RowState[];
  /** The table says that what is in no row is meant to stay unknown. */
  readonly gapsMeant: boolean;
  /** False: too large, and looked at in part. */
  readonly complete: boolean;
}

/**
 * The picture of a table as a text has it, sound or not.
 * @param file a version of the file that loads: what the table names is looked up in it.
 * @returns null where the text has no such table or it can't be read.
 */
export function pictureOf(set: RuleSet, file: RuleFile, text: string, name: string): Picture | null {
  const read = tableInText(set, file, text, name);
  if (!read) return null;
  const { table, places, unread, shape } = read;
  const space = spaceOf(set, file, table);
  const isReached = reachedBy(set, file, table);
  const part = (segments: Part['segments'], region: Region): Part => drawn(space, segments, region, places, isReached);
  const layout = !space.complete || space.axes.length > 2 ? 'boxes' : space.axes.length === 2 ? 'grid' : 'line';
  return {
    layout,
    table,
    axes: space.axes.map((axis, index) => ({
      input: axis.domain,
      ordered: axis.ordered,
      segments: Array.from({ length: axis.segments }, (_, segment) => axis.segmentAt(segment)),
      ticks: axis.ordered ? ticksOf(space, index) : [],
    })),
    parts: layout === 'boxes' ? space.regions.map((region) => part(region.segments, region)) : cellsOf(space).map(({ at, region }) => part(at.map((segment) => [segment]), region)),
    rows: statesOf(space, places, unread),
    gapsMeant: shape.gaps === 'meant',
    complete: space.complete,
  };
}

/** One part for each segment, or pair of them. */
function cellsOf({ axes, regions }: Space): readonly { readonly at: readonly number[]; readonly region: Region }[] {
  const grid = axes.reduce<readonly (readonly number[])[]>((found, { segments }) => found.flatMap((before) => Array.from({ length: segments }, (_, segment) => [...before, segment])), [[]]);
  const holding = new Map(regions.flatMap((region) => product(region.segments).map((at) => [at.join(), region] as const)));
  return grid.map((at) => ({ at, region: holding.get(at.join())! }));
}

const product = (lists: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  lists.reduce<readonly (readonly number[])[]>((found, list) => found.flatMap((before) => list.map((one) => [...before, one])), [[]]);

function drawn(space: Space, segments: Part['segments'], region: Region, places: readonly number[], isReached: ReturnType<typeof reachedBy>): Part {
  const { table, axes } = space;
  const here = { segments };
  const { says, row } = decided(table, region);
  const asks = segments.every((own, index) => own.some((segment) => axes[index]!.asks(segment)));
  const placesOf = (rows: readonly number[]): number[] => rows.map((one) => places[one]!);
  return {
    segments,
    cells: axes.map(({ segmentAt, cellOf }, index) => (segments[index]!.length === 1 ? segmentAt(segments[index]![0]!) : cellOf(segments[index]!))),
    says,
    row: row === null ? null : places[row]!,
    rows: placesOf(region.rows),
    waiting: placesOf(region.waiting),
    matters: says === 'gap' && asks && isReached(regionValues(space, here)),
    example: exampleOf(space, here),
  };
}

/** What the engine makes of rows that match and rows that may. */
function decided(table: TierTable, { rows, waiting }: Region): { readonly says: Says; readonly row: number | null } {
  const [first] = rows;
  const [earliest] = waiting;
  if (first === undefined) return { says: earliest === undefined ? 'gap' : 'waits', row: null };
  if (takesOne(table)) return rows.length > 1 ? { says: 'overlap', row: null } : { says: 'row', row: first };
  if (table.hitPolicy === 'first') return earliest !== undefined && earliest < first ? { says: 'waits', row: null } : { says: 'row', row: first };
  if (earliest !== undefined) return { says: 'waits', row: null };
  return rows.length === 1 ? { says: 'row', row: first } : { says: 'collected', row: null };
}

/** The segment that holds a value; null: it never occurs. */
function segmentOf(segments: readonly Cell[], value: Rational | string): number | null {
  if (typeof value === 'string') {
    const listed = segments.findIndex((cell) => cell.is === 'values' && cell.values.includes(value));
    const others = segments.findIndex((cell) => cell.is === 'values' && cell.values.length === 0);
    return listed >= 0 ? listed : others >= 0 ? others : null;
  }
  const only: Cell = { is: 'interval', low: { value, inclusive: true }, high: { value, inclusive: true } };
  const found = segments.findIndex((cell) => covers(cell, only));
  return found < 0 ? null : found;
}

/** The part of a picture that holds values, one of each input; null: such values never occur. */
export function partAt({ axes, parts }: Picture, values: readonly (Rational | string)[]): Part | null {
  const at = axes.map(({ segments }, index) => segmentOf(segments, values[index]!));
  return parts.find(({ segments }) => segments.every((own, index) => at[index] !== null && own.includes(at[index]!))) ?? null;
}

function ticksOf({ table, axes }: Space, index: number): readonly Tick[] {
  const axis = axes[index]!;
  const found = new Map<string, Tick>();
  for (const { cells } of table.rows) {
    const cell = cells[index]!;
    for (const edge of cell.is === 'interval' ? [cell.low, cell.high] : []) {
      if (!edge?.value || found.get(keyOf(edge.value))?.parameter) continue;
      const segments = Array.from({ length: axis.segments }, (_, at) => axis.segmentAt(at));
      found.set(keyOf(edge.value), { value: edge.value, parameter: edge.parameter ?? null, segment: segmentOf(segments, edge.value) });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.value, b.value));
}

function statesOf(space: Space, places: readonly number[], unread: readonly number[]): readonly RowState[] {
  const { table, regions } = space;
  const states = new Map<number, RowState>(unread.map((row) => [row, { row, is: 'unread', by: [] }]));
  const put = (row: number, is: RowState['is'], by: readonly number[] = []): void => {
    const place = places[row]!;
    if (!states.has(place)) states.set(place, { row: place, is, by: by.map((one) => places[one]!) });
  };
  for (const row of impossibleIn(space)) put(row, 'impossible');
  if (takesOne(table)) {
    const against = new Map<number, Set<number>>();
    for (const { rows } of regions) for (const row of rows) for (const other of rows) if (other !== row) against.set(row, (against.get(row) ?? new Set()).add(other));
    for (const [row, others] of against) put(row, 'overlaps', [...others].sort((a, b) => a - b));
  }
  const hidden = hiddenIn(space);
  for (const { row, by, at } of hidden) if (at === null) put(row, 'hidden', by);
  for (const { row, at } of hidden) if (at !== null) put(row, 'partly-hidden', [...new Set(hidden.filter((one) => one.row === row).flatMap(({ by }) => by))].sort((a, b) => a - b));
  table.rows.forEach((_, row) => put(row, regions.some(({ rows }) => rows.includes(row)) ? 'used' : 'waits'));
  return [...states.values()].sort((a, b) => a.row - b.row);
}
