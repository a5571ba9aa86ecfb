import type { Cell, Edge, TierRow } from '../formula/expression';
import { compareLow } from '../rules/interval';
import type { RuleFile, RuleSet } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import type { TableShape } from '../rules/shapes';
import { add, compare, subtract } from '../values/rational';
import type { Edit } from './edit';
import { edgeIn, isReference, TierRows, type BoundPlace, type Side } from './tier-rows';

export type { BoundPlace, Side } from './tier-rows';

/**
 * The rows of a tier table in a text, as somebody changes them. Every change is a list of edits of that text and touches no other part of it. Bounds that
 * rows share move together, and each keeps its side: a table without holes stays one.
 */
export class TierEdits {
  /** Null where the text has no such table or it can't be read. `file`: a version of the file that loads. */
  static in(set: RuleSet, file: RuleFile, text: string, name: string): TierEdits | null {
    const rows = TierRows.in(set, file, text, name);
    return rows && new TierEdits(rows);
  }

  private constructor(private readonly table: TierRows) {}

  /**
   * Gives a bound another figure, `json` as a file has it: 5, "30%", { "parameter": "top_from" }, null. What is no figure is written all the same, and the
   * loader says so. Nothing where the row has no bound there.
   */
  move(bound: BoundPlace, json: Json): readonly Edit[] {
    const { table } = this;
    const own = table.edgeOf(bound);
    if (!own) return [];
    const figure = table.figure(bound.input, json);
    return table.shared(bound).flatMap((place) => {
      const { value, inclusive } = table.edgeOf(place)!;
      const apart = own.value && value && subtract(value, own.value);
      if (!apart || apart.n === 0n) return table.set(place, inclusive, json);
      // Whole minutes 5 and 6 are neighbours: the second keeps its distance. Of a parameter that can't be written, so there it gives up its side.
      if (isReference(json)) return table.set(place, place.side === bound.side ? own.inclusive : !own.inclusive, json);
      return table.set(place, inclusive, figure ? table.written(bound.input, add(figure, apart)) : json);
    });
  }

  /** Says whether the bound itself belongs to its row; to its neighbour it then doesn't, or does. */
  take(bound: BoundPlace, inclusive: boolean): readonly Edit[] {
    const { table } = this;
    const [own, json] = [table.edgeOf(bound), table.jsonOf(bound)];
    if (!own || json === undefined || own.inclusive === inclusive) return [];
    return table.shared(bound).flatMap((place) => table.set(place, place.side === bound.side ? inclusive : !inclusive, json));
  }

  /** Parts a row in two at a figure within it, both with what it gives; null where the figure does not lie within. */
  split(row: number, input: number, json: Json): readonly Edit[] | null {
    const { table } = this;
    const cell = table.rows[row]?.cells[input];
    const at = table.figure(input, json);
    if (!cell || !at || cell.is === 'values' || table.domains[input]!.is !== 'numbers') return null;
    const [low, high] = [edgeIn(cell, 'low'), edgeIn(cell, 'high')];
    if ((low && !low.value) || (high && !high.value)) return null;
    if ((low && compare(low.value!, at) >= 0) || (high && compare(high.value!, at) <= 0)) return null;
    const inclusive = this.endsIncluded(row, input);
    const upper = table.withEdge(table.jsonOfRow(row), input, 'low', { inclusive: !inclusive, json });
    return [...table.set({ row, input, side: 'high' }, inclusive, json), { at: table.pathOf(row + (this.rises ? 1 : 0)), json: upper, insert: true }];
  }

  /** Makes one row of a row and the next in the file, with what the first of them gives; null where there is none, or they don't meet. */
  merge(row: number): readonly Edit[] | null {
    const meeting = this.meetingOf(row, row + 1);
    return meeting && [...this.reach(row, row + 1, meeting), { at: this.table.pathOf(row + 1) }];
  }

  /**
   * Takes a row away. Its values go to the row before it, or else to the next, if they meet; of several inputs, if they are the same but for one. Where
   * neither does, there is a hole. Null: the table has no other row.
   */
  remove(row: number): readonly Edit[] | null {
    if (this.table.rows.length < 2) return null;
    const heir = this.heirOf(row);
    return [...(heir === null ? [] : this.reach(heir, row, this.meetingOf(heir, row)!)), { at: this.table.pathOf(row) }];
  }

  /** The row that `remove` would give a row's values to; null: there will be a hole. */
  heirOf(row: number): number | null {
    return [row - 1, row + 1].find((other) => this.meetingOf(other, row) !== null) ?? null;
  }

  /** A new row for these values, one cell of each input; what it gives waits for a figure. */
  fill(cells: readonly Cell[]): readonly Edit[] {
    const { table } = this;
    const outputs = Object.fromEntries(table.read.table.outputs.map(({ name }) => [name, null]));
    const made = cells.reduce<JsonObject>((row, cell, input) => this.withCell(row, input, cell), outputs);
    const { when, ...rest } = made;
    return [{ at: table.pathOf(this.placeFor(cells[0]!)), json: when === undefined ? rest : { when, ...rest }, insert: true }];
  }

  /** The rows between which a hole of one input lies; null where the table has several inputs, or no two rows bound it. */
  around(cell: Cell): { readonly below: number; readonly above: number } | null {
    const { table } = this;
    const [low, high] = [edgeIn(cell, 'low'), edgeIn(cell, 'high')];
    if (table.domains.length > 1 || !low?.value || !high?.value) return null;
    const ending = (side: Side, edge: Edge): number => table.rows.findIndex((row) => meets(edgeIn(row?.cells[0], side), edge));
    const [below, above] = [ending('high', low), ending('low', high)];
    return below < 0 || above < 0 ? null : { below, above };
  }

  /** Lets the row below a hole reach up to the row above it, or the one above down to the one below; null where it has no such rows. */
  stretch(cell: Cell, by: 'below' | 'above' = 'below'): readonly Edit[] | null {
    const rows = this.around(cell);
    if (!rows || cell.is !== 'interval') return null;
    const [own, other] = by === 'below' ? [{ row: rows.below, input: 0, side: 'high' } as const, { row: rows.above, input: 0, side: 'low' } as const] : [{ row: rows.above, input: 0, side: 'low' } as const, { row: rows.below, input: 0, side: 'high' } as const];
    const json = this.table.jsonOf(other);
    return json === undefined ? null : this.table.set(own, !this.table.edgeOf(other)!.inclusive, json);
  }

  /** Which input two rows meet at, and at which end of the first; null: at none, or they differ in others, too. */
  private meetingOf(row: number, other: number): Pick<BoundPlace, 'input' | 'side'> | null {
    const { table } = this;
    if (!table.rows[row] || !table.rows[other]) return null;
    for (const input of table.domains.keys()) {
      if (!table.sameElsewhere(row, other, input)) continue;
      for (const side of ['high', 'low'] as const) if (table.partnersOf({ row, input, side }).some((partner) => partner.row === other)) return { input, side };
    }
    return null;
  }

  /** The end of one row becomes that of another. */
  private reach(row: number, other: number, meeting: Pick<BoundPlace, 'input' | 'side'>): readonly Edit[] {
    const { table } = this;
    const [bound, to] = [{ row, ...meeting }, { row: other, ...meeting }];
    const [edge, json] = [table.edgeOf(to), table.jsonOf(to)];
    return edge && json !== undefined ? table.set(bound, edge.inclusive, json) : table.unset(bound);
  }

  private withCell(row: JsonObject, input: number, cell: Cell): JsonObject {
    const { table } = this;
    if (cell.is === 'any') return row;
    if (cell.is === 'values') return { ...row, when: { ...(row['when'] as JsonObject | undefined), [table.read.table.inputs[input]!.name]: cell.values } };
    return (['high', 'low'] as const).reduce<JsonObject>((made, side) => {
      const edge = cell[side];
      return edge?.value ? table.withEdge(made, input, side, { inclusive: edge.inclusive, json: table.written(input, edge.value) }) : made;
    }, row);
  }

  /** Does the figure at which a row is parted belong to its lower part? As the table has it elsewhere. */
  private endsIncluded(row: number, input: number): boolean {
    const cells = [row, ...this.table.rows.keys()].map((one) => this.table.rows[one]?.cells[input]);
    const sides = cells.flatMap((cell) => {
      const [low, high] = [edgeIn(cell, 'low'), edgeIn(cell, 'high')];
      return [...(high ? [high.inclusive] : []), ...(low ? [!low.inclusive] : [])];
    });
    return sides[0] ?? false;
  }

  /** Reads the table otherwise. Slices are added up from the first row on, so the rows of a marginal rate go up. */
  readAs(kind: TableShape['kind']): readonly Edit[] {
    const { name } = this.table.read.table;
    const rising = kind === 'marginal rate' && !this.rises ? [...this.table.rows.keys()].map((row) => this.table.jsonOfRow(row)).reverse() : null;
    return [...(rising ? [{ at: ['tables', name, 'rows'], json: rising }] : []), { at: ['tables', name, 'kind'], json: kind }];
  }

  /** Do the rows go up in the file? Those of several inputs are in no order. */
  private get rises(): boolean {
    if (!this.table.isPlain) return true;
    const [first, next] = this.table.rows.filter((row): row is TierRow => row !== null).map((row) => edgeIn(row.cells[0], 'low'));
    return first === undefined || next === undefined || compareLow(first, next) <= 0;
  }

  /** Where a new row stands among the others. */
  private placeFor(cell: Cell): number {
    const { rows, isPlain } = this.table;
    const found = isPlain ? rows.findIndex((row) => row !== null && compareLow(edgeIn(row.cells[0], 'low'), edgeIn(cell, 'low')) * (this.rises ? 1 : -1) > 0) : -1;
    return found < 0 ? rows.length : found;
  }
}

const meets = (edge: Edge | null, hole: Edge): boolean => edge?.value != null && compare(edge.value, hole.value!) === 0 && edge.inclusive !== hole.inclusive;
