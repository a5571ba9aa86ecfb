import fc from 'fast-check';
import { packedInSteps, packedText, unpackedInSteps, unpackedText } from './packed-text';
import { finished } from './steps';

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('规', '𠮷', '\ufeff', '\u0000', '\n', 'a') }));

describe('a packed text', () => {
  test('comes back as it went, in whatever pieces it came, in letters alone', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (pieces) => {
        const packed = finished(packedInSteps(pieces));
        expect(packed).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
        expect(unpackedText(packed, 1_000_000)).toBe(pieces.join(''));
      }),
    );
  });

  test('of many pieces is packed and unpacked a step at a time, and no character is parted', () => {
    const long = `${'a'.repeat(64 * 1024 - 1)}${'𠮷规矩'.repeat(100_000)}`;
    const steps = packedInSteps(Array.from({ length: 30 }, () => 'x'.repeat(10_000)));
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThanOrEqual(4);
    const packed = packedText(long);
    expect(packed.length).toBeLessThan(long.length / 50);
    expect(unpackedText(packed, 10_000_000)).toBe(long);
  });

  test.each([
    ['one byte fewer than it holds', 999, null],
    ['as many', 1000, 'a'.repeat(1000)],
    ['one more', 1001, 'a'.repeat(1000)],
  ])('is unpacked where at most so many bytes are allowed: %s', (_, most, expected) => {
    expect(unpackedText(packedText('a'.repeat(1000)), most)).toBe(expected);
  });

  test('that would unpack into far more is let be at once', () => {
    const packed = finished(packedInSteps((function* () { for (let i = 0; i < 20; i += 1) yield 'a'.repeat(1024 * 1024); })()));
    expect(packed.length).toBeLessThan(1024 * 1024);
    const steps = unpackedInSteps(packed, 1024 * 1024);
    let count = 0;
    let last = steps.next();
    for (; !last.done; last = steps.next()) count += 1;
    expect({ value: last.value, isEarly: count <= 2 }).toEqual({ value: null, isEarly: true });
  });

  const PACKED = packedText('规矩'.repeat(100));
  test.each([
    ['nothing', ''],
    ['no base 64', '规矩'],
    ['cut short', PACKED.slice(0, -8)],
    ['another beginning', `AAAA${PACKED}`],
    ['bytes that are no UTF-8', btoa('\u0001\u0002\u0000\u00fd\u00ff\u00ff\u00ff')],
  ])('that is none is refused: %s', (_, packed) => {
    expect(() => unpackedText(packed, 1_000_000)).toThrow();
  });
});
