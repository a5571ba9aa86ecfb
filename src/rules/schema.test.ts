import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTranslator } from '../i18n/translator';
import { OPERATORS } from './operators/index';
import { DECORATORS } from './operators/decorators';

const FOLDER = resolve(__dirname, '../../rules/schema');
const SCHEMAS = readdirSync(FOLDER).filter((name) => name.endsWith('.schema.json'));
const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every schema object inside a schema, with its place. */
function* nodes(schema: unknown, place: string): Generator<readonly [place: string, node: Node]> {
  if (!isNode(schema)) return;
  yield [place, schema];
  for (const keyword of ['properties', 'definitions', 'patternProperties']) {
    for (const [key, child] of Object.entries(isNode(schema[keyword]) ? schema[keyword] : {})) yield* nodes(child, `${place}/${keyword}/${key}`);
  }
  for (const keyword of ['items', 'additionalProperties', 'propertyNames']) yield* nodes(schema[keyword], `${place}/${keyword}`);
}

test('all schemas are there', () => {
  expect(SCHEMAS.sort()).toEqual(
    ['calendar', 'cases', 'clauses', 'common', 'items', 'ledger', 'map', 'part-closings', 'part-draft', 'part-runs', 'part-waivers', 'profile', 'report', 'roles', 'rule-file', 'waivers'].map((name) => `${name}.schema.json`),
  );
});

describe.each(SCHEMAS)('%s', (name) => {
  const all = [...nodes(read(name), '#')];

  test('every property is explained, in Chinese, then in English', () => {
    const properties = all.flatMap(([place, { properties: own }]) => Object.entries(isNode(own) ? own : {}).map(([key, node]) => [`${place}/${key}`, node] as const));
    expect(properties.length).toBeGreaterThanOrEqual(5);
    const unexplained = properties.filter(([, node]) => !isNode(node) || !/^[^/]*\p{Script=Han}.* \/ .*[a-z]/su.test(String(node['description'])));
    expect(unexplained.map(([place]) => place)).toEqual([]);
  });

  test('objects with named properties take no others', () => {
    const open = all.filter(([, node]) => isNode(node['properties']) && node['additionalProperties'] === undefined);
    expect(open.map(([place]) => place)).toEqual([]);
  });

  test('references lead somewhere', () => {
    const refs = all.flatMap(([place, { $ref }]) => (typeof $ref === 'string' ? [[place, $ref] as const] : []));
    for (const [place, ref] of refs) {
      const [file, pointer = ''] = ref.split('#');
      const target = pointer.split('/').slice(1).reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), read(file || name));
      expect([place, isNode(target)]).toEqual([place, true]);
    }
  });
});

describe('every message has its words', () => {
  const source = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
    .map((name) => readFileSync(join(__dirname, name), 'utf8'))
    .join('\n');
  const said = Object.keys(JSON.parse(readFileSync(resolve(__dirname, '../i18n/messages/zh-CN/rules.json'), 'utf8')) as object);
  const comments = SCHEMAS.flatMap((name) => [...nodes(read(name), '#')].flatMap(([, { $comment }]) => (typeof $comment === 'string' ? [$comment] : [])));
  const operators = [...[...OPERATORS.keys()].map((name) => `operator-${name}`), ...[...DECORATORS.keys()].map((name) => `decorator-${name}`)];

  test('of the code, the schemas and the operators, and no more', () => {
    for (const code of [...comments, ...operators]) expect(said).toContain(code);
    const spare = said.filter((code) => !source.includes(`'${code}'`) && !comments.includes(code) && !operators.includes(code));
    expect(spare).toEqual([]);
  });

  const params = Object.fromEntries(
    [...new Set(said.flatMap((code) => [...createTexts(code).matchAll(/\{(\w+)/g)].map((match) => match[1]!)))].map((name) => [name, name]),
  );
  test.each(['zh-CN', 'zh-TW', 'en'] as const)('in %s', (language) => {
    const say = createTranslator(language);
    for (const code of said) {
      const words = say(`rules.${code}`, params);
      expect(words).not.toBe(`rules.${code}`);
      expect(words.length).toBeGreaterThan(0);
    }
  });
});

function createTexts(code: string): string {
  return ['zh-CN', 'zh-TW', 'en'].map((language) => (JSON.parse(readFileSync(resolve(__dirname, `../i18n/messages/${language}/rules.json`), 'utf8')) as Record<string, string>)[code]).join(' ');
}
