import { DEFAULT_LANGUAGE, type Language, type Rooms } from './language';
import { WORDS } from './words/zh-CN';

/** The default language is always known: rule files are tested in it, and functions speak it until Excel has said which language is its own. */
const known = new Map<Language, Rooms>([[DEFAULT_LANGUAGE, WORDS]]);

export const isKnown = (language: Language): boolean => known.has(language);

/** Makes a language known from now on. */
export function learn(language: Language, words: Rooms): void {
  known.set(language, words);
}

/** The texts of a language. @throws Error where nobody has loaded them: `loadLanguage`, or `every-language`, comes first. */
export function roomsOf(language: Language): Rooms {
  const rooms = known.get(language);
  if (!rooms) throw new Error(`the words of ${language} are not loaded`);
  return rooms;
}
