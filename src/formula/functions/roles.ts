import type { FunctionDefinition } from './definition';

export const RANK: FunctionDefinition = {
  name: 'RANK',
  usage: 'RANK(role)',
  help: { 'zh-CN': '职务的级别序号', en: 'the rank of a role' },
  arity: [1, 1],
  check(call) {
    const of = call.value(0, ['role']);
    return of && { expression: { op: 'rank', kind: 'count', of: of.expression, at: call.at }, kinds: ['count', 'number'] };
  },
};
