import { isKnown } from '../i18n/catalogue';
import { DEFAULT_LANGUAGE, parseLanguage, type Language } from '../i18n/language';

let current: Language = DEFAULT_LANGUAGE;

/** The language of Excel's own menus, which pane, ribbon and functions speak, too. */
export const hostLanguage = (): Language => current;

/** `tag`: what the host calls its language ("zh-CN", "en-US"); one that we do not speak, or whose words are not there, changes nothing. */
export function speakLikeHost(tag: string): void {
  const asked = parseLanguage(tag);
  if (asked !== null && isKnown(asked)) current = asked;
}
