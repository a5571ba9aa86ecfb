import { sameText } from '../values/same-text';
import type { Language } from './language';

const HAN = /\p{Script=Han}/u;

/**
 * A column's header in a language, out of those that it is known by (best first): English has no Chinese characters, 繁體 is the best header in its
 * other writing. Null where none is known.
 */
export function headerIn(headers: readonly string[], lang: Language): string | null {
  const best = headers.find((header) => HAN.test(header) === (lang !== 'en')) ?? headers[0];
  if (best === undefined || lang !== 'zh-TW') return best ?? null;
  return headers.find((header) => header !== best && sameText(header) === sameText(best)) ?? best;
}
