import { DEFAULT_LANGUAGE, parseLanguage, type Language } from '../../src/i18n/language';

const KEY = 'guiju.preview.language';

/** The language that was chosen here before, else the browser's own where we speak it. */
export function chosenLanguage(): Language {
  const before = parseLanguage(localStorage.getItem(KEY) ?? '');
  const browsers = navigator.languages.map(parseLanguage).find((language) => language !== null);
  return before ?? browsers ?? DEFAULT_LANGUAGE;
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
