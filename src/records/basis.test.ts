import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '../rules/load';
import type { RuleFileText } from '../rules/model';
import { sha256 } from '../values/sha256';
import { basisOf, groundOf, ruleLedgers } from './basis';
import type { Basis } from './model';
import { october } from './testing/closed-month';

const ROOT = join(__dirname, '../../rules');
const read = (folder: string): RuleFileText[] => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.json')).map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }));
const FILES = [...read(''), ...read('ledgers')];
const SET = loadRules(FILES);
const REPORT = october([]);

/** Subjects that count, where one file is otherwise. */
function changed(path: string, change: (text: string) => string): readonly string[] {
  const files = FILES.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
  expect(files.some(({ text }, i) => text !== FILES[i]!.text)).toBe(true);
  const set = loadRules(files);
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const before = new Map(groundOf({ set: SET }, REPORT).counts.map(({ of, sha256: hash }) => [of, hash]));
  return groundOf({ set }, REPORT).counts.filter(({ of, sha256: hash }) => before.get(of) !== hash).map(({ of }) => of);
}
const json = (change: (value: Record<string, unknown>) => void) => (text: string): string => {
  const value = JSON.parse(text) as Record<string, unknown>;
  change(value);
  return JSON.stringify(value);
};
const withDay = (date: string) => json((value) => void (value['days'] = [...((value['days'] as object[] | undefined) ?? []), { date, kind: 'rest' }]));

test('all files of the folder but the rule files, each with the SHA-256 of its text', () => {
  const { company } = basisOf({ set: SET, files: FILES }, REPORT);
  expect(company.map(({ path }) => path)).toEqual(expect.arrayContaining(['calendar.json', 'profile.json', 'roles.json', 'items.json', 'waivers.json', 'ledgers/attendance.json']));
  expect(company.map(({ path }) => path)).not.toContain('attendance.json');
  for (const { path, sha256: hash } of company) expect(hash).toBe(sha256(FILES.find((file) => file.path === path)!.text));
});

test('of the calendar the days about the month count', () => {
  expect(changed('calendar.json', withDay('2026-10-14'))).toEqual(['calendar']);
  // 62 days past the month's end and before its beginning, and a day more.
  expect(changed('calendar.json', withDay('2027-01-01'))).toEqual(['calendar']);
  expect(changed('calendar.json', withDay('2027-01-04'))).toEqual([]);
  expect(changed('calendar.json', withDay('2026-07-31'))).toEqual(['calendar']);
  expect(changed('calendar.json', withDay('2026-07-30'))).toEqual([]);
});

test('of the profile what is in force until the end of the month counts, not how the company is called', () => {
  expect(changed('profile.json', json((value) => void (value['company'] = { 'zh-CN': '另一个名字', 'zh-TW': '另一個名字', en: 'Another Name' })))).toEqual([]);
  expect(changed('profile.json', json((value) => void (value['payrollPeriod'] = { from: 26, to: 25 })))).toContain('profile');
  expect(changed('profile.json', json((value) => void (value['parameters'] = { commission: { top_tier_from: 2000000 } })))).toEqual(['profile']);
  const until = (to: string) => json((value) => void (value['inForce'] = (value['inForce'] as { file: string }[]).map((one) => (one.file === 'quotes.json' ? { ...one, to } : one))));
  expect(changed('profile.json', until('2026-10-30'))).toEqual(['profile']);
  expect(changed('profile.json', until('2026-10-31'))).toEqual([]);
  expect(changed('profile.json', until('2026-11-01'))).toEqual([]);
});

test('of a ledger its own definition, of the roles their ranks', () => {
  expect(changed('ledgers/attendance.json', json((value) => void (value['title'] = { 'zh-CN': '打卡', 'zh-TW': '打卡', en: 'Punches' })))).toEqual([]);
  expect(changed('ledgers/attendance.json', (text) => text.replace('"考勤日期"', '"考勤日期", "哪一天打的卡"'))).toEqual(['ledgers/attendance']);
  expect(changed('roles.json', (text) => text.replace(/"rank": (\d+)/, (_, rank: string) => `"rank": ${Number(rank) + 1000}`))).toContain('roles');
});

test('of all months together nothing of the company counts', () => {
  const all = { ...REPORT, run: { ...REPORT.run, month: null } };
  expect([basisOf({ set: SET, files: FILES }, all).counts, groundOf({ set: SET }, all).counts]).toEqual([[], []]);
});

test('sheets and tables with their rows of the month; what nobody gave has none', () => {
  const [coverage] = REPORT.coverage;
  const { sheets } = basisOf({ set: SET, files: FILES }, october([], { coverage: [{ ...coverage!, judged: 3, notJudged: 2 }, { ...coverage!, table: '夜班' }, { ...coverage!, file: '', sheet: '' }] }));
  expect(sheets).toEqual<Basis['sheets']>([{ ledger: 'attendance', sheet: '考勤', rows: 5 }, { ledger: 'attendance', sheet: '考勤', table: '夜班', rows: 39 }]);
});

test('a rule goes by its own ledger and those that it reads', () => {
  const { ledgerOf, ledgersOf } = ruleLedgers(SET);
  const rule = SET.files.find(({ id }) => id === 'attendance')!.rules[0]!.id;
  expect([ledgerOf(rule), ledgersOf(rule).includes('attendance')]).toEqual(['attendance', true]);
  expect(SET.files.flatMap(({ rules }) => rules).some(({ id }) => ledgersOf(id).length > 1)).toBe(true);
  expect([ledgerOf('no/rule'), ledgersOf('no/rule')]).toEqual([null, []]);
});
