import { State, type Column } from '../../values/column';
import type { Expression } from '../expression';
import type { Alike } from '../functions/definition';
import type { Workshop } from '../workshop';
import type { Exact, Table } from '../world';
import { operands } from '../operands';
import { classesBy, type Classes } from './classes';
import { columnOfExact, spread } from './gather';
import { asksItsRow, columnsOf, isBounded, isConstant, isRowBound, readsItem } from './walk';

/** What tabulating asks of the engine that it belongs to. */
export interface Asked {
  evaluate(e: Expression, row: number): Exact;
  /** Rows that have one value though their operands differ. */
  alike(e: Expression, rows: Int32Array): Generator<void, Alike | null>;
  /** All rows, unknowns decided wherever they can be. */
  settled(e: Expression): Column | null;
  /** 1 at rows where an unknown value may have bounds of its own; null: nowhere. */
  open(e: Expression): Uint8Array | null;
}

export interface Tabulated {
  readonly column: Column;
  /** 1 at rows where the value is unknown, and something is known of it. */
  readonly open: Uint8Array | null;
}

/**
 * A column by the exact interpreter, asked once for every distinct combination of the operands' values: as often as there are employees or days for
 * a lookup by employee or a calendar function; where the function knows what of them matters, less often still. Linear in rows; done in steps. Null
 * where a value leaves the safe integers.
 */
export function* tabulate(e: Expression, table: Table, asked: Asked, workshop: Workshop): Generator<void, Tabulated | null> {
  const inputs = yield* workshop.inSteps(() => inputsOf(e, table, asked));
  const classes = inputs ? yield* classesBy(inputs.map(({ column }) => column), table.rows) : eachItsOwn(table.rows);
  const { of, results } = yield* answers(e, classes, asked, workshop);
  const at = Int32Array.from(of);
  const own = inputs ? rowsApart(inputs, table.rows) : [];
  yield* workshop.each(own.length, (i) => (at[own[i]!] = results.push(asked.evaluate(e, own[i]!)) - 1));
  const entries = columnOfExact(e.kind, results);
  yield;
  if (!entries) return null;
  const column = spread(entries, at);
  yield;
  if (!results.some(isOpen)) return { column, open: null };
  return { column, open: Uint8Array.from(at, (one) => Number(isOpen(results[one]!))) };
}

const isOpen = ({ low, high, oneOf }: Exact): boolean => Boolean(low ?? high ?? oneOf);

/** Answers, and which of them is each row's. */
interface Answers {
  readonly of: Int32Array;
  readonly results: Exact[];
}

const eachItsOwn = (rows: number): Classes => {
  const own = Int32Array.from({ length: rows }, (_, row) => row);
  return { count: rows, of: own, first: own };
};

/** One answer for each class, or for several that have one value for certain. */
function* answers(e: Expression, { of, first }: Classes, asked: Asked, workshop: Workshop): Generator<void, Answers> {
  const alike = yield* asked.alike(e, first);
  const results: Exact[] = [];
  if (!alike) {
    yield* workshop.each(first.length, (i) => results.push(asked.evaluate(e, first[i]!)));
    return { of, results };
  }
  const { numbers, value } = alike;
  const known = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1).fill(-1);
  const ofClass = new Int32Array(numbers.length);
  yield* workshop.each(numbers.length, (i) => {
    const [number, row] = [numbers[i]!, first[i]!];
    if (number < 0) ofClass[i] = results.push(asked.evaluate(e, row)) - 1;
    else {
      if (known[number]! < 0) known[number] = results.push(value ? value(number, row) : asked.evaluate(e, row)) - 1;
      ofClass[i] = known[number]!;
    }
  });
  return { of: of.map((one) => ofClass[one]!), results };
}

interface Input {
  readonly column: Column;
  /** Two unknown values may be bounded differently: such rows share no answer. */
  readonly open: Uint8Array | null;
}

/** What the answer depends on; null: on the row itself. */
function inputsOf(e: Expression, table: Table, asked: Asked): readonly Input[] | null {
  if (asksItsRow(e) || e.op === 'range') return null;
  if (e.op === 'fact') return cells(e, table);
  const inputs: Input[] = [];
  for (const part of operands(e).flatMap(beforeItems)) {
    // A range is all rows to a call, and the row's own value to everything else.
    if (isConstant(part) && (part.op !== 'range' || e.op === 'call')) continue;
    const column = part.op === 'column' ? table.columns.get(part.column) : asked.settled(part);
    if (column) inputs.push({ column, open: isBounded(part) ? asked.open(part) : null });
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
    return column ? [{ column, open: null }] : [];
  });
}

/** Rows with an unknown bounded input: each gets an answer of its own. */
function rowsApart(inputs: readonly Input[], rows: number): number[] {
  const bounded = inputs.filter(({ open }) => open !== null);
  const apart: number[] = [];
  for (let row = 0; bounded.length > 0 && row < rows; row++) if (bounded.some(({ column, open }) => open![row] === 1 && column.state[row] !== State.Known)) apart.push(row);
  return apart;
}
