import { inflate } from './inflate';
import { Damaged, LIMITS } from './workbook-error';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const UNKNOWN_32 = 0xffffffff;
/** Deflate's best case: 258 bytes out of two bits. What claims more is no honest archive. */
const MAX_RATIO = 1032;
const MEGABYTE = 1024 * 1024;

/** CRC[k][byte]: what a byte does to the checksum when k more bytes follow it. */
const CRC = Array.from({ length: 4 }, () => new Uint32Array(256));
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  CRC[0]![byte] = value;
}
for (let k = 1; k < 4; k++) for (let byte = 0; byte < 256; byte++) CRC[k]![byte] = (CRC[k - 1]![byte]! >>> 8) ^ CRC[0]![CRC[k - 1]![byte]! & 0xff]!;

/** The checksum of zip archives; goes on from that of what came before. Four bytes a step. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [first, second, third, fourth] = CRC as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let crc = ~before;
  let at = 0;
  for (const last = bytes.length - 3; at < last; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc = fourth[crc & 0xff]! ^ third[(crc >>> 8) & 0xff]! ^ second[(crc >>> 16) & 0xff]! ^ first[crc >>> 24]!;
  }
  for (; at < bytes.length; at++) crc = first[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** When it was last changed, as the archive has it. */
  readonly changed: number;
}

/** A part as an archive holds it. */
export interface PackedPart extends Pick<Entry, 'name' | 'method' | 'crc' | 'size' | 'changed'> {
  readonly bytes: Uint8Array;
}

/** Parts of a workbook by name; names are the same whatever their case. */
export interface Parts {
  has(name: string): boolean;
  /** A whole part. @throws Damaged where there is none, and where it is broken. */
  part(name: string): Uint8Array;
  /** A part piece by piece; its size and its checksum are proven before the last piece is handed on. */
  eachPiece(name: string, sink: (piece: Uint8Array, last: boolean) => void): void;
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
    entries.push({ name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size, offset, changed: view.getUint32(at + 12, true) });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

function packedBytes(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) throw damaged(entry.name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packed > bytes.length) throw damaged(entry.name);
  return bytes.subarray(start, start + entry.packed);
}

/** Names of parts are the same whatever their case, and some writers part folders by backslashes. */
export const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The parts of a zip archive; each is unpacked when it is asked for. */
export class Archive implements Parts {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;

  /**
   * @param wanted parts that may be asked for; the others may be as large as they like.
   * @throws Damaged where the archive is broken or encrypted, or would unpack beyond LIMITS.
   */
  constructor(
    private readonly bytes: Uint8Array,
    wanted: (name: string) => boolean,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let total = 0;
    for (const entry of directory(this.view)) {
      const { name, size, packed } = entry;
      if (name.endsWith('/') || !wanted(name)) continue;
      total += size;
      if (size > LIMITS.partBytes || total > LIMITS.unpackedBytes) {
        const limit = size > LIMITS.partBytes ? LIMITS.partBytes : LIMITS.unpackedBytes;
        throw new Damaged('expands-too-far', { size: `${Math.ceil(total / MEGABYTE)} MB`, limit: `${limit / MEGABYTE} MB` });
      }
      if (size > packed * MAX_RATIO + 1024 || this.entries.has(keyOf(name))) throw damaged(name);
      this.entries.set(keyOf(name), entry);
    }
  }

  /** Names as the archive has them. */
  get names(): string[] {
    return [...this.entries.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.entries.has(keyOf(name));
  }

  eachPiece(name: string, sink: (piece: Uint8Array, last: boolean) => void): void {
    const entry = this.entry(name);
    let crc = 0;
    const prove = (piece: Uint8Array, last: boolean): void => {
      crc = crc32(piece, crc);
      if (last && crc !== entry.crc) throw damaged(entry.name);
      sink(piece, last);
    };
    const packed = packedBytes(this.bytes, this.view, entry);
    if (entry.method === 8) inflate(packed, entry.size, prove);
    else if (entry.method === 0 && entry.packed === entry.size) prove(packed, true);
    else throw damaged(entry.name);
  }

  /** A part without unpacking it. */
  packedPart(name: string): PackedPart {
    const entry = this.entry(name);
    return { ...entry, bytes: packedBytes(this.bytes, this.view, entry) };
  }

  part(name: string): Uint8Array {
    const out = new Uint8Array(this.entry(name).size);
    let filled = 0;
    this.eachPiece(name, (piece) => {
      out.set(piece, filled);
      filled += piece.length;
    });
    return out;
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(keyOf(name));
    if (!entry) throw damaged(name);
    return entry;
  }
}
