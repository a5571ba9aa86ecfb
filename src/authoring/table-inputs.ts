import type { RuleFile, RuleSet } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import type { RowShape, RuleFileShape, TableShape } from '../rules/shapes';
import type { TierNames } from '../rules/tiers';
import { readBeside, type Writing } from '../rules/vocabulary';
import { tierNames } from '../rules/written-table';
import { NUMERIC_KINDS } from '../values/kind';
import type { Edit } from './edit';
import { rewrittenCalls, withArgument, withNameInstead, withoutArgument } from './tier-calls';
import { isReference } from './tier-rows';

/** What a table goes by, changed. */
export interface InputsChange {
  readonly edits: readonly Edit[];
  /** Rows of which something could not be kept: a bound waits for its figure, or what the row held for is any value now. */
  readonly lost: number;
}

const EDGES = ['from', 'above', 'upTo', 'below'] as const;
const RATES: readonly TableShape['kind'][] = ['whole rate', 'marginal rate'];
/** As the schema of rule files has it. */
const MOST_INPUTS = 8;

export const inputsOf = ({ input, inputs = [] }: TableShape): readonly string[] => (input === undefined ? inputs : [input]);

/** What a tier table goes by, as somebody changes it. Each row keeps what still fits, the formulas of the file look the table up as it then is, and all else stays byte for byte. */
export class TableInputs {
  /** Null where the file has no such table. `file`: a version of the file that loads. */
  static in(set: RuleSet, file: RuleFile, shape: RuleFileShape, name: string): TableInputs | null {
    const table = shape.tables?.[name];
    return table ? new TableInputs(shape, name, table, tierNames(set, file)) : null;
  }

  private constructor(
    private readonly shape: RuleFileShape,
    private readonly name: string,
    private readonly table: TableShape,
    private readonly names: TierNames,
  ) {}

  private get isRate(): boolean {
    return RATES.includes(this.table.kind);
  }

  /** May it go by one more? A rate is of one thing. */
  get mayAdd(): boolean {
    return !this.isRate && inputsOf(this.table).length < MOST_INPUTS;
  }

  /** May it go by this, which it does not yet? Texts have no bounds, and of a list nobody knows which item. */
  accepts(name: string): boolean {
    const kind = this.names.writing(name)?.kind;
    return kind !== undefined && kind !== 'list' && (!this.isRate || NUMERIC_KINDS.has(kind)) && !inputsOf(this.table).includes(name);
  }

  /** It goes by one more, which may be anything in each row. */
  add(input: string): InputsChange {
    const inputs = inputsOf(this.table);
    const edits = this.table.input === undefined ? [{ at: [...this.at, 'inputs', inputs.length], json: input, insert: true }] : this.decision([...inputs, input], (row) => edgesOf(row));
    return { edits: [...edits, ...rewrittenCalls(this.shape, this.name, withArgument(inputs.length, input))], lost: 0 };
  }

  /** It no longer goes by one of several. */
  remove(index: number): InputsChange {
    const input = inputsOf(this.table)[index]!;
    const rows = this.rows.flatMap((row, at) => (row.when?.[input] === undefined ? [] : [this.withoutCell(row, at, input)]));
    return { edits: [{ at: [...this.at, 'inputs', index] }, ...rows, ...rewrittenCalls(this.shape, this.name, withoutArgument(index))], lost: rows.length };
  }

  /** It goes by something else in the place of what it went by. */
  replace(index: number, to: string): InputsChange {
    const from = inputsOf(this.table)[index]!;
    const writing = this.names.writing(to);
    const calls = rewrittenCalls(this.shape, this.name, withNameInstead(index, from, to));
    const change = this.table.input === undefined ? this.inRows(index, from, to, writing) : this.inPlainRows(to, writing);
    return { edits: [...change.edits, ...calls], lost: change.lost };
  }

  private get at(): Edit['at'] {
    return ['tables', this.name];
  }

  private get rows(): readonly RowShape[] {
    return this.table.rows;
  }

  private inRows(index: number, from: string, to: string, writing: Writing | null): InputsChange {
    const rows = this.rows.map((row, at) => this.cellOf(row, at, from, to, writing));
    return { edits: [{ at: [...this.at, 'inputs', index], json: to }, ...rows.flat()], lost: rows.filter((edits) => edits.length > 1 || edits.some(({ rename }) => rename === undefined)).length };
  }

  /** What a row holds for, said of another name: values and bounds that it may have stay. */
  private cellOf(row: RowShape, at: number, from: string, to: string, writing: Writing | null): readonly Edit[] {
    const cell = row.when?.[from] as Json | undefined;
    if (cell === undefined) return [];
    const isOfNumbers = writing !== null && NUMERIC_KINDS.has(writing.kind);
    const values = Array.isArray(cell) ? (cell as readonly Json[]) : null;
    const unfit = values?.flatMap((value, place) => (this.fits(value, writing) ? [] : [place])) ?? [];
    if (isOfNumbers ? values !== null : values === null || unfit.length === values.length) return [this.withoutCell(row, at, from)];
    const place = [...this.at, 'rows', at, 'when', to];
    return [{ at: [...this.at, 'rows', at, 'when', from], rename: to }, ...(values ? unfit.reverse().map((one): Edit => ({ at: [...place, one] })) : this.waiting(cell as JsonObject, place, writing))];
  }

  private inPlainRows(to: string, writing: Writing | null): InputsChange {
    if (writing !== null && !NUMERIC_KINDS.has(writing.kind)) {
      const lost = this.rows.filter((row) => Object.keys(edgesOf(row)).length > 0).length;
      return { edits: this.decision([to], () => ({})), lost };
    }
    const rows = this.rows.map((row, at) => this.waiting(edgesOf(row), [...this.at, 'rows', at], writing));
    return { edits: [{ at: [...this.at, 'input'], json: to }, ...rows.flat()], lost: rows.filter(({ length }) => length > 0).length };
  }

  /** Bounds that can't be of this wait for others: each row keeps its sides. */
  private waiting(edges: JsonObject, at: Edit['at'], writing: Writing | null): readonly Edit[] {
    return EDGES.flatMap((word): Edit[] => (edges[word] === undefined || this.fits(edges[word], writing) ? [] : [{ at: [...at, word], json: null }]));
  }

  private fits(json: Json, writing: Writing | null): boolean {
    if (writing === null || json === null) return true;
    if (isReference(json)) return this.names.parameters.get(json.parameter)?.kind === writing.kind;
    return 'constant' in readBeside(json, writing);
  }

  private withoutCell(row: RowShape, at: number, input: string): Edit {
    // A row that holds always has no conditions.
    return { at: [...this.at, 'rows', at, 'when', ...(Object.keys(row.when ?? {}).length === 1 ? [] : [input])] };
  }

  /** A table with bounds in its rows as one that goes by conditions: the same row holds for the same value. */
  private decision(inputs: readonly string[], edgesKept: (row: RowShape) => JsonObject): readonly Edit[] {
    const { kind, hitPolicy, input } = this.table;
    const rows = this.rows.flatMap((row, at): Edit[] => {
      const place = [...this.at, 'rows', at];
      const edges = edgesKept(row);
      const gone = Object.keys(edgesOf(row)).map((word): Edit => ({ at: [...place, word] }));
      return Object.keys(edges).length === 0 ? gone : [...gone, { at: [...place, 'when'], json: { [input!]: edges }, after: null }];
    });
    return [
      ...(kind === 'decision' ? [] : [{ at: [...this.at, 'kind'], json: 'decision' }]),
      ...(hitPolicy === undefined ? [{ at: [...this.at, 'hitPolicy'], json: 'unique', after: 'kind' }] : []),
      { at: [...this.at, 'input'], rename: 'inputs' },
      { at: [...this.at, 'inputs'], json: inputs },
      ...rows,
    ];
  }
}

const edgesOf = (row: RowShape): JsonObject => Object.fromEntries(EDGES.flatMap((word) => (row[word] === undefined ? [] : [[word, row[word] as Json] as const])));
