import { loadRules } from '../load';
import { FIXTURE, files } from '../testing/fixture';
import { lintRules } from './index';

const SECOND = FIXTURE['attendance.json']!.replace('"2026-01-01"', '"2026-07-01"');

function remarks(entries: readonly string[]): string[] {
  const profile = `{ "company": { "zh-CN": "试", "en": "t" }, "payrollPeriod": { "from": 1, "to": "end" }, "inForce": [${entries.join(',')}] }`;
  const folder = files({ 'profile.json': profile, 'attendance-2.json': SECOND });
  const set = loadRules(folder);
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return lintRules(set, folder).filter(({ file }) => file === 'profile.json').map(({ pointer, code, params }) => `${pointer} ${code} ${params['from'] ?? ''} ${params['to'] ?? ''}`.trim());
}
const one = (file: string, from: string, to?: string, audience?: string): string => `{ "file": "${file}", "from": "${from}"${to ? `, "to": "${to}"` : ''}${audience ? `, "for": { "department": ["${audience}"] }` : ''} }`;

test.each([
  ['versions that follow each other', [one('attendance.json', '2026-01-01', '2026-06-30'), one('attendance-2.json', '2026-07-01')], []],
  ['a day between them', [one('attendance.json', '2026-01-01', '2026-06-29'), one('attendance-2.json', '2026-07-01')], ['/inForce/1 in-force-gap 2026-06-30 2026-06-30']],
  ['a version that replaces the one before', [one('attendance.json', '2026-01-01'), one('attendance-2.json', '2026-07-01')], []],
  ['a version that is listed from before it is in force', [one('attendance.json', '2026-01-01', '2026-05-31'), one('attendance-2.json', '2026-06-01')], ['/inForce/1 in-force-gap 2026-06-01 2026-06-30']],
  ['the same twice', [one('attendance.json', '2026-01-01', '2026-06-30'), one('attendance.json', '2026-06-30')], ['/inForce/1 in-force-twice']],
  ['one after the other', [one('attendance.json', '2026-01-01', '2026-06-30'), one('attendance.json', '2026-07-01')], []],
  ['other people', [one('attendance.json', '2026-01-01', '2026-03-31', '服务部'), one('attendance.json', '2026-07-01', undefined, '业务部')], []],
])('%s', (_, entries, expected) => {
  expect(remarks(entries)).toEqual(expected);
});
