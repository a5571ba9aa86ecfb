import type { JSONPath } from 'jsonc-parser';
import { isRational } from '../formula/exactly';
import type { Cell, Edge, TierRow } from '../formula/expression';
import { readLiteral } from '../formula/literal';
import { domainsOf, type Domain } from '../rules/analysis/domain';
import { literalText } from '../rules/analysis/literal-text';
import { overlaps } from '../rules/interval';
import type { RuleFile, RuleSet } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import { tableInText, type TableInText } from '../rules/written-table';
import { add, compare, subtract, type Rational } from '../values/rational';
import type { Edit } from './edit';

/** Which end of a row. */
export type Side = 'low' | 'high';

/** The words of an edge: with the bound itself, and without it. */
const WORDS: Readonly<Record<Side, readonly [included: string, excluded: string]>> = { low: ['from', 'above'], high: ['upTo', 'below'] };
const wordOf = (side: Side, inclusive: boolean): string => WORDS[side][inclusive ? 0 : 1];
const otherSide = (side: Side): Side => (side === 'low' ? 'high' : 'low');

/** A bound of one row: of its `input`-th input, at one end. Rows and inputs are counted from 0, rows as in the file. */
export interface BoundPlace {
  readonly row: number;
  readonly input: number;
  readonly side: Side;
}

/** The rows of a tier table in a text: what they are, how each edge is written there, and the edits that write it otherwise. */
export class TierRows {
  /** By place in the file; null: the row can't be read as it stands. */
  readonly rows: readonly (TierRow | null)[];
  readonly domains: readonly Domain[];

  /** Null where the text has no such table or it can't be read. `file`: a version of the file that loads. */
  static in(set: RuleSet, file: RuleFile, text: string, name: string): TierRows | null {
    const read = tableInText(set, file, text, name);
    return read && new TierRows(read, domainsOf(set, file, read.table), file);
  }

  private constructor(
    readonly read: TableInText,
    domains: readonly Domain[],
    private readonly file: RuleFile,
  ) {
    const { shape, table, places } = read;
    this.rows = shape.rows.map((_, place) => table.rows[places.indexOf(place)] ?? null);
    this.domains = domains;
  }

  /** Do the edges stand in the row itself, not under `when`? */
  get isPlain(): boolean {
    return this.read.shape.input !== undefined;
  }

  edgeOf({ row, input, side }: BoundPlace): Edge | null {
    return edgeIn(this.rows[row]?.cells[input], side);
  }

  /** How a bound is written; undefined: the row has none there. */
  jsonOf(bound: BoundPlace): Json | undefined {
    const word = this.wordAt(bound);
    return word === null ? undefined : this.partsOf(bound)[word];
  }

  /** The same where it is written with that word; undefined where the row has none, or the other. */
  wordedAt(bound: BoundPlace, inclusive: boolean): Json | undefined {
    return this.partsOf(bound)[wordOf(bound.side, inclusive)];
  }

  jsonOfRow(row: number): JsonObject {
    return this.read.shape.rows[row] as JsonObject;
  }

  pathOf(row: number): JSONPath {
    return ['tables', this.read.table.name, 'rows', row];
  }

  /** The figure that a literal or a named parameter stands for; null: none, or it waits for one. */
  figure(input: number, json: Json): Rational | null {
    const { kind, unit } = this.read.table.inputs[input]!;
    const read = isReference(json) ? { constant: this.file.parameters.get(json.parameter)?.value ?? null } : readLiteral(json, kind, unit);
    return 'constant' in read && isRational(read.constant) ? read.constant : null;
  }

  /** A figure as the file has it. */
  written(input: number, value: Rational): Json {
    return JSON.parse(literalText(value, this.read.table.inputs[input]!.unit)) as Json;
  }

  /** Writes a bound. It keeps its place in the row, or gets the one where people write it. */
  set(bound: BoundPlace, inclusive: boolean, json: Json): readonly Edit[] {
    const word = wordOf(bound.side, inclusive);
    const now = this.wordAt(bound);
    const at = this.edgePath(bound, word);
    if (now === null) return [{ at, json, after: bound.side === 'low' ? null : this.wordAt({ ...bound, side: 'low' }) }];
    const renamed: readonly Edit[] = now === word ? [] : [{ at: this.edgePath(bound, now), rename: word }];
    return isSame(this.jsonOf(bound), json) ? renamed : [...renamed, { at, json }];
  }

  /** Takes a bound away. */
  unset(bound: BoundPlace): readonly Edit[] {
    const word = this.wordAt(bound);
    if (word === null) return [];
    const at = this.edgePath(bound, word);
    if (this.isPlain || Object.keys(this.partsOf(bound)).length > 1) return [{ at }];
    // What may be anything is not mentioned.
    const when = this.jsonOfRow(bound.row)['when'] as JsonObject;
    return [{ at: at.slice(0, Object.keys(when).length === 1 ? -2 : -1) }];
  }

  /**
   * All bounds that one bound is a part of: the ends of rows that begin where others end, so that moved together they leave no value in two rows, or in
   * none. Those of a table with several inputs only as far as the rows meet on the others.
   */
  shared(bound: BoundPlace): readonly BoundPlace[] {
    const found: BoundPlace[] = [bound];
    for (const one of found) {
      for (const partner of this.partnersOf(one)) if (!found.some(({ row, side }) => row === partner.row && side === partner.side)) found.push(partner);
    }
    return found;
  }

  /** The ends of other rows that a bound meets. */
  partnersOf({ row, input, side }: BoundPlace): readonly BoundPlace[] {
    const own = this.edgeOf({ row, input, side });
    if (!own) return [];
    return [...this.rows.keys()].flatMap((place): BoundPlace[] => {
      const partner: BoundPlace = { row: place, input, side: otherSide(side) };
      const edge = this.edgeOf(partner);
      if (place === row || !edge || !this.meetElsewhere(row, place, input)) return [];
      const isOne = own.value && edge.value ? this.touch(input, ...(side === 'high' ? ([own, edge] as const) : ([edge, own] as const))) : isSame(this.jsonOf({ row, input, side }), this.jsonOf(partner)) && own.inclusive !== edge.inclusive;
      return isOne ? [partner] : [];
    });
  }

  /** Are two rows the same but for one input? */
  sameElsewhere(row: number, other: number, input: number): boolean {
    return this.eachElsewhere(row, other, input, sameCell);
  }

  private meetElsewhere(row: number, other: number, input: number): boolean {
    return this.eachElsewhere(row, other, input, overlaps);
  }

  private eachElsewhere(row: number, other: number, input: number, holds: (a: Cell, b: Cell) => boolean): boolean {
    return this.domains.every((_, index) => index === input || holds(this.rows[row]!.cells[index]!, this.rows[other]!.cells[index]!));
  }

  /** Does nothing lie between the end of one row and the start of the next, and nothing in both? */
  private touch(input: number, high: Edge, low: Edge): boolean {
    if (compare(high.value!, low.value!) === 0) return high.inclusive !== low.inclusive;
    const domain = this.domains[input]!;
    const step = domain.is === 'numbers' ? domain.step : null;
    if (!step) return false;
    const last = high.inclusive ? high.value! : subtract(high.value!, step);
    const first = low.inclusive ? low.value! : add(low.value!, step);
    return compare(add(last, step), first) === 0;
  }

  /** A row's JSON with a bound set in it; null takes it out. */
  withEdge(row: JsonObject, input: number, side: Side, edge: { readonly inclusive: boolean; readonly json: Json } | null): JsonObject {
    if (this.isPlain) return edged(row, side, edge);
    const when = (row['when'] ?? {}) as JsonObject;
    const { name } = this.read.table.inputs[input]!;
    return { ...row, when: { ...when, [name]: edged((when[name] ?? {}) as JsonObject, side, edge) } };
  }

  /** The JSON that holds the edges of one input of a row. */
  private partsOf({ row, input }: BoundPlace): JsonObject {
    const shape = this.jsonOfRow(row);
    const parts = this.isPlain ? shape : (shape['when'] as JsonObject | undefined)?.[this.read.table.inputs[input]!.name];
    return typeof parts === 'object' && parts !== null && !Array.isArray(parts) ? (parts as JsonObject) : {};
  }

  private wordAt(bound: BoundPlace): string | null {
    return WORDS[bound.side].find((word) => Object.hasOwn(this.partsOf(bound), word)) ?? null;
  }

  private edgePath({ row, input }: BoundPlace, word: string): JSONPath {
    return [...this.pathOf(row), ...(this.isPlain ? [] : ['when', this.read.table.inputs[input]!.name]), word];
  }
}

export const isReference = (json: Json): json is { readonly parameter: string } => typeof json === 'object' && json !== null && 'parameter' in json && typeof json.parameter === 'string';

export const edgeIn = (cell: Cell | undefined, side: Side): Edge | null => (cell?.is === 'interval' ? cell[side] : null);

const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const sameCell = (a: Cell, b: Cell): boolean => {
  const text = (cell: Cell): string => JSON.stringify(cell, (key, part: unknown) => (key === 'parameter' ? undefined : typeof part === 'bigint' ? String(part) : part));
  return text(a) === text(b);
};

/** Edges stand before all else, the lower one first. */
function edged(parts: JsonObject, side: Side, edge: { readonly inclusive: boolean; readonly json: Json } | null): JsonObject {
  const without = Object.entries(parts).filter(([key]) => !WORDS[side].includes(key));
  const isLow = ([key]: readonly [string, Json]): boolean => WORDS.low.includes(key);
  const made: readonly (readonly [string, Json])[] = edge ? [[wordOf(side, edge.inclusive), edge.json]] : [];
  return Object.fromEntries(side === 'low' ? [...made, ...without] : [...without.filter(isLow), ...made, ...without.filter((part) => !isLow(part))]);
}
