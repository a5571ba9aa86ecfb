import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes, or of a text's UTF-8 bytes, as lower-case hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return bytesToHex(digest(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/** SHA-256 of texts that come one after another, as that of all of them together. */
export class TextHash {
  private readonly hash = digest.create();

  add(text: string): void {
    this.hash.update(utf8ToBytes(text));
  }

  /** Lower-case hexadecimal; nothing is added any more. */
  finish(): string {
    return bytesToHex(this.hash.digest());
  }
}
