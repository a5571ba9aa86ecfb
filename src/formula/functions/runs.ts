import { State } from '../../values/column';
import { ABSENT, isRational, keyOf, unknown } from '../exactly';
import type { Expression } from '../expression';
import { eachClass, eachRow } from '../key-index';
import { longestRun, rowsOfRun, runRow, runsEndingAt, type RunRow } from '../runs';
import { sorterByDate } from '../vector/classes';
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
  readonly all: readonly Chain[];
  /** Chain of each row, −1 where the key is unknown, and its place in the chain. */
  readonly of: Int32Array;
  readonly place: Int32Array;
  /** The run that ends at each row, −1 where it is not known. */
  readonly length: Int32Array;
  readonly keys: Cells;
}

function* chainsOf(args: readonly Expression[], ledger: string, machine: Machine): Generator<void, Chains | null> {
  const [flag, counted, key] = args;
  const table = machine.world.table(ledger);
  if (!flag || !counted || !key || !table) return null;
  const [flags, counts, keys] = yield* machine.inSteps(() => [machine.cellsOf(flag, ledger), machine.cellsOf(counted, ledger), machine.cellsOf(key, ledger)] as const);
  const dateState = dateStates(ledger, machine);
  const numbered = new Map<string, number>();
  const codeOf = ({ value }: Exact): number => {
    if (value === null) return -1;
    const text = keyOf(value);
    const code = numbered.get(text) ?? numbered.size;
    numbered.set(text, code);
    return code;
  };
  const column = yield* machine.inSteps(() => machine.columnOf(key, ledger));
  const of = column ? yield* eachClass(column, codeOf) : yield* eachRow(key, ledger, table.rows, machine, codeOf);
  const lists = Array.from(numbered, (): number[] => []);
  of.forEach((code, row) => lists[code]?.push(row));
  const sort = sorterByDate(table);
  const place = new Int32Array(table.rows);
  const length = new Int32Array(table.rows).fill(-1);
  const all: Chain[] = [];
  yield* machine.each(lists.length, (chain) => {
    const numbers = lists[chain]!;
    sort(numbers);
    const rows = numbers.map((row) => runRow(flags(row), counts(row), dateState(row)));
    const runs = runsEndingAt(rows);
    runs.forEach(({ value }, index) => {
      place[numbers[index]!] = index;
      if (isRational(value)) length[numbers[index]!] = Number(value.n);
    });
    all[chain] = { numbers, rows, runs };
  });
  return { all, of, place, length, keys };
}

const chainAt = (args: readonly Expression[], place: Place, machine: Machine): { readonly chains: Chains | null; readonly row: number; readonly ledger: string } => {
  if ('groups' in place) throw new TypeError('RUNLENGTH is a value of a row');
  const { ledger, row } = place;
  return { chains: machine.large(args, () => chainsOf(args, ledger, machine)), row, ledger };
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
    const chain = chains.all[chains.of[row]!];
    return chain ? chain.runs[chains.place[row]!]! : unknown(chains.keys(row).state);
  },
  /** Rows at the end of equally long runs. */
  *alike(args, { ledger, rows }, machine) {
    const chains = yield* machine.inSteps(() => machine.large(args, () => chainsOf(args, ledger, machine)));
    return chains && { numbers: rows.map((row) => chains.length[row]!) };
  },
  counted(args, place, machine): readonly Counted[] {
    const { chains, row, ledger } = chainAt(args, place, machine);
    const chain = chains?.all[chains.of[row]!];
    const [flag] = args;
    if (!chains || !chain || !flag) return [];
    return rowsOfRun(chain.rows, chains.place[row]!).map((index) => ({ expression: flag, place: { ledger, row: chain.numbers[index] ?? 0 } }));
  },
};
