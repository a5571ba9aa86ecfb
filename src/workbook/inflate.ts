import { Inflate } from 'fflate';
import { Damaged } from './workbook-error';

/** Packed bytes are fed in pieces, so that what unpacks into more than it claims is caught before it fills the memory. */
const PIECE = 64 * 1024;

/**
 * Unpacks deflated bytes piece by piece into exactly as many bytes as the archive declares; the last piece is handed on when that is proven.
 * @throws Damaged where the data would give more, or less, or is no deflate stream.
 */
export function inflate(packed: Uint8Array, size: number, sink: (piece: Uint8Array, last: boolean) => void): void {
  let filled = 0;
  const stream = new Inflate((piece, last) => {
    filled += piece.length;
    if (filled > size) throw new Damaged('damaged', { detail: 'more data than declared' });
    if (last && filled < size) throw new Damaged('damaged', { detail: 'less data than declared' });
    sink(piece, last);
  });
  if (packed.length === 0) throw new Damaged('damaged', { detail: 'less data than declared' });
  try {
    for (let at = 0; at < packed.length; at += PIECE) stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged('damaged', { detail: 'deflate' });
  }
}
