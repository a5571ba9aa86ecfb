import { isKnown, learn } from './catalogue';
import type { Language, Rooms } from './language';

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly WORDS: Rooms }>>> = {
  'zh-CN': () => import('./words/zh-CN'),
  'zh-TW': () => import('./words/zh-TW'),
  en: () => import('./words/en'),
};

/** Makes a language known, once its words have come. Rejects where they don't; another try may succeed. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!isKnown(language)) learn(language, (await LOADERS[language]()).WORDS);
}
