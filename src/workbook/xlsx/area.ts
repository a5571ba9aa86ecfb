import type { Grid } from '../port';

export type Area = Grid['merges'][number];

/** `B12` → row 11, column 1; null where it is no place of a sheet. */
function placeOf(text: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** The area of `A1:C3` or `B2`; null where the text names none. */
export function areaOf(reference: string): Area | null {
  const [from = '', to = from] = reference.split(':');
  const first = placeOf(from);
  const last = placeOf(to);
  return first && last && { top: first.row, left: first.column, bottom: last.row, right: last.column };
}
