import { membership, type Operator } from './operator';

export const contains: Operator = {
  name: 'contains',
  accepts: (kind) => kind === 'list',
  list: 'left',
  lower: (list, item) => membership(item, list),
};
