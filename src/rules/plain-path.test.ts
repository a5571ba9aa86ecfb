import fc from 'fast-check';
import { JSONPath } from './plain-path';
import { JSONPath as original } from 'jsonpath-plus';

const NAMES = ['a', 'b', '天数', 'late_minutes', 'x-1', '0', '1', 'length', '__proto__', 'constructor'];
const name = fc.constantFrom(...NAMES);
const quotedName = fc.oneof(name, fc.constantFrom('a.b', 'a b', '请假 天数'));
const step = fc.oneof(
  name.map((key) => `.${key}`),
  fc.nat(3).map((index) => `[${index}]`),
  quotedName.map((key) => `['${key}']`),
  quotedName.map((key) => `["${key}"]`),
);
const path = fc.array(step, { maxLength: 4 }).map((steps) => `$${steps.join('')}`);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.string(), fc.boolean(), fc.constant(null), tie('list'), tie('node')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  node: fc.dictionary(quotedName, tie('value'), { maxKeys: 5 }),
}));

test('gives what jsonpath-plus gives on plain paths', () => {
  let found = 0;
  fc.assert(
    fc.property(path, fc.oneof(json.node, json.list), (where, what) => {
      const ours = JSONPath({ path: where, json: what });
      expect(ours).toEqual(original({ path: where, json: what as object, wrap: false }));
      if (ours !== undefined) found += 1;
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(200);
});

test.each([
  ['$', { a: 1 }, { a: 1 }],
  ['$.a.b[0]', { a: { b: [7] } }, 7],
  ["$['a b'].c", { 'a b': { c: false } }, false],
  ['$.a.length', { a: 'text' }, 4],
  ['$.a.b', { a: null }, undefined],
  ['$.toString', {}, undefined],
])('%s', (where, what, expected) => expect(JSONPath({ path: where, json: what })).toEqual(expected));

test.each(['', 'a', '.a', '$.', '$..a', '$.*', '$[*]', '$[?(@.a>1)]', '$[(1+1)]', '$.a^', '$.a~', '$[0:1]', '$[0,1]', "$['a','b']", '$.a`b', '$[-1]', '$.a ', '$.a.b)'])(
  'refuses %p in words, whatever it is asked of',
  (where) => expect(() => JSONPath({ path: where, json: { a: 1 } })).toThrow(/^Not a plain path/),
);
