import type { Json, JsonObject } from '../rules/parts';
import type { RuleFile, RuleSet } from '../rules/model';
import { NUMERIC_KINDS, type Unit } from '../values/kind';
import { withEdits, type Edit } from './edit';
import { keyedGrid, type FormColumn, type FormProblem, type FormRead, type KeyedGrid, type SheetForm } from './form';
import { cellOf, isBlank, literalIn, saysSame, textOfCell, type FormCell } from './form-cells';
import { rearranged, type Item } from './rearranged';
import { TierRows, type BoundPlace, type Side } from './tier-rows';

/** The four words of edges, in the order in which they stand. */
const EDGES = [
  { word: 'from', side: 'low', inclusive: true },
  { word: 'above', side: 'low', inclusive: false },
  { word: 'upTo', side: 'high', inclusive: true },
  { word: 'below', side: 'high', inclusive: false },
] as const satisfies readonly { readonly word: string; readonly side: Side; readonly inclusive: boolean }[];

/** Rows of a tier table as rows of a sheet: a column for each side of each numeric input, one for each other input and each output. */
class TableForm {
  readonly columns: readonly FormColumn[];
  private readonly key: string;

  constructor(
    private readonly rows: TierRows,
    private readonly text: string,
  ) {
    const { table } = rows.read;
    this.key = `tables/${table.name}`;
    this.columns = [
      { key: this.key, title: 'row', named: null, fixed: true },
      ...rows.domains.flatMap((domain): FormColumn[] => {
        const { name, title, unit, kind } = domain;
        const column = { named: { name, title, unit }, fixed: false };
        return NUMERIC_KINDS.has(kind) ? EDGES.map(({ word }) => ({ ...column, key: `${name}.${word}`, title: word === 'upTo' ? 'up-to' : word })) : [{ ...column, key: name, title: 'one-of' }];
      }),
      ...table.outputs.map(({ name, unit }): FormColumn => ({ key: `=${name}`, title: 'gives', named: { name, title: rows.read.shape.outputs?.[name]?.title ?? (table.outputs.length === 1 ? rows.read.shape.title : null), unit }, fixed: false })),
    ];
  }

  get form(): SheetForm {
    return { columns: this.columns, rows: this.rows.rows.map((_, row) => [row + 1, ...this.columns.slice(1).map(({ key }) => this.cellAt(row, key))]) };
  }

  private cellAt(row: number, key: string): FormCell {
    const { input, edge } = this.partOf(key);
    const shape = this.rows.jsonOfRow(row);
    if (input === null) return cellOf(shape[key.slice(1)]);
    if (edge === null) return cellOf((shape['when'] as JsonObject | undefined)?.[this.rows.read.table.inputs[input]!.name]);
    return cellOf(this.rows.wordedAt({ row, input, side: edge.side }, edge.inclusive), true);
  }

  /** What a column speaks of; `input` null: an output. */
  private partOf(key: string): { readonly input: number | null; readonly edge: (typeof EDGES)[number] | null } {
    const { inputs } = this.rows.read.table;
    if (key.startsWith('=')) return { input: null, edge: null };
    const edge = EDGES.find(({ word }) => key.endsWith(`.${word}`) && inputs.some(({ name }) => `${name}.${word}` === key)) ?? null;
    const input = inputs.findIndex(({ name }) => name === (edge ? key.slice(0, -edge.word.length - 1) : key));
    return { input, edge };
  }

  read(grid: readonly (readonly FormCell[])[]): FormRead {
    const keyed = keyedGrid(this.columns, grid);
    if ('problems' in keyed) return { edits: [], problems: keyed.problems };
    const problems: FormProblem[] = [];
    const edits: Edit[] = [];
    const items: Item[] = [];
    const seen = new Set<number>();
    for (const row of keyed.rows) {
      problems.push(...this.twoEdges(keyed, row));
      const key = textOfCell(row.cell(this.key));
      if (key === '') items.push({ json: this.newRow(row.cell) });
      else {
        const was = Number(key) - 1;
        const code = !this.rows.rows.some((_, place) => place === was) ? 'row-unknown' : seen.has(was) ? 'row-twice' : null;
        if (code) problems.push({ row: row.at, column: keyed.columnOf(this.key), code, params: { row: key } });
        else {
          seen.add(was);
          items.push({ was });
          edits.push(...this.changes(was, row.cell));
        }
      }
    }
    if (problems.length > 0) return { edits: [], problems };
    const { table } = this.rows.read;
    const at = ['tables', table.name, 'rows'];
    const changed = (JSON.parse(withEdits(this.text, edits)) as { tables: Record<string, { rows: Json[] }> }).tables[table.name]!.rows;
    return { edits: [...edits, ...rearranged(at, changed, items)], problems: [] };
  }

  private twoEdges({ columnOf }: KeyedGrid, { at, cell }: KeyedGrid['rows'][number]): FormProblem[] {
    return this.rows.domains.flatMap(({ name }): FormProblem[] =>
      ([['from', 'above'], ['upTo', 'below']] as const).flatMap(([included, excluded]): FormProblem[] =>
        isBlank(cell(`${name}.${included}`)) || isBlank(cell(`${name}.${excluded}`)) ? [] : [{ row: at, column: columnOf(`${name}.${excluded}`), code: 'two-edges', params: { first: included, second: excluded } }],
      ),
    );
  }

  /** The edge that a row of the sheet has on one side; null: none. */
  private edgeIn(cell: (key: string) => FormCell, input: number, side: Side): { readonly inclusive: boolean; readonly json: Json } | null {
    const { name, unit } = this.rows.read.table.inputs[input]!;
    const edge = EDGES.find((one) => one.side === side && !isBlank(cell(`${name}.${one.word}`)));
    return edge ? { inclusive: edge.inclusive, json: literalIn(cell(`${name}.${edge.word}`), unit) } : null;
  }

  private changes(row: number, cell: (key: string) => FormCell): readonly Edit[] {
    const { rows } = this;
    const shape = rows.jsonOfRow(row);
    const when = (shape['when'] ?? {}) as JsonObject;
    const { table } = rows.read;
    // An input that may be anything is not mentioned, and a row that matches always has no conditions.
    const now = (key: string): FormCell => (this.columns.some((column) => column.key === key) ? this.cellAt(row, key) : null);
    const left = rows.isPlain ? [] : table.inputs.filter((_, input) => !this.isAny(now, input) && this.isAny(cell, input)).map(({ name }) => name);
    const stays = table.inputs.some((_, input) => !this.isAny(cell, input));
    const gone: readonly Edit[] = left.length === 0 ? [] : stays ? left.map((name) => ({ at: [...rows.pathOf(row), 'when', name] })) : [{ at: [...rows.pathOf(row), 'when'] }];
    const inputs = table.inputs.flatMap(({ name, kind, unit }, input): readonly Edit[] => {
      if (left.includes(name)) return [];
      if (NUMERIC_KINDS.has(kind)) return (['low', 'high'] as const).flatMap((side) => this.edgeChanges({ row, input, side }, this.edgeIn(cell, input, side), unit));
      const json = listIn(cell(name), unit);
      return json === undefined || sameList(when[name], json) ? [] : [{ at: [...rows.pathOf(row), 'when', name], json }];
    });
    const outputs = table.outputs.flatMap(({ name, unit }): readonly Edit[] => {
      const json = literalIn(cell(`=${name}`), unit);
      return saysSame(shape[name], json, unit) ? [] : [{ at: [...rows.pathOf(row), name], json }];
    });
    return [...inputs, ...gone, ...outputs];
  }

  private isAny(cell: (key: string) => FormCell, input: number): boolean {
    const { name } = this.rows.read.table.inputs[input]!;
    return isBlank(cell(name)) && EDGES.every(({ word }) => isBlank(cell(`${name}.${word}`)));
  }

  private edgeChanges(bound: BoundPlace, edge: { readonly inclusive: boolean; readonly json: Json } | null, unit: Unit): readonly Edit[] {
    if (!edge) return this.rows.unset(bound);
    const now = this.rows.jsonOf(bound);
    return this.rows.set(bound, edge.inclusive, now !== undefined && saysSame(now, edge.json, unit) ? now : edge.json);
  }

  private newRow(cell: (key: string) => FormCell): Json {
    const { rows } = this;
    const { inputs, outputs } = rows.read.table;
    const given = Object.fromEntries(outputs.map(({ name, unit }) => [name, literalIn(cell(`=${name}`), unit)]));
    const made = inputs.reduce<JsonObject>((row, { name, kind, unit }, input) => {
      if (NUMERIC_KINDS.has(kind)) {
        return (['high', 'low'] as const).reduce((one, side) => {
          const edge = this.edgeIn(cell, input, side);
          return edge ? rows.withEdge(one, input, side, edge) : one;
        }, row);
      }
      const json = listIn(cell(name), unit);
      return json === undefined ? row : { ...row, when: { ...(row['when'] as JsonObject | undefined), [name]: json } };
    }, given);
    const { when, ...rest } = made;
    return when === undefined ? rest : { when, ...rest };
  }
}

/** The values of a text input: a list; undefined: any. */
function listIn(cell: FormCell, unit: Unit): Json | undefined {
  if (isBlank(cell)) return undefined;
  const json = literalIn(cell, 'list');
  return Array.isArray(json) ? (json as readonly Json[]) : [literalIn(cell, unit)];
}

const sameList = (a: Json | undefined, b: Json): boolean => JSON.stringify([a ?? []].flat()) === JSON.stringify([b].flat());

export function tableForm(set: RuleSet, file: RuleFile, text: string, name: string): TableForm | null {
  const rows = TierRows.in(set, file, text, name);
  return rows && new TableForm(rows, text);
}
