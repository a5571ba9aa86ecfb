import { State } from '../../values/column';
import type { Expression } from '../expression';
import { known } from '../exactly';
import { MANY, callNode, type FunctionDefinition } from './definition';

export const ISBLANK: FunctionDefinition = {
  name: 'ISBLANK',
  usage: 'ISBLANK(column)',
  help: { 'zh-CN': '单元格是否空白；没有这一列时未知', en: 'is the cell blank? A column that is not there is unknown' },
  arity: [1, 1],
  check(call) {
    const of = call.value(0);
    if (!of) return null;
    if (of.expression.op !== 'column' && of.expression.op !== 'fact') return call.problem('isblank-wants-column', call.args[0]?.at ?? call.at);
    return { expression: { op: 'blank', kind: 'yesno', of: of.expression }, kinds: ['yesno'] };
  },
};

export const BLANKS: FunctionDefinition = {
  name: 'BLANKS',
  usage: 'BLANKS(column, …)',
  help: { 'zh-CN': '这些列里单元格空白的是哪几列；没有的列、读不出的单元格不算', en: 'which of these columns are blank in the row; one that is not there or cannot be read is not named' },
  arity: [1, MANY],
  // It names what is blank of what is there.
  optionalFrom: 0,
  check(call) {
    const columns = call.args.map((arg, index) => {
      const of = call.value(index);
      return of && of.expression.op !== 'column' ? call.problem('blanks-wants-columns', arg?.at ?? call.at) : (of?.expression ?? null);
    });
    const found = columns.filter((column) => column !== null);
    return found.length < columns.length ? null : callNode(call, found, ['list']);
  },
  evaluate: (args, place, machine) => known(args.flatMap((arg) => (arg.op === 'column' && machine.evaluate(arg, place).state === State.Blank ? [arg.column] : []))),
};

/** Is a value a list of names of the own ledger's columns? They are shown by their headers. */
export const namesColumns = (expression: Expression): boolean => {
  if (expression.op === 'fact') return namesColumns(expression.fact.expression);
  if (expression.op !== 'call' || expression.kind !== 'list') return false;
  return expression.name === BLANKS.name || expression.args.some(namesColumns);
};

export const IFNA: FunctionDefinition = {
  name: 'IFNA',
  usage: 'IFNA(x, y)',
  help: { 'zh-CN': 'x 空白、查无此行、或缺列缺表缺参数时取 y；读不出的 x 仍是未知', en: 'y where x is blank, not found, or its column, ledger or parameter is not there; an unreadable x stays unknown' },
  arity: [2, 2],
  check(call) {
    const both = call.alike([0, 1]);
    return both && callNode(call, both.values, both.kinds);
  },
  evaluate([x, y], place, machine) {
    if (!x || !y) throw new TypeError('IFNA takes two arguments');
    const value = machine.evaluate(x, place);
    return value.state === State.Blank || value.state === State.Missing ? machine.evaluate(y, place) : value;
  },
};
