import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
const ASCII = /^[\x20-\x7e]*$/;
/** Zero-width characters that copying out of web pages leaves behind. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/**
 * The form in which two writings of one thing are equal: width, case, white space at the ends and in runs, 繁體 and 简体 make no difference.
 * For comparing only; what is shown stays as it was written.
 */
export function sameText(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return ASCII.test(plain) ? plain : toSimplified(plain).replaceAll('帐', '账');
}
