import { State } from '../values/column';
import { DICTIONARY_KINDS } from '../values/kind';
import { cellOf, keyOf } from './exactly';
import type { Expression } from './expression';
import type { Machine } from './functions/definition';
import type { Exact } from './world';
import { classesOf } from './vector/classes';

/** The value of this row is not known: it may be equal to anything. */
const OPEN = -1;
/** A blank text, which equals nothing: nobody's name is blank. */
const NOTHING = -2;

/** One column's values as whole numbers from 0, equal where the values are equal. */
interface Codes {
  readonly id: number;
  readonly ofRow: Int32Array;
  /** By the text that stands for a value (`keyOf`). */
  readonly ofKey: ReadonlyMap<string, number>;
}

/** Rows by the codes of some columns: step k maps what the first k columns came to, and the code of the next, to a number. */
class Lists {
  private readonly steps: readonly Map<number, number>[];
  private readonly lists: number[][] = [];

  constructor(private readonly columns: readonly Codes[]) {
    this.steps = columns.map(() => new Map<number, number>());
  }

  add(row: number): void {
    let at = 0;
    for (let k = 0; k < this.columns.length; k++) {
      const { ofRow, ofKey } = this.columns[k]!;
      const step = this.steps[k]!;
      const key = at * ofKey.size + ofRow[row]!;
      let next = step.get(key);
      if (next === undefined) step.set(key, (next = step.size));
      at = next;
    }
    const list = this.lists[at];
    if (list) list.push(row);
    else this.lists[at] = [row];
  }

  /** `codeOf` gives the wanted code of a column; undefined: no row has it. */
  get(codeOf: (column: Codes) => number | undefined): readonly number[] {
    let at: number | undefined = 0;
    for (let k = 0; k < this.columns.length && at !== undefined; k++) {
      const code = codeOf(this.columns[k]!);
      at = code === undefined ? undefined : this.steps[k]!.get(at * this.columns[k]!.ofKey.size + code);
    }
    return at === undefined ? [] : (this.lists[at] ?? []);
  }
}

/** Rows by the values of their key columns. Rows of which a key is unknown are found by their other keys. */
export class KeyIndex {
  private readonly whole: Lists;
  /** By which keys are known, one binary digit a column. */
  private readonly partly = new Map<number, Lists>();

  constructor(private readonly columns: readonly Codes[], rows: number) {
    this.whole = new Lists(columns);
    const all = 2 ** columns.length - 1;
    for (let row = 0; row < rows; row++) {
      let known = 0;
      let matchesNothing = false;
      for (const { ofRow } of columns) {
        const code = ofRow[row]!;
        known = known * 2 + (code >= 0 ? 1 : 0);
        if (code === NOTHING) matchesNothing = true;
      }
      if (known === all) this.whole.add(row);
      else if (!matchesNothing) this.listsOf(known).add(row);
    }
  }

  private listsOf(known: number): Lists {
    let lists = this.partly.get(known);
    if (!lists) {
      const { length } = this.columns;
      lists = new Lists(this.columns.filter((_, k) => Math.floor(known / 2 ** (length - 1 - k)) % 2 === 1));
      this.partly.set(known, lists);
    }
    return lists;
  }

  /** Rows whose keys are all equal to the wanted ones; and those that may be, since some key is unknown and the known ones are equal. Each in order. */
  find(keys: readonly string[]): { readonly equal: readonly number[]; readonly open: readonly number[] } {
    const wanted = new Map(this.columns.map((column, k) => [column, column.ofKey.get(keys[k]!)]));
    const codeOf = (column: Codes): number | undefined => wanted.get(column);
    const parts = [...this.partly.values()].map((lists) => lists.get(codeOf)).filter((list) => list.length > 0);
    return { equal: this.whole.get(codeOf), open: parts.length > 1 ? parts.flat().sort((a, b) => a - b) : (parts[0] ?? []) };
  }
}

/** The indexes of one world: calls that look into the same columns share them. */
export class KeyIndexes {
  /** A column of another ledger goes by its name, an expression by itself. */
  private readonly codes = new Map<Expression | string, Codes>();
  private readonly indexes = new Map<string, KeyIndex>();

  constructor(private readonly machine: Machine) {}

  over(columns: readonly Expression[], ledger: string, rows: number): KeyIndex {
    const coded = columns.map((column) => this.codesOf(column, ledger, rows));
    const name = coded.map(({ id }) => id).join();
    let index = this.indexes.get(name);
    if (!index) this.indexes.set(name, (index = new KeyIndex(coded, rows)));
    return index;
  }

  private codesOf(column: Expression, ledger: string, rows: number): Codes {
    const name = column.op === 'range' ? `${column.ledger}\u0000${column.column}` : column;
    let codes = this.codes.get(name);
    if (!codes) this.codes.set(name, (codes = codesOf(this.codes.size, column, ledger, rows, this.machine)));
    return codes;
  }
}

function codesOf(id: number, column: Expression, ledger: string, rows: number, machine: Machine): Codes {
  const ofKey = new Map<string, number>();
  const text = DICTIONARY_KINDS.has(column.kind);
  const codeOf = (cell: Exact): number => {
    if (cell.value === null) return text && cell.state === State.Blank ? NOTHING : OPEN;
    const key = keyOf(cell.value);
    let code = ofKey.get(key);
    if (code === undefined) ofKey.set(key, (code = ofKey.size));
    return code;
  };
  const whole = machine.columnOf(column, ledger);
  const cells = machine.cellsOf(column, ledger);
  if (!whole) return { id, ofRow: Int32Array.from({ length: rows }, (_, row) => codeOf(cells(row))), ofKey };
  // Equal cells are one class, so each value is written as a key once.
  const { of, first } = classesOf(whole);
  const ofClass = Int32Array.from(first, (row) => codeOf(cellOf(whole, row)));
  return { id, ofRow: of.map((one) => ofClass[one]!), ofKey };
}
