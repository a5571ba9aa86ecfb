import { eachFact } from './each-of-list';

export const everyFact = eachFact('everyFact', 'every');
