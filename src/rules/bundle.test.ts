import fc from 'fast-check';
import { BUNDLE_LIMITS, BundleError, readBundle, writeBundle, writeBundleInLines } from './bundle';

const PROFILE = { path: 'profile.json', text: '{}' };

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof BundleError) return error.code;
    throw error;
  }
  return 'read';
};
const bundle = (...files: unknown[]): string => JSON.stringify({ files: [PROFILE, ...files] });
const named = (path: string): string => bundle({ path, text: '' });

describe('a bundle of rule files', () => {
  test.each([
    ['nothing', '', 'bundle-not-json'],
    ['cut short', bundle().slice(0, -1), 'bundle-not-json'],
    ['no object', '[]', 'bundle-shape'],
    ['null', 'null', 'bundle-shape'],
    ['no files', '{}', 'bundle-shape'],
    ['files that are none', '{"files": {"0": 1}}', 'bundle-shape'],
    ['a file that is none', bundle(null), 'bundle-shape'],
    ['a file without a text', bundle({ path: 'a.json' }), 'bundle-shape'],
    ['a path that is none', bundle({ path: 1, text: '' }), 'bundle-shape'],
    ['a path twice', bundle(PROFILE), 'bundle-path-twice'],
    ['no profile', JSON.stringify({ files: [] }), 'bundle-no-profile'],
    ['another ending', named('a.js'), 'bundle-path'],
    ['a path out of the folder', named('../a.json'), 'bundle-path'],
    ['a path out of it, further in', named('a/../../b.json'), 'bundle-path'],
    ['a hidden file', named('.a.json'), 'bundle-path'],
    ['a path from the root', named('/a.json'), 'bundle-path'],
    ['two slashes', named('a//b.json'), 'bundle-path'],
    ['a backslash', named('a\\b.json'), 'bundle-path'],
    ['a drive', named('c:a.json'), 'bundle-path'],
    ['a control character', named('a\u0000.json'), 'bundle-path'],
    ['Chinese letters', named('library/004-A/考勤.json'), 'read'],
    ['a path of most characters', named(`${'a'.repeat(BUNDLE_LIMITS.pathCharacters - 5)}.json`), 'read'],
    ['a path of one more', named(`${'a'.repeat(BUNDLE_LIMITS.pathCharacters - 4)}.json`), 'bundle-path'],
    ['a folder as deep as may be', named(`${'a/'.repeat(BUNDLE_LIMITS.depth - 1)}a.json`), 'read'],
    ['one deeper', named(`${'a/'.repeat(BUNDLE_LIMITS.depth)}a.json`), 'bundle-path'],
    ['as many files as may be', bundle(...Array.from({ length: BUNDLE_LIMITS.files - 1 }, (_, at) => ({ path: `${at}.json`, text: '' }))), 'read'],
    ['one more', bundle(...Array.from({ length: BUNDLE_LIMITS.files }, (_, at) => ({ path: `${at}.json`, text: '' }))), 'bundle-shape'],
    ['a file of most characters', bundle({ path: 'a.json', text: 'a'.repeat(BUNDLE_LIMITS.fileCharacters) }), 'read'],
    ['a file of one more', bundle({ path: 'a.json', text: 'a'.repeat(BUNDLE_LIMITS.fileCharacters + 1) }), 'bundle-shape'],
    ['a text of one character too many', ' '.repeat(BUNDLE_LIMITS.characters + 1), 'bundle-too-large'],
  ])('%s: %#', (_, text, code) => {
    expect(codeOf(() => readBundle(text))).toBe(code);
  });

  test('no name of an object reaches its prototype', () => {
    const files = readBundle(bundle({ path: '__proto__.json', text: '{"__proto__": {"a": 1}}', __proto__: { a: 1 } }));
    expect(files.map(({ path }) => path)).toEqual(['profile.json', '__proto__.json']);
    expect(({} as { readonly a?: number }).a).toBeUndefined();
  });
});

/** Texts with all that XML and JSON write in a way of their own. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\\', '\r', '\n', '\u0000', '\ufffe', '\uffff', '规', '𠮷', '\ud800', '&amp;', '&#13;', '\\ufffe') }));
const files = fc.uniqueArray(fc.record({ path: fc.integer({ min: 0, max: 999 }).map((at) => `${at}.json`), text }), { selector: ({ path }) => path, maxLength: 5 }).map((some) => [PROFILE, ...some]);

test('a bundle comes back as it went, whatever the texts hold', () => {
  fc.assert(fc.property(files, (some) => expect([readBundle(writeBundle(some)), readBundle(writeBundleInLines(some))]).toEqual([some, some])));
});
