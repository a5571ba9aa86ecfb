import { sameKind, type Operator } from './operator';

export const notEqual: Operator = {
  name: 'notEqual',
  accepts: (kind) => kind !== 'list',
  lower: (a, b) => {
    const [left, right] = sameKind(a, b);
    return { op: 'binary', operator: '<>', kind: 'yesno', left, right };
  },
};
