import { sameKind, type Operator } from './operator';

export const equal: Operator = {
  name: 'equal',
  accepts: (kind) => kind !== 'list',
  lower: (a, b) => {
    const [left, right] = sameKind(a, b);
    return { op: 'binary', operator: '=', kind: 'yesno', left, right };
  },
};
