import { DEFAULT_LANGUAGE, parseLanguage, type Language } from '../../src/i18n/language';

const KEY = 'guiju.preview.language';

/** The language that the address asks for, else the one that was chosen here before, else the browser's own where we speak it. */
export function chosenLanguage(): Language {
  const asked = parseLanguage(new URLSearchParams(location.search).get('lang') ?? '');
  const before = parseLanguage(localStorage.getItem(KEY) ?? '');
  const browsers = navigator.languages.map(parseLanguage).find((language) => language !== null);
  return asked ?? before ?? browsers ?? DEFAULT_LANGUAGE;
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  // What was asked for in the address is not meant for ever.
  history.replaceState(null, '', location.pathname);
}
