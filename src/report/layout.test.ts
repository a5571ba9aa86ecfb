import fc from 'fast-check';
import stringWidth from 'string-width';
import { padEnd, padStart, printable, tableRow, widthOf, wrap } from './layout';

describe('widths', () => {
  test('a Chinese character takes two columns', () => {
    expect(widthOf('李华 0102')).toBe(9);
    expect(padEnd('考勤', 6)).toBe('考勤  ');
    expect(padStart('考勤', 6)).toBe('  考勤');
    expect(padEnd('too long', 3)).toBe('too long');
  });

  test('the quick way agrees with the thorough one on every character of the plane', () => {
    const characters = Array.from({ length: 0xd800 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));
    expect(characters.filter((character) => widthOf(character) !== stringWidth(character))).toEqual([]);
  });
});

describe('wrap', () => {
  test('breaks between words and between Chinese characters', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('迟到十六分钟', 8)).toEqual(['迟到十六', '分钟']);
  });

  test('no line begins with a closing sign or ends with an opening one', () => {
    expect(wrap('迟到十六，分钟', 8)).toEqual(['迟到十', '六，分钟']);
    expect(wrap('迟到十六（分钟', 10)).toEqual(['迟到十六', '（分钟']);
  });

  test('a word longer than the line is broken, and nothing is lost or too wide', () => {
    const text = fc.array(fc.constantFrom('a', 'bc', '李', '，', '（', ' ', '报销单号', 'https://example.com/long/path', '1,234.50', '"'), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (given, width) => {
        const lines = wrap(given, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
      }),
      { numRuns: 500 },
    );
  });
});

test('printable text has no control, format or private characters', () => {
  expect(printable('a\u0000b\u001b[1mc\u200bd\u202ee\ufefff\ue000')).toBe('a b [1mc d e f ');
  expect(printable('李华 O’Brien – ✓')).toBe('李华 O’Brien – ✓');
});

describe('tableRow', () => {
  const columns = [{ width: 6 }, { width: 8, align: 'right' as const }, { width: 10 }];
  test('columns line up whatever the script', () => {
    expect(tableRow([{ text: '李华' }, { text: '-30.00' }, { text: '迟到' }], columns)).toEqual(['  李华      -30.00  迟到']);
    expect(tableRow([{ text: 'Li Hua' }, { text: '1,300.00' }, { text: 'late' }], columns)).toEqual(['  Li Hua  1,300.00  late']);
  });
  test('a long cell wraps in its own column', () => {
    expect(tableRow([{ text: '李华' }, { text: '1' }, { text: '迟到十六分钟' }], columns)).toEqual(['  李华           1  迟到十六分', '                    钟']);
  });
  test('paint touches the text after it is laid out', () => {
    expect(tableRow([{ text: 'a', paint: (text) => `<${text}>` }, { text: 'b' }, { text: 'c' }], columns)).toEqual(['  <a     >         b  c']);
  });
});
