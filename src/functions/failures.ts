import { hostLanguage } from '../addin/host-language';
import { createTranslator, type MessageParams, type Translator } from '../i18n/translator';
import type { Language } from '../i18n/language';

/** Excel shows no more of a message. */
const LONGEST = 255;

const translators = new Map<Language, Translator>();

/** The words that functions speak with: Excel's own language. The same object as long as that stays the same. */
export function hostTranslator(): Translator {
  const lang = hostLanguage();
  let translator = translators.get(lang);
  if (!translator) translators.set(lang, (translator = createTranslator(lang)));
  return translator;
}

/** Words of the room `functions` in Excel's own language. */
export const words = (code: string, params?: MessageParams): string => hostTranslator()(`functions.${code}`, params);

function shortened(text: string): string {
  const message = text.trim();
  const units = message.slice(0, LONGEST);
  if (units.length === message.length) return message;
  // Never half of a character beyond the basic plane.
  return `${units.slice(0, -1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** `#N/A`: what is asked cannot be judged, and why. */
export const notAvailable = (message: string): CustomFunctions.Error => new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, shortened(message));

/** `#VALUE!`: an argument is none, and which. */
export const invalidValue = (message: string): CustomFunctions.Error => new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, shortened(message));
