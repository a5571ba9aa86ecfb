import { sameConstant, unknown, worst, worstOf } from '../exactly';
import { MANY, callNode, type Checked, type CallChecker, type FunctionDefinition } from './definition';

export const IF: FunctionDefinition = {
  name: 'IF',
  usage: 'IF(test, a, b)',
  help: { 'zh-CN': '条件成立取 a，不成立取 b；条件未知时，只有 a、b 相同才有结果', en: 'a where the test holds, b where it does not; an unknown test leaves it unknown unless a and b are equal' },
  arity: [3, 3],
  check(call) {
    const test = call.value(0, ['yesno']);
    const branches = call.alike([1, 2]);
    return test && branches ? callNode(call, [test.expression, ...branches.values], branches.kinds) : null;
  },
  evaluate([test, a, b], place, machine) {
    if (!test || !a || !b) throw new TypeError('IF takes three arguments');
    const decided = machine.evaluate(test, place);
    if (decided.value !== null) return machine.evaluate(decided.value === true ? a : b, place);
    const branches = [machine.evaluate(a, place), machine.evaluate(b, place)] as const;
    const [first, second] = branches;
    if (first.value !== null && second.value !== null && sameConstant(first.value, second.value)) return first;
    return unknown(worst(decided.state, worstOf(branches)));
  },
};

const junction = (op: 'and' | 'or') => (call: CallChecker): Checked | null => {
  const parts = call.args.map((_, index) => call.value(index, ['yesno']));
  const of = parts.filter((part) => part !== null).map((part) => part.expression);
  return of.length === parts.length ? { expression: { op, kind: 'yesno', of }, kinds: ['yesno'] } : null;
};

export const AND: FunctionDefinition = {
  name: 'AND',
  usage: 'AND(a, …)',
  help: { 'zh-CN': '全部成立；有一个不成立即为否，不管其余是否未知', en: 'all hold; one that does not decides it, whatever is unknown' },
  arity: [1, MANY],
  check: junction('and'),
};

export const OR: FunctionDefinition = {
  name: 'OR',
  usage: 'OR(a, …)',
  help: { 'zh-CN': '任一成立；有一个成立即为是，不管其余是否未知', en: 'any holds; one that does decides it, whatever is unknown' },
  arity: [1, MANY],
  check: junction('or'),
};

export const NOT: FunctionDefinition = {
  name: 'NOT',
  usage: 'NOT(a)',
  help: { 'zh-CN': '取反', en: 'yes where a is no, no where it is yes' },
  arity: [1, 1],
  check(call) {
    const of = call.value(0, ['yesno']);
    return of && { expression: { op: 'not', kind: 'yesno', of: of.expression }, kinds: ['yesno'] };
  },
};
