import { membership, not, type Operator } from './operator';

export const notIn: Operator = {
  name: 'notIn',
  accepts: (kind) => kind !== 'list',
  list: 'right',
  lower: (item, list) => not(membership(item, list)),
};
