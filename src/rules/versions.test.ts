import { parseIsoDate } from '../values/serial-day';
import type { InForce } from './model';
import { changed, FIXTURE, load } from './testing/fixture';
import { versionOn } from './versions';

const profile = (entries: string): string => FIXTURE['profile.json']!.replace(/"inForce": \[[^]*?\n {2}\]/, () => `"inForce": [${entries}]`);
const entries = (text: string): readonly InForce[] => {
  const set = load({ 'v2/attendance.json': changed('attendance.json', '"2026-01-01"', '"2026-07-01"'), 'profile.json': profile(text) });
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return set.profile.inForce;
};
const on = (all: readonly InForce[], day: string, department: string | null = '业务部'): string | null =>
  versionOn(all, 'attendance', parseIsoDate(day)!, () => department)?.file.version ?? null;

test('the latest version that has begun', () => {
  const all = entries('{ "file": "attendance.json", "from": "2026-01-01" }, { "file": "v2/attendance.json", "from": "2026-01-01" }');
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2026-07-02'].map((day) => on(all, day))).toEqual([null, '2026-01-01', '2026-01-01', '2026-07-01', '2026-07-01']);
});

test('up to and with its last day', () => {
  const all = entries('{ "file": "attendance.json", "from": "2026-02-01", "to": "2026-03-31" }');
  expect(['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'].map((day) => on(all, day))).toEqual([null, '2026-01-01', '2026-01-01', null]);
});

test('for whom', () => {
  const all = entries('{ "file": "attendance.json", "from": "2026-01-01" }, { "file": "v2/attendance.json", "from": "2026-07-01", "for": { "department": ["客服部"] } }');
  expect([on(all, '2026-07-01', '服务部'), on(all, '2026-07-01', '业务部'), on(all, '2026-07-01', null)]).toEqual(['2026-07-01', '2026-01-01', '2026-01-01']);
});

test('for whom not', () => {
  const all = entries('{ "file": "attendance.json", "from": "2026-01-01", "except": { "department": ["客服部"] } }');
  expect([on(all, '2026-07-01', '服务部'), on(all, '2026-07-01', '业务部'), on(all, '2026-07-01', null)]).toEqual([null, '2026-01-01', null]);
});

test('of those named, some are left out', () => {
  const [entry] = entries('{ "file": "attendance.json", "from": "2026-01-01", "for": { "department": ["客服部"] }, "except": { "employee_id": ["E1"] } }');
  const of = (employee: string): InForce | null =>
    versionOn([entry!], 'attendance', parseIsoDate('2026-07-01')!, (column) => (column === 'employee_id' ? employee : '服务部'));
  expect([of('E1'), of('E2')]).toEqual([null, entry]);
});
