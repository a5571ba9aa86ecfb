import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256, TextHash } from './sha256';

test('the published test vectors', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the same as OpenSSL', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))));
});

test('of texts that come one after another, as of all of them together', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const hash = new TextHash();
      for (const text of texts) hash.add(text);
      expect(hash.finish()).toBe(sha256(texts.join('')));
    }),
  );
});
