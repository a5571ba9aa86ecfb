import { parse } from 'jsonc-parser';
import { company, companyFolder } from '../../tests/company';
import type { RuleFileText } from '../rules/model';
import { loadRules } from '../rules/load';
import type { RuleFileShape } from '../rules/shapes';
import { Standing } from '../rules/standing';
import { FIXTURE } from '../rules/testing/fixture';
import type { DraftFile } from './draft';
import { casesOf, objectIn } from './folder';
import { casesWith, withoutPart } from './removal';
import { consequencesOf, usesOf, type PartName } from './uses';

const TEXT = `{
  "id": "late", "title": { "en": "Lateness" }, "ledger": "attendance", "effectiveFrom": "2026-01-01",
  "switches": { "TIER_MODE": ["whole"] },
  "parameters": { "limit": { "value": 15 }, "spare": { "value": 1 } },
  "facts": {
    "late":   { "formula": "=MAX(0, in_time - \\"09:00 spare\\")" },
    "is_late": { "formula": "=late > limit" },
    "told": { "formula": "=1" }, "shown": { "formula": "=1" }, "decides": { "formula": "=1" }, "lone": { "formula": "=attendance.lone" },
    "asked": { "formula": "=1" }, "read": { "formula": "=1" }, "half": { "formula": "=1" }
  },
  "tables": { "fines": { "kind": "whole rate", "input": "decides", "rows": [{ "upTo": { "parameter": "limit" }, "value": 1 }, { "above": { "parameter": "limit" }, "value": "half" }] } },
  "conditions": { "far": { "fact": "asked", "operator": "equal", "value": "told" } },
  "rules": [
    { "name": "a", "conditions": { "fact": "is_late", "operator": "equal", "value": true }, "message": { "en": "{shown}, half of it" }, "line": { "item": "x", "amount": "=-TIER(fines, late)" } },
    { "name": "b", "consequenceOf": "a", "conditions": { "condition": "far" }, "message": { "en": "b" } },
    { "name": "c", "consequenceOf": ["b", "a"], "conditions": { "condition": "far" }, "message": { "en": "c" } }
  ],
  "functions": { "LATENESS": { "inputs": { "minutes": "told" }, "formula": "=minutes" } }
}
`;
const CASES = `{ "file": "late.json", "parameters": { "spare": 2 },
  "functions": [{ "function": "LATENESS", "with": [1], "expect": "1" }],
  "cases": [
    { "rule": "a", "row": {}, "expect": "pass" },
    { "rule": "b", "row": {}, "parameters": { "spare": 3 }, "expect": "pass" },
    { "rule": "a", "row": {}, "expect": "violation" }
  ] }
`;
const MORE = '{ "file": "late.json", "cases": [{ "rule": "a", "row": {}, "expect": "pass" }] }\n';
const OTHERS: readonly RuleFileText[] = [
  { path: 'pay.json', text: '{ "id": "pay", "title": { "en": "Pay" }, "ledger": "payroll", "facts": { "sum": { "formula": "=SUMIFS(attendance.read, attendance.half_day, 1)" }, "read": { "formula": "=half" } }, "rules": [] }' },
  { path: 'late-2027.json', text: '{ "id": "late", "title": { "en": "Lateness" }, "ledger": "attendance", "facts": { "lone": { "formula": "=attendance.half" } }, "rules": [] }' },
];
const shape = parse(TEXT) as RuleFileShape;
const file: DraftFile = { follows: 'late.json', sha256: '', text: TEXT, cases: [{ path: 'cases/late.json', text: CASES }, { path: 'cases/late-2.json', text: MORE }] };
const names = (part: PartName): readonly string[] => usesOf(OTHERS, 'late.json', shape, part).map(({ path, kind, name }) => `${path === 'late.json' ? '' : `${path} `}${kind} ${name}`);

test.each<[PartName['kind'], string, readonly string[]]>([
  ['fact', 'late', ['rule a', 'fact is_late']],
  ['fact', 'is_late', ['rule a']],
  ['fact', 'shown', ['rule a']],
  ['fact', 'decides', ['table fines']],
  ['fact', 'asked', ['condition far']],
  ['fact', 'told', ['function LATENESS']],
  ['fact', 'read', ['pay.json fact sum']],
  ['fact', 'half', []],
  ['fact', 'lone', []],
  ['table', 'fines', ['rule a']],
  ['parameter', 'limit', ['fact is_late', 'table fines']],
  ['parameter', 'spare', []],
  ['function', 'LATENESS', []],
  ['rule', 'a', []],
])('who goes by the %s %s', (kind, name, expected) => expect(names({ kind, name })).toEqual(expected));

test('a rule goes with its cases and as a cause of others; the rest keeps every byte', () => {
  expect(consequencesOf(shape, 'a')).toEqual(['b', 'c']);
  expect(casesWith(file, { kind: 'rule', name: 'a' })).toBe(3);
  const now = withoutPart(file, { kind: 'rule', name: 'a' });
  expect(now.text).toBe(TEXT.replace(/ {4}\{ "name": "a".*\n/, '').replace('"consequenceOf": "a", ', '').replace('["b", "a"]', '["b"]'));
  expect(now.cases).toEqual([{ path: 'cases/late.json', text: CASES.replace(/ {4}\{ "rule": "a", "row": \{\}, "expect": "pass" \},\n/, '').replace(/,\n {4}\{ "rule": "a".*\n/, '\n') }]);
});

test.each<[PartName, string, string]>([
  [{ kind: 'fact', name: 'is_late' }, TEXT.replace(/\n {4}"is_late".*/, ''), CASES],
  [{ kind: 'parameter', name: 'spare' }, TEXT.replace(', "spare": { "value": 1 }', ''), CASES.replace('{ "spare": 2 }', '{}').replace('{ "spare": 3 }', '{}')],
  [{ kind: 'table', name: 'fines' }, TEXT.replace(/ {2}"tables".*\n/, ''), CASES],
  [{ kind: 'function', name: 'LATENESS' }, TEXT.replace(/,\n {2}"functions".*/, ''), CASES.replace(/\[\{ "function".*\]/, '[]')],
])('%o goes, and nothing else', (part, text, cases) => {
  const now = withoutPart(file, part);
  expect([now.text, now.cases.map((one) => one.text)]).toEqual([text, [cases, MORE]]);
});

test('the loader misses a part exactly where somebody is said to go by it', () => {
  const folder = Object.entries(FIXTURE).map(([path, text]) => ({ path, text }));
  const found = loadRules(folder).files.flatMap(({ path }) => {
    const text = FIXTURE[path]!;
    const of = parse(text) as RuleFileShape;
    const parts: PartName[] = [
      ...Object.keys(of.facts ?? {}).map((name) => ({ kind: 'fact', name }) as const),
      ...Object.keys(of.tables ?? {}).map((name) => ({ kind: 'table', name }) as const),
      ...of.rules.map(({ name }) => ({ kind: 'rule', name }) as const),
    ];
    return parts.map((part) => {
      const before = casesOf(folder, path);
      const now = withoutPart({ follows: path, sha256: '', text, cases: before }, part);
      const { problems } = loadRules([...folder.filter((one) => !before.includes(one)).map((one) => (one.path === path ? { path, text: now.text } : one)), ...now.cases]);
      return { path, ...part, isUsed: usesOf(folder, path, of, part).length > 0, isMissed: problems.some(({ severity }) => severity === 'error') };
    });
  });
  expect(found.filter(({ isUsed, isMissed }) => isUsed !== isMissed)).toEqual([]);
  expect([found.some(({ isUsed }) => isUsed), found.some(({ isUsed }) => !isUsed)]).toEqual([true, true]);
});

test('of the whole policy no rule goes by what nobody is said to go by', () => {
  const standing = new Standing(company);
  const free = standing.parts.filter(({ is, file: { path }, part }) => usesOf(companyFolder, path, objectIn(companyFolder.find((one) => one.path === path)!) as unknown as RuleFileShape, { kind: is, name: part.name }).length === 0);
  expect(free.filter((one) => standing.rulesUsing([one]).length > 0).map(({ file: { path }, part }) => [path, part.name])).toEqual([]);
  expect(standing.parts.length).toBeGreaterThan(100);
});
