import { State, type Column } from '../../values/column';
import type { Expression } from '../expression';
import { operands } from '../operands';
import type { Table } from '../world';
import type { Identities } from './identity';
import { measure } from './vector';

/** 1 at rows where the exact interpreter may know more of an unknown value than a kernel does; null: nowhere. */
export type OpenRows = Uint8Array | null;

/**
 * Finds the rows at which an unknown value may still be decided: where an aggregate was narrowed down to bounds, where a text can be one of some only,
 * and where the test of an IF is unknown, whose branches may be equal. Everywhere else kernels know all that there is to know.
 */
export class Openness {
  private readonly known = new Map<number, OpenRows>();

  /** `settled`: an expression over all rows; null where it is too large for a column. */
  constructor(private readonly table: Table, private readonly identities: Identities, private readonly settled: (e: Expression) => Column | null) {}

  /** What the exact interpreter said of an expression, all rows at once. */
  enter(e: Expression, open: OpenRows): void {
    this.known.set(this.identities.of(e), open);
  }

  of(e: Expression): OpenRows {
    const number = this.identities.of(e);
    let open = this.known.get(number);
    if (open === undefined) this.known.set(number, (open = [this.own(e), ...operands(e).map((part) => this.of(part))].reduce(either, null)));
    return open;
  }

  private own(e: Expression): OpenRows {
    if (e.op === 'column') return this.among(this.table.columns.get(e.column)?.candidates?.keys() ?? []);
    const [test, first, second] = e.op === 'call' && e.name === 'IF' ? e.args : [];
    if (!test || !first || !second) return null;
    const tests = this.settled(test);
    if (tests && measure(tests).certain) return null;
    const branches = [first, second].map((branch) => ({ column: this.settled(branch), open: this.of(branch) }));
    const open = new Uint8Array(this.table.rows);
    for (let row = 0; row < open.length; row++) {
      if (tests && tests.state[row] === State.Known) continue;
      if (branches.every((branch) => !branch.column || branch.column.state[row] === State.Known || branch.open?.[row] === 1)) open[row] = 1;
    }
    return open.includes(1) ? open : null;
  }

  private among(rows: Iterable<number>): OpenRows {
    let open: Uint8Array | null = null;
    for (const row of rows) (open ??= new Uint8Array(this.table.rows))[row] = 1;
    return open;
  }
}

function either(a: OpenRows, b: OpenRows): OpenRows {
  if (a === null || b === null || a === b) return a ?? b;
  return a.map((one, row) => one | b[row]!);
}
