import { eachValue } from './each-of-list';

export const someValue = eachValue('someValue', 'some');
