import { missingBoundsInSteps } from '../checking/boundaries';
import { casesOfFileInSteps } from '../checking/cases';
import { keyOf } from '../formula/exactly';
import type { RuleFileText } from '../rules/model';
import { changed, files } from '../rules/testing/fixture';
import { finished } from '../values/steps';
import { withEdits } from './edit';
import { addingCase, proposalsInSteps, type Proposal } from './proposals';

const late = (minutes: number | null, expect: string): string => `{ "rule": "late", "row": { "employee_id": "E1", "work_date": "2026-10-09", "late_minutes": ${minutes}, "result": "迟到" }, "expect": "${expect}" }`;
const often = (times: number, expect: string): string => `{ "rule": "too-often", "rows": [${Array.from({ length: times }, (_, day) => `{ "employee_id": "E1", "work_date": "2026-10-${String(day + 12)}", "late_minutes": 5 }`).join(', ')}], "expect": "${expect}" }`;
const folderWith = (...cases: readonly string[]): RuleFileText[] => files({ 'cases/attendance.json': `{\n  "file": "attendance.json",\n  "cases": [\n    ${cases.join(',\n    ')}\n  ]\n}\n` });
const proposed = (folder: readonly RuleFileText[]): readonly Proposal[] => finished(proposalsInSteps(folder, 'attendance.json'));
const brief = ({ rule, named, bound, near, made }: Proposal): string => `${rule} ${named.name} ${keyOf(bound)}: ${keyOf(near)} ${made ? `${made.expected.verdict} ${JSON.stringify(made.json['line'] ?? {})}` : 'none'}`;

test('cases at, one below and one above each bound that has none, with what the rules give', () => {
  const found = proposed(folderWith(late(9, 'violation'), late(0, 'pass'), often(2, 'pass')));
  expect(found.map(brief)).toEqual([
    'late late_minutes 0: 1 violation {"lateness":"-30.00"}',
    'late late_minutes 5: 4 violation {"lateness":"-30.00"}',
    'late late_minutes 5: 5 violation {"lateness":"-30.00"}',
    'late late_minutes 5: 6 violation {"lateness":"-50.00"}',
    'late late_minutes 15: 14 violation {"lateness":"-50.00"}',
    'late late_minutes 15: 15 violation {"lateness":"-50.00"}',
    'late late_minutes 15: 16 violation {"lateness":"-80.00"}',
    'too-often times 3: 3 pass {}',
    'too-often times 3: 4 violation {}',
  ]);
  expect(found[1]!.made).toMatchObject({ path: 'cases/attendance.json', from: 1, change: { is: 'cell', row: 0, column: 'late_minutes', value: 4 } });
  expect(found.at(-1)!.made!.change).toEqual({ is: 'rows', more: 2 });
});

test('with all of them added no bound is without a case, and every case passes', () => {
  let folder = folderWith(late(9, 'violation'), often(2, 'pass'));
  for (let count = 0; ; count += 1) {
    const next = proposed(folder).find(({ made }) => made !== null)?.made;
    if (!next) break;
    expect(count).toBeLessThan(20);
    folder = folder.map((file) => (file.path === next.path ? { ...file, text: withEdits(file.text, addingCase(next, '界限')) } : file));
  }
  expect(finished(missingBoundsInSteps(folder))).toEqual([]);
  const outcomes = finished(casesOfFileInSteps(folder, 'attendance.json'));
  expect(outcomes.map(({ ok }) => ok)).toEqual(outcomes.map(() => true));
  expect(outcomes.length).toBe(12);
  // A case stands on one line, as those around it do, behind the one that it was made from.
  expect(folder.find(({ path }) => path === 'cases/attendance.json')!.text.split('\n')[4]).toMatch(/^ {4}\{ "rule": "late", "title": "界限", "row": \{ "employee_id": "E1", .*"expect": "violation", "line": \{ "lateness": "-[358]0\.00" \} \},$/);
});

test('a case that would not have the value is not proposed', () => {
  const worse = changed('attendance.json', '"facts": {', '"facts": { "worse": { "title": { "zh-CN": "加倍", "en": "twice" }, "unit": "minute", "formula": "=late_minutes * 2" },').replace('"conditions": { "all": [{ "condition": "is_late" },', '"conditions": { "all": [{ "fact": "worse", "operator": "greaterThan", "value": 20 },');
  const found = proposed(folderWith(late(3, 'pass')).map((file) => (file.path === 'attendance.json' ? { ...file, text: worse } : file))).filter(({ named }) => named.name === 'worse');
  // A minute more makes two, and half a minute there is none.
  expect(found.map(brief)).toEqual(['late worse 20: 19 none', 'late worse 20: 20 pass {}', 'late worse 20: 21 none']);
});

test('a cell that the value is worked out from is moved until it has it: a margin by the cost', () => {
  const quote = '{ "file": "quotes.json", "cases": [{ "rule": "too-low", "row": { "quote_no": "1", "price": 10000, "cost": 6999, "decided_by": "业务员" }, "expect": "violation", "requiredRole": "业务经理" }] }';
  const found = finished(proposalsInSteps(files({ 'cases/quotes.json': quote }), 'quotes.json'));
  expect(found.map((one) => [brief(one), one.made?.change, one.made?.json['requiredRole']])).toEqual([
    ['too-low margin 3/5: 3/5 pass {}', { is: 'cell', row: 0, column: 'cost', value: 4000 }, undefined],
    ['too-low margin 3/10: 3/10 violation {}', { is: 'cell', row: 0, column: 'cost', value: 7000 }, '业务经理'],
  ]);
});

test('where no case can be made it is said', () => {
  // Nothing is decided of a late row without its result.
  const undecided = late(9, 'cannot-judge').replace('"迟到"', 'null');
  const found = proposed(folderWith(undecided));
  expect(found.length).toBeGreaterThan(0);
  expect(found.map(({ made }) => made)).toEqual(found.map(() => null));
});
