import type { Translator } from '../../i18n/translator';
import { lengthOf } from '../../records/lengths';

/** From this share of the limit on the count is shown. */
const NEAR = 0.8;

/** How long a text is, where it is near its limit; and that it is too long, where it is. Nothing is cut in silence. */
export function textLength(text: string, most: number, say: Translator): { readonly count: string | null; readonly fault: string | null } {
  const count = lengthOf(text);
  return {
    count: count > most * NEAR && count <= most ? say('pane.text-length', { count, most }) : null,
    fault: count > most ? say('pane.text-too-long', { count, most }) : null,
  };
}
