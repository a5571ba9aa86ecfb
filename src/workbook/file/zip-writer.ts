import { deflateSync } from 'fflate';
import { crc32, type PackedPart } from '../zip';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1980-01-01: archives know no earlier day, and what we write does not hang on the clock. */
const NO_TIME = 0x00210000;

/** A part packed; the same bytes give the same bytes. */
export function pack(name: string, bytes: Uint8Array): PackedPart {
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, changed: NO_TIME, bytes: deflateSync(bytes, { level: 4 }) };
}

/** A zip archive of packed parts, in their order. */
export function zipOf(parts: readonly PackedPart[]): Uint8Array {
  const names = parts.map(({ name }) => new TextEncoder().encode(name));
  const length = parts.reduce((sum, { bytes }, i) => sum + 76 + 2 * names[i]!.length + bytes.length, 22);
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  let at = 0;
  /** What a part's header and its entry in the directory have in common, from the version on. */
  const describe = (part: PackedPart, name: Uint8Array, to: number): void => {
    view.setUint16(to, VERSION, true);
    view.setUint16(to + 2, UTF8_NAMES, true);
    view.setUint16(to + 4, part.method, true);
    view.setUint32(to + 6, part.changed, true);
    view.setUint32(to + 10, part.crc, true);
    view.setUint32(to + 14, part.bytes.length, true);
    view.setUint32(to + 18, part.size, true);
    view.setUint16(to + 22, name.length, true);
  };
  const offsets = parts.map((part, i) => {
    const start = at;
    const name = names[i]!;
    view.setUint32(at, LOCAL_HEADER, true);
    describe(part, name, at + 4);
    out.set(name, at + 30);
    out.set(part.bytes, at + 30 + name.length);
    at += 30 + name.length + part.bytes.length;
    return start;
  });
  const directory = at;
  parts.forEach((part, i) => {
    const name = names[i]!;
    view.setUint32(at, DIRECTORY_ENTRY, true);
    view.setUint16(at + 4, VERSION, true);
    describe(part, name, at + 6);
    view.setUint32(at + 42, offsets[i]!, true);
    out.set(name, at + 46);
    at += 46 + name.length;
  });
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}
