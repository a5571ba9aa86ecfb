import type { WaiverCategory } from '../rules/model';
import { finding, line, october } from '../records/testing/closed-month';
import { contextOf, faultsOf, longestExpiry, ownFindings, type WaiverWord } from './waiver-word';

const category = (key: string, longestDays: number | null): [string, WaiverCategory] => [key, { key, title: { 'zh-CN': key, en: key }, description: { 'zh-CN': key, en: key }, money: 'lifted', longestDays }];
const CATEGORIES = new Map([category('exception', null), category('brief', 10)]);
const LATE = finding({ person: { employee_id: 'E1', employee_name: '张伟' } });
/** A finding about nobody, whose money is E2's. */
const OTHERS = finding({ id: 'deals/award|2', rule: 'deals/award', key: { deal: '2' } });
const REPORT = october([line('E1', '2026-10-12', -5000n), line('E2', '', 100n, { rule: 'deals/award', key: { deal: '2' } }), line('E3', '2026-10-12', -1n)], {
  findings: [LATE, OTHERS],
  totals: [{ employee_id: 'E2', employee_name: '李娜', department: null, month: '2026-10', items: {}, net: '1.00' }],
});
const context = (today = '2026-11-02') => contextOf([LATE, OTHERS], REPORT, CATEGORIES, today);
const WORD: WaiverWord = { category: 'exception', reason: '暴雨', by: '赵敏', expires: null };
const faults = (part: Partial<WaiverWord>, today?: string) => Object.entries(faultsOf({ ...WORD, ...part }, context(today))).map(([field, { key }]) => `${field} ${key}`);

test('the money is that of the same rule and row, and of nothing else', () => {
  expect(context().lines.map(({ employee_id }) => employee_id)).toEqual(['E1', 'E2']);
  const carried = october([line('E1', '2026-10-12', -5000n, { carried: { from: '2026-09' } })]);
  expect(contextOf([LATE], carried, CATEGORIES, '2026-11-02').lines).toEqual([]);
});

test.each<[Partial<WaiverWord>, readonly string[]]>([
  [{}, []],
  [{ category: '' }, ['category waive.category-needed']],
  [{ category: 'unheard-of' }, ['category waive.category-needed']],
  [{ reason: ' \n ' }, ['reason waive.reason-needed']],
  [{ by: ' ' }, ['by waive.name-needed']],
  [{ expires: '2026-10-30' }, ['expires waive.expiry-too-early']],
  [{ expires: '2026-10-31' }, []],
  [{ expires: '2026-11-01' }, []],
  [{ expires: '2026-02-30' }, ['expires waive.expiry-no-day']],
  [{ expires: '' }, ['expires waive.expiry-no-day']],
  [{ category: 'brief' }, ['expires waive.expiry-needed']],
  [{ category: 'brief', expires: '2026-11-11' }, []],
  [{ category: 'brief', expires: '2026-11-12' }, []],
  [{ category: 'brief', expires: '2026-11-13' }, ['expires waive.expiry-too-late']],
  [{ category: '', reason: '', by: '' }, ['category waive.category-needed', 'reason waive.reason-needed', 'by waive.name-needed']],
])('%j', (part, expected) => {
  expect(faults(part)).toEqual(expected);
});

test('a category that ends before the check looks from can not be chosen at all', () => {
  expect(faults({ category: 'brief', expires: '2026-10-31' }, '2026-10-20')).toEqual(['expires waive.expiry-never']);
  expect(faults({ category: 'brief', expires: '2026-10-31' }, '2026-10-21')).toEqual([]);
});

test('what a category allows is counted from the day on which it is said', () => {
  expect([longestExpiry(CATEGORIES.get('brief')!, '2026-12-25'), longestExpiry(CATEGORIES.get('exception')!, '2026-12-25')]).toEqual(['2027-01-04', null]);
});

test.each<[string, readonly string[]]>([
  ['', []],
  ['赵敏', []],
  ['张伟', [LATE.id]],
  ['张伟（E1）', [LATE.id]],
  ['E2', [OTHERS.id]],
  ['李娜', [OTHERS.id]],
  ['E3', []],
])('whose own word: %s', (by, ids) => {
  expect([...ownFindings(by, context())].map(({ id }) => id)).toEqual(ids);
  expect(faults({ by }).includes('by waive.own-finding')).toBe(ids.length > 0);
});
