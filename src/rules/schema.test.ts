import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Validator, type Schema } from '@cfworker/json-schema';
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

test('all nine schemas are there', () => {
  expect(SCHEMAS.sort()).toEqual(
    ['calendar', 'cases', 'common', 'items', 'ledger', 'profile', 'report', 'roles', 'rule-file'].map((name) => `${name}.schema.json`),
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

test('a report of the published shape', () => {
  const explain = { name: '日薪', unit: 'yuan', value: '2/3', inputs: [{ name: 'x', unit: 'yuan', value: null, reason: '空白', cell: 'a!B2' }] };
  const where = { file: 'a.xlsx', sheet: '每日统计', row: 41 };
  const report = {
    schemaVersion: 1,
    run: { engine: 'guiju 0.1.0', month: '2026-10', asOf: '2026-10-31', files: [{ name: 'a.xlsx', sha256: 'a'.repeat(64) }], rules: [{ id: 'attendance', version: '2026-01-01', sha256: 'b'.repeat(64) }] },
    coverage: [
      {
        ledger: 'attendance', file: 'a.xlsx', sheet: '每日统计', format: 'plain', range: 'A2:C9', rows: 8, judged: 7, notJudged: 0, notData: 1, notDataReasons: { blank: 1 },
        notJudgedRules: [{ rule: 'attendance/late', missingColumns: ['x'], missingLedgers: [], missingParameters: [] }],
        defaultsUsed: [{ column: 'x', absentColumn: true, blankCells: 0 }], cellNotes: [{ cell: 'B2', severity: 'info', code: 'c', message: 'm' }],
      },
    ],
    findings: [
      { id: 'i', rule: 'attendance/late', version: '2026-01-01', severity: 'warn', verdict: 'violation', ledger: 'attendance', ...where, cells: ['H41'], key: { employee_id: '1' }, root: null, facts: { n: 1, t: 'x', u: null, b: true }, message: 'm', source: [{ id: 'ATT-25' }], waived: null },
    ],
    lines: [{ employee_id: '1', month: '2026-10', item: 'lateness', amount: '-30.00', rule: 'attendance/late', version: '2026-01-01', key: {}, ...where, source: [], explain }],
    totals: [{ employee_id: '1', month: '2026-10', items: { lateness: '-30.00' }, net: '-30.00' }],
    ruleErrors: [{ file: 'a.json', line: 1, column: 2, pointer: '/x', code: 'c', message: 'm' }],
  };
  const validator = new Validator(read('report.schema.json') as Schema, '7', false);
  expect(validator.validate(report).errors).toEqual([]);
  expect(validator.validate({ ...report, lines: [{ ...report.lines[0], amount: '-30' }] }).valid).toBe(false);
  expect(validator.validate({ ...report, more: 1 }).valid).toBe(false);
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
