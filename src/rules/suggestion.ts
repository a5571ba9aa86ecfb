import { suggest } from '../formula/suggest';

/** The known name that was most likely meant, for messages that end in "did you mean"; `none` where none is near. */
export const suggestionFor = (name: string, known: Iterable<string>): string => suggest(name, known) ?? 'none';
