import { folderOf, rule, ruleFile } from '../../../checking/testing/rules';
import { loadRules } from '../../../rules/load';
import { formatDate } from '../../../values/serial-day';
import { audienceBefore, choicesOf, endOf } from './audience';

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

test('people are told apart by columns with listed values, departments first', () => {
  const people = [...setOf(FIRST).ledgers.values()].find(({ departmentColumn }) => departmentColumn !== null)!;
  const choices = choicesOf(people);
  expect(choices[0]).toMatchObject({ key: people.departmentColumn });
  expect(choices.every(({ key, values }) => values.length > 0 && people.columns.has(key))).toBe(true);
  expect(choicesOf(undefined)).toEqual([]);
});
