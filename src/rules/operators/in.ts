import { membership, type Operator } from './operator';

/** `in` is a reserved word. */
export const isIn: Operator = {
  name: 'in',
  accepts: (kind) => kind !== 'list',
  list: 'right',
  lower: (item, list) => membership(item, list),
};
