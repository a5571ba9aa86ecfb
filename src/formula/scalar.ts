import { State, type Column } from '../values/column';
import { DICTIONARY_KINDS, type Kind } from '../values/kind';
import { createExact, type Columns } from './exact';
import { isRational } from './exactly';
import type { Constant, Expression } from './expression';
import { operands } from './operands';
import type { Exact, Table, World } from './world';

/** One cell whose value is another at every call. */
class Cell implements Column {
  readonly scale = 0;
  readonly values = new Float64Array(1);
  readonly denominators = new Float64Array(1);
  readonly state = new Uint8Array(1);
  readonly dictionary?: string[];

  constructor(readonly kind: Kind) {
    if (DICTIONARY_KINDS.has(kind)) this.dictionary = [''];
  }

  /** Null is a blank cell. Throws RangeError where a number's parts are no safe integers. */
  set(value: Constant | null): void {
    this.state[0] = value === null ? State.Blank : State.Known;
    this.values[0] = 0;
    this.denominators[0] = 1;
    if (value === null) return;
    if (typeof value === 'boolean') this.values[0] = value ? 1 : 0;
    else if (isRational(value)) [this.values[0], this.denominators[0]] = [safe(value.n), safe(value.d)];
    else if (this.dictionary) this.dictionary[0] = typeof value === 'string' ? value : value.join('、');
  }
}

function safe(part: bigint): number {
  const number = Number(part);
  if (!Number.isSafeInteger(number)) throw new RangeError('a value is too large for a cell');
  return number;
}

/** Nothing is worked out a column at a time where there is one row. */
const NO_COLUMNS: Columns = {
  column() {
    throw new RangeError('one row has no columns');
  },
  made: () => undefined,
  groups() {
    throw new TypeError('one row alone is in no group');
  },
};

/**
 * Evaluates a row expression on values that stand in no ledger, again and again, as a custom function in a cell does: by the exact interpreter, on one
 * row that has no rows beside it. Lookups run over the ledgers of the world.
 * @param expression a formula of one row of `ledger`; of a group there is no single row, so group facts throw TypeError.
 * @returns a function of the row's values by column, numbers in their kind's base unit; a column that is not given is blank.
 */
export function createScalar(expression: Expression, ledger: string, world: World): (values: Readonly<Record<string, Constant | null>>) => Exact {
  const cells = new Map<string, Cell>();
  const enter = (e: Expression): void => {
    if (e.op === 'column' && !cells.has(e.column)) cells.set(e.column, new Cell(e.kind));
    operands(e).forEach(enter);
  };
  enter(expression);
  const row: Table = { key: ledger, rows: 1, columns: cells, dateColumn: null };
  const around: World = { ...world, table: (key) => (key === ledger ? row : world.table(key)) };
  const place = { ledger, row: 0 };
  return (values) => {
    for (const [name, cell] of cells) cell.set(values[name] ?? null);
    // What an interpreter has worked out of a row it keeps, and the row is another one now.
    return createExact(around, NO_COLUMNS).evaluate(expression, place);
  };
}
