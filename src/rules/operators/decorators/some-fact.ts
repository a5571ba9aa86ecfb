import { eachFact } from './each-of-list';

export const someFact = eachFact('someFact', 'some');
