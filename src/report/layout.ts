import stringWidth from 'string-width';

/** Texts of nothing but ASCII and plain wide characters, which need no segmenting into clusters: nearly all of a report. */
const SIMPLE = /^[\x20-\x7e\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/;
const WIDE = /[^\x20-\x7e]/g;

/** Columns that a text takes on a terminal; a Chinese character takes two. */
export const widthOf = (text: string): number => (SIMPLE.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text));

/** Characters that would move the cursor, recolour the terminal or turn the reading direction: none of a sheet's business. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

/** One line of printable text out of untrusted text. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, ' ');

const repeat = (text: string, count: number): string => text.repeat(Math.max(0, count));
export const padEnd = (text: string, width: number): string => text + repeat(' ', width - widthOf(text));
export const padStart = (text: string, width: number): string => repeat(' ', width - widthOf(text)) + text;

/** What a line may be broken between: a word, or one Chinese character, with its opening and closing punctuation and the space behind it. */
const PIECE = /[（《「【“‘([]*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[，。、；：？！）》」】”’]*\s*|\s+/gu;

function hardBreak(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** Lines of at most `width` columns, broken between words or Chinese characters; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(2, width);
  if (widthOf(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(PIECE) ?? []) {
    for (const part of widthOf(piece.trimEnd()) > room ? hardBreak(piece.trimEnd(), room) : [piece]) {
      if (line !== '' && used + widthOf(part.trimEnd()) > room) {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      line += part;
      used += widthOf(part);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

export interface Cell {
  readonly text: string;
  /** Colours the finished, padded text. */
  readonly paint?: (text: string) => string;
}

export interface ColumnLayout {
  readonly width: number;
  readonly align?: 'left' | 'right';
}

const GAP = 2;

/** One row of a table, on as many lines as its longest cell needs. */
export function tableRow(cells: readonly Cell[], columns: readonly ColumnLayout[], indent = 2): string[] {
  const wrapped = columns.map((column, index) => wrap(cells[index]?.text ?? '', column.width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const rows: string[] = [];
  for (let line = 0; line < height; line += 1) {
    const parts = columns.map((column, index) => {
      const text = wrapped[index]?.[line] ?? '';
      const last = index === columns.length - 1;
      const padded = column.align === 'right' ? padStart(text, column.width) : last ? text : padEnd(text, column.width);
      const paint = cells[index]?.paint;
      return paint && text !== '' ? paint(padded) : padded;
    });
    rows.push((repeat(' ', indent) + parts.join(repeat(' ', GAP))).trimEnd());
  }
  return rows;
}

/** Width of a column: its widest cell, within bounds. */
export const columnWidth = (texts: readonly string[], most: number, least = 0): number =>
  Math.max(least, Math.min(most, Math.max(0, ...texts.map(widthOf))));
