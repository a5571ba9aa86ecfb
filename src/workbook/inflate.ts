import { Damaged } from './workbook-error';

/**
 * Deflate (RFC 1951), unpacked into exactly as many bytes as the archive declares: data that would give more, or less, is refused, so that a
 * small file cannot unpack into a huge one.
 */

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_BITS = 15;

/** Entry at the next `bits` input bits: symbol × 16 + code length; 0 where no code begins so. */
interface Codes {
  readonly table: Uint16Array;
  readonly bits: number;
}

function reverse(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i++) reversed |= ((code >>> i) & 1) << (length - 1 - i);
  return reversed;
}

function buildCodes(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(MAX_BITS + 1);
  let bits = 1;
  for (const length of lengths) {
    if (length === 0) continue;
    counts[length] = (counts[length] ?? 0) + 1;
    if (length > bits) bits = length;
  }
  const next = new Uint32Array(MAX_BITS + 2);
  for (let length = 1, code = 0; length <= MAX_BITS; length++) {
    code = (code + (counts[length - 1] ?? 0)) << 1;
    next[length] = code;
    if (code + (counts[length] ?? 0) > 1 << length) throw new Damaged('damaged', { detail: 'deflate codes' });
  }
  const table = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    const step = 1 << length;
    for (let at = reverse(code, length); at < table.length; at += step) table[at] = symbol * 16 + length;
  }
  return { table, bits };
}

const FIXED_LITERALS = buildCodes(
  Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = buildCodes(new Uint8Array(30).fill(5));

const damaged = (): never => {
  throw new Damaged('damaged', { detail: 'deflate' });
};

/** @param size how many bytes the data must give. */
export function inflate(source: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let written = 0;
  let at = 0;
  let hold = 0;
  let held = 0;

  const take = (count: number): number => {
    while (held < count) {
      if (at >= source.length) damaged();
      hold |= (source[at++] ?? 0) << held;
      held += 8;
    }
    const value = hold & ((1 << count) - 1);
    hold >>>= count;
    held -= count;
    return value;
  };

  const symbol = (codes: Codes): number => {
    // The last code may be shorter than the table's index: missing bits read as zeros, and what was used is checked below.
    while (held < codes.bits && at < source.length) {
      hold |= (source[at++] ?? 0) << held;
      held += 8;
    }
    const entry = codes.table[hold & ((1 << codes.bits) - 1)] ?? 0;
    const length = entry & 15;
    if (length === 0 || length > held) damaged();
    hold >>>= length;
    held -= length;
    return entry >>> 4;
  };

  const stored = (): void => {
    hold >>>= held & 7;
    held -= held & 7;
    const length = take(16);
    if ((take(16) ^ 0xffff) !== length) damaged();
    at -= held >>> 3;
    hold = 0;
    held = 0;
    if (at + length > source.length || written + length > size) damaged();
    out.set(source.subarray(at, at + length), written);
    at += length;
    written += length;
  };

  const dynamic = (): readonly [Codes, Codes] => {
    const literals = take(5) + 257;
    const distances = take(5) + 1;
    const count = take(4) + 4;
    const codeLengths = new Uint8Array(19);
    for (let i = 0; i < count; i++) codeLengths[CODE_LENGTH_ORDER[i] ?? 0] = take(3);
    const codes = buildCodes(codeLengths);
    const lengths = new Uint8Array(literals + distances);
    for (let i = 0; i < lengths.length; ) {
      const code = symbol(codes);
      if (code < 16) {
        lengths[i++] = code;
        continue;
      }
      if (code === 16 && i === 0) damaged();
      const repeated = code === 16 ? (lengths[i - 1] ?? 0) : 0;
      const times = code === 16 ? 3 + take(2) : code === 17 ? 3 + take(3) : 11 + take(7);
      if (i + times > lengths.length) damaged();
      lengths.fill(repeated, i, i + times);
      i += times;
    }
    return [buildCodes(lengths.subarray(0, literals)), buildCodes(lengths.subarray(literals))];
  };

  const compressed = (literals: Codes, distances: Codes): void => {
    for (;;) {
      const code = symbol(literals);
      if (code < 256) {
        if (written >= size) damaged();
        out[written++] = code;
        continue;
      }
      if (code === 256) return;
      if (code > 285) damaged();
      const length = (LENGTH_BASE[code - 257] ?? 0) + take(LENGTH_EXTRA[code - 257] ?? 0);
      const far = symbol(distances);
      if (far > 29) damaged();
      const distance = (DISTANCE_BASE[far] ?? 0) + take(DISTANCE_EXTRA[far] ?? 0);
      if (distance > written || written + length > size) damaged();
      for (let end = written + length; written < end; written++) out[written] = out[written - distance] ?? 0;
    }
  };

  for (let last = 0; last === 0; ) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) stored();
    else if (kind === 1) compressed(FIXED_LITERALS, FIXED_DISTANCES);
    else if (kind === 2) compressed(...dynamic());
    else damaged();
  }
  if (written !== size) damaged();
  return out;
}
