import { unzipSync, zipSync } from 'fflate';

export type Random = () => number;

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const oneOf = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)]!;

/** Values that sizes, counts and places are mistaken with. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0xfffe, 0xffff, 0x7fffffff, 0xffffffff];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes changed, cut off, taken out, doubled, or overwritten by a number. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  if (copy.length === 0) return copy;
  const at = below(random, copy.length);
  const length = below(random, Math.min(400, copy.length - at)) + 1;
  switch (below(random, 6)) {
    case 0:
      for (let i = below(random, 8); i >= 0; i--) copy[below(random, copy.length)] = below(random, 256);
      return copy;
    case 1:
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
      return copy;
    case 2:
      return copy.slice(0, at);
    case 3:
      return joined(copy.subarray(0, at), copy.subarray(at + length));
    case 4:
      return joined(copy.subarray(0, at + length), copy.subarray(at));
    default: {
      const view = new DataView(copy.buffer);
      if (at + 4 <= copy.length) view.setUint32(at, oneOf(random, EDGES), true);
      return copy;
    }
  }
}

const ODD_NUMBERS = ['0', '-1', '1048577', '99999999999999999999', '1e308', 'NaN', '', '16385', '4294967296', '0x10'];
const ODD_TEXTS = ['<', '&', ']]>', '<!--', '<![CDATA[', '<?', '<!DOCTYPE x>', '\u0000', '&#x110000;', '</sheetData>', '<c>', '"', "'", '<v>', '</v>'];

/** A tag taken away, doubled or moved; a number made odd; or something odd put in. */
function mutatedXml(xml: string, random: Random): string {
  const tags = [...xml.matchAll(/<[^<>]*>/g)];
  const numbers = [...xml.matchAll(/\d+/g)];
  const tag = tags.length > 0 ? oneOf(random, tags) : null;
  const cut = (at: number, length: number, instead: string): string => xml.slice(0, at) + instead + xml.slice(at + length);
  switch (below(random, 6)) {
    case 0:
      return tag ? cut(tag.index, tag[0].length, '') : xml;
    case 1:
      return tag ? cut(tag.index, 0, tag[0].repeat(1 + below(random, 3))) : xml;
    case 2:
      return tag && tags.length > 0 ? cut(tag.index, tag[0].length, oneOf(random, tags)[0]) : xml;
    case 3:
    case 4: {
      if (numbers.length === 0) return xml;
      const number = oneOf(random, numbers);
      return cut(number.index, number[0].length, oneOf(random, ODD_NUMBERS));
    }
    default:
      return cut(below(random, xml.length), 0, oneOf(random, ODD_TEXTS));
  }
}

/** One to three parts of an archive changed and packed again, so that its checksums are right: XML as XML, others as bytes; now and then one is taken out. */
export function mutatedArchive(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = new Map<string, Uint8Array>(Object.entries(unzipSync(bytes)));
  for (let i = below(random, 3); i >= 0; i--) {
    const [name, content] = oneOf(random, [...parts]);
    if (random() < 0.05) parts.delete(name);
    else if (/\.(?:xml|rels)$/.test(name)) parts.set(name, new TextEncoder().encode(mutatedXml(new TextDecoder().decode(content), random)));
    else parts.set(name, mutatedBytes(content, random));
    if (parts.size === 0) break;
  }
  return zipSync(Object.fromEntries(parts), { level: 1 });
}
