import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { viewOf, type View } from './tables/view';

/** Chinese stands with English below it, English with Chinese: who signs reads one of them. */
export const secondOf = (lang: Language): Language => (lang === 'en' ? 'zh-CN' : 'en');

/** The same report in the language that stands beside a view's own. */
export function secondView(view: View): View {
  const lang = secondOf(view.lang);
  return { ...view, ...viewOf(view.report, view.set, lang, createTranslator(lang)) };
}
