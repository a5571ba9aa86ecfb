/** Functions of later versions, and names of a formula's own (LET, LAMBDA), carry these in a file. */
const LATER = /_xlfn\.(?:_xlws\.)?|_xlpm\.|_xludf\./gi;
/** A custom function of an add-in, as Excel stores it: `_xldudf_GUIJU_LATENESS`. Namespaces have no underscore of their own here. */
const ADD_IN = /_xldudf_([A-Z0-9]+)_/gi;

/** A formula as one would type it, from how a file holds it; texts in it stay as they are. */
export function formulaAsTyped(stored: string): string {
  const parts = stored.split(/("(?:[^"]|"")*")/);
  return `=${parts.map((part, at) => (at % 2 === 1 ? part : part.replace(LATER, '').replace(ADD_IN, '$1.'))).join('')}`;
}
