import type { ReadCells } from '../cells';
import { decimalOf } from '../decimal';
import { eachCell } from '../each-cell';
import { formatScaled } from '../../values/rational';
import { isDateFormat, isTimeFormat } from '../time-of-day';

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

/** Texts and ids as they stand, without white space at the ends; numbers as whole digits. */
export const readText: ReadCells = (cells, _context, sink) =>
  eachCell(cells, sink, {
    number(value, i) {
      const format = cells.format(i);
      if (isDateFormat(format) || isTimeFormat(format)) return sink.knownText(i, cells.text(i));
      const text = numberText(value, format);
      if (text === null) sink.unreadable(i, 'digits-lost');
      else sink.knownText(i, text);
    },
    text: (text, i) => sink.knownText(i, FULL_WIDTH.test(text) ? text.normalize('NFKC').trim() : text),
    boolean: (value, i) => sink.knownText(i, value ? 'TRUE' : 'FALSE'),
  });
