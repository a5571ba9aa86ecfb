import { sameKind, type Operator } from './operator';

export const ranksAtLeast: Operator = {
  name: 'ranksAtLeast',
  accepts: (kind) => kind === 'role',
  lower: (a, b) => {
    const [left, right] = sameKind(a, b);
    return { op: 'binary', operator: '>=', kind: 'yesno', left: { op: 'rank', kind: 'count', of: left }, right: { op: 'rank', kind: 'count', of: right } };
  },
};
