import { printable } from '../layout';

/** Text that may stand in a page as it is, because `html` made it. */
export class Markup {
  constructor(readonly source: string) {}
}

export type Part = Markup | string | number | null | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function sourceOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map(sourceOf).join('');
  return escape(String(part));
}

/** A page's markup: what stands in `${}` is text and is escaped, unless it is markup itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((string, index) => string + sourceOf(parts[index] ?? null)).join(''));

/** A number of parts as one, each made from an item. */
export const each = <T>(items: readonly T[], make: (item: T, index: number) => Part): Part => items.map(make);
