import fc from 'fast-check';
import { join } from 'node:path';
import { findNodeAtLocation, parseTree, type JSONPath } from 'jsonc-parser';
import { readRulesFolder } from '../cli/rules-folder';
import type { Json } from '../rules/parts';
import { EditError, withEdits, type Edit } from './edit';

/** What an edit means, said on values: the other way to find out what the text has to say. */
function applied(value: Json, { at, json, insert = false }: Edit): Json {
  const [step, ...rest] = at;
  if (step === undefined) return json === undefined ? value : json;
  if (value !== null && Array.isArray(value)) {
    const items: Json[] = [...(value as readonly Json[])];
    const index = step as number;
    if (rest.length === 0 && json === undefined) return items.filter((_, at) => at !== index);
    if (rest.length === 0 && insert) items.splice(index, 0, json!);
    else if (index < items.length) items[index] = rest.length === 0 ? json! : applied(items[index]!, { at: rest, json, insert } as Edit);
    else if (json !== undefined) items.push(made(rest, json));
    return items;
  }
  const members = new Map(Object.entries(value as object) as [string, Json][]);
  const key = step as string;
  if (rest.length === 0 && json === undefined) members.delete(key);
  else if (members.has(key)) members.set(key, rest.length === 0 ? json! : applied(members.get(key)!, { at: rest, json, insert } as Edit));
  else if (json !== undefined) members.set(key, made(rest, json));
  return Object.fromEntries(members);
}
const made = (steps: JSONPath, json: Json): Json => steps.reduceRight<Json>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), json);

const { json: anyJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, true, false),
    fc.integer({ min: -1000, max: 1000 }),
    fc.string({ maxLength: 8 }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 4 }).filter((key) => key !== '__proto__'), tie('json'), { maxKeys: 4 }),
  ),
}));

/** A value as people lay it out: parts on lines of their own, or on one. */
function laidOut(json: Json, choices: () => number, indent = '', newline = '\n'): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const isList = Array.isArray(json);
  const parts = isList ? (json as readonly Json[]).map((one) => [null, one] as const) : Object.entries(json as object).map(([key, one]) => [JSON.stringify(key), one as Json] as const);
  const [open, close] = isList ? '[]' : '{}';
  const choice = choices();
  const isBroken = choice % 3 === 0;
  const inner = isBroken ? `${indent}  ` : indent;
  const named = parts.map(([key, one]) => `${key === null ? '' : `${key}${choice % 5 === 0 ? '' : ' '}:${choice % 2 === 0 ? ' ' : ''}`}${laidOut(one, choices, inner, newline)}`);
  return isBroken && parts.length > 0 ? `${open}${newline}${inner}${named.join(`,${newline}${inner}`)}${newline}${indent}${close}` : `${open}${choice % 7 === 0 ? ' ' : ''}${named.join(choice % 2 === 0 ? ', ' : ',')}${close}`;
}

/** A place in a value, or one step beside it. */
function* placesIn(json: Json, at: JSONPath = []): Generator<JSONPath> {
  yield at;
  if (typeof json !== 'object' || json === null) return;
  if (Array.isArray(json)) {
    for (const [index, one] of (json as readonly Json[]).entries()) yield* placesIn(one, [...at, index]);
    yield [...at, json.length];
  } else {
    for (const [key, one] of Object.entries(json)) yield* placesIn(one, [...at, key]);
    yield [...at, 'new'];
    yield [...at, 'new', 'deeper'];
    yield [...at, 'new', 0];
  }
}

const document = fc.record({ value: anyJson, seed: fc.nat(), newline: fc.constantFrom('\n', '\r\n') }).map(({ value, seed, newline }) => {
  let state = seed;
  const choices = (): number => (state = (state * 1103515245 + 12345) % 2147483648);
  return { value, text: laidOut(value, choices, '', newline) };
});
const edited = document.chain(({ value, text }) =>
  fc.record({ at: fc.constantFrom(...placesIn(value)), json: fc.option(anyJson, { nil: undefined }), insert: fc.boolean() }).map((edit) => ({ value, text, edit: edit as Edit })),
);

describe('edits of a JSON text', () => {
  test('say what the same edits of its value say', () => {
    fc.assert(
      fc.property(edited, ({ value, text, edit }) => {
        fc.pre(!(edit.at.length === 0 && edit.json === undefined));
        expect(JSON.parse(withEdits(text, [edit]))).toEqual(applied(JSON.parse(text) as Json, edit));
        expect(value).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('leave what stands in front of the place and behind it byte for byte', () => {
    let seen = 0;
    fc.assert(
      fc.property(edited, ({ text, edit }) => {
        const now = withEdits(text, [edit]);
        const node = findNodeAtLocation(parseTree(text)!, [...edit.at]);
        const part = node?.parent?.type === 'property' ? node.parent : node;
        if (!part?.parent) return;
        seen += 1;
        const siblings = part.parent.children!;
        const [before, after] = [siblings[siblings.indexOf(part) - 1], siblings[siblings.indexOf(part) + 1]];
        const front = text.slice(0, before ? before.offset + before.length : part.parent.offset + 1);
        const back = text.slice(after ? after.offset : part.parent.offset + part.parent.length - 1);
        expect(now.startsWith(front)).toBe(true);
        expect(now.endsWith(back)).toBe(true);
        // What is put in or replaced changes nothing but itself.
        if (edit.json !== undefined && !(edit.insert === true && part.parent.type === 'array')) expect([now.startsWith(text.slice(0, node!.offset)), now.endsWith(text.slice(node!.offset + node!.length))]).toEqual([true, true]);
      }),
      { numRuns: 2000 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  test('there and back again are the same bytes, in every file of the rules folder', () => {
    const { files } = readRulesFolder(join(__dirname, '../../rules'), { cases: true });
    for (const { path, text } of files) {
      const value = JSON.parse(text) as Record<string, Json>;
      expect([path, withEdits(text, [{ at: ['entirely_new'], json: 1 }, { at: ['entirely_new'] }]) === text]).toEqual([path, true]);
      const rules = value['rules'];
      if (!Array.isArray(rules)) continue;
      rules.slice(0, 2).forEach((rule: Json, index: number) => {
        const severity: JSONPath = ['rules', index, 'event', 'params', 'severity'];
        const was = (rule as { event: { params: { severity: string } } }).event.params.severity;
        expect(withEdits(withEdits(text, [{ at: severity, json: 'x' }]), [{ at: severity, json: was }])).toBe(text);
        const put = withEdits(text, [{ at: ['rules', index], json: { name: 'x', conditions: { all: [] } }, insert: true }]);
        expect(withEdits(put, [{ at: ['rules', index] }])).toBe(text);
      });
    }
  });

  const TEXT = `{
  "rows": [
    { "upTo": 5, "value": 30 },
    { "above": 5, "value": 50 }
  ],
  "source": [{ "id": "A-1" }],
  "parameters": {
    "limit": {
      "value": 3,
      "unit": "count"
    }
  },
  "facts": {}
}
`;
  test.each<[string, Edit, string, string]>([
    ['a row on one line stays there', { at: ['rows', 0, 'value'], json: 40 }, '"value": 30', '"value": 40'],
    ['a new row stands on a line of its own', { at: ['rows', 1], json: { above: 5, upTo: 9, value: 40 }, insert: true }, '    { "above": 5, "value"', '    { "above": 5, "upTo": 9, "value": 40 },\n    { "above": 5, "value"'],
    ['a row at the end', { at: ['rows', 9], json: { above: 9, value: 60 }, insert: true }, '"value": 50 }\n', '"value": 50 },\n    { "above": 9, "value": 60 }\n'],
    ['a row that goes', { at: ['rows', 0] }, '{ "upTo": 5, "value": 30 },\n    ', ''],
    ['the last row that goes', { at: ['rows', 1] }, ',\n    { "above": 5, "value": 50 }', ''],
    ['a new edge of a row', { at: ['rows', 0, 'from'], json: 0 }, '"value": 30 }', '"value": 30, "from": 0 }'],
    ['a new edge behind another', { at: ['rows', 1, 'upTo'], json: 9, after: 'above' }, '"above": 5, "value"', '"above": 5, "upTo": 9, "value"'],
    ['a citation beside another', { at: ['source', 1], json: { id: 'A-2' } }, '{ "id": "A-1" }]', '{ "id": "A-1" }, { "id": "A-2" }]'],
    ['a parameter laid out as its neighbour is', { at: ['parameters', 'share'], json: { value: '5%', unit: 'percent' } }, '    }\n  },\n  "facts"', '    },\n    "share": {\n      "value": "5%",\n      "unit": "percent"\n    }\n  },\n  "facts"'],
    ['the first of its kind', { at: ['facts', 'late'], json: { unit: 'minute' } }, '"facts": {}', '"facts": { "late": { "unit": "minute" } }'],
    ['the only one that goes', { at: ['parameters', 'limit'] }, '{\n    "limit": {\n      "value": 3,\n      "unit": "count"\n    }\n  }', '{}'],
  ])('%s', (_, edit, from, to) => {
    expect(TEXT.split(from)).toHaveLength(2);
    expect(withEdits(TEXT, [edit])).toBe(TEXT.replace(from, to));
  });

  test('a byte order mark and the ends of lines stay', () => {
    const text = `\ufeff${TEXT.replaceAll('\n', '\r\n')}`;
    const now = withEdits(text, [{ at: ['parameters', 'share'], json: { value: '5%', unit: 'percent' } }, { at: ['rows', 2], json: { value: 1 }, insert: true }]);
    expect(now.startsWith('\ufeff{\r\n')).toBe(true);
    expect(now.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('what is no JSON, and what has no parts, is not edited', () => {
    for (const text of ['', '{', '{ "a": 1, }', '// a\n{}', '{} {}']) expect(() => withEdits(text, [{ at: ['a'], json: 1 }])).toThrow(EditError);
    expect(() => withEdits('{ "a": 1 }', [{ at: ['a', 'b'], json: 1 }])).toThrow(EditError);
    expect(() => withEdits('[1]', [{ at: ['a'], json: 1 }])).toThrow(EditError);
    expect(withEdits('{ "a": 1 }', [{ at: ['b'] }])).toBe('{ "a": 1 }');
  });
});

test('a member is called otherwise, or stands before all others: the rest stays as it is', () => {
  const row = '{ "rows": [\n  {"above" : 5,"upTo":10,  "value": 30 }\n] }';
  expect(withEdits(row, [{ at: ['rows', 0, 'above'], rename: 'from' }])).toBe('{ "rows": [\n  {"from" : 5,"upTo":10,  "value": 30 }\n] }');
  expect(withEdits('{ "value": 30 }', [{ at: ['from'], json: 5, after: null }])).toBe('{ "from": 5, "value": 30 }');
  expect(withEdits('{ "from": 5, "value": 30 }', [{ at: ['below'], json: 9, after: 'from' }])).toBe('{ "from": 5, "below": 9, "value": 30 }');
  expect(() => withEdits(row, [{ at: ['rows', 0, 'below'], rename: 'upTo' }])).toThrow(EditError);
});
