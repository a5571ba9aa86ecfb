import { coverClauses } from '../src/checking/clause-coverage';
import { company } from './company';

/* Every clause of the company's policy is accounted for: rules with cases, a figure that is waited for, or the reason why no table can show it. */
const coverage = coverClauses(company);
const DOMAINS = ['QUO', 'EXP', 'ATT', 'LEA', 'COM', 'PAY', 'CTR', 'ORD', 'PRJ', 'SVC', 'CON', 'CRM', 'HRM'];

test('the list holds the whole catalogue', () => {
  expect(coverage.clauses).toHaveLength(494);
  expect(coverage.domains.map(({ key, later }) => [key, later])).toEqual(DOMAINS.map((key) => [key, false]));
});

test.each(DOMAINS)('%s: nothing is unaccounted for', (domain) => {
  expect(coverage.clauses.filter(({ clause, state }) => clause.domain === domain && state === 'unaccounted').map(({ clause }) => clause.id)).toEqual([]);
});

test('every clause that rules check has cases', () => {
  const untested = coverage.clauses.filter(({ rules }) => rules.length > 0 && rules.every(({ cases }) => cases === 0));
  expect(untested.map(({ clause }) => clause.id)).toEqual([]);
});

test('no table can show it: said of no clause that a rule cites, and in three languages', () => {
  const reasons = coverage.clauses.filter(({ clause }) => clause.notChecked !== null);
  expect(reasons.filter(({ rules }) => rules.some(({ cites }) => cites)).map(({ clause }) => clause.id)).toEqual([]);
  expect(reasons.filter(({ clause }) => !clause.notChecked?.['zh-TW']).map(({ clause }) => clause.id)).toEqual([]);
});

test('only clauses of the list are cited', () => expect(coverage.unlisted).toEqual([]));
