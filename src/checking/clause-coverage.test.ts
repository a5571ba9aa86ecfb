import { loadRules } from '../rules/load';
import { coverClauses, type ClauseState } from './clause-coverage';
import { declared, folderOf, rule, ruleFile } from './testing/rules';

const words = { 'zh-CN': '词', en: 'words' };
const clause = (id: string, more: object = {}): object => ({ id, document: 'D', quote: '原文', status: 'ready', ...more });
const cite = (id: string): Record<string, unknown> => ({ source: [{ id }] });
const above = (fact: string): Record<string, unknown> => ({ conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact } }] } });

/** Two files: one in force, one that is not and whose rule reads a fact of the first. */
const FILES = {
  'late.json': ruleFile(
    [
      rule('direct', cite('AAA-1')),
      rule('by-figure', { ...cite('AAA-2'), ...above('limit') }),
      rule('by-table', { ...cite('AAA-3'), conditions: { all: [{ fact: 'fine', operator: 'greaterThan', value: 0 }] } }),
      rule('open', { ...cite('AAA-4'), ...above('unset') }),
    ],
    {
      parameters: {
        limit: declared({ value: 15, unit: 'minute', ...cite('AAA-5') }),
        unset: declared({ value: null, unit: 'minute', ...cite('AAA-6') }),
        price: declared({ value: 30, unit: 'yuan', ...cite('AAA-7') }),
        idle_open: declared({ value: null, unit: 'yuan', ...cite('AAA-8') }),
        idle_set: declared({ value: 3, unit: 'yuan', ...cite('AAA-9') }),
      },
      tables: { fines: declared({ kind: 'single amount', input: 'late', unit: 'yuan', rows: [{ upTo: 15, value: 0, ...cite('AAA-10') }, { above: 15, value: { parameter: 'price' } }] }) },
      facts: { fine: declared({ unit: 'yuan', formula: '=TIER(fines, late)' }), both: declared({ unit: 'minute', formula: '=late + early', ...cite('AAA-11') }) },
    },
  ),
  'library/B/more.json': { ...ruleFile([rule('elsewhere', { ...cite('BBB-1'), conditions: { all: [{ fact: 'sum', operator: 'greaterThan', value: 15 }] } })], { facts: { sum: declared({ unit: 'minute', formula: '=SUMIFS(work.both, work.employee_id, employee_id)' }) } }), id: 'more' },
};
const ids = Array.from({ length: 13 }, (_, index) => `AAA-${index + 1}`);
const LIST = {
  domains: [{ key: 'AAA', title: words }, { key: 'BBB', title: words, later: true }],
  clauses: [...ids.map((id) => clause(id, id === 'AAA-12' ? { notChecked: words } : {})), clause('BBB-1'), clause('CCC-1')],
};
const CASES = { file: 'late.json', cases: [1, 2, 3].map((late) => ({ rule: 'direct', row: { late }, expect: 'pass' })) };

const load = (list: object | null): ReturnType<typeof loadRules> => {
  const files = folderOf(FILES, { inForce: [{ file: 'late.json', from: '2026-01-01' }] });
  return loadRules([...files, { path: 'cases/late.json', text: JSON.stringify(CASES) }, ...(list ? [{ path: 'clauses.json', text: JSON.stringify(list) }] : [])]);
};
const set = load(LIST);
const coverage = coverClauses(set);
const of = (id: string): (typeof coverage.clauses)[number] => coverage.clauses.find((one) => one.clause.id === id)!;

test('the rules load', () => expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]));

test.each<[string, ClauseState, readonly string[]]>([
  ['AAA-1', 'checked', ['late/direct']],
  ['AAA-2', 'checked', ['late/by-figure']],
  ['AAA-4', 'waiting', ['late/open']],
  ['AAA-5', 'checked', ['late/by-figure']],
  ['AAA-6', 'waiting', ['late/open']],
  ['AAA-7', 'checked', ['late/by-table']],
  ['AAA-8', 'waiting', []],
  ['AAA-9', 'unaccounted', []],
  ['AAA-10', 'checked', ['late/by-table']],
  ['AAA-11', 'checked', ['more/elsewhere']],
  ['AAA-12', 'not-checked', []],
  ['AAA-13', 'unaccounted', []],
  ['BBB-1', 'checked', ['more/elsewhere']],
])('%s is %s, by %p', (id, state, rules) => {
  expect([of(id).state, of(id).rules.map((one) => one.id)]).toEqual([state, rules]);
});

test('a rule is said with its cases, whether it is in force, whether it cites the clause itself, and what it waits for', () => {
  expect(of('AAA-1').rules).toEqual([{ id: 'late/direct', cites: true, inForce: true, cases: 3, waitsFor: [] }]);
  expect(of('AAA-6').rules).toEqual([{ id: 'late/open', cites: false, inForce: true, cases: 0, waitsFor: ['unset'] }]);
  expect(of('BBB-1').rules[0]?.inForce).toBe(false);
});

test('what is written down and used by no rule is said', () => {
  expect([of('AAA-8').unused, of('AAA-9').unused, of('AAA-5').unused]).toEqual([['late/idle_open'], ['late/idle_set'], []]);
});

test('what is cited and not in the list is said, with what cites it', () => {
  expect(coverage.unlisted.map(({ id }) => id)).toEqual(['TST-1']);
  expect(coverage.unlisted[0]?.by).toContain('late/fine');
});

test('a domain that the list does not declare follows the others', () => {
  expect(coverage.domains.map(({ key, later }) => [key, later])).toEqual([['AAA', false], ['BBB', true], ['CCC', false]]);
});

test('without a list of clauses those that are cited are the list, in the order of their numbers', () => {
  const { clauses, unlisted } = coverClauses(load(null));
  expect(clauses.map((one) => one.clause.id)).toEqual([...ids.slice(0, 11), 'BBB-1', 'TST-1']);
  expect(unlisted).toEqual([]);
});

test('a clause that is listed twice is a mistake', () => {
  const { problems, clauses } = load({ clauses: [clause('AAA-1'), clause('AAA-1')] });
  expect(problems.filter(({ file }) => file === 'clauses.json').map(({ code, pointer }) => [code, pointer])).toEqual([['name-twice', '/clauses/1/id']]);
  expect(clauses).toBeUndefined();
});
