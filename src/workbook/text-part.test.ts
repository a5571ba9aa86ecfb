import fc from 'fast-check';
import { PartError, readTextPart, writeTextPart, type TextPart } from './text-part';

const NOTES: TextPart = { element: 'notes', namespace: 'urn:guiju:notes:1', characters: 1_000_000, packs: true };
const PLAIN: TextPart = { ...NOTES, packs: false };

const codeOf = (xml: string, part = NOTES): string => {
  try {
    readTextPart(part, xml);
  } catch (error) {
    if (error instanceof PartError) return error.code;
    throw error;
  }
  return 'read';
};

/** Texts with all that XML and JSON write in a way of their own. */
const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\\', '\r', '\n', '\u0000', '\ufffe', '\uffff', '规', '𠮷', '\ud800', '&amp;', '&#13;', '\\ufffe') }));

describe('a text that travels in a workbook', () => {
  test('comes back as it went, short and long', () => {
    const same = (part: TextPart, json: string): void => expect(JSON.parse(readTextPart(part, writeTextPart(part, json)))).toEqual(JSON.parse(json));
    fc.assert(fc.property(value, (text) => same(NOTES, JSON.stringify(text))));
    fc.assert(fc.property(value, fc.integer({ min: 60_000, max: 70_000 }), (text, length) => {
      const json = JSON.stringify([text, 'x'.repeat(length)]);
      same(NOTES, json);
      same(PLAIN, json);
    }), { numRuns: 20 });
  });

  test('holds no character that XML forbids', () => {
    fc.assert(fc.property(value, (text) => expect(writeTextPart(NOTES, JSON.stringify(text))).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/)));
  });

  test.each([
    ['one character fewer than is packed', 64 * 1024 - 1, false],
    ['as many', 64 * 1024, false],
    ['one more', 64 * 1024 + 1, true],
  ])('is packed where it is long: %s', (_, length, isPacked) => {
    const json = JSON.stringify('x'.repeat(length - 2));
    const xml = writeTextPart(NOTES, json);
    expect({ isPacked: xml.includes(' packed="deflate"'), isShort: xml.length < 2000, plain: writeTextPart(PLAIN, json).includes(json), read: readTextPart(NOTES, xml) === json }).toEqual({ isPacked, isShort: isPacked, plain: true, read: true });
  });

  const JSON_TEXT = JSON.stringify({ title: '<规矩> & "co"' });
  const XML = writeTextPart(NOTES, JSON_TEXT);
  const LONG = writeTextPart(NOTES, JSON.stringify(Array.from({ length: 10_000 }, (_, at) => `规矩${at}`)));
  const cdata = (xml: string): string => xml.replace(/>([^]*)</, (_, content: string) => `><![CDATA[${content.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')}]]><`);

  describe.each([
    ['short', XML],
    ['packed', LONG],
  ])('%s', (_, part) => {
    test.each([
      ['a declaration', (xml: string) => `<?xml version="1.0" encoding="utf-8"?>\r\n${xml}\n`],
      ['a byte order mark', (xml: string) => `\ufeff${xml}`],
      ['apostrophes', (xml: string) => xml.replace(/xmlns="([^"]*)"/, "xmlns='$1'")],
      ['a prefix', (xml: string) => xml.replace('<notes xmlns=', '<g:notes xmlns:g=').replace('</notes>', '</g:notes>')],
      ['other attributes first', (xml: string) => xml.replace('<notes ', '<notes xmlns:x="urn:x" x:a="&quot;" ')],
      ['CDATA', cdata],
    ])('is read when a program has written it anew with %s', (__, written) => {
      expect(written(part)).not.toBe(part);
      expect(readTextPart(NOTES, written(part))).toBe(readTextPart(NOTES, part));
    });

    test.each([
      ['another root', part.replaceAll('notes', 'note'), 'not-xml'],
      ['another namespace', part.replace(':notes:1', ':notes:2'), 'not-xml'],
      ['no namespace', part.replace(`xmlns="${NOTES.namespace}"`, ''), 'not-xml'],
      ['an element inside', part.replace('</notes>', '<a/></notes>'), 'not-xml'],
      ['a document type', `<!DOCTYPE notes [<!ENTITY a "b">]>${part}`, 'not-xml'],
      ['its end cut off', part.slice(0, -20), 'not-xml'],
      ['no hash', part.replace(/ sha256="[^"]*"/, ''), 'hash'],
      ['another hash', part.replace(/sha256="./, (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))), 'hash'],
      ['the end of its text cut off', part.replace(/.{12}<\/notes>/, '</notes>'), 'hash'],
      ['another way of packing', part.replace(' packed="deflate"', '').replace(' sha256', ' packed="zstd" sha256'), 'version'],
    ])('is refused with %s', (__, xml, code) => {
      expect(xml).not.toBe(part);
      expect(codeOf(xml)).toBe(code);
    });

    test('with whatever change of its characters is refused, or holds what it held', () => {
      const read = readTextPart(NOTES, part);
      const change = fc.record({ at: fc.nat(part.length - 1), length: fc.nat(3), put: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('<', '&', '"', ' ', '规', '&#0;', ']]>', '0')) });
      fc.assert(
        fc.property(change, ({ at, length, put }) => {
          const xml = part.slice(0, at) + put + part.slice(at + length);
          if (codeOf(xml) === 'read') expect(readTextPart(NOTES, xml)).toBe(read);
        }),
        { numRuns: 300 },
      );
    });
  });

  test.each([
    ['letters as numbers', XML.replaceAll('规', '&#x89C4;').replaceAll('矩', '&#30697;')],
    ['quotation marks as names', XML.replace(/>([^]*)</, (_, content: string) => `>${content.replaceAll('"', '&quot;')}<`)],
  ])('is read with %s', (_, xml) => {
    expect(readTextPart(NOTES, xml)).toBe(JSON_TEXT);
  });

  test('is refused with a letter changed', () => {
    expect(codeOf(XML.replace('规', '衣'))).toBe('hash');
    expect(codeOf('')).toBe('not-xml');
  });

  test.each([
    ['one character fewer than allowed', -1, 'read'],
    ['as many', 0, 'read'],
    ['one more', 1, 'too-large'],
  ])('is read up to its limit: %s', (_, more, code) => {
    const json = JSON.stringify('x'.repeat(NOTES.characters - 2 + more));
    expect(codeOf(writeTextPart(NOTES, json))).toBe(code);
    expect(codeOf(writeTextPart(PLAIN, json), PLAIN)).toBe(code);
  });

  test('that unpacks into far more than allowed is not unpacked whole', () => {
    const bomb = writeTextPart(NOTES, JSON.stringify('x'.repeat(40_000_000)));
    expect(bomb.length).toBeLessThan(200_000);
    expect(codeOf(bomb)).toBe('too-large');
  });

  test('is refused in a time that grows with its length alone', () => {
    expect(codeOf(`<notes ${'a="b" '.repeat(150_000)}`)).toBe('not-xml');
    expect(codeOf(`<notes>${'</'.repeat(400_000)}`)).toBe('not-xml');
    expect(codeOf(`<${'notes'.repeat(150_000)}`)).toBe('not-xml');
    expect(codeOf(`<${'a:'.repeat(300_000)}>`)).toBe('not-xml');
  });
});
