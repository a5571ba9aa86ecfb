import { Deflate, Inflate } from 'fflate';
import { finished } from './steps';

/** Characters that are packed in one step: before a browser has run it for a while, deflating takes ten times as long. */
const STEP = 8 * 1024;
/** Arguments of one call. */
const ARGUMENTS = 8 * 1024;
/** Letters that are unpacked in one step: they may be a thousand times as many characters. */
const UNPACKED = 2 * 1024;

/** Packs a text, given in pieces, into letters that stand in XML and JSON as they are: its UTF-8 bytes deflated, in base 64. In steps. */
export function* packedInSteps(pieces: Iterable<string>): Generator<void, string> {
  const encoder = new TextEncoder();
  let binary = '';
  const stream = new Deflate({ level: 6 }, (bytes) => {
    for (let at = 0; at < bytes.length; at += ARGUMENTS) binary += String.fromCharCode(...bytes.subarray(at, at + ARGUMENTS));
  });
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < STEP) continue;
    for (const part of textSteps(waiting)) {
      stream.push(encoder.encode(part));
      yield;
    }
    waiting = '';
  }
  stream.push(encoder.encode(waiting), true);
  return btoa(binary);
}

/**
 * Unpacks such letters, some in a step. Null where they hold more than `most` bytes: what unpacks into far more than it should is not unpacked.
 * @throws Error where they are nothing of that kind.
 */
export function* unpackedInSteps(packed: string, most: number): Generator<void, string | null> {
  const binary = atob(packed);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let filled = 0;
  if (binary === '') throw new Error('nothing');
  const stream = new Inflate((bytes, last) => {
    filled += bytes.length;
    if (filled > most) throw new Full();
    text += decoder.decode(bytes, { stream: !last });
  });
  try {
    // Deflated bytes may unpack into a thousand times as many: small pieces keep what is handed on at once small.
    for (let at = 0; at < binary.length; at += UNPACKED) {
      const piece = Uint8Array.from(binary.slice(at, at + UNPACKED), (character) => character.charCodeAt(0));
      stream.push(piece, at + UNPACKED >= binary.length);
      yield;
    }
  } catch (error) {
    if (error instanceof Full) return null;
    throw error;
  }
  return text;
}

class Full extends Error {}

/** A text in pieces, each of them work for one step. */
export function* textSteps(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + STEP, text.length);
    // A character of two units is not parted.
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end += 1;
    yield text.slice(at, end);
    at = end;
  }
}

export const packedText = (text: string): string => finished(packedInSteps(textSteps(text)));
export const unpackedText = (packed: string, most: number): string | null => finished(unpackedInSteps(packed, most));
