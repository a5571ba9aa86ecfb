/** Functions of later versions, and names of a formula's own (LET, LAMBDA), carry these in a file. */
const LATER = /_xlfn\.(?:_xlws\.)?|_xlpm\.|_xludf\./gi;
/** A custom function of an add-in, as Excel stores it: `_xldudf_GUIJU_LATENESS`. Namespaces have no underscore of their own here. */
const ADD_IN = /_xldudf_([A-Z0-9]+)_/gi;

const TEXTS = /("(?:[^"]|"")*")/;
/** `[1]Sheet1!A1`, `'[1]Sheet 1'!A1` or `[1]!Name`: the workbook's first link. Columns of tables stand behind a name, `Table1[1]`. */
const ELSEWHERE = /(?:^|[-+*/^&=<>(,;:{ '])\[\d+\][^[\]]*!/;

/** Does a formula read another workbook? Of that only what it said last is in the file. */
export const readsElsewhere = (stored: string): boolean => stored.split(TEXTS).some((part, at) => at % 2 === 0 && ELSEWHERE.test(part));

/** A formula as one would type it, from how a file holds it; texts in it stay as they are. */
export function formulaAsTyped(stored: string): string {
  const parts = stored.split(TEXTS);
  return `=${parts.map((part, at) => (at % 2 === 1 ? part : part.replace(LATER, '').replace(ADD_IN, '$1.'))).join('')}`;
}
