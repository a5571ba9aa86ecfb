import { State } from '../../values/column';
import { ABSENT, keyOf, unknown } from '../exactly';
import type { Expression } from '../expression';
import { longestRun, rowsOfRun, runRow, runsEndingAt, type RunRow } from '../runs';
import type { Exact, Place } from '../world';
import { callNode, type Cells, type Counted, type FunctionDefinition, type Machine } from './definition';

/** Runs are a number of rows: times, or days where that is wanted. */
const RUN_KINDS = ['count', 'days'] as const;

/** State of a row's date; Missing where the ledger has no dates. */
function dateStates(ledger: string, machine: Machine): (row: number) => State {
  const table = machine.world.table(ledger);
  const dates = table?.dateColumn ? table.columns.get(table.dateColumn) : undefined;
  return (row) => (dates ? ((dates.state[row] ?? State.Missing) as State) : State.Missing);
}

function rowsOfGroup(flag: Expression, counted: Expression, place: Place, machine: Machine): { readonly ledger: string; readonly numbers: readonly number[]; readonly rows: readonly RunRow[] } {
  if (!('groups' in place)) throw new TypeError('a run of a group is asked for where there is no group');
  const { ledger } = place.groups;
  const [flags, counts, dates] = [machine.cellsOf(flag, ledger), machine.cellsOf(counted, ledger), dateStates(ledger, machine)];
  const numbers = [...(place.groups.rows[place.group] ?? [])];
  return { ledger, numbers, rows: numbers.map((row) => runRow(flags(row), counts(row), dates(row))) };
}

export const LONGESTRUN: FunctionDefinition = {
  name: 'LONGESTRUN',
  usage: 'LONGESTRUN(flag, counted)',
  help: { 'zh-CN': '组内按日期，计入的行中连续为“是”的最多行数；不计入的行既不中断也不加长', en: 'over the group, by date: the longest run of true flags among the rows that count' },
  arity: [2, 2],
  check(call) {
    if (!call.overGroup) return call.problem('group-only', call.at, { name: call.name });
    const flag = call.each(0, ['yesno']);
    const counted = call.each(1, ['yesno']);
    return flag && counted && callNode(call, [flag.expression, counted.expression], RUN_KINDS);
  },
  evaluate([flag, counted], place, machine) {
    return flag && counted ? longestRun(rowsOfGroup(flag, counted, place, machine).rows) : ABSENT;
  },
  counted([flag, counted], place, machine) {
    if (!flag || !counted) return [];
    const { ledger, numbers, rows } = rowsOfGroup(flag, counted, place, machine);
    return rowsOfRun(rows, null).map((index) => ({ expression: flag, place: { ledger, row: numbers[index] ?? 0 } }));
  },
};

/** Rows of the whole ledger with one key, by date; rows of unknown date last. */
interface Chain {
  readonly numbers: readonly number[];
  readonly rows: readonly RunRow[];
  readonly runs: readonly Exact[];
}
interface Chains {
  readonly of: ReadonlyMap<number, { readonly chain: Chain; readonly index: number }>;
  readonly keys: Cells;
}

function chainsOf(args: readonly Expression[], ledger: string, machine: Machine): Chains | null {
  const [flag, counted, key] = args;
  const table = machine.world.table(ledger);
  if (!flag || !counted || !key || !table) return null;
  const [flags, counts, keys] = [machine.cellsOf(flag, ledger), machine.cellsOf(counted, ledger), machine.cellsOf(key, ledger)];
  const dateState = dateStates(ledger, machine);
  const dates = table.dateColumn ? table.columns.get(table.dateColumn) : undefined;
  const dateOf = (row: number): number => (dateState(row) === State.Known ? (dates?.values[row] ?? 0) : Number.POSITIVE_INFINITY);
  const byKey = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const cell = keys(row);
    if (cell.value === null) continue;
    const text = keyOf(cell.value);
    const list = byKey.get(text);
    if (list) list.push(row);
    else byKey.set(text, [row]);
  }
  const of = new Map<number, { readonly chain: Chain; readonly index: number }>();
  for (const numbers of byKey.values()) {
    numbers.sort((a, b) => (dateOf(a) === dateOf(b) ? a - b : dateOf(a) - dateOf(b)));
    const rows = numbers.map((row) => runRow(flags(row), counts(row), dateState(row)));
    const chain = { numbers, rows, runs: runsEndingAt(rows) };
    numbers.forEach((row, index) => of.set(row, { chain, index }));
  }
  return { of, keys };
}

const chainAt = (args: readonly Expression[], place: Place, machine: Machine): { readonly chains: Chains | null; readonly row: number; readonly ledger: string } => {
  if ('groups' in place) throw new TypeError('RUNLENGTH is a value of a row');
  const { ledger, row } = place;
  return { chains: machine.kept(args, () => chainsOf(args, ledger, machine)), row, ledger };
};

export const RUNLENGTH: FunctionDefinition = {
  name: 'RUNLENGTH',
  usage: 'RUNLENGTH(flag, counted, key)',
  help: { 'zh-CN': '本行为止连续为“是”的行数：同一键的全表各行按日期，跨月也算；本行为否则为 0', en: 'the run of true flags that ends at this row, over all rows with the same key by date; 0 where the flag is false' },
  arity: [3, 3],
  check(call) {
    const [flag, counted, key] = [call.each(0, ['yesno']), call.each(1, ['yesno']), call.each(2)];
    if (call.overGroup) return call.problem('row-only', call.at, { name: call.name });
    return flag && counted && key && callNode(call, [flag.expression, counted.expression, key.expression], RUN_KINDS);
  },
  evaluate(args, place, machine) {
    const { chains, row } = chainAt(args, place, machine);
    if (!chains) return ABSENT;
    const at = chains.of.get(row);
    return at ? (at.chain.runs[at.index] ?? ABSENT) : unknown(chains.keys(row).state);
  },
  counted(args, place, machine): readonly Counted[] {
    const { chains, row, ledger } = chainAt(args, place, machine);
    const at = chains?.of.get(row);
    const [flag] = args;
    if (!at || !flag) return [];
    return rowsOfRun(at.chain.rows, at.index).map((index) => ({ expression: flag, place: { ledger, row: at.chain.numbers[index] ?? 0 } }));
  },
};
