import { brief, changed, FIXTURE, load } from './testing/fixture';

const title = '"title": { "zh-CN": "扣款", "en": "deduction" }';
const ANCHOR = '"rules": [';
/** The fixture's attendance rules with functions, and cases that try LATENESS. */
const withFunctions = (functions: string, cases = '[{ "function": "LATENESS", "with": [5], "expect": "-30.00" }]'): ReturnType<typeof load> =>
  load({
    'attendance.json': changed('attendance.json', ANCHOR, `"functions": {\n    ${functions}\n  },\n  ${ANCHOR}`),
    'cases/attendance.json': FIXTURE['cases/attendance.json']!.replace('"cases": [', () => `"functions": ${cases},\n  "cases": [`),
  });
const problems = (set: ReturnType<typeof load>): string[] => set.problems.map((problem) => `${problem.severity} ${brief(problem)}`).filter((problem) => !problem.endsWith('figure-in-formula'));

const LATENESS = `"LATENESS": { ${title}, "inputs": { "minutes": "late_minutes" }, "unit": "yuan", "formula": "=-deduction" }`;

test('a function works on its inputs alone, read as the column that they stand for', () => {
  const set = withFunctions(LATENESS);
  expect(problems(set)).toEqual([]);
  const found = set.files.find(({ id }) => id === 'attendance')!.functions.get('LATENESS')!;
  expect(found.inputs).toMatchObject([{ key: 'late_minutes', type: 'duration', unit: 'minute', headers: ['迟到'] }]);
  expect(found).toMatchObject({ name: 'LATENESS', file: 'attendance@2026-01-01', ledger: 'attendance', kind: 'money', formula: '=-deduction' });
});

test('a fact may be an input: what it would look up is not looked up', () => {
  const leave = `"LEAVEPAY": { ${title}, "inputs": { "base": "day_pay", "days": "times" }, "given": { "result": "严重迟到" }, "unit": "yuan", "formula": "=-IF(result = \\"late\\", day_pay * times, 0)" }`;
  const set = withFunctions(leave, '[{ "function": "LEAVEPAY", "with": [null, 100, null, 2], "expect": "-200.00" }]');
  expect(problems(set)).toEqual([]);
  const { inputs, given } = set.files.find(({ id }) => id === 'attendance')!.functions.get('LEAVEPAY')!;
  expect(inputs.map((input) => input && [input.key, input.type, input.headers])).toEqual([null, ['day_pay', 'money', ['日薪', '日薪', "day's pay"]], null, ['times', 'integer', ['次数', '次数', 'times']], null]);
  expect(given).toEqual(new Map([['result', { unit: 'text', kind: 'text', value: 'late' }]]));
});

const at = (problem: string, functions: string): [string, string] => [problem, functions];
test.each([
  at('error attendance.json:35:22 /functions/OVERTIME unknown-key', LATENESS.replace('LATENESS', 'OVERTIME')),
  at('unknown-argument', LATENESS.replace('"minutes"', '"minute"')),
  at('unknown-fact', LATENESS.replace('"late_minutes"', '"late_minute"')),
  at('no-input', LATENESS.replace('"late_minutes"', '"allowed"')),
  at('input-twice', LATENESS.replace('"unit"', '"given": { "late_minutes": 5 }, "unit"')),
  at('not-a-value', LATENESS.replace('"unit"', '"given": { "result": "迟了" }, "unit"')),
  at('reads-rows', LATENESS.replace('=-deduction', '=-day_pay')),
  at('reads-rows', LATENESS.replace('=-deduction', '=-deduction * times')),
  at('reads-rows', LATENESS.replace('=-deduction', '=SUMIFS(employees.base_salary, employees.department, \\"服务部\\")')),
  at('formula.wrong-unit', LATENESS.replace('=-deduction', '=late_minutes')),
  at('formula.unknown-name', LATENESS.replace('=-deduction', '=-deductions')),
  at('formula.wrong-unit', LATENESS.replace('"unit": "yuan"', '"unless": [{ "when": "=deduction", "message": { "zh-CN": "不", "en": "no" } }], "unit": "yuan"')),
  at('unknown-fact', LATENESS.replace('"unit": "yuan"', '"unless": [{ "when": "=late_minutes > 5", "message": { "zh-CN": "{late}", "en": "no" } }], "unit": "yuan"')),
])('%s', (expected, functions) => {
  const found = problems(withFunctions(functions));
  expect(found.filter((problem) => problem.startsWith('error attendance.json')).map((problem) => (expected.startsWith('error') ? problem.replace(/:\d+:\d+/, '') : problem.split(' ').at(-1)))).toContain(expected.replace(/:\d+:\d+/, ''));
});

test('cases of functions are held against the functions', () => {
  expect(problems(withFunctions(LATENESS, '[]'))).toEqual([expect.stringMatching(/^warning attendance\.json:\d+:\d+ \/functions\/LATENESS function-without-case$/)]);
  expect(problems(withFunctions(LATENESS, '[{ "function": "LATENES", "with": [5], "expect": "0" }]'))).toContainEqual(expect.stringMatching(/^error cases\/attendance\.json:\d+:\d+ \/functions\/0\/function unknown-function$/));
  expect(problems(withFunctions(LATENESS, '[{ "function": "LATENESS", "with": [5, 6], "expect": "0" }]'))).toContainEqual(expect.stringMatching(/ \/functions\/0\/with too-many-arguments$/));
  expect(problems(withFunctions(LATENESS, '[{ "function": "LATENESS", "with": [5], "asOf": "2026-02-30", "expect": "0" }]'))).toContainEqual(expect.stringMatching(/no-such-date$/));
});
