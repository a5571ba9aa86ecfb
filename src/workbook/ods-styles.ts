const STYLE_MAP = /<style:map\b[^<>]*\/>/g;

/**
 * An .ods part without its conditional styles (a colour for negative numbers): no value depends on them, and the parser complains on stderr of
 * every condition that LibreOffice writes.
 */
export function dropConditionalStyles(part: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(part);
  const plain = text.replace(STYLE_MAP, '');
  return plain === text ? part : new TextEncoder().encode(plain);
}
