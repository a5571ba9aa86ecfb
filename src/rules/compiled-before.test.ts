import fc from 'fast-check';
import { loadRules } from './load';
import type { RuleFile, RuleFileText, RuleSet } from './model';
import { FIXTURE } from './testing/fixture';

/** Reads a fact of another file. */
const READER = `{
  "id": "reader",
  "title": { "zh-CN": "合计", "en": "Sums" },
  "ledger": "employees",
  "effectiveFrom": "2026-01-01",
  "facts": {
    "taken": { "title": { "zh-CN": "合计", "en": "taken" }, "unit": "yuan", "formula": "=SUMIFS(attendance.deduction, attendance.employee_id, employee_id)" }
  },
  "rules": [
    {
      "name": "much",
      "conditions": { "all": [{ "fact": "taken", "operator": "greaterThan", "value": 100 }] },
      "event": { "type": "much", "params": { "severity": "warn" } },
      "message": { "zh-CN": "{employee_id} {taken}", "en": "{employee_id} {taken}" },
      "source": [{ "id": "ATT-5" }]
    }
  ]
}
`;
const FILES = Object.entries({ ...FIXTURE, 'reader.json': READER }).map(([path, text]): RuleFileText => ({ path, text }));

/** A change of one file; one that finds nothing to change would prove nothing. */
function changed(files: readonly RuleFileText[], [path, from, to]: Change): readonly RuleFileText[] {
  const after = files.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
  expect(after).not.toEqual(files);
  return after;
}

type Change = readonly [path: string, from: string, to: string];
const INNER: readonly Change[] = [
  ['attendance.json', '迟到 {late_minutes} 分钟', '迟到 {late_minutes}'],
  ['attendance.json', '"value": 3', '"value": 4'],
  ['attendance.json', '"operator": "greaterThan", "value": 0', '"operator": "greaterThan", "value": 5'],
  ['attendance.json', '{ "above": 15, "value": 80 }', '{ "above": 15, "value": 90 }'],
  ['attendance.json', '=-deduction', '=-deductoin'],
  ['attendance.json', 'COUNTIFS(late_minutes', 'COUNTIFS(times'],
  ['cases/attendance.json', '"expect": "pass"', '"expect": "violation"'],
];
const OUTER: readonly Change[] = [
  ['attendance.json', '"deduction": { "title"', '"deducted": { "title"'],
  ['attendance.json', '"unit": "yuan", "formula": "=TIER', '"unit": "minute", "formula": "=TIER'],
  ['attendance.json', '"ledger": "attendance"', '"ledger": "employees"'],
  ['attendance.json', '"effectiveFrom"', '"effectiveFrom'],
  ['ledgers/employees.json', '"base_salary": { "type": "money"', '"base_salary": { "type": "text"'],
  ['ledgers/attendance.json', '"late_minutes": { "type": "duration", "unit": "minute"', '"late_minutes": { "type": "number"'],
  ['roles.json', '"总经理"', '"总裁"'],
  ['items.json', '"lateness"', '"late"'],
  ['profile.json', '"quotes": { "top_from": "60%" }', '"reader": { "x": 1 }, "attendance": { "allowed": 9 }'],
];

/** What a set says, whoever is the same object as whom. */
const said = ({ files, problems, profile, afterLines, casesOf }: RuleSet): unknown => ({ files, problems, inForce: profile.inForce, after: [...afterLines].map(({ id }) => id), casesOf });
const anew = (files: readonly RuleFileText[]): RuleSet => loadRules(files.map((file) => ({ ...file })));
const reader = (set: RuleSet): RuleFile | undefined => set.files.find(({ path }) => path === 'reader.json');

test.each([...INNER, ...OUTER])('in %s: %s → %s', (...change) => {
  loadRules(FILES);
  const files = changed(FILES, change);
  expect(said(loadRules(files))).toEqual(said(anew(files)));
  expect(said(loadRules(FILES))).toEqual(said(anew(FILES)));
});

test.each(INNER)('a file that only reads what %s declares is not compiled again: %s', (...change) => {
  const before = reader(loadRules(FILES));
  const after = reader(loadRules(changed(FILES, change)));
  // With a fact that is broken, so is who reads it.
  expect([before, undefined]).toContain(after);
});

test('a file is compiled again beside another name of what it reads', () => {
  const before = reader(loadRules(FILES));
  const files = FILES.map((file) => (file.path === 'quotes.json' ? file : { path: file.path, text: file.text.replaceAll('deduction', 'deducted') }));
  const after = reader(loadRules(files));
  expect(after?.facts.get('taken')?.formula).toContain('deducted');
  expect(after).not.toBe(before);
});

test('after any row of changes, a set says what it says when it is loaded anew', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...INNER, ...OUTER), { minLength: 2, maxLength: 4 }), (changes) => {
      let files: readonly RuleFileText[] = FILES;
      for (const [path, from, to] of changes) {
        files = files.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
        expect(said(loadRules(files))).toEqual(said(anew(files)));
      }
    }),
    { numRuns: 30 },
  );
});
