import type { MessageParams } from '../../i18n/translator';
import { sha256 } from '../../values/sha256';
import type { View } from '../tables/view';
import { html, Markup, written, type Part } from './markup';
import { STYLE } from './style';

/** Two languages side by side: the one that was asked for, and one more for whoever cannot read it. */
export class Bilingual {
  constructor(
    readonly first: View,
    readonly second: View,
  ) {}

  /** Words of a report message in both languages. */
  say(code: string, params?: MessageParams): Markup {
    return this.both(({ say }) => say(`report.${code}`, params));
  }

  /** Words that each view has in its own language; once, where they are the same. */
  both(words: (view: View) => string): Markup {
    const [first, second] = [words(this.first), words(this.second)];
    return first === second ? html`${first}` : html`${first}<span class="second" lang="${this.second.lang}">${second}</span>`;
  }
}

export const company = ({ names }: View): string => names.company;
export const monthOf = ({ report, say }: View): string => report.run.month ?? say('report.all-months');

/** Content policies name a style by the Base64 of its SHA-256. */
const base64 = (hex: string): string => btoa((hex.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''));

/** A whole page, written in steps: nothing is loaded, nothing runs, and the one style is known by its hash. */
export function pageOf(view: View, title: string, body: Part): Generator<void, string> {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(STYLE))}'; base-uri 'none'; form-action 'none'`;
  return written(html`<!doctype html>
<html lang="${view.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup([STYLE])}</style>
</head>
<body>
${body}
</body>
</html>
`);
}

/** Lines to sign on. */
export const signatures = (words: Bilingual): Markup =>
  html`<div class="signatures">${['sign-prepared', 'sign-checked', 'sign-approved', 'sign-date'].map((code) => html`<div class="label">${words.say(code)}</div>`)}</div>\n`;
