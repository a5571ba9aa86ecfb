import { eachValue } from './each-of-list';

export const everyValue = eachValue('everyValue', 'every');
