import fc from 'fast-check';
import { BundleError } from '../rules/bundle';
import { PartError, writeTextPart } from '../workbook/text-part';
import { PARTS } from './parts';
import { readRulesPart, writeRulesPart } from './rules-part';

const PROFILE = { path: 'profile.json', text: '{}' };
const files = fc
  .uniqueArray(fc.record({ path: fc.integer({ min: 0, max: 999 }).map((at) => `${at}.json`), text: fc.string({ unit: 'binary' }) }), { selector: ({ path }) => path, maxLength: 5 })
  .map((some) => [PROFILE, ...some]);

test("a workbook's rules come back as they went, whatever the texts hold", () => {
  fc.assert(fc.property(files, (some) => expect(readRulesPart(writeRulesPart(some))).toEqual(some)));
});

test('they stand in the part as they are written, for people to read', () => {
  expect(writeRulesPart([PROFILE, { path: 'a.json', text: `"规矩${'x'.repeat(100_000)}"` }])).toMatch(/^<rules xmlns="urn:guiju:rules:1" sha256="[0-9a-f]{64}">\{"files":\[\{"path":"profile\.json","text":"\{\}"\},\{"path":"a\.json","text":"\\"规矩xxx/);
});

test('a part that is whole, but no rules, is refused as the bundle is; one that is not whole as all parts are', () => {
  const part = writeRulesPart([PROFILE]);
  expect(() => readRulesPart(writeTextPart(PARTS.rules, '{"files": []}'))).toThrow(new BundleError('bundle-no-profile'));
  expect(() => readRulesPart(part.replace('profile', 'proflie'))).toThrow(new PartError('hash'));
});
