import { lowerConditions } from '../rules/conditions';
import { DECORATORS } from '../rules/operators/decorators';
import { OPERATORS } from '../rules/operators/index';
import type { Json } from '../rules/parts';
import { createScope } from '../rules/scope';
import type { Vocabulary, Writing } from '../rules/vocabulary';
import { UNITS, type Unit } from '../values/kind';
import { comparisonForm, comparisonOf, fitting, writtenComparison, type Comparison, type ComparisonSide } from './comparison';

const NO_WORDS: Vocabulary | null = null;
const COLUMNS: Readonly<Record<string, Unit>> = { late: 'minute', rate: 'percent', day: 'date', name: 'text', tags: 'list', marks: 'list', post: 'role', absent: 'yes/no', due: 'minute' };
const writing = (unit: Unit): Writing => ({ kind: UNITS[unit], unit, vocabulary: NO_WORDS });
const scope = createScope(
  { ledger: 'rows', columns: new Map(Object.entries(COLUMNS).map(([key, unit]) => [key, writing(unit)])), facts: new Map(), parameters: new Map(), tables: new Map(), conditions: new Map(), roles: null, range: () => null, rangeNames: () => [] },
  null,
);
const side = (name: string): ComparisonSide => ({ kind: UNITS[COLUMNS[name]!], unit: COLUMNS[name]!, isColumn: true });

/** What the loader says of a comparison; nothing: it can be used. */
const saidOf = (fact: string, comparison: Comparison, value: Json): readonly string[] => {
  const lowered = lowerConditions({ all: [{ fact, operator: writtenComparison(comparison), value }] }, scope);
  return 'problems' in lowered ? lowered.problems.map(({ code }) => code) : [];
};
const EXAMPLE: Readonly<Partial<Record<Unit, Json>>> = { percent: '5%', date: '2026-01-01', text: 'a', role: 'a', 'yes/no': true };
const valueFor = (fact: string, comparison: Comparison): Json => {
  const { isList, unit } = comparisonForm(comparison, side(fact), null);
  const one = comparison.operator === 'isBlank' ? true : (EXAMPLE[unit] ?? 5);
  return isList ? [one] : one;
};

/** All ways to decorate with up to two words. */
const CHAINS: readonly (readonly string[])[] = [[], ...[...DECORATORS.keys()].flatMap((one) => [[one], ...[...DECORATORS.keys()].map((other) => [one, other])])];

test.each(Object.keys(COLUMNS))('of %s: what is offered can be used, what can be used is offered', (fact) => {
  let offered = 0;
  for (const decorators of CHAINS) {
    const { operators } = comparisonForm({ decorators, operator: 'equal' }, side(fact), null);
    for (const operator of OPERATORS.keys()) {
      const comparison = { decorators, operator };
      const isOffered = operators.includes(operator);
      // Whether each of several values says that it is blank nobody asks.
      if (operator === 'isBlank' && decorators.some((word) => word !== 'not')) {
        expect(isOffered).toBe(false);
        continue;
      }
      const said = saidOf(fact, comparison, valueFor(fact, comparison));
      if (isOffered) offered += 1;
      expect([writtenComparison(comparison), fact, isOffered, said]).toEqual([writtenComparison(comparison), fact, said.length === 0, said]);
    }
  }
  expect(offered).toBeGreaterThan(5);
});

test.each([
  ['late', [], 'lessThan', 'due', []],
  ['late', ['swap'], 'lessThan', 'due', []],
  ['name', [], 'in', 'tags', []],
  ['name', ['swap'], 'contains', 'tags', []],
  ['tags', ['someFact'], 'in', 'marks', []],
  ['tags', ['everyFact', 'someValue'], 'equal', 'marks', []],
  ['tags', ['everyValue'], 'contains', 'marks', []],
  ['tags', [], 'contains', 'name', []],
  ['late', [], 'equal', 'name', ['kinds-differ']],
] as const)('%s %j %s with %s', (fact, decorators, operator, value, said) => {
  const form = comparisonForm({ decorators, operator }, side(fact), side(value));
  expect(saidOf(fact, { decorators, operator }, { fact: value })).toEqual(said);
  expect([form.operators.includes(operator), form.named === side(value).kind]).toEqual([true, said.length === 0]);
});

test('decorators that may be put in front make comparisons that can be used, once the operator fits', () => {
  for (const fact of Object.keys(COLUMNS)) {
    for (const operator of comparisonForm({ decorators: [], operator: 'equal' }, side(fact), null).operators) {
      for (const word of comparisonForm({ decorators: [], operator }, side(fact), null).decorators) {
        const next = fitting({ decorators: [word], operator }, side(fact), null);
        expect([fact, word, operator, saidOf(fact, next, valueFor(fact, next))]).toEqual([fact, word, operator, []]);
      }
    }
  }
});

test('only where there is a list, or something is decorated already, is more than an operator offered; each decorator once', () => {
  const offered = (fact: string, written: string, value: ComparisonSide | null = null): readonly string[] => comparisonForm(comparisonOf(written)!, side(fact), value).decorators;
  expect(offered('late', 'lessThan')).toEqual([]);
  expect(offered('late', 'lessThan', side('due'))).toEqual([]);
  expect(offered('tags', 'contains')).toEqual(['not', 'someFact', 'everyFact', 'someValue', 'everyValue']);
  expect(offered('tags', 'not:someFact:equal')).toEqual(['someValue', 'everyValue']);
  expect(offered('name', 'in', side('tags'))).toEqual(['not', 'swap', 'someValue', 'everyValue']);
  expect(offered('late', 'not:lessThan', side('due'))).toEqual(['swap']);
  expect(offered('tags', 'isBlank')).toEqual([]);
});

test('about something else what is about items goes, and the operator gives way', () => {
  expect(fitting(comparisonOf('not:someFact:equal')!, side('late'), null)).toEqual({ decorators: ['not'], operator: 'equal' });
  expect(fitting(comparisonOf('contains')!, side('late'), null).operator).toBe('equal');
  expect(fitting(comparisonOf('lessThan')!, side('due'), null)).toEqual({ decorators: [], operator: 'lessThan' });
});

test('what is no operator is none', () => {
  expect([comparisonOf('some:equal'), comparisonOf('not'), comparisonOf('not:'), comparisonOf('constructor:equal')]).toEqual([null, null, null, null]);
  expect(writtenComparison(comparisonOf('not:someFact:in')!)).toBe('not:someFact:in');
});
