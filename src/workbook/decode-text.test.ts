import simplified from '../i18n/messages/zh-CN/cell.json';
import traditional from '../i18n/messages/zh-TW/cell.json';
import { readCsv } from './csv';
import { decodeText } from './decode-text';

const hex = (digits: string): Uint8Array => Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** 工號,姓名,日期時間 / 000102,李雷,2026-10-09 09:31 / 000103,韓梅,2026-10-09 18:30 */
const BIG5 = hex('a475b8b92ca96da6572ca4e9b4c1aec9b6a10d0a3030303130322ca7f5b9702c323032362d31302d30392030393a33310d0a3030303130332cc1fab1f62c323032362d31302d30392031383a33300d0a');
const GB_OF_THE_SAME = hex('b9a4cc962cd0d5c3fb2cc8d5c6da9572e9670d0a3030303130322cc0eec0d72c323032362d31302d30392030393a33310d0a3030303130332ced6ec3b72c323032362d31302d30392031383a33300d0a');
/** 工号,姓名 / 000102,㐀𠀀雷: characters of four bytes. */
const GB_FOUR_BYTES = hex('b9a4bac52cd0d5c3fb0d0a3030303130322c8139ee3995328236c0d70d0a');

test.each([['Big5', BIG5], ['繁體 in GB18030', GB_OF_THE_SAME]])('%s', (_, bytes) => {
  const grid = readCsv('b.csv', bytes);
  expect([0, 1, 2].map((column) => grid.value(0, column))).toEqual(['工號', '姓名', '日期時間']);
  expect([0, 1, 2].map((column) => grid.value(2, column))).toEqual(['000103', '韓梅', '2026-10-09 18:30']);
});

test('GB18030 with characters of four bytes, and with its mark', () => {
  expect(decodeText(GB_FOUR_BYTES)).toBe('工号,姓名\r\n000102,㐀𠀀雷\r\n');
  expect(decodeText(Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...GB_FOUR_BYTES]))).toBe('工号,姓名\r\n000102,㐀𠀀雷\r\n');
});

/** An encoder is its decoder, turned round. */
function encoder(encoding: string): (text: string) => Uint8Array {
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.from([lead, trail]));
      if (character.length === 1 && character !== '\ufffd' && !bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
    }
  }
  return (text) => Uint8Array.from([...text].flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : (bytesOf.get(character) ?? [63]))));
}

test.each([['big5', traditional], ['gb18030', simplified]] as const)('sentences in %s are told from the other encoding, each by itself', (encoding, messages) => {
  const encode = encoder(encoding);
  const wrong = Object.values(messages).filter((text) => decodeText(encode(text)) !== new TextDecoder(encoding).decode(encode(text)));
  expect(wrong).toEqual([]);
  expect(Object.keys(messages).length).toBeGreaterThan(40);
});

const TABLE = '工号;姓名\r\n000102;李,雷\r\n';
test.each([['sep=;', 'sep=;\r\n'], ['SEP=;', 'SEP=;\n'], ['"sep=;"', '"sep=;"\r\n']])('the first line %s says what parts the fields, and is no row', (_, line) => {
  const grid = readCsv('b.csv', new TextEncoder().encode(line + TABLE));
  expect([grid.rows, grid.columns, grid.value(1, 0), grid.value(1, 1)]).toEqual([2, 2, '000102', '李,雷']);
});

test('sep= with a tab, in UTF-16 without a mark, with characters whose low byte is zero', () => {
  const text = 'sep=\t\r\n一\t二\r\n一\t,\r\n';
  const little = Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]));
  const grid = readCsv('b.csv', little);
  expect([grid.value(0, 0), grid.value(1, 1), grid.columns]).toEqual(['一', ',', 2]);
  expect(readCsv('b.csv', little.map((_, i) => little[i ^ 1]!)).value(0, 0)).toBe('一');
});
