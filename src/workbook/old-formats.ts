import { Damaged } from './workbook-error';

/** Spreadsheet formats older than Excel 97, by their first bytes ([MS-XLS] history: BOF of BIFF 2, 3 and 4; Lotus 1-2-3). */
const SIGNATURES: readonly (readonly number[])[] = [[0x09, 0x00, 0x04, 0x00], [0x09, 0x02, 0x06, 0x00], [0x09, 0x04, 0x06, 0x00], [0x00, 0x00, 0x02, 0x00], [0x00, 0x00, 0x1a, 0x00]];
/** SYLK and DIF, which are text. */
const TEXT = /^(?:ID;P|TABLE\r?\n0,1\r?\n)/;

/** A directory entry of a compound file that is called Book: where Excel 5 and 95 keep their sheets. Excel 97 calls it Workbook. */
const BOOK = [0x42, 0, 0x6f, 0, 0x6f, 0, 0x6b, 0, 0, 0];
const WORKBOOK = [0x57, 0, 0x6f, 0, 0x72, 0, 0x6b, 0, 0x62, 0, 0x6f, 0, 0x6f, 0, 0x6b, 0, 0, 0];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const ENTRY_BYTES = 128;

const standsAt = (bytes: Uint8Array, at: number, pattern: readonly number[]): boolean => pattern.every((byte, i) => bytes[at + i] === byte);

function isExcel95(bytes: Uint8Array): boolean {
  if (!standsAt(bytes, 0, COMPOUND)) return false;
  let book = false;
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    if (standsAt(bytes, at, WORKBOOK)) return false;
    book ||= standsAt(bytes, at, BOOK);
  }
  return book;
}

/** @throws Damaged where the bytes are a spreadsheet that nobody can be sure to read right: before Excel 97 texts carry no encoding of their own. */
export function refuseOldFormat(bytes: Uint8Array): void {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  if (SIGNATURES.some((signature) => standsAt(bytes, 0, signature)) || TEXT.test(beginning) || isExcel95(bytes)) throw new Damaged('old-format');
}
