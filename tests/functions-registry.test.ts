import { associated } from '../src/functions/testing/runtime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { functionsFiles } from '../scripts/functions-metadata';
import type { Metadata } from '../scripts/functions/metadata';
import { signatures } from '../scripts/functions/signatures';
import { EXAMPLES, HELP_LANGUAGES, WORDS } from '../scripts/functions/words';
import '../src/functions/associate';
import { FUNCTIONS } from '../src/functions/index';
import { CELL_FUNCTIONS } from '../src/rules/cell-function';

const ROOT = join(__dirname, '..');
const URL = 'https://example.com/guiju/';
const source = readFileSync(join(ROOT, 'src/functions/functions.ts'), 'utf8');
const files = functionsFiles(source, URL);
const own = signatures(source);
const ids = own.map(({ id }) => id);
const metadataOf = (path: string): Metadata => JSON.parse(files.get(path) ?? 'null') as Metadata;
const LOCALES = ['functions.json', 'functions-zh-TW.json', 'functions-en-US.json'];

test('source, code, associations, words, examples and rule files name the same functions', () => {
  expect(ids.length).toBeGreaterThanOrEqual(10);
  expect(Object.keys(FUNCTIONS)).toEqual(ids);
  expect(associated()).toEqual(ids);
  expect(Object.keys(EXAMPLES)).toEqual(ids);
  for (const lang of HELP_LANGUAGES) expect(Object.keys(WORDS[lang].functions)).toEqual(ids);
  for (const [id, args] of Object.entries(CELL_FUNCTIONS)) expect([...args, 'asOf']).toEqual(own.find((one) => one.id === id)?.parameters.map(({ name }) => name));
});

test('code takes the arguments that the source declares, each named in every language, the date last', () => {
  for (const { id, parameters } of own) {
    expect([id, FUNCTIONS[id]?.length]).toEqual([id, parameters.length]);
    expect([id, parameters.at(-1)]).toEqual([id, expect.objectContaining({ name: 'asOf', optional: true })]);
    for (const lang of ['zh-CN', 'zh-TW'] as const) expect(Object.keys(WORDS[lang].functions[id]?.parameters ?? {})).toEqual(parameters.map(({ name }) => name));
    // What may be left out stands behind what may not.
    expect(parameters.map(({ optional }) => optional)).toEqual([...parameters.map(({ optional }) => optional)].sort());
  }
});

test.each(LOCALES)('%s is what Excel asks for', (path) => {
  const { allowErrorForDataTypeAny, functions } = metadataOf(path);
  expect(allowErrorForDataTypeAny).toBe(true);
  expect(functions.map(({ id }) => id)).toEqual(ids);
  for (const { id, name, description, parameters, result } of functions) {
    expect(name).toBe(id);
    // A letter first, no cell's address, 3 to 128 characters.
    expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,127}$/);
    expect(id).not.toMatch(/^[A-Z]{1,3}\d+$/);
    expect(description.length).toBeGreaterThan(5);
    expect(description.length).toBeLessThanOrEqual(128);
    expect(result).toEqual({ type: 'any', dimensionality: 'matrix' });
    expect(new Set(parameters.map((parameter) => parameter.name)).size).toBe(parameters.length);
    for (const parameter of parameters) {
      expect(parameter).toMatchObject({ type: 'any', dimensionality: 'matrix' });
      expect(parameter.description.length).toBeGreaterThan(1);
    }
  }
});

test('languages differ in words alone', () => {
  const bare = (path: string): unknown => metadataOf(path).functions.map(({ id, parameters, result }) => [id, parameters.map(({ optional, type, dimensionality }) => [optional, type, dimensionality]), result]);
  expect(bare(LOCALES[1]!)).toEqual(bare(LOCALES[0]!));
  expect(bare(LOCALES[2]!)).toEqual(bare(LOCALES[0]!));
  const texts = (path: string): string[] => metadataOf(path).functions.flatMap(({ description, parameters }) => [description, ...parameters.flatMap((parameter) => [parameter.name, parameter.description])]);
  expect(texts(LOCALES[2]!).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect(texts(LOCALES[0]!).filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  expect(texts(LOCALES[1]!).filter((text) => /[规则设时单错误应给读过说请检问题项数]/.test(text))).toEqual([]);
});

type Node = DefaultTreeAdapterTypes.ChildNode;
const elements = (nodes: readonly Node[]): DefaultTreeAdapterTypes.Element[] => nodes.flatMap((node) => ('childNodes' in node ? ['tagName' in node ? [node] : [], elements(node.childNodes)].flat() : []));
const attribute = (one: DefaultTreeAdapterTypes.Element, name: string): string | undefined => one.attrs.find((attr) => attr.name === name)?.value;

test.each(HELP_LANGUAGES)('the help page in %s has an anchor for every function and nothing that a strict policy refuses', (lang) => {
  const html = files.get(`help/functions.${lang}.html`) ?? '';
  const all = elements(parse(html).childNodes);
  const anchors = all.flatMap((one) => attribute(one, 'id') ?? []);
  expect(anchors).toEqual([...ids, 'common']);
  const path = LOCALES[HELP_LANGUAGES.indexOf(lang)]!;
  for (const { id, helpUrl } of metadataOf(path).functions) expect(helpUrl).toBe(`${URL}help/functions.${lang}.html#${id}`);
  expect(all.filter(({ tagName, attrs }) => tagName === 'script' || tagName === 'style' || attrs.some(({ name }) => name === 'style' || name.startsWith('on')))).toEqual([]);
  for (const link of all.flatMap((one) => attribute(one, 'href') ?? [])) {
    if (link.startsWith('#')) expect(anchors).toContain(link.slice(1));
    else expect(files.has(`help/${link}`)).toBe(true);
  }
  for (const { id, parameters } of metadataOf(path).functions) expect(html).toContain(`=GUIJU.${id}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', ')})`);
});

test('what the generator finds wrong is thrown', () => {
  expect(() => signatures(source.replace('price: unknown[][]', 'price: Price'))).toThrow(/Price/);
  expect(() => signatures(source.replace('@customfunction TIER TIER', '@customfunction TIER LADDER'))).toThrow(/TIER/);
});

test.each(['docs/functions.md', 'docs/functions.zh-CN.md'])('%s has every function with its arguments', (path) => {
  const rows = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^\| `([A-Z]+)\(([^)]*)\)` \|/gm)].map(([, id, args]) => [id, args]);
  expect(rows).toEqual(own.map(({ id, parameters }) => [id, parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', ')]));
});
