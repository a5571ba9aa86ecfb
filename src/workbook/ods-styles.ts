const STYLE_MAP = /<style:map\b[^<>]*\/>/g;
/** Digits that a number format asks for, beyond what a number has. */
const MANY_DIGITS = /((?:decimal-places|-digits)\s*=\s*["'])(?!\d?\d["'])[^"'<>]*/g;

/**
 * An .ods part without its conditional styles (a colour for negative numbers): no value depends on them, and the parser complains on stderr of
 * every condition that LibreOffice writes. Nor does any value depend on a format of millions of digits, which the parser would write out.
 */
export function plainStyles(part: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(part);
  const plain = text.replace(STYLE_MAP, '').replace(MANY_DIGITS, (_, before: string) => `${before}2`);
  return plain === text ? part : new TextEncoder().encode(plain);
}
