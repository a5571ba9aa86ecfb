import { State } from '../../values/column';
import { ABSENT, BLANK, UNREADABLE, sameConstant, unknown, worst } from '../exactly';
import type { Expression } from '../expression';
import { foundAt, matching, stateOnly, type Matching } from '../matching';
import type { Exact, Place } from '../world';
import { MANY, callNode, type Alike, type Asking, type CallChecker, type Checked, type Counted, type FunctionDefinition, type Machine } from './definition';

type Pair = readonly [keys: Expression, key: Expression];

const testsOf = (pairs: readonly Pair[]): (readonly [Expression, Expression])[] =>
  pairs.map(([keys, key]) => [keys, { op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind: keys.kind }, right: key }]);

/** Rows whose keys equal the looked-up ones; `site` keeps the index between rows. */
const found = (site: readonly Expression[], values: Expression, pairs: readonly Pair[], place: Place, machine: Machine): Matching | State =>
  matching(site, [values, ...pairs.map(([keys]) => keys)], testsOf(pairs), place, machine);

/** The value that all rows with the looked-up keys have. */
function lookUp(site: readonly Expression[], values: Expression, pairs: readonly Pair[], place: Place, machine: Machine): Exact {
  const keyState = pairs.reduce<State>((state, [, key]) => worst(state, machine.evaluate(key, place).state), State.Known);
  if (keyState !== State.Known) return unknown(keyState);
  const rows = found(site, values, pairs, place, machine);
  return stateOnly(rows) ? unknown(rows) : commonValue(rows, values, machine);
}

/** A row whose key can't be read stands back where another row's key is equal. */
function commonValue(rows: Matching, values: Expression, machine: Machine): Exact {
  if (rows.sure.length === 0) return rows.perhaps.length === 0 ? BLANK : rows.state === State.Missing ? ABSENT : UNREADABLE;
  const cells = machine.cellsOf(values, rows.ledger);
  const [first = BLANK, ...others] = rows.sure.map(cells);
  const alike = others.every((other) => other.state === first.state && (other.value === null || first.value === null || sameConstant(other.value, first.value)));
  return alike ? first : UNREADABLE;
}

function* alike(site: readonly Expression[], values: Expression, pairs: readonly Pair[], asking: Asking, machine: Machine): Generator<void, Alike | null> {
  const found = yield* foundAt(site, testsOf(pairs), asking, machine);
  return found && { numbers: found.numbers, value: (number, row) => commonValue(found.rowsAt(number, row), values, machine) };
}

function check(call: CallChecker, values: number, pairs: readonly (readonly [keys: number, key: number])[], order: (values: Expression, pairs: readonly Pair[]) => readonly Expression[]): Checked | null {
  const wanted = call.rows(values);
  const columns: Checked[] = [];
  const found: Pair[] = [];
  for (const [keysAt, keyAt] of pairs) {
    const keys = call.rows(keysAt);
    const key = call.value(keyAt);
    if (keys) columns.push(keys);
    const fitted = keys && key && call.as(key, keys.expression.kind, call.args[keyAt]?.at ?? call.at);
    if (keys && fitted) found.push([keys.expression, fitted]);
  }
  if (!wanted || found.length < pairs.length || !call.oneLedger([wanted, ...columns])) return null;
  return callNode(call, order(wanted.expression, found), wanted.kinds);
}

const pairsAfter = (args: readonly Expression[]): Pair[] => {
  const pairs: Pair[] = [];
  for (let i = 1; i + 1 < args.length; i += 2) {
    const [keys, key] = [args[i], args[i + 1]];
    if (keys && key) pairs.push([keys, key]);
  }
  return pairs;
};

export const XLOOKUP: FunctionDefinition = {
  name: 'XLOOKUP',
  usage: 'XLOOKUP(key, keys, values)',
  help: { 'zh-CN': '另一张表里键相等的那一行的值；没有则查无，有几行且值不同则未知', en: 'the value of the one row whose key is equal; none: not found; several with different values: unknown' },
  arity: [3, 3],
  check: (call) => check(call, 2, [[1, 0]], (values, [pair]) => (pair ? [pair[1], pair[0], values] : [])),
  evaluate(args, place, machine) {
    const [key, keys, values] = args;
    return key && keys && values ? lookUp(args, values, [[keys, key]], place, machine) : UNREADABLE;
  },
  *alike(args, asking, machine) {
    const [key, keys, values] = args;
    return key && keys && values ? yield* alike(args, values, [[keys, key]], asking, machine) : null;
  },
  counted(args, place, machine) {
    const [key, keys, values] = args;
    return key && keys && values ? foundCells(args, values, [[keys, key]], place, machine) : [];
  },
};

export const LOOKUPS: FunctionDefinition = {
  name: 'LOOKUPS',
  usage: 'LOOKUPS(values, keys1, key1, …)',
  help: { 'zh-CN': '按几个键查另一张表里那一行的值', en: 'the value of the one row of which several keys are equal' },
  arity: [3, MANY],
  check(call) {
    if (call.args.length % 2 === 0) return call.problem('criteria-in-pairs', call.at, { name: call.name });
    const pairs: (readonly [number, number])[] = [];
    for (let index = 1; index < call.args.length; index += 2) pairs.push([index, index + 1]);
    return check(call, 0, pairs, (values, found) => [values, ...found.flat()]);
  },
  evaluate(args, place, machine) {
    const [values] = args;
    return values ? lookUp(args, values, pairsAfter(args), place, machine) : UNREADABLE;
  },
  *alike(args, asking, machine) {
    const [values] = args;
    return values ? yield* alike(args, values, pairsAfter(args), asking, machine) : null;
  },
  counted(args, place, machine) {
    const [values] = args;
    return values ? foundCells(args, values, pairsAfter(args), place, machine) : [];
  },
};

/** The keys, then the cells that were found. */
function* foundCells(site: readonly Expression[], values: Expression, pairs: readonly Pair[], place: Place, machine: Machine): Generator<Counted> {
  for (const [, key] of pairs) yield { expression: key, place };
  const rows = found(site, values, pairs, place, machine);
  if (stateOnly(rows)) return;
  for (const row of rows.sure) yield { expression: values, place: { ledger: rows.ledger, row } };
}
