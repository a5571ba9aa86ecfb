import fc, { type Arbitrary } from 'fast-check';
import type { TopLevelCondition } from 'json-rules-engine';
import type { Kind } from '../../src/values/kind';
import type { Writing } from '../../src/rules/vocabulary';

/** Columns of the random ledger. */
export const COLUMNS: Readonly<Record<string, Writing>> = {
  a: { kind: 'number', unit: 'number', vocabulary: null },
  b: { kind: 'number', unit: 'number', vocabulary: null },
  times: { kind: 'count', unit: 'count', vocabulary: null },
  limit: { kind: 'count', unit: 'count', vocabulary: null },
  who: { kind: 'text', unit: 'text', vocabulary: null },
  by: { kind: 'text', unit: 'text', vocabulary: null },
  done: { kind: 'yesno', unit: 'yes/no', vocabulary: null },
  asked: { kind: 'yesno', unit: 'yes/no', vocabulary: null },
  tags: { kind: 'list', unit: 'list', vocabulary: null },
  wanted: { kind: 'list', unit: 'list', vocabulary: null },
};
const WORDS = ['甲', '乙', '丙', 'x'];

export type Value = number | string | boolean | readonly string[];
export type Row = Readonly<Record<string, Value>>;

/** Few different values, so that equal ones meet. */
const VALUES: Partial<Record<Kind, Arbitrary<Value>>> = {
  number: fc.oneof(fc.integer({ min: -300, max: 300 }).map((n) => n / 100), fc.constantFrom(0, 0.1, 0.3, 1)),
  count: fc.integer({ min: 0, max: 6 }),
  text: fc.constantFrom(...WORDS),
  yesno: fc.boolean(),
  list: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
};
const valueOf = (kind: Kind): Arbitrary<Value> => VALUES[kind]!;

/** Complete rows: facts as json-rules-engine takes them. */
export const rows: Arbitrary<Row> = fc.record(Object.fromEntries(Object.entries(COLUMNS).map(([name, { kind }]) => [name, valueOf(kind)])));

const named = (kind: Kind): Arbitrary<string> => fc.constantFrom(...Object.keys(COLUMNS).filter((name) => COLUMNS[name]!.kind === kind));
const reference = (kind: Kind): Arbitrary<unknown> => named(kind).map((fact) => ({ fact }));
const valueSide = (kind: Kind): Arbitrary<unknown> => fc.oneof({ weight: 3, arbitrary: valueOf(kind) }, { weight: 1, arbitrary: reference(kind) });
const listOf = (kind: Kind): Arbitrary<unknown> => fc.array(valueOf(kind), { minLength: 1, maxLength: 3 });

/** A leaf; `priority` is json-rules-engine's order of evaluation, which changes no verdict. */
function leaf(fact: Arbitrary<string>, operator: Arbitrary<string>, value: Arbitrary<unknown>): Arbitrary<object> {
  return fc.record({ fact, operator, value, priority: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: ['fact', 'operator', 'value'] });
}
const prefixed = (prefix: string, operators: readonly string[]): string[] => operators.map((operator) => prefix + operator);
/** As they are, negated, and with sides exchanged. */
const decorated = (operators: readonly string[]): Arbitrary<string> => fc.constantFrom(...operators, ...operators, ...prefixed('not:', operators));

const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const EQUALITY = ['equal', 'notEqual'];
const MEMBER = ['in', 'notIn'];
const HOLD = ['contains', 'doesNotContain'];

const scalars = (kind: Kind, operators: readonly string[]): Arbitrary<object>[] => [
  leaf(named(kind), decorated([...operators, ...prefixed('swap:', operators)]), valueSide(kind)),
  leaf(named(kind), decorated([...prefixed('someValue:', operators), ...prefixed('everyValue:', operators), ...prefixed('someValue:swap:', operators)]), listOf(kind)),
];

const leaves: Arbitrary<object> = fc.oneof(
  ...scalars('number', [...EQUALITY, ...ORDER]),
  ...scalars('count', [...EQUALITY, ...ORDER]),
  ...scalars('text', EQUALITY),
  leaf(named('yesno'), decorated(EQUALITY), valueSide('yesno')),
  leaf(named('number'), decorated(MEMBER), listOf('number')),
  leaf(named('count'), decorated(MEMBER), listOf('count')),
  leaf(named('text'), decorated(MEMBER), fc.oneof(listOf('text'), reference('list'))),
  leaf(named('text'), decorated(prefixed('swap:', HOLD)), fc.oneof(listOf('text'), reference('list'))),
  leaf(named('list'), decorated([...HOLD, ...prefixed('swap:', MEMBER)]), valueSide('text')),
  leaf(named('list'), decorated([...prefixed('someFact:', EQUALITY), ...prefixed('everyFact:', EQUALITY)]), valueSide('text')),
  leaf(named('list'), decorated([...prefixed('someFact:', MEMBER), ...prefixed('everyFact:', MEMBER)]), listOf('text')),
  leaf(named('list'), decorated(['someValue:contains', 'everyValue:contains', 'everyValue:doesNotContain']), listOf('text')),
);

export const NAMES = ['first', 'second'] as const;

const trees = (withNames: boolean): Arbitrary<TopLevelCondition> =>
  fc.letrec<{ node: object; group: TopLevelCondition }>((tie) => {
    const members = fc.array(tie('node'), { minLength: 1, maxLength: 4 });
    const priority = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
    const withPriority = (node: object, order: number | undefined): object => (order === undefined ? node : { ...node, priority: order });
    return {
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaves,
        ...(withNames ? [fc.constantFrom(...NAMES).map((condition) => ({ condition }))] : []),
        fc.tuple(tie('group'), priority).map(([group, order]) => withPriority(group, order)),
      ),
      group: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        members.map((all) => ({ all }) as TopLevelCondition),
        members.map((any) => ({ any }) as TopLevelCondition),
        tie('node').map((not) => ({ not }) as TopLevelCondition),
      ),
    };
  }).group;

export interface RandomRules {
  readonly named: Readonly<Record<(typeof NAMES)[number], TopLevelCondition>>;
  readonly rules: readonly { readonly conditions: TopLevelCondition; readonly priority: number }[];
}

export const ruleSets: Arbitrary<RandomRules> = fc.record({
  named: fc.record({ first: trees(false), second: trees(false) }),
  rules: fc.array(fc.record({ conditions: trees(true), priority: fc.integer({ min: 1, max: 4 }) }), { minLength: 4, maxLength: 8 }),
});
