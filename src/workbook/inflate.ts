import { Inflate } from 'fflate';
import { Damaged } from './workbook-error';

/** Packed bytes are fed in pieces, so that what unpacks into more than it claims is caught before it fills the memory. */
const PIECE = 64 * 1024;

/**
 * Unpacks deflated bytes into exactly as many bytes as the archive declares.
 * @throws Damaged where the data would give more, or less, or is no deflate stream.
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw new Damaged('damaged', { detail: 'more data than declared' });
    out.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged('damaged', { detail: 'deflate' });
  }
  if (filled !== size) throw new Damaged('damaged', { detail: 'less data than declared' });
  return out;
}
