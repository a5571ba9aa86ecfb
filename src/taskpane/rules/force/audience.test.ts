import { folderOf, rule, ruleFile } from '../../../checking/testing/rules';
import { createTranslator } from '../../../i18n/translator';
import { loadRules } from '../../../rules/load';
import { formatDate } from '../../../values/serial-day';
import { audienceText } from '../audience-text';
import { audienceBefore, audienceOf, choicesOf, endOf } from './audience';

const FILE = ruleFile([rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: 15 }] } })]);
const LATER = { ...FILE, effectiveFrom: '2026-07-01' };
const SALES = { department: ['Sales'] };
const setOf = (...inForce: readonly Readonly<Record<string, unknown>>[]) => loadRules([...folderOf({ 'late.json': FILE, 'later.json': LATER }, { inForce })]);
const ended = (...inForce: readonly Readonly<Record<string, unknown>>[]): string | null => {
  const set = setOf(...inForce);
  const day = endOf(set, set.files[0]!.id);
  return day === null ? null : formatDate(day);
};
const FIRST = { file: 'late.json', from: '2026-01-01', to: '2026-06-30' };
const SECOND = { file: 'later.json', from: '2026-07-01', to: '2026-09-30' };

test('a file has ended with the last day of its last version, and only where all of them end', () => {
  expect([ended(), ended(FIRST), ended(FIRST, SECOND), ended(SECOND, FIRST), ended(FIRST, { ...SECOND, to: undefined })]).toEqual([null, '2026-06-30', '2026-09-30', '2026-09-30', null]);
});

test.each([
  ['everybody', [FIRST], null],
  ['some', [{ ...FIRST, for: SALES }], { for: SALES }],
  ['all but some', [{ ...FIRST, except: SALES }], { except: SALES }],
  ['the last of two', [{ ...FIRST, for: SALES }, { ...FIRST, from: '2026-07-01', to: '2026-07-31', except: SALES }], { except: SALES }],
  ['two at once', [{ ...FIRST, for: SALES }, { ...FIRST, except: SALES }], null],
  ['nobody', [], null],
] as const)('for whom it was before: %s', (_, entries, expected) => expect(audienceBefore(setOf(...entries).profile.inForce)).toEqual(expected));

test('people are told apart by their department first, then by what has listed values and by roles, then by texts', () => {
  const listed = [...setOf(FIRST).ledgers.values()].find(({ departmentColumn }) => departmentColumn !== null)!;
  const people = { ...listed, columns: new Map([...listed.columns, ['post', { ...[...listed.columns.values()][0]!, key: 'post', kind: 'role', values: null } as const]]) };
  const choices = choicesOf(people, [{ key: 'GM', rank: 4, aliases: [] }]);
  expect(choices[0]).toMatchObject({ key: people.departmentColumn });
  const typed = choices.map(({ values }) => values === null);
  expect(typed.indexOf(true)).toBeGreaterThan(0);
  expect(typed.lastIndexOf(false)).toBe(typed.indexOf(true) - 1);
  expect(choices.find(({ key }) => key === 'post')?.values).toEqual(['GM']);
  expect(choices.every(({ key }) => ['text', 'role'].includes(people.columns.get(key)!.kind))).toBe(true);
  expect(choicesOf(undefined)).toEqual([]);
});

test('several columns narrow each other, and each has to say something', () => {
  const [sales, juniors] = [{ key: 'department', values: ['Sales'] }, { key: 'grade', values: ['junior', 'trainee'] }];
  expect(audienceOf([sales, juniors])).toEqual({ department: ['Sales'], grade: ['junior', 'trainee'] });
  expect([audienceOf([]), audienceOf([sales, { ...juniors, values: [] }])]).toEqual([null, null]);
});

test('in words, one in the other', () => {
  const say = createTranslator('zh-CN');
  expect(audienceText([['Sales', 'Service'], ['junior']], say)).toBe('Sales、Service 中的 junior');
  expect(audienceText([['Sales', 'Service']], say)).toBe('Sales、Service');
});
