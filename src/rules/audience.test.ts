import { declared, folderOf, rule, ruleFile } from '../checking/testing/rules';
import { loadRules } from './load';

const grouped = (per: readonly string[]) => rule('often', { per, conditions: { all: [{ fact: 'rows', operator: 'greaterThan', value: 0 }] } });
const rows = (per: readonly string[]) => ({ facts: { rows: declared({ unit: 'count', per, formula: '=COUNTIFS(late, ">0")' }) } });
const warnings = (per: readonly string[], audience: object): unknown[] => {
  const files = { 'late.json': ruleFile([grouped(per), rule('late')], rows(per)) };
  return loadRules(folderOf(files, { inForce: [{ file: 'late.json', from: '2026-01-01', ...audience }] }))
    .problems.filter(({ code }) => code.endsWith('-of-several') && code !== 'fact-of-several')
    .map(({ file, pointer, code, params }) => [file, pointer, code, params['rules'], params['keys']]);
};
const sales = { department: ['Sales'] };

test.each([
  [['month'], { for: sales }, '/inForce/0/for', 'group-of-several'],
  [[], { except: sales }, '/inForce/0/except', 'whole-ledger-of-several'],
  [[], { for: sales }, '/inForce/0/for', 'whole-ledger-of-several'],
])('groups by %j of a file with %j may be of several people, and the profile is told', (per, audience, pointer, code) => {
  expect(warnings(per, audience)).toEqual([['profile.json', pointer, code, 'often', 'employee_id / department']]);
});

test.each([
  [['month'], {}],
  [[], {}],
  [['employee_id', 'month'], { for: sales }],
])('groups by %j of a file with %j are not', (per, audience) => expect(warnings(per, audience)).toEqual([]));
