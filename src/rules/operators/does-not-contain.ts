import { membership, not, type Operator } from './operator';

export const doesNotContain: Operator = {
  name: 'doesNotContain',
  accepts: (kind) => kind === 'list',
  list: 'left',
  lower: (list, item) => not(membership(item, list)),
};
