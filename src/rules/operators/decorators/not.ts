import { not, type Decorator } from '../operator';

export const notDecorator: Decorator = {
  name: 'not',
  wrap: (next) => (left, right) => not(next(left, right)),
};
