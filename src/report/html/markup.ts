import { spans } from '../../values/steps';
import { printable } from '../layout';

/** Text that may stand in a page as it is, because `html` made it. */
export class Markup {
  /** What is written as it stands, and what comes behind each piece of it. */
  constructor(
    readonly strings: readonly string[],
    readonly parts: readonly Part[] = [],
  ) {}
}

/** Parts that are made one by one, when they are written: a company's pages have very many. */
class Many {
  constructor(
    readonly count: number,
    readonly make: (index: number) => Part,
  ) {}
}

/** A function makes its part when that is written. */
export type Part = Markup | Many | string | number | null | readonly Part[] | (() => Part);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Made in one step, of many. */
const MADE_A_STEP = 16;

/** Markup as the text that it is. In steps. */
export function* written(part: Part): Generator<void, string> {
  if (part === null) return '';
  if (part instanceof Markup) {
    let text = '';
    for (const [index, string] of part.strings.entries()) text += string + (yield* written(part.parts[index] ?? null));
    return text;
  }
  if (typeof part === 'function') {
    yield;
    return yield* written(part());
  }
  if (part instanceof Many) {
    let text = '';
    for (const { from, to } of spans(part.count, MADE_A_STEP)) {
      for (let index = from; index < to; index += 1) text += yield* written(part.make(index));
      if (to - from === MADE_A_STEP) yield;
    }
    return text;
  }
  if (typeof part !== 'object') return escape(String(part));
  let text = '';
  for (const one of part) text += yield* written(one);
  return text;
}

/** A page's markup: what stands in `${}` is text and is escaped, unless it is markup itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => new Markup(strings, parts);

/** A number of parts as one, each made from an item when it is written. */
export const each = <T>(items: readonly T[], make: (item: T, index: number) => Part): Part => new Many(items.length, (index) => make(items[index]!, index));
