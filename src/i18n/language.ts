/** The languages that Guiju speaks. Which one is chosen by the caller alone, never by the environment: the same input gives the same bytes everywhere. */
export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const DEFAULT_LANGUAGE: Language = 'zh-CN';

/** ICU message texts of a language: room → code. */
export type Rooms = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Writings of a language tag that mean one of ours; region and script decide for Chinese. */
const WRITINGS: readonly (readonly [RegExp, Language])[] = [
  [/^zh-(tw|hk|mo|hant)(-|$)/, 'zh-TW'],
  [/^zh(-|$)/, 'zh-CN'],
  [/^en(-|$)/, 'en'],
];

/** The language that a tag asks for (`zh`, `zh_HK`, `en-GB` …); null where we do not speak it. */
export function parseLanguage(tag: string): Language | null {
  const canonical = tag.trim().toLowerCase().replaceAll('_', '-');
  return WRITINGS.find(([writing]) => writing.test(canonical))?.[1] ?? null;
}

/** Words given in one to three languages: those of the language, else of its nearest relative. */
export function wordsIn(words: { readonly 'zh-CN': string; readonly 'zh-TW'?: string; readonly en: string }, lang: Language): string {
  return words[lang] ?? words['zh-CN'];
}
