import ruleFile from '../../rules/schema/rule-file.schema.json';
import { brief, changed, FIXTURE, load } from './testing/fixture';

/** The fixture's attendance rules with switches, and its cases with what the first of them shows. */
const stated = (switches: string, shows: string): ReturnType<typeof load> =>
  load({
    'attendance.json': changed('attendance.json', '"ledger": "attendance",', `"ledger": "attendance",\n  "switches": ${switches},`),
    'cases/attendance.json': FIXTURE['cases/attendance.json']!.replace('"rule": "late",', () => `"rule": "late", "shows": ${shows},`),
  });
/** All but what the fixture itself is warned of. */
const problems = (set: ReturnType<typeof load>): string[] => set.problems.map((problem) => `${problem.severity} ${brief(problem)}`).filter((problem) => !problem.endsWith('figure-in-formula'));

test('a switch that a case shows is what the file states', () => {
  const set = stated('{ "GRACE": "forgive-all", "CAP_SCOPE": ["day", "per-person"] }', '["GRACE", "CAP_SCOPE", "T-17"]');
  expect(problems(set)).toEqual([]);
  expect(set.files[0]!.switches).toEqual(new Map([['GRACE', ['forgive-all']], ['CAP_SCOPE', ['day', 'per-person']]]));
});

test('a switch that no case shows is warned of, where it stands', () => {
  expect(problems(stated('{ "GRACE": "forgive-all" }', '["T-17"]'))).toEqual(['warning attendance.json:5:17 /switches/GRACE switch-without-case']);
});

test('without any cases nobody knows, and nothing is said', () => {
  const set = load({ 'attendance.json': changed('attendance.json', '"ledger": "attendance",', '"ledger": "attendance",\n  "switches": { "GRACE": "forgive-all" },'), 'cases/attendance.json': null });
  expect(problems(set)).toEqual([]);
});

test.each([
  ['a switch that the file does not state', '{ "GRACE": "forgive-all" }', '["GRACE", "ROUND"]', 'error cases/attendance.json:4:42 /cases/0/shows/1 switch-not-stated'],
  ['something that is neither switch nor number', '{ "GRACE": "forgive-all" }', '["GRACE", "grace"]', 'error cases/attendance.json:4:42 /cases/0/shows/1 bad-shows'],
  ['a value that the switch has not', '{ "GRACE": "forgive-some" }', '["GRACE"]', 'error attendance.json:5:26 /switches/GRACE not-one-of'],
  ['the same in a list', '{ "GRACE": ["forgive-some"] }', '["GRACE"]', 'error attendance.json:5:27 /switches/GRACE/0 not-one-of'],
  ['a switch that is none', '{ "GRACE": "forgive-all", "MERCY": "all" }', '["GRACE"]', 'error attendance.json:5:41 /switches/MERCY unknown-key'],
])('%s is a mistake', (_what, switches, shows, expected) => {
  expect(problems(stated(switches, shows))).toContain(expected);
});

test('values are listed once: alone and in a list the same ones', () => {
  const { properties } = ruleFile.definitions.switches;
  expect(Object.keys(properties).length).toBeGreaterThan(20);
  for (const [name, { pattern, items }] of Object.entries(properties)) {
    const values: readonly string[] = items.enum;
    expect([name, pattern]).toEqual([name, `^(?:${values.map((value) => value.replace(/[.+]/g, '\\$&')).join('|')})$`]);
  }
});
