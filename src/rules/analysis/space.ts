import type { TierTable } from '../../formula/expression';
import type { RuleFile, RuleSet } from '../model';
import { covers } from '../interval';
import { axisOf, exampleIn, type Axis } from './axis';
import { domainsOf, oneOf } from './domain';
import { valuesOf } from './reach';
import { sweep, type Region } from './sweep';
import type { Rational } from '../../values/rational';
import type { Values } from './values';

/** The values of a table's inputs, cut into regions of the same rows. */
export interface Space {
  readonly table: TierTable;
  readonly axes: readonly Axis[];
  readonly regions: readonly Region[];
  /** False: the table is too large and was looked at in part. */
  readonly complete: boolean;
}

/** A row that rows before it come before, where the first that matches decides. */
export interface HiddenRow {
  readonly row: number;
  /** Rows (from 0) that decide in its place, in order. */
  readonly by: readonly number[];
  /** Null: it never decides. Else where it does not. */
  readonly at: Region | null;
}

export function spaceOf(set: RuleSet, file: RuleFile, table: TierTable): Space {
  const axes = domainsOf(set, file, table).map((domain, index) => axisOf(domain, table.rows.map((row) => row.cells[index]!)));
  return { table, axes, ...sweep(table, axes) };
}

/** The values of a region, by input. */
export const regionValues = ({ axes }: Space, { segments }: Pick<Region, 'segments'>): readonly Values[] => axes.map(({ cellOf }, index) => valuesOf(cellOf(segments[index]!)));

/** A value of each input in a region; `inside`: rather not on its lower edge. */
export const exampleOf = ({ axes }: Space, { segments }: Pick<Region, 'segments'>, inside = false): readonly (Rational | string | null)[] =>
  axes.map(({ domain, cellOf }, index) => {
    const cell = cellOf(segments[index]!);
    const low = cell.is === 'interval' && cell.low && inside ? { ...cell.low, inclusive: false } : null;
    return exampleIn(cell.is === 'interval' && low ? { ...cell, low } : cell, domain, oneOf(domain.unit));
  });

/** Values in no row, but for an unbounded end of days and texts that nobody lists: there a table need not say anything. */
export const gapsIn = ({ axes, regions }: Space): readonly Region[] =>
  regions.flatMap((region) => {
    if (region.rows.length + region.waiting.length > 0) return [];
    const segments = region.segments.map((own, index) => own.filter((segment) => axes[index]!.asks(segment)));
    return segments.some((own) => own.length === 0) ? [] : [{ ...region, segments }];
  });

/** May only one row match? */
export const takesOne = ({ kind, hitPolicy }: TierTable): boolean => kind !== 'decision' || hitPolicy === 'unique';

const firstDecides = ({ kind, hitPolicy }: TierTable): boolean => kind === 'decision' && hitPolicy === 'first';

/** Values in several rows of a table that takes one. */
export const overlapsIn = ({ table, regions }: Space): readonly Region[] => (takesOne(table) ? regions.filter(({ rows }) => rows.length > 1) : []);

/** Rows (from 0) for which the inputs have no value at all. */
export const impossibleIn = ({ table, regions, complete }: Space): readonly number[] =>
  complete ? table.rows.flatMap((_, row) => (regions.some(({ rows, waiting }) => rows.includes(row) || waiting.includes(row)) ? [] : [row])) : [];

/**
 * Rows that another comes before: wholly, or where it decides otherwise. A special case before the general one is how such tables are written and is
 * not told. Of each row and each other one the first region.
 */
export function hiddenIn({ table, regions, complete }: Space): readonly HiddenRow[] {
  if (!firstDecides(table)) return [];
  const { rows } = table;
  return rows.flatMap((row, index): HiddenRow[] => {
    const here = regions.filter((region) => region.rows.includes(index));
    if (complete && here.length > 0 && here.every((region) => region.rows[0]! < index)) {
      return [{ row: index, by: [...new Set(here.map((region) => region.rows[0]!))].sort((a, b) => a - b), at: null }];
    }
    const seen = new Set<number>();
    return here.flatMap((region): HiddenRow[] => {
      const first = region.rows[0]!;
      const isSpecial = rows[first]!.cells.every((cell, input) => covers(row.cells[input]!, cell));
      if (first === index || isSpecial || seen.has(first) || saySame(table, first, index)) return [];
      seen.add(first);
      return [{ row: index, by: [first], at: region }];
    });
  });
}

function saySame({ rows }: TierTable, a: number, b: number): boolean {
  const text = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return text(rows[a]!.outputs) === text(rows[b]!.outputs);
}
