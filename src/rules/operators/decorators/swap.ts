import type { Decorator } from '../operator';

export const swap: Decorator = {
  name: 'swap',
  wrap: (next) => (left, right) => next(right, left),
};
