import { State, type Column } from '../../values/column';
import { finished } from '../../values/steps';
import { cellOf } from '../exactly';
import type { Expression } from '../expression';
import type { Alike } from '../functions/definition';
import type { Engine, Exact, Groups, Place, Scanner, ScanRule, Table } from '../world';
import { groupsOf } from './classes';
import { Compiler, type Fallback } from './compile';
import { columnOfExact } from './gather';
import { GrowingHits } from './hits';
import { Identities } from './identity';
import { columnOfTruths, columnOfVector } from './materialise';
import { Openness, type OpenRows } from './open';
import { Unproven } from './proof';
import { inputsOf, tabulate, type Asked } from './tabulate';
import { BLOCK, type Block } from './vector';
import { isBounded } from './walk';

/** The part of the exact interpreter that the kernels lean on. */
export interface ExactInterpreter extends Pick<Engine, 'evaluate' | 'truth'> {
  alike(expression: Expression, asking: { readonly ledger: string; readonly rows: Int32Array }): Alike | null;
}

/** Thrown out of work that is only prepared: a part whose column is to be made first. */
class Needed extends Error {
  constructor(readonly part: Expression) {
    super('a column is to be made first');
  }
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
  /** True while work is tried that may turn out to need columns first. */
  private isTrying = false;
  private readonly openness: Openness;
  private stamp = 0;

  constructor(private readonly table: Table, private readonly exact: ExactInterpreter) {
    this.compiler = new Compiler(table, this, this.identities);
    this.openness = new Openness(table, this.identities, (e) => this.settled(e));
  }

  *prepare(rules: readonly ScanRule[]): Generator<void, void> {
    for (const root of rules.map(rootOf)) {
      yield* this.making(() => {
        this.compiler.truths(root);
        this.open(root);
      });
    }
  }

  scanner(rules: readonly ScanRule[]): Scanner {
    const scans = rules.map((rule) => {
      const root = rootOf(rule);
      return { root, rows: rule.rows, truths: this.compiler.truths(root), hits: new GrowingHits(), open: this.open(root) };
    });
    return {
      hits: scans.map(({ hits }) => hits),
      vectorised: scans.filter(({ root }) => this.compiler.ranOnKernels(root)).length,
      run: (start, end) => this.run(start, Math.min(end, this.table.rows), (block) => {
        for (const { root, rows, truths, hits, open } of scans) {
          const before = hits.length;
          hits.add(truths.read(block), block.start, block.count, rows);
          if (open) hits.settle(before, open, (row) => this.exact.truth(root, this.place(row)));
        }
      }),
    };
  }

  /** Throws RangeError where a value leaves the safe integers: the exact interpreter has it, a column can't. */
  column(e: Expression, rows: Int32Array | null): Column {
    const column = rows ? this.decided(e, this.computed(e, rows), rows) : this.settled(e);
    if (!column) throw new RangeError('a value of the formula is too large for a column');
    return column;
  }

  groups(per: readonly string[]): Groups {
    const key = JSON.stringify(per);
    const known = this.groupings.get(key) ?? groupsOf(this.table, per);
    this.groupings.set(key, known);
    return known;
  }

  constant(e: Expression): Exact {
    return this.inEarnest(() => this.exact.evaluate(e, this.place(0)));
  }

  exactly(e: Expression): Column | null {
    const known = this.tabulated.get(this.identities.of(e));
    if (known !== undefined) return known;
    if (this.isTrying) throw new Needed(e);
    return finished(this.tabulating(e));
  }

  /** Does work that leans on columns of the exact interpreter, each made beforehand: what is there by then is found again. */
  private *making(work: () => void): Generator<void, void> {
    for (;;) {
      const needed = this.tried(work);
      yield;
      if (needed === null) return;
      yield* this.tabulating(needed);
    }
  }

  /** The first column that the work lacks; null: it is done. */
  private tried(work: () => void): Expression | null {
    const before = this.isTrying;
    this.isTrying = true;
    try {
      work();
      return null;
    } catch (error) {
      if (error instanceof Needed) return error.part;
      throw error;
    } finally {
      this.isTrying = before;
    }
  }

  /** The exact interpreter keeps what it worked out half way: it is not to be interrupted. */
  private inEarnest<T>(work: () => T): T {
    const before = this.isTrying;
    this.isTrying = false;
    try {
      return work();
    } finally {
      this.isTrying = before;
    }
  }

  private *tabulating(e: Expression): Generator<void, Column | null> {
    const asked: Asked = {
      evaluate: (expression, row) => this.exact.evaluate(expression, this.place(row)),
      alike: (expression, rows) => this.exact.alike(expression, { ledger: this.table.key, rows }),
      settled: (part) => this.settled(part),
      open: (part) => this.openness.of(part),
    };
    yield* this.making(() => inputsOf(e, this.table, asked));
    const tabulated = yield* tabulate(e, this.table, asked);
    if (tabulated) this.openness.enter(e, tabulated.open);
    this.tabulated.set(this.identities.of(e), tabulated?.column ?? null);
    return tabulated?.column ?? null;
  }

  settled(e: Expression): Column | null {
    const number = this.identities.of(e);
    let column = this.columns.get(number);
    if (column === undefined) {
      column = this.decided(e, this.computed(e, null), null);
      this.columns.set(number, column);
    }
    if (column) this.madeFor.set(e.op === 'fact' && e.fact.per === null ? e.fact.expression : e, column);
    return column;
  }

  made(e: Expression): Column | undefined {
    return this.madeFor.get(e);
  }

  /** All rows, or those listed; null where a value leaves the safe integers. */
  private computed(e: Expression, rows: Int32Array | null): Column | null {
    const count = rows?.length ?? this.table.rows;
    const blocks = (each: (block: Block) => void): void => (rows ? this.visit(rows, each) : this.run(0, count, each));
    if (e.kind === 'yesno') return columnOfTruths(this.compiler.truths(e), count, blocks);
    try {
      return columnOfVector(this.compiler.vector(e), count, blocks);
    } catch (error) {
      if (error instanceof Unproven) return null;
      throw error;
    }
  }

  /** The exact interpreter is asked about the unknown rows of which it may know more. */
  private decided(e: Expression, column: Column | null, rows: Int32Array | null): Column | null {
    const open = column && this.open(e);
    if (!column || !open || this.tabulated.get(this.identities.of(e))) return column;
    const isOpen = (state: number, i: number): boolean => state !== State.Known && open[rows ? rows[i]! : i] === 1;
    const answers = new Map<number, Exact>();
    column.state.forEach((state, i) => {
      if (isOpen(state, i)) answers.set(i, this.inEarnest(() => this.exact.evaluate(e, this.place(rows ? rows[i]! : i))));
    });
    if ([...answers].every(([i, { state }]) => state === column.state[i])) return column;
    return columnOfExact(e.kind, Array.from(column.state, (_, i) => answers.get(i) ?? cellOf(column, i)));
  }

  private open(e: Expression): OpenRows {
    return isBounded(e) ? this.openness.of(e) : null;
  }

  private run(start: number, end: number, each: (block: Block) => void): void {
    for (let at = start; at < end; at += BLOCK) each({ stamp: this.stamp++, start: at, count: Math.min(BLOCK, end - at), rows: null });
  }

  private visit(rows: Int32Array, each: (block: Block) => void): void {
    for (let at = 0; at < rows.length; at += BLOCK) {
      const list = rows.subarray(at, at + BLOCK);
      each({ stamp: this.stamp++, start: at, count: list.length, rows: list });
    }
  }

  private place(row: number): Place {
    return { ledger: this.table.key, row };
  }
}
