import { createExact } from '../formula/exact';
import { Workshop } from '../formula/workshop';
import { makeWorld } from '../formula/testing/world';
import { lowerConditions } from './conditions';
import { createScope, type Names } from './scope';
import type { Writing } from './vocabulary';

const roles = new Map([['业务员', ['sales']], ['总经理', ['GM']]]);
const columns = new Map<string, Writing>([
  ['late', { kind: 'duration', unit: 'minute', vocabulary: null }],
  ['hours', { kind: 'duration', unit: 'hour', vocabulary: null }],
  ['rate', { kind: 'number', unit: 'percent', vocabulary: null }],
  ['day', { kind: 'date', unit: 'date', vocabulary: null }],
  ['result', { kind: 'text', unit: 'text', vocabulary: new Map([['late', ['迟到']], ['normal', ['正常']]]) }],
  ['role', { kind: 'role', unit: 'role', vocabulary: roles }],
  ['absent', { kind: 'yesno', unit: 'yes/no', vocabulary: null }],
  ['tags', { kind: 'list', unit: 'list', vocabulary: null }],
]);
const names = (conditions: Readonly<Record<string, unknown>> = {}): Names => ({
  ledger: 'rows',
  columns,
  facts: new Map(),
  parameters: new Map(),
  tables: new Map(),
  conditions: new Map(Object.entries(conditions)),
  roles,
  range: () => null,
  rangeNames: () => [],
});

const codes = (json: unknown, conditions?: Readonly<Record<string, unknown>>): string[] => {
  const lowered = lowerConditions(json, createScope(names(conditions), null));
  return ('problems' in lowered ? lowered.problems : lowered.warnings).map(({ severity, path, code }) => `${severity} ${path.join('/')} ${code}`);
};

const world = makeWorld({
  ledgers: {
    rows: {
      columns: { late: 'duration', hours: 'duration', rate: 'number', day: 'date', result: 'text', role: 'role', absent: 'yesno', tags: 'list' },
      rows: [{ late: 6, hours: 120, rate: '0.3', day: '2026-10-01', result: 'late', role: '业务员', absent: false, tags: ['a', 'b'] }],
      dateColumn: null,
    },
  },
  ranks: { 业务员: 1, 总经理: 4 },
});

/** The verdict on the one row; Kleene's unknown is 1. */
function verdict(json: unknown, conditions?: Readonly<Record<string, unknown>>): number {
  const lowered = lowerConditions(json, createScope(names(conditions), null));
  if ('problems' in lowered) throw new Error(JSON.stringify(lowered.problems));
  const columnsOf = { column: () => { throw new RangeError('none'); }, groups: () => { throw new RangeError('none'); }, made: () => undefined };
  return createExact(world, columnsOf, new Workshop()).truth(lowered.expression, { ledger: 'rows', row: 0 });
}
const leaf = (fact: string, operator: string, value: unknown): unknown => ({ all: [{ fact, operator, value }] });

describe('operators', () => {
  test.each([
    ['late', 'lessThan', [[5, 0], [6, 0], [7, 2]]],
    ['late', 'lessThanInclusive', [[5, 0], [6, 2], [7, 2]]],
    ['late', 'greaterThan', [[5, 2], [6, 0], [7, 0]]],
    ['late', 'greaterThanInclusive', [[5, 2], [6, 2], [7, 0]]],
    ['late', 'equal', [[5, 0], [6, 2], [7, 0]]],
    ['late', 'notEqual', [[5, 2], [6, 0], [7, 2]]],
    ['late', 'in', [[[5, 7], 0], [[5, 6], 2], [[6], 2]]],
    ['late', 'notIn', [[[5, 7], 2], [[6], 0]]],
    ['hours', 'equal', [[1.5, 0], [2, 2]]],
    ['rate', 'greaterThanInclusive', [['29.99%', 2], ['30%', 2], ['30.01%', 0]]],
    ['day', 'greaterThanInclusive', [['2026-09-30', 2], ['2026-10-01', 2], ['2026-10-02', 0]]],
    ['result', 'equal', [['迟到', 2], ['late', 2], ['正常', 0]]],
    ['result', 'in', [[['正常', '迟到'], 2], [['正常'], 0]]],
    ['role', 'equal', [['sales', 2], ['GM', 0]]],
    ['role', 'ranksBelow', [['GM', 2], ['业务员', 0]]],
    ['role', 'ranksAtLeast', [['GM', 0], ['业务员', 2]]],
    ['absent', 'equal', [[false, 2], ['否', 2], [true, 0]]],
    ['tags', 'contains', [['a', 2], ['c', 0]]],
    ['tags', 'doesNotContain', [['a', 0], ['c', 2]]],
    ['late', 'isBlank', [[true, 0], [false, 2]]],
    ['late', 'not:lessThan', [[6, 2], [7, 0]]],
    ['late', 'swap:lessThan', [[5, 2], [6, 0]]],
    ['tags', 'someFact:equal', [['a', 2], ['c', 0]]],
    ['tags', 'everyFact:in', [[['a', 'b'], 2], [['a'], 0]]],
    ['late', 'someValue:greaterThan', [[[5, 9], 2], [[7, 9], 0]]],
    ['late', 'everyValue:greaterThan', [[[5, 4], 2], [[5, 9], 0]]],
    ['tags', 'swap:in', [['a', 2], ['c', 0]]],
    ['result', 'swap:contains', [[['迟到'], 2], [['正常'], 0]]],
    ['tags', 'not:someFact:not:equal', [['a', 0]]],
  ] as const)('%s %s', (fact, operator, expected) => {
    expect(expected.map(([value]) => verdict(leaf(fact, operator, value)))).toEqual(expected.map(([, truth]) => truth));
  });
});

describe('what does not fit', () => {
  test.each([
    ['late', 'contains', 5, 'operator-does-not-fit'],
    ['late', 'ranksBelow', 5, 'operator-does-not-fit'],
    ['result', 'greaterThan', '迟到', 'operator-does-not-fit'],
    ['tags', 'equal', 'a', 'operator-does-not-fit'],
    ['tags', 'in', ['a'], 'operator-does-not-fit'],
    ['result', 'swap:lessThan', '迟到', 'operator-does-not-fit'],
    ['late', 'someFact:equal', 5, 'list-needed'],
    ['late', 'in', 5, 'list-needed'],
    ['late', 'in', [], 'empty'],
    ['late', 'someValue:equal', 5, 'list-needed'],
    ['late', 'equal', { fact: 'rate' }, 'kinds-differ'],
    ['rate', 'in', ['30%', 0.4], 'formula.literal-bare-percent'],
    ['late', 'equal', 1.5, 'formula.literal-not-whole'],
    ['late', 'nothing', 5, 'unknown-operator'],
    ['late', 'not', 5, 'unknown-operator'],
    ['late', 'toString', 5, 'unknown-operator'],
    ['late', 'constructor:equal', 5, 'unknown-decorator'],
    ['constructor', 'equal', 5, 'unknown-fact'],
  ])('%s %s %j', (fact, operator, value, code) => {
    expect(codes(leaf(fact, operator, value)).map((found) => found.split(' ').at(-1))).toEqual([code]);
  });
});

describe('groups', () => {
  const yes = { fact: 'late', operator: 'equal', value: 6 };
  const no = { fact: 'late', operator: 'equal', value: 7 };

  test.each([
    [{ all: [yes, yes] }, 2],
    [{ all: [yes, no] }, 0],
    [{ any: [no, yes] }, 2],
    [{ any: [no, no] }, 0],
    [{ not: no }, 2],
    [{ all: [{ any: [no, { not: { all: [yes, no] } }] }, yes] }, 2],
    [{ condition: 'named' }, 2],
    [{ all: [{ not: { condition: 'leaf' } }] }, 0],
    [{ all: [{ ...yes, priority: 3 }, { ...yes, name: 'x' }], priority: 2 }, 2],
  ])('%j', (json, truth) => {
    expect(verdict(json, { named: { any: [no, { condition: 'leaf' }] }, leaf: yes })).toBe(truth);
  });

  test.each([
    [{ all: [] }, 'error all empty-group'],
    [{ any: [] }, 'error any empty-group'],
    [yes, 'error  condition-without-group'],
    [{ all: [yes], any: [yes] }, 'error any two-groups-in-one'],
    [{ all: [{ not: yes, condition: 'x' }] }, 'error all/0/condition two-groups-in-one'],
    [{ all: [{ all: [yes], ...yes }] }, 'error all/0/fact two-groups-in-one'],
    [{ all: [{ fact: 'late', operator: 'equal' }] }, 'error all/0 key-missing'],
    [{ all: [{ ...yes, value: null }] }, 'error all/0/value null-in-condition'],
    [{ all: [{ ...yes, path: '$.x' }] }, 'warning all/0/path path-does-nothing'],
    [{ all: [{ ...yes, path: '$..(x)' }] }, 'error all/0/path path-with-script'],
    [{ condition: 'x' }, 'error condition unknown-condition'],
  ])('%j', (json, found) => {
    expect(codes(json)).toContain(found);
  });

  test('a circle is named once', () => {
    const conditions = { a: { all: [{ condition: 'b' }] }, b: { any: [{ condition: 'a' }, { condition: 'a' }] } };
    const lowered = lowerConditions({ all: [{ condition: 'a' }, { condition: 'b' }] }, createScope(names(conditions), null));
    const circles = 'problems' in lowered ? lowered.problems.filter(({ code }) => code === 'circular-conditions') : [];
    expect(circles.map(({ path, params }) => [path.join('/'), params['circle']])).toContainEqual(['conditions/b/any/0/condition', 'a → b → a']);
  });

  test('names in names in names are capped', () => {
    const conditions: Record<string, unknown> = { c0: { all: [yes, yes] } };
    for (let depth = 1; depth <= 30; depth += 1) conditions[`c${depth}`] = { all: [{ condition: `c${depth - 1}` }, { condition: `c${depth - 1}` }] };
    expect(codes({ condition: 'c30' }, conditions).some((found) => found.endsWith('condition-too-large'))).toBe(true);
    expect(codes({ condition: 'c8' }, conditions)).toEqual([]);
  });
});
