import { State, type Column } from '../../values/column';
import type { Expression } from '../expression';
import type { Exact, Table } from '../world';
import { operands } from '../operands';
import { classesBy } from './classes';
import { columnOfExact, spread } from './gather';
import { asksItsRow, columnsOf, isBounded, isConstant, isRowBound, readsItem } from './walk';

/**
 * A column by the exact interpreter, asked once for every distinct combination of the operands' values: as often as there are employees or days for
 * a lookup by employee or a calendar function. Linear in rows. Null where a value leaves the safe integers.
 */
export function tabulate(e: Expression, table: Table, evaluate: (e: Expression, row: number) => Exact, settled: (e: Expression) => Column | null): Column | null {
  const inputs = inputsOf(e, table, settled);
  if (!inputs) return columnOfExact(e.kind, Array.from({ length: table.rows }, (_, row) => evaluate(e, row)));
  const { of, first } = classesBy(inputs.map(({ column }) => column), table.rows);
  const results = Array.from(first, (row) => evaluate(e, row));
  const at = apart(of, inputs, (row) => results.push(evaluate(e, row)) - 1);
  const entries = columnOfExact(e.kind, results);
  return entries && spread(entries, at);
}

interface Input {
  readonly column: Column;
  /** Two unknown values may be bounded differently: such rows share no answer. */
  readonly bounded: boolean;
}

/** What the answer depends on; null: on the row itself. */
function inputsOf(e: Expression, table: Table, settled: (e: Expression) => Column | null): readonly Input[] | null {
  if (asksItsRow(e) || e.op === 'range') return null;
  if (e.op === 'fact') return cells(e, table);
  const inputs: Input[] = [];
  for (const part of operands(e).flatMap(beforeItems)) {
    // A range is all rows to a call, and the row's own value to everything else.
    if (isConstant(part) && (part.op !== 'range' || e.op === 'call')) continue;
    const column = part.op === 'column' ? table.columns.get(part.column) : settled(part);
    if (column) inputs.push({ column, bounded: isBounded(part) });
    // No column can hold it: the cells that it is computed from tell the rows apart as well.
    else if (isRowBound(part)) return null;
    else inputs.push(...cells(part, table));
  }
  return inputs;
}

/** The parts of a criterion or of a test of items that are the row's own. */
const beforeItems = (e: Expression): readonly Expression[] => (readsItem(e) ? operands(e).flatMap(beforeItems) : [e]);

function cells(e: Expression, table: Table): Input[] {
  return [...columnsOf(e)].flatMap((key) => {
    const column = table.columns.get(key);
    return column ? [{ column, bounded: false }] : [];
  });
}

/** Rows with an unknown bounded input get an answer of their own. */
function apart(of: Int32Array, inputs: readonly Input[], answer: (row: number) => number): Int32Array {
  const bounded = inputs.filter((input) => input.bounded);
  if (bounded.length === 0) return of;
  return of.map((one, row) => (bounded.some(({ column }) => column.state[row] !== State.Known) ? answer(row) : one));
}
