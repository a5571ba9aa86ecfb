/** What only the slower parser can say something about: names that are no plain properties, and halves of characters, written or escaped. */
const STRANGE = /__proto__|\\u|\p{Surrogate}/u;

/**
 * The value of a strict JSON text of which there is certainly nothing to report: it is well-formed, no deeper than `deepest`, and names no key of an
 * object twice. Undefined: there may be.
 */
export function soundValue(text: string, deepest: number): unknown {
  if (STRANGE.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // A key that stands there twice is two in the text and one in the value.
  return keysIn(value, deepest) === keysWritten(text) ? value : undefined;
}

/** How many keys all objects in a value have; NaN where it is deeper than allowed. */
function keysIn(value: unknown, deepest: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (deepest === 0) return NaN;
  const parts: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) count += keysIn(part, deepest - 1);
  return count;
}

/** How many keys a well-formed JSON text has: texts with a colon behind them. */
function keysWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    at = text.indexOf('"', at + 1);
    while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
    let next = at + 1;
    while (text.charCodeAt(next) <= SPACE) next += 1;
    if (text.charCodeAt(next) === COLON) count += 1;
  }
  return count;
}

const SPACE = 0x20;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Does an odd number of backslashes stand before it? */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}
