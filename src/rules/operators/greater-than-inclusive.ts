import { NUMERIC_KINDS } from '../../values/kind';
import { sameKind, type Operator } from './operator';

export const greaterThanInclusive: Operator = {
  name: 'greaterThanInclusive',
  accepts: (kind) => NUMERIC_KINDS.has(kind),
  lower: (a, b) => {
    const [left, right] = sameKind(a, b);
    return { op: 'binary', operator: '>=', kind: 'yesno', left, right };
  },
};
