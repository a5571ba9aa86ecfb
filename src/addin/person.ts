import type { Preferences } from './preferences';

const KEY = 'person';

/** The name that was typed last on this machine, '' where none was. Nobody proved it. */
export const typedPerson = (preferences: Preferences): string => preferences.read(KEY) ?? '';

export const rememberPerson = (preferences: Preferences, name: string): void => preferences.write(KEY, name);
