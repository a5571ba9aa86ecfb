import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { createAcceptor } from './schema-acceptor';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const schema = (name: string): object => read(`rules/schema/${name}.schema.json`) as object;
const common = schema('common');

const FILES: readonly (readonly [name: string, file: string])[] = [
  ...['calendar', 'items', 'profile', 'roles', 'waivers'].map((name) => [name, `rules/${name}.json`] as const),
  ...['attendance', 'commission', 'leave'].map((name) => ['rule-file', `rules/${name}.json`] as const),
  ...readdirSync('rules/ledgers').map((name) => ['ledger', path.join('rules/ledgers', name)] as const),
  ['cases', 'rules/cases/outings.json'],
];

const STRANGE: readonly unknown[] = [null, true, -1, 0, 0.5, 1e9, '', ' ', 'x'.repeat(3000), '2026-02-30', '😀', [], ['a', 'a'], {}, { strange: 1 }];

/** The value with one of its parts replaced, dropped or given another key. */
function changed(value: unknown, steps: readonly number[], instead: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return instead;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return instead;
  const part = (value as Record<string, unknown>)[key];
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? changed(item, rest, instead) : item));
  if (step % 7 === 0 && rest.length === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  if (step % 7 === 1 && rest.length === 0) return { ...value, [`${key}x`]: part };
  return { ...value, [key]: changed(part, rest, instead) };
}

describe.each([...new Set(FILES.map(([name]) => name))])('files of the schema %s', (name) => {
  const accepts = createAcceptor(schema(name), { 'common.schema.json': common });
  const validator = new Validator({ ...(schema(name) as Schema), $id: `guiju://schema/${name}.schema.json` }, '7', false);
  validator.addSchema(common, 'guiju://schema/common.schema.json');
  const files = FILES.filter(([of]) => of === name).map(([, file]) => read(file));

  test('are accepted at once', () => {
    for (const file of files) expect([accepts(file), validator.validate(file).valid]).toEqual([true, true]);
  });

  test('are never accepted where the validator finds something, and rarely looked at twice', () => {
    let refused = 0;
    const steps = fc.array(fc.nat(1000), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.constantFrom(...files), steps, fc.constantFrom(...STRANGE), (file, at, instead) => {
        const value = changed(file, at, instead);
        const { valid } = validator.validate(value);
        if (!valid) refused += 1;
        expect([at, instead, accepts(value)]).toEqual([at, instead, valid]);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(30);
  });
});
