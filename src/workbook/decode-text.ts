import { Damaged } from './workbook-error';

const BINARY = /[\u0000-\u0008\u000e-\u001f]/;
const LOOKED_AT = 4096;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: text of any language has line breaks, commas and digits, whose other byte is zero; few characters have a zero on that side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, LOOKED_AT);
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  if (odd > 3 * even) return 'utf-16le';
  return even > 3 * odd ? 'utf-16be' : null;
}

/** Characters in daily use, as each encoding keeps them together: level 1 of GB 2312 and of Big5. */
const isCommonGb = (lead: number, trail: number): boolean => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1 && trail <= 0xfe;
const isCommonBig5 = (lead: number, trail: number): boolean => lead >= 0xa4 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));

/** Which of two encodings of Chinese the bytes are: the one in which more of the characters are common. The same bytes are mostly valid in both. */
function chineseEncoding(bytes: Uint8Array): 'gb18030' | 'big5' {
  let gb = 0;
  let big5 = 0;
  for (let i = 0; i + 1 < bytes.length && i < LOOKED_AT * 16; i++) {
    const lead = bytes[i]!;
    if (lead < 0x81) continue;
    const trail = bytes[++i]!;
    if (isCommonGb(lead, trail)) gb++;
    if (isCommonBig5(lead, trail)) big5++;
  }
  return big5 > gb ? 'big5' : 'gb18030';
}

function encodingOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : unmarkedUtf16(bytes);
}

/** Text of bytes in UTF-8 or UTF-16 (with or without a byte order mark), GB18030 or Big5. Throws Damaged where they are none of these. */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingOf(bytes);
  const likely = chineseEncoding(bytes);
  const tried = marked === null ? ['utf-8', likely, likely === 'big5' ? 'gb18030' : 'big5'] : [marked];
  let text: string | null = null;
  for (const encoding of tried) text ??= decoded(bytes, encoding);
  if (text === null) throw new Damaged(BINARY.test(new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT))) ? 'not-a-workbook' : 'unknown-encoding');
  if (BINARY.test(text)) throw new Damaged('not-a-workbook');
  // GB18030 has a mark, too, which its decoder keeps.
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
