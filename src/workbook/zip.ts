import { inflate } from './inflate';
import { Damaged, LIMITS } from './workbook-error';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const UNKNOWN_32 = 0xffffffff;
/** Deflate's best case: 258 bytes out of two bits. What claims more is no honest archive. */
const MAX_RATIO = 1032;
const MEGABYTE = 1024 * 1024;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (CRC[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const damaged = (detail: string): Damaged => new Damaged('damaged', { detail });

/** Sizes and place past 4 GiB, which some writers use for small parts, too. */
function large(view: DataView, at: number, end: number, wanted: readonly boolean[]): (number | null)[] {
  for (let field = at; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    return wanted.map((want) => {
      if (!want) return null;
      if (place + 8 > end) throw damaged('zip64');
      const value = Number(view.getBigUint64(place, true));
      place += 8;
      return value;
    });
  }
  return wanted.map(() => null);
}

function directory(view: DataView): Entry[] {
  let end = view.byteLength - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < lowest) throw damaged('zip directory');
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.parts) throw damaged('zip entries');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged('zip directory');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > view.byteLength) throw damaged('zip directory');
    if (view.getUint16(at + 8, true) & 0x2041) throw new Damaged('encrypted');
    const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const longer = large(view, nameEnd, extraEnd, fields.map((field) => field === UNKNOWN_32));
    const [size = 0, packed = 0, offset = 0] = fields.map((field, k) => longer[k] ?? field);
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameEnd - at - 46));
    entries.push({ name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size, offset });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

function contents(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) throw damaged(entry.name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packed > bytes.length) throw damaged(entry.name);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw damaged(entry.name);
  if (entry.method === 0 && entry.packed !== entry.size) throw damaged(entry.name);
  const out = entry.method === 0 ? packed : inflate(packed, entry.size);
  if (crc32(out) !== entry.crc) throw damaged(entry.name);
  return out;
}

/**
 * Unpacks the wanted parts of a zip archive, with their checksums proven.
 * @throws Damaged where the archive is broken, encrypted, or would unpack beyond LIMITS.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(view).filter(({ name }) => !name.endsWith('/') && wanted(name));
  let total = 0;
  for (const { name, size, packed } of entries) {
    total += size;
    if (size > LIMITS.partBytes || total > LIMITS.unpackedBytes) {
      const limit = size > LIMITS.partBytes ? LIMITS.partBytes : LIMITS.unpackedBytes;
      throw new Damaged('expands-too-far', { megabytes: String(Math.ceil(total / MEGABYTE)), limit: String(limit / MEGABYTE) });
    }
    if (size > packed * MAX_RATIO + 1024) throw damaged(name);
  }
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (parts.has(entry.name)) throw damaged(entry.name);
    parts.set(entry.name, contents(bytes, view, entry));
  }
  return parts;
}
