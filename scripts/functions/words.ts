import en from '../../src/functions/words/en.json';
import examples from '../../src/functions/words/examples.json';
import cn from '../../src/functions/words/zh-CN.json';
import tw from '../../src/functions/words/zh-TW.json';
import type { Language } from '../../src/i18n/language';

export const HELP_LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const satisfies readonly Language[];

/** Words of a function; in English its description and arguments stand in the source. */
export interface FunctionWords {
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
  readonly result?: string;
  readonly notes: readonly string[];
}

export interface LanguageWords {
  readonly page: {
    readonly title: string;
    readonly intro: readonly string[];
    readonly examples: string;
    readonly formula: string;
    readonly result: string;
    readonly common: string;
    readonly commonNotes: readonly string[];
  };
  readonly functions: Readonly<Record<string, FunctionWords>>;
}

/** One formula and what it gives: a value, a column of values, the error that Excel shows; or in each language the cells that it fills. */
export type Example =
  | { readonly formula: string; readonly result: string | number | readonly (string | number)[] }
  | { readonly formula: string; readonly shown: Readonly<Record<Language, readonly (readonly (string | number)[])[]>> };

export const WORDS: Readonly<Record<Language, LanguageWords>> = { 'zh-CN': cn, 'zh-TW': tw, en };
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = examples;

/** Excel's name of a language's file; the default one has none in it. */
const LOCALES: Readonly<Record<Language, string | null>> = { 'zh-CN': null, 'zh-TW': 'zh-TW', en: 'en-US' };

export const metadataPath = (lang: Language): string => (LOCALES[lang] === null ? 'functions.json' : `functions-${LOCALES[lang]}.json`);
export const helpPath = (lang: Language): string => `help/functions.${lang}.html`;
