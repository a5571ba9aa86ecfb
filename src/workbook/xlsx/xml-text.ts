const ENTITIES: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

/** Text with its entities undone. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal: string | undefined, hex: string | undefined, name = '') => {
    if (decimal === undefined && hex === undefined) return ENTITIES.get(String(name)) ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text with its entities and Excel's own escapes (`_x000D_`) undone; line ends are line feeds. */
export function unescaped(text: string): string {
  let plain = withoutEntities(text);
  if (plain.includes('_x')) plain = plain.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return plain.includes('\r\n') ? plain.replaceAll('\r\n', '\n') : plain;
}
