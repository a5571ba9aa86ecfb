import { describe, type RuleDescription } from './describe';
import { load } from './testing/fixture';

function described(id: string): RuleDescription {
  const set = load();
  const [found] = set.files.flatMap((file) => file.rules.filter((rule) => rule.id === id).map((rule) => describe(set, file, rule)));
  return found!;
}

test('a rule in parts', () => {
  const one = described('attendance/late');
  expect(one.file).toEqual({ id: 'attendance', path: 'attendance.json', version: '2026-01-01', title: { 'zh-CN': '考勤', en: 'Attendance' }, ledger: 'attendance', ledgerTitle: { 'zh-CN': '考勤', en: 'Attendance' } });
  expect(one.condition).toEqual({
    code: 'sentence-all',
    parts: [
      {
        code: 'operator-greaterThan',
        fact: { is: 'name', name: 'late_minutes', title: { 'zh-CN': '迟到', en: 'late_minutes' }, unit: 'minute' },
        value: { is: 'value', value: { n: 0n, d: 1n }, unit: 'minute' },
        parts: [],
      },
      {
        code: 'operator-equal',
        fact: { is: 'name', name: 'result', title: { 'zh-CN': '结果', en: 'result' }, unit: 'text' },
        value: { is: 'value', value: 'late', unit: 'text' },
        parts: [],
      },
    ],
  });
  expect([one.facts.map(({ name }) => name), one.tables.map(({ name, rows }) => [name, rows.length]), one.parameters, one.cases, one.inForce]).toEqual([['deduction'], [['lateness', 4]], [], 1, true]);
});

test('roles, parameters behind tables and facts', () => {
  const one = described('quotes/too-low');
  expect(one.condition).toMatchObject({ code: 'operator-ranksBelow', fact: { name: 'decided_by' }, value: { name: 'required', title: { en: 'authority' } } });
  expect(one.facts.map(({ name }) => name)).toEqual(['margin', 'required']);
  expect(one.parameters.map(({ name }) => name)).toEqual(['top_from']);
});
