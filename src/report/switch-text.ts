import type { Translator } from '../i18n/translator';
import { printable } from './layout';

/** How a file answers one of the usual questions of policies, the question and in it the answer: "宽限：…". A message's choices can't have names with other characters than these. */
export const switchText = (name: string, value: string, say: Translator): string =>
  printable(say(`report.switch-${name.toLowerCase().replaceAll('_', '-')}`, { value: `is_${value.replace(/[^A-Za-z0-9]/g, '_')}` }));
