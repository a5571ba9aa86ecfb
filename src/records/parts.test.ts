import fc from 'fast-check';
import { PartError, writeTextPart, type TextPart } from '../workbook/text-part';
import { readClosings, readClosingsPart, writeClosings, writeClosingsPart } from './closings-part';
import { readDraftPart, writeDraftPart } from './draft-part';
import { LONGEST, lengthOf } from './lengths';
import { readMapsPart, writeMapsPart } from './maps-part';
import { PARTS } from './parts';
import { readRunsPart, writeRunsPart } from './runs-part';
import { closing, draft, keptRun, maps, waiver } from './testing/records';
import { readWaiversPart, writeWaiversPart } from './waivers-part';

const told = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    if (error instanceof PartError) return { code: error.code, ...error.params };
    throw error;
  }
};

interface Kind<T> {
  readonly part: TextPart;
  readonly some: fc.Arbitrary<T>;
  readonly read: (xml: string) => T;
  readonly write: (value: T) => string;
}

const KINDS = {
  maps: { part: PARTS.maps, some: maps, read: readMapsPart, write: writeMapsPart },
  waivers: { part: PARTS.waivers, some: fc.array(waiver, { maxLength: 5 }), read: readWaiversPart, write: writeWaiversPart },
  runs: { part: PARTS.runs, some: fc.array(keptRun, { maxLength: 5 }), read: readRunsPart, write: writeRunsPart },
  closings: { part: PARTS.closings, some: fc.array(closing, { maxLength: 4 }), read: readClosingsPart, write: writeClosingsPart },
  draft: { part: PARTS.draft, some: draft, read: readDraftPart, write: writeDraftPart },
};

/** Somebody who knows the form, and writes what is not as it has to be. */
const forged = (part: TextPart, json: string): string => writeTextPart(part, json);

/** A JSON value with one thing in it replaced, taken away or put beside. */
function* harmed(value: unknown): Generator {
  const others: readonly unknown[] = [null, true, -1, 1e300, '', 'x'.repeat(3000), [], {}, [[]], { a: 1 }];
  yield* others;
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) for (const one of harmed(entry)) yield value.with(at, one);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, another: 1 };
    for (const [key, entry] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      for (const one of harmed(entry)) yield { ...value, [key]: one };
    }
  }
}

describe.each(Object.entries(KINDS))('the part of %s', (_, kind) => {
  const { part, some, read, write } = kind as unknown as Kind<unknown>;

  test('gives back what it was given', () => {
    fc.assert(fc.property(some, (value) => expect(read(write(value))).toEqual(value)));
  });

  test('with whatever change of its characters is refused, or holds what it held', () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), length: fc.nat(3), put: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('<', '&', '"', ' ', '规', '0', '')) });
    fc.assert(
      fc.property(some, change, (value, { at, length, put }) => {
        const xml = write(value);
        const place = Math.floor(at * xml.length);
        const now = told(() => read(xml.slice(0, place) + put + xml.slice(place + length)));
        if (typeof now !== 'object' || now === null || !('code' in now)) expect(now).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  test('that somebody forged is refused, or is what the schema allows: nothing else is thrown, and what is read can be written', () => {
    const [value] = fc.sample(some, { numRuns: 1, seed: 5 });
    const json = JSON.parse(forgedJson(write(value))) as unknown;
    let refused = 0;
    for (const one of harmed(json)) {
      const now = told(() => read(forged(part, JSON.stringify(one))));
      if (typeof now === 'object' && now !== null && 'code' in now) refused += 1;
      else expect(read(write(now))).toEqual(now);
    }
    expect(refused).toBeGreaterThan(20);
  });

  test.each([
    ['no JSON', '{', { code: 'not-json' }],
    ['another version', '{"schemaVersion": 2, "later": true}', { code: 'version', version: '2' }],
    ['brackets without end', '['.repeat(400_000), { code: 'shape' }],
    ['a list', '[]', { code: 'shape', place: 'none' }],
  ])('is refused in words with %s', (__, json, expected) => {
    expect(told(() => read(forged(part, json)))).toMatchObject(expected);
  });
});

const forgedJson = (xml: string): string => xml.replace(/^<[^>]*>/, '').replace(/<[^<]*$/, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const WAIVER = {
  finding: 'attendance/late|employee_id=000102',
  rule: 'attendance/late',
  version: '2026-01-01',
  values: 'a'.repeat(64),
  category: 'record-wrong',
  reason: '打卡机故障，已核实',
  by: '赵敏',
  at: '2026-11-22 09:30',
  expires: '2026-12-31',
};

describe('what a waiver may be', () => {
  test.each([
    ['a reason of most characters', { reason: '规'.repeat(2000) }, true],
    ['one of one more', { reason: '规'.repeat(2001) }, false],
    ['no reason', { reason: '' }, true],
    ['a name of most characters', { by: '𠮷'.repeat(100) }, true],
    ['one of one more', { by: '𠮷'.repeat(101) }, false],
    ['no name', { by: '' }, false],
    ['a day that is none', { expires: '2026-02-30' }, false],
    ['no last day', { expires: null }, true],
    ['a moment that is none', { at: '2026-11-22T09:30' }, false],
    ['a hash that is none', { values: 'A'.repeat(64) }, false],
  ])('%s: %#', (_, change, isRead) => {
    const one = { ...WAIVER, ...change };
    const now = told(() => readWaiversPart(writeWaiversPart([one])));
    if (isRead) expect(now).toEqual([one]);
    else expect(now).toMatchObject({ code: expect.stringMatching(/^(?:shape|text-too-long)$/) as string, place: expect.stringMatching(/^\/waivers\/0\//) as string });
  });

  test.each([
    ['as many as may be', 20_000, true],
    ['one more', 20_001, false],
  ])('%s', (_, count, isRead) => {
    const many = Array.from({ length: count }, () => WAIVER);
    const now = told(() => readWaiversPart(writeWaiversPart(many)));
    if (isRead) expect(now).toHaveLength(count);
    else expect(now).toEqual({ code: 'shape', place: '/waivers' });
  });
});

describe('closings in a file of their own', () => {
  test('are read as they were written, also by hand and with a byte order mark', () => {
    fc.assert(
      fc.property(fc.array(closing, { maxLength: 2 }), (some) => {
        expect(readClosings(writeClosings(some))).toEqual(some);
        expect(readClosings(`\ufeff${JSON.stringify(JSON.parse(writeClosings(some)), null, 2)}`)).toEqual(some);
      }),
    );
  });

  test.each([
    ['another file', '{"sheets": {}}', { code: 'shape' }],
    ['a report', '{"schemaVersion": 1, "run": {}}', { code: 'shape' }],
    ['no JSON', 'PK\u0003\u0004', { code: 'not-json' }],
    ['nothing', '', { code: 'not-json' }],
    ['too much', ' '.repeat(PARTS.closings.characters + 1), { code: 'too-large', limit: '64' }],
  ])('are refused in words: %s', (_, text, expected) => {
    expect(told(() => readClosings(text))).toMatchObject(expected);
  });
});

test('names that mean something to JavaScript are names like any others', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
  const columns = new Map<string, string | null>(names.map((name, i) => [name, i === 0 ? 'in_time' : null]));
  const all = new Map(names.map((name) => [name, { ledger: 'attendance', headerRow: null, columns }]));
  expect([...readMapsPart(writeMapsPart(all))]).toEqual([...all]);
  expect(({} as { ledger?: unknown }).ledger).toBeUndefined();
});

test('a text that is too long is refused in words of its own', () => {
  const [one] = fc.sample(waiver, { numRuns: 1, seed: 1 });
  const withReason = (length: number): string => writeWaiversPart([{ ...one!, reason: '字'.repeat(length) }]);
  expect(readWaiversPart(withReason(LONGEST.text))[0]!.reason).toHaveLength(LONGEST.text);
  expect(() => readWaiversPart(withReason(LONGEST.text + 1))).toThrow(expect.objectContaining({ code: 'text-too-long', params: { place: '/waivers/0/reason' } }) as Error);
  const withName = (length: number): string => writeWaiversPart([{ ...one!, by: '𠀀'.repeat(length) }]);
  expect(lengthOf(readWaiversPart(withName(LONGEST.name))[0]!.by)).toBe(LONGEST.name);
  expect(() => readWaiversPart(withName(LONGEST.name + 1))).toThrow(expect.objectContaining({ code: 'text-too-long' }) as Error);
});
