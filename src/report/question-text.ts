import type { Answer, Question } from '../authoring/questions';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { Phrase } from '../rules/analysis/remark';
import { phraseText } from './remark-text';

/** What a policy leaves open, as a question: "迟到分钟正好 15 分钟，算哪一行？" */
export const questionText = ({ code, params, phrases }: Question, lang: Language, say: Translator): string => say(`author.ask-${code}`, { ...params, ...spoken(phrases, lang, say) });

export const answerText = ({ code, params, phrases }: Answer, lang: Language, say: Translator): string => say(`author.answer-${code}`, { ...params, ...spoken(phrases, lang, say) });

const spoken = (phrases: Readonly<Record<string, Phrase>>, lang: Language, say: Translator): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(phrases).map(([name, phrase]) => [name, phraseText(phrase, lang, say)]));
