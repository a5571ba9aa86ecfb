import fc from 'fast-check';
import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import { BundleError, writeBundle } from '../rules/bundle';
import { PartError, writeTextPart } from '../workbook/text-part';
import { MOST_PART_BYTES, PARTS } from './parts';
import { readRulesPart, writeRulesPart } from './rules-part';

const PROFILE = { path: 'profile.json', text: '{}' };
const files = fc
  .uniqueArray(fc.record({ path: fc.integer({ min: 0, max: 999 }).map((at) => `${at}.json`), text: fc.string({ unit: 'binary' }) }), { selector: ({ path }) => path, maxLength: 5 })
  .map((some) => [PROFILE, ...some]);

test("a workbook's rules come back as they went, whatever the texts hold", () => {
  fc.assert(fc.property(files, (some) => expect(readRulesPart(writeRulesPart(some))).toEqual(some)));
});

test('a few stand in the part as they are written, many are packed: a company’s rules with their cases fit', () => {
  expect(writeRulesPart([PROFILE])).toMatch(/^<rules xmlns="urn:guiju:rules:1" sha256="[0-9a-f]{64}">\{"files":\[\{"path":"profile\.json","text":"\{\}"\}\]\}<\/rules>$/);
  const { files } = readRulesFolder(join(__dirname, '../../rules'), { cases: true });
  const part = writeRulesPart(files);
  expect(part).toMatch(/^<rules xmlns="urn:guiju:rules:1" sha256="[0-9a-f]{64}" packed="deflate">/);
  expect(part.length).toBeLessThan(MOST_PART_BYTES / 4);
  expect(readRulesPart(part)).toEqual(files);
});

test('rules that an earlier Guiju wrote, unpacked and without cases, are read all the same', () => {
  const files = [PROFILE, { path: 'a.json', text: `"规矩${'x'.repeat(100_000)}"` }];
  expect(readRulesPart(writeTextPart({ ...PARTS.rules, packs: false }, writeBundle(files)))).toEqual(files);
});

test('a part that is whole, but no rules, is refused as the bundle is; one that is not whole as all parts are', () => {
  const part = writeRulesPart([PROFILE]);
  expect(() => readRulesPart(writeTextPart(PARTS.rules, '{"files": []}'))).toThrow(new BundleError('bundle-no-profile'));
  expect(() => readRulesPart(part.replace('profile', 'proflie'))).toThrow(new PartError('hash'));
});
