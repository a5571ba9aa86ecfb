const LESS = 0x3c;

/** One piece after the other. */
export function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}

/** Pieces of a part as UTF-8; UTF-16, which the format allows, too, is told by its first bytes. */
export function utf8Pieces(sink: (piece: Uint8Array, last: boolean) => void): (piece: Uint8Array, last: boolean) => void {
  let convert: ((piece: Uint8Array) => Uint8Array) | null = null;
  let held: Uint8Array = new Uint8Array(0);
  return (next, last) => {
    const piece = joined(held, next);
    if (!convert) {
      if (piece.length < 2 && !last) {
        held = piece;
        return;
      }
      held = new Uint8Array(0);
      const [a, b] = piece;
      const encoding = (a === 0xff && b === 0xfe) || (a === LESS && b === 0) ? 'utf-16le' : (a === 0xfe && b === 0xff) || (a === 0 && b === LESS) ? 'utf-16be' : null;
      const wide = encoding && new TextDecoder(encoding);
      convert = wide ? (bytes) => new TextEncoder().encode(wide.decode(bytes, { stream: true })) : (bytes) => bytes;
    }
    sink(convert(piece), last);
  };
}
