import type { Calendar } from '../../values/calendar';
import { State, type Column, type Truth } from '../../values/column';
import { finished, relabelled, spans } from '../../values/steps';
import { cellOf } from '../exactly';
import type { Expression, KeyFacts } from '../expression';
import type { Alike } from '../functions/definition';
import type { Workshop } from '../workshop';
import type { Engine, Exact, Groups, Place, Scan, ScanRule, Table } from '../world';
import { groupsOf } from './classes';
import { Compiler, type Fallback } from './compile';
import { columnOfExact } from './gather';
import { GrowingHits } from './hits';
import { Identities } from './identity';
import { columnOfTruths, columnOfVector } from './materialise';
import { Openness, type OpenRows } from './open';
import { Unproven } from './proof';
import { tabulate, type Asked } from './tabulate';
import { BLOCK, Truths, type Block, type Vector } from './vector';
import { isBounded } from './walk';

/** The part of the exact interpreter that the kernels lean on. */
export interface ExactInterpreter extends Pick<Engine, 'evaluate' | 'truth'> {
  alike(expression: Expression, asking: { readonly ledger: string; readonly rows: Int32Array }): Generator<void, Alike | null>;
}

const rootOf = ({ condition, appliesWhen }: ScanRule): Expression => (appliesWhen ? { op: 'and', kind: 'yesno', of: [appliesWhen, condition] } : condition);

/** One ledger's kernels, and the columns that were made for them. */
export class LedgerEngine implements Fallback {
  private readonly compiler: Compiler;
  private readonly identities = new Identities();
  private readonly columns = new Map<number, Column | null>();
  private readonly madeFor = new Map<Expression, Column>();
  private readonly groupings = new Map<string, Groups>();
  /** What the exact interpreter said of all rows; null: no column can hold it. */
  private readonly tabulated = new Map<number, Column | null>();
  private readonly openness: Openness;
  private stamp = 0;

  constructor(
    private readonly table: Table,
    calendar: Calendar,
    private readonly exact: ExactInterpreter,
    private readonly workshop: Workshop,
  ) {
    this.compiler = new Compiler(table, calendar, this, this.identities);
    this.openness = new Openness(table, this.identities, (e) => this.settled(e));
  }

  *scan(rules: readonly ScanRule[]): Generator<number, Scan> {
    const { workshop, table } = this;
    const scans: { readonly root: Expression; readonly rows: Uint8Array | null; readonly truths: Truths; readonly open: OpenRows; readonly hits: GrowingHits }[] = [];
    for (const rule of rules) {
      const root = rootOf(rule);
      const [truths, open] = yield* relabelled(workshop.inSteps(() => [this.compiler.truths(root), this.open(root)] as const), () => 0);
      scans.push({ root, rows: rule.rows, truths, open, hits: new GrowingHits() });
    }
    for (const block of this.blocks(null)) {
      for (const { root, rows, truths, open, hits } of scans) {
        const before = hits.length;
        hits.add(truths.read(block), block.start, block.count, rows);
        const undecided = open ? hits.undecided(before, open) : [];
        const decided: Truth[] = [];
        yield* relabelled(workshop.each(undecided.length, (i) => (decided[i] = this.exact.truth(root, this.place(hits.row[undecided[i]!]!)))), () => block.start);
        hits.decide(undecided, decided);
      }
      yield Math.min(table.rows, block.start + block.count);
    }
    const { compiler } = this;
    return {
      hits: scans.map(({ hits }) => hits),
      get vectorised() {
        return scans.filter(({ root }) => compiler.ranOnKernels(root)).length;
      },
    };
  }

  /** Throws RangeError where a value leaves the safe integers: the exact interpreter has it, a column can't. */
  column(e: Expression, rows: Int32Array | null): Column {
    const column = rows ? finished(this.deciding(e, rows)) : this.settled(e);
    if (!column) throw new RangeError('a value of the formula is too large for a column');
    return column;
  }

  groups(per: readonly string[], keys?: KeyFacts): Groups {
    const key = JSON.stringify(per.map((name) => [name, keys?.get(name)?.file]));
    return this.groupings.get(key) ?? this.workshop.made(() => kept(this.groupings, key, this.grouping(per, keys)));
  }

  private *grouping(per: readonly string[], keys: KeyFacts | undefined): Generator<void, Groups> {
    if (!keys || keys.size === 0) return yield* groupsOf(this.table, per);
    const columns = new Map(this.table.columns);
    for (const [name, { expression }] of keys) {
      const column = yield* this.workshop.inSteps(() => this.settled(expression));
      // A value that no column can hold is no key of rows either.
      if (column) columns.set(name, column);
    }
    return { ...(yield* groupsOf({ ...this.table, columns }, per)), keys };
  }

  constant(e: Expression): Exact {
    return this.exact.evaluate(e, this.place(0));
  }

  exactly(e: Expression): Column | null {
    const known = this.tabulated.get(this.identities.of(e));
    return known !== undefined ? known : this.workshop.made(() => this.tabulating(e));
  }

  private *tabulating(e: Expression): Generator<void, Column | null> {
    const asked: Asked = {
      evaluate: (expression, row) => this.exact.evaluate(expression, this.place(row)),
      alike: (expression, rows) => this.exact.alike(expression, { ledger: this.table.key, rows }),
      settled: (part) => this.settled(part),
      open: (part) => this.openness.of(part),
    };
    const tabulated = yield* tabulate(e, this.table, asked, this.workshop);
    if (tabulated) this.openness.enter(e, tabulated.open);
    this.tabulated.set(this.identities.of(e), tabulated?.column ?? null);
    return tabulated?.column ?? null;
  }

  settled(e: Expression): Column | null {
    const number = this.identities.of(e);
    const known = this.columns.get(number);
    const column = known !== undefined ? known : this.workshop.made(() => kept(this.columns, number, this.deciding(e, null)));
    if (column) this.madeFor.set(e.op === 'fact' && e.fact.per === null ? e.fact.expression : e, column);
    return column;
  }

  made(e: Expression): Column | undefined {
    return this.madeFor.get(e);
  }

  /** All rows, or those listed; null where a value leaves the safe integers. The exact interpreter is asked about the unknown ones of which it may know more. */
  private *deciding(e: Expression, rows: Int32Array | null): Generator<void, Column | null> {
    const { workshop } = this;
    const column = yield* this.computing(e, rows);
    const open = column && (yield* workshop.inSteps(() => this.open(e)));
    if (!column || !open || this.tabulated.get(this.identities.of(e))) return column;
    const rowOf = (i: number): number => (rows ? rows[i]! : i);
    const undecided: number[] = [];
    column.state.forEach((state, i) => {
      if (state !== State.Known && open[rowOf(i)] === 1) undecided.push(i);
    });
    const answers = new Map<number, Exact>();
    yield* workshop.each(undecided.length, (k) => answers.set(undecided[k]!, this.exact.evaluate(e, this.place(rowOf(undecided[k]!)))));
    if ([...answers].every(([i, { state }]) => state === column.state[i])) return column;
    return columnOfExact(e.kind, Array.from(column.state, (_, i) => answers.get(i) ?? cellOf(column, i)));
  }

  private *computing(e: Expression, rows: Int32Array | null): Generator<void, Column | null> {
    const kernel = yield* this.workshop.inSteps(() => this.kernel(e));
    const count = rows?.length ?? this.table.rows;
    if (kernel === null) return null;
    return yield* kernel instanceof Truths ? columnOfTruths(kernel, count, this.blocks(rows)) : columnOfVector(kernel, count, this.blocks(rows));
  }

  private kernel(e: Expression): Truths | Vector | null {
    if (e.kind === 'yesno') return this.compiler.truths(e);
    try {
      return this.compiler.vector(e);
    } catch (error) {
      if (error instanceof Unproven) return null;
      throw error;
    }
  }

  private open(e: Expression): OpenRows {
    return isBounded(e) ? this.openness.of(e) : null;
  }

  /** All rows, or those listed; kernels have room for no more at once than the ledger has. */
  private *blocks(rows: Int32Array | null): Generator<Block, void> {
    for (const { from, to } of spans(rows?.length ?? this.table.rows, Math.min(BLOCK, Math.max(1, this.table.rows)))) yield { stamp: this.stamp++, start: from, count: to - from, rows: rows?.subarray(from, to) ?? null };
  }

  private place(row: number): Place {
    return { ledger: this.table.key, row };
  }
}

/** Keeps what is made under a key. */
function* kept<K, V>(map: Map<K, V>, key: K, steps: Generator<void, V>): Generator<void, V> {
  const made = yield* steps;
  map.set(key, made);
  return made;
}
