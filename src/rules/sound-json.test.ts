import fc from 'fast-check';
import { parseJson } from './syntax';
import { soundValue } from './sound-json';

describe('soundValue', () => {
  test('gives the value of a text without mistakes', () => {
    const text = '{"a\\"b": ["x:", {"c": "\\\\"}, "\\\\\\":"], "d" : 1.5, "甲": {}}';
    expect(soundValue(text, 64)).toEqual(JSON.parse(text));
  });

  test.each([
    ['a key twice', '{"a": 1, "b": {"c": 1, "c": 2}}'],
    ['a comment', '{"a": 1 /* 注 */}'],
    ['a trailing comma', '{"a": [1,]}'],
    ['half of a character', '{"a\ud800": 1}'],
    ['an escaped half', '{"a\\ud800": 1}'],
    ['a prototype', '{"__proto__": {}}'],
    ['nothing', ''],
  ])('leaves %s to the slower parser', (_, text) => {
    expect(soundValue(text, 64)).toBeUndefined();
  });

  test('counts depth as the slower parser does', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    for (const depth of [63, 64, 65]) {
      expect(soundValue(nested(depth), 64) !== undefined).toBe(depth <= 64);
      expect(parseJson({ path: 'x.json', text: nested(depth) }).readable).toBe(depth <= 64);
    }
  });

  test('reads all texts as JSON.parse does, and a text with a key written twice not at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        const sound = soundValue(text, 64);
        if (sound !== undefined) expect(sound).toEqual(JSON.parse(text));
        else expect(/__proto__|\\u|\p{Surrogate}/u.test(text)).toBe(true);
        expect(soundValue(`{"k": ${text}, "k": ${text}}`, 64)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
