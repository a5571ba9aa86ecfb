import { cut, looksLikeInput, placeName } from '../new-sheet';
import type { NewCell, Place } from '../open-workbook';

/** What Excel takes for one piece of text, and for a whole formula. */
const LONGEST_LITERAL = 255;
const LONGEST_FORMULA = 8_192;

/** Numbers, percentages, dates and times in words, truth values and errors are shorter in every language, or have no letter in them. */
const LONGEST_DATE = 40;
const NO_LETTER = /^\P{L}*$/u;

/** A text as it is typed into a cell of General, so that it stays the text that it is. */
export function textInput(text: string): string {
  const kept = cut(text);
  if (kept === '') return '';
  const isRead = looksLikeInput(kept) || kept.length <= LONGEST_DATE || NO_LETTER.test(kept);
  return isRead ? `'${kept}` : kept;
}

/** A text inside a formula: quotes doubled, in pieces that are no longer than Excel takes. A character is never parted. */
function literal(text: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece.length + character.length > LONGEST_LITERAL) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].map((part) => `"${part.replaceAll('"', '""')}"`).join('&');
}

/**
 * A link to a place of the workbook as a formula of ours around text that may be anybody's: it can only ever be shown. A whole table is one write so;
 * Excel's own hyperlinks are written one by one. Null where it would be longer than a formula may be.
 */
export function linkInput(value: string | number, leadsTo: Place): string | null {
  const shown = typeof value === 'number' ? String(value) : literal(value);
  const formula = `=HYPERLINK(${literal(`#${placeName(leadsTo.sheet, leadsTo.cell)}`)},${shown})`;
  return formula.length > LONGEST_FORMULA ? null : formula;
}

/** What is written for a cell; '' leaves it blank. `shift` is taken off numbers. */
export function cellInput(cell: NewCell, shift: number): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell - shift;
  if (typeof cell === 'string') return textInput(cell);
  const value = typeof cell.value === 'number' ? cell.value - shift : cell.value;
  const link = linkInput(value, cell.leadsTo);
  if (link !== null) return link;
  return typeof value === 'number' ? value : textInput(value);
}
