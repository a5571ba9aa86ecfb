import { DEFAULT_LANGUAGE, LANGUAGES, parseLanguage, type Language } from '../i18n/language';
import type { Preferences } from './preferences';

const KEY = 'language';

/** The language that the person chose, else the host's, else the default. */
export function chosenLanguage(preferences: Preferences, hostLanguage: string): Language {
  const chosen = preferences.read(KEY);
  return LANGUAGES.find((language) => language === chosen) ?? parseLanguage(hostLanguage) ?? DEFAULT_LANGUAGE;
}

export const rememberLanguage = (preferences: Preferences, language: Language): void => preferences.write(KEY, language);
