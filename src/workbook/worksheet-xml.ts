/**
 * Two repairs of a worksheet's XML before it is parsed. Both look at bytes alone and copy only where there is something to mend.
 */

const bytesOf = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

function matches(bytes: Uint8Array, at: number, pattern: readonly number[]): boolean {
  for (let i = 0; i < pattern.length; i++) if (bytes[at + i] !== pattern[i]) return false;
  return true;
}

function lastIndexOf(bytes: Uint8Array, pattern: readonly number[], from: number): number {
  for (let at = from; at >= 0; at--) if (bytes[at] === pattern[0] && matches(bytes, at, pattern)) return at;
  return -1;
}

function indexOf(bytes: Uint8Array, pattern: readonly number[], from: number): number {
  for (let at = from; at <= bytes.length - pattern.length; at++) if (bytes[at] === pattern[0] && matches(bytes, at, pattern)) return at;
  return -1;
}

const SHEET_END = bytesOf('</sheetData>');
const ROW_END = bytesOf('</row>');
const [LESS, SLASH, LETTER_V, LETTER_I, LETTER_S, LETTER_F] = bytesOf('</visf');

/** Does content of a cell (`</v>`, `</is>`, `<f`) stand here? */
function isContent(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== LESS) return false;
  const next = bytes[at + 1];
  if (next === LETTER_F) return true;
  return next === SLASH && (bytes[at + 2] === LETTER_V || (bytes[at + 2] === LETTER_I && bytes[at + 3] === LETTER_S));
}

/** Cuts off the rows behind the last one that has content: sheets with ten columns of data and a million formatted rows are common. */
export function trimFormatting(bytes: Uint8Array): Uint8Array {
  const end = lastIndexOf(bytes, SHEET_END, bytes.length - SHEET_END.length);
  if (end < 0) return bytes;
  let content = end - 1;
  while (content >= 0 && !isContent(bytes, content)) content--;
  if (content < 0) return bytes;
  const rowEnd = indexOf(bytes, ROW_END, content);
  if (rowEnd < 0 || rowEnd + ROW_END.length >= end) return bytes;
  const keep = rowEnd + ROW_END.length;
  const trimmed = new Uint8Array(keep + bytes.length - end);
  trimmed.set(bytes.subarray(0, keep));
  trimmed.set(bytes.subarray(end), keep);
  return trimmed;
}

/** What stands as error code in a formula cell that nobody has calculated. */
export const UNCALCULATED = '#UNCALCULATED';

const FORMULA_WITHOUT_VALUE = /<c((?: [^<>]*)?)>(<f(?:[^<>]*\/>|[^<>]*>[^<]*<\/f>))(?:<v\s*\/>|<v><\/v>)?<\/c>/g;

/**
 * A formula without a cached value (a file written by a program, never opened in Excel) is no blank cell: it becomes an error value. An empty
 * text result (`t="str"`) is a value.
 */
export function markUncalculated(bytes: Uint8Array): Uint8Array {
  if (indexOf(bytes, bytesOf('<f'), 0) < 0) return bytes;
  const text = new TextDecoder().decode(bytes);
  const marked = text.replace(FORMULA_WITHOUT_VALUE, (cell, attributes: string, formula: string) =>
    / t="str"/.test(attributes) && cell.includes('<v') ? cell : `<c${attributes.replace(/ t="[^"]*"/, '')} t="e">${formula}<v>${UNCALCULATED}</v></c>`,
  );
  return marked === text ? bytes : new TextEncoder().encode(marked);
}
