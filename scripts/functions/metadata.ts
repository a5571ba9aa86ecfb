import type { Language } from '../../src/i18n/language';
import { helpPath, WORDS } from './words';
import type { Signature } from './signatures';

/** What Excel's functions.json may hold, as far as ours does. */
export interface Metadata {
  /** Else one #N/A in a range would be the answer for all of its rows, and our function never asked. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly helpUrl: string;
    readonly parameters: readonly { readonly name: string; readonly description: string; readonly type: 'any'; readonly dimensionality: 'matrix'; readonly optional?: true }[];
    readonly result: { readonly type: 'any'; readonly dimensionality: 'matrix' };
  }[];
}

/** A function's words in a language: of the source in English, else of its words file. Throws where there are none. */
export function wordsOf(own: Signature, lang: Language): { readonly description: string; readonly result: string; readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional: boolean }[] } {
  if (lang === 'en') return own;
  const words = WORDS[lang].functions[own.id];
  if (!words?.description || !words.result) throw new Error(`${own.id} has no words in ${lang}`);
  const parameters = own.parameters.map(({ name, optional }) => {
    const said = words.parameters?.[name];
    if (!said) throw new Error(`${own.id}: ${name} has no words in ${lang}`);
    return { ...said, optional };
  });
  return { description: words.description, result: words.result, parameters };
}

/** functions.json in one language. Ids are the same in all; what argument is called what is not. */
export const metadata = (functions: readonly Signature[], lang: Language, url: string): Metadata => ({
  allowErrorForDataTypeAny: true,
  functions: functions.map((own) => {
    const { description, parameters } = wordsOf(own, lang);
    return {
      id: own.id,
      name: own.id,
      description,
      helpUrl: `${url}${helpPath(lang)}#${own.id}`,
      parameters: parameters.map(({ optional, ...words }) => ({ ...words, type: 'any', dimensionality: 'matrix', ...(optional ? { optional: true } : {}) })),
      result: { type: 'any', dimensionality: 'matrix' },
    };
  }),
});
