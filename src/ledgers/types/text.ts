import { sameText } from '../../values/same-text';
import type { ReadCells } from '../cells';
import { decimalOf } from '../decimal';
import { eachCell } from '../each-cell';
import { formatScaled } from '../../values/rational';
import { isDateFormat, isTimeFormat } from '../time-of-day';
import { kept, writings } from './choice';

/** Beyond this a stored number has lost digits of what was typed. */
const LARGEST_WHOLE = 999_999_999_999_999;
const FULL_WIDTH = /^[\uff01-\uff5e\u3000\x20-\x7e]*[\uff01-\uff5e][\uff01-\uff5e\u3000\x20-\x7e]*$/;

/** A number as the text that was typed: no exponent, no lost digit; null where digits are lost. */
function numberText(value: number, format: string): string | null {
  if (Math.abs(value) > LARGEST_WHOLE) return null;
  const decimal = decimalOf(value);
  if (!decimal) return null;
  const text = formatScaled(BigInt(decimal.digits), decimal.places);
  // 000000 shows 102 as 000102: that is what was meant.
  return /^0{2,}$/.test(format) && decimal.places === 0 ? text.padStart(format.length, '0') : text;
}

/** What a text stands for, where its column lists writings; each is folded once. */
function asListed(values: ReadonlyMap<string, readonly string[]>, list: object): (text: string) => string {
  const known = kept(list, () => writings(values));
  const seen = new Map<string, string>();
  return (text) => {
    const found = seen.get(text) ?? known.get(sameText(text)) ?? text;
    seen.set(text, found);
    return found;
  };
}

/** Texts and ids as they stand, without white space at the ends; numbers as whole digits. A writing that the column lists becomes the listed one. */
export const readText: ReadCells = (cells, { definition }, sink) => {
  const listed = definition.values && definition.type === 'text' ? asListed(definition.values, definition) : (text: string) => text;
  return eachCell(cells, sink, {
    number(value, i) {
      const format = cells.format(i);
      if (isDateFormat(format) || isTimeFormat(format)) return sink.knownText(i, cells.text(i));
      const text = numberText(value, format);
      if (text === null) sink.unreadable(i, 'digits-lost');
      else sink.knownText(i, text);
    },
    text: (text, i) => sink.knownText(i, listed(FULL_WIDTH.test(text) ? text.normalize('NFKC').trim() : text)),
    boolean: (value, i) => sink.knownText(i, value ? 'TRUE' : 'FALSE'),
  });
};
