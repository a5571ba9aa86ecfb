import { runCases } from './cases';
import { declared, folderOf, rule, ruleFile } from './testing/rules';
const count = (formula: string) => declared({ unit: 'count', per: [], formula });
const head = rule('head', { per: [], conditions: { all: [{ fact: 'heads', operator: 'notEqual', value: 1 }] } });
const idle = rule('idle', { conditions: { all: [{ fact: 'days', operator: 'equal', value: 0 }] } });
const folder = folderOf({ 'people.json': ruleFile([head, idle], { id: 'people', ledger: 'employees', facts: { heads: count('=COUNTIFS(name, "Head")'), days: declared({ unit: 'count', formula: '=COUNTIFS(work.employee_id, employee_id)' }) } }) });
test.each([
  { rule: 'head', rows: [], expect: 'violation' },
  { rule: 'head', rows: [{ name: null }], expect: 'violation' },
  { rule: 'head', rows: [{ name: 'Head' }], expect: 'pass' },
  { rule: 'idle', row: { employee_id: 'E1' }, ledgers: { work: [] }, expect: 'violation' },
  { rule: 'idle', row: { employee_id: 'E1' }, expect: 'not-judged' },
])('%j', (one) => {
  expect(runCases([...folder, { path: 'cases/people.json', text: JSON.stringify({ file: 'people.json', month: '2026-10', cases: [one] }) }]).failures).toEqual([]);
});
