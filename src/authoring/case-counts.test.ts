import { caseCounts, caseKey } from './case-counts';

test('cases by rule, of all case files of a rule file; what is no case file has none', () => {
  const counts = caseCounts([
    { path: 'cases/a.json', text: '{ "file": "a.json", "cases": [{ "rule": "late" }, { "rule": "early" }, { "rule": "late" }] }' },
    { path: 'cases/a-2026-02.json', text: '{ "file": "a.json", "cases": [{ "rule": "late" }] }' },
    { path: 'cases/b.json', text: '{ "file": "b.json", "cases": [{ "rule": "late" }] }' },
    { path: 'cases/broken.json', text: '{' },
    { path: 'cases/odd.json', text: '{ "file": "b.json", "cases": "none" }' },
  ]);
  expect([counts.get(caseKey('a.json', 'late')), counts.get(caseKey('a.json', 'early')), counts.get(caseKey('b.json', 'late')), counts.size]).toEqual([3, 1, 1, 3]);
});
