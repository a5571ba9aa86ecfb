import { folderOf, rule, ruleFile } from '../checking/testing/rules';
import { loadRules } from '../rules/load';
import type { RuleFileText } from '../rules/model';
import { formatDate } from '../values/serial-day';
import { finished } from '../values/steps';
import { asIfAlways, hasForce, isOvertaken, replacing, type Draft } from './draft';
import { withEdits } from './edit';
import { forceEdits, type ForceChange } from './force';
import { newFile } from './new-file';
import { publishInSteps } from './publish';

const FILE = ruleFile([rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: 15 }] } })]);
const IN_FORCE = [
  { file: 'late.json', from: '2026-01-01', to: '2026-06-30' },
  { file: 'late.json', from: '2026-07-01', except: { department: ['Sales'] } },
  { file: 'late.json', from: '2027-01-01', for: { department: ['Sales'] } },
];
const FOLDER: readonly RuleFileText[] = [...folderOf({ 'late.json': FILE, 'spare.json': { ...FILE, id: 'spare' } }, { inForce: IN_FORCE })];
const SET = loadRules(FOLDER);
const profile = FOLDER.find(({ path }) => path === 'profile.json')!;
const forced = (...changes: ForceChange[]): unknown => (JSON.parse(withEdits(profile.text, forceEdits(profile, changes, FOLDER))) as { inForce: unknown }).inForce;
const draft = (part: Partial<Draft>): Draft => ({ authors: [{ by: '赵敏', at: '2026-11-20 08:00' }], files: [], ...part });
const publish = (part: Partial<Draft>, closedUntil: string | null = null) =>
  finished(publishInSteps({ folder: FOLDER, set: SET, closedUntil }, draft(part), { effectiveFrom: '2026-12-01', by: '赵敏', at: '2026-11-22 09:30', note: '' }));
const codes = (of: ReturnType<typeof publish>): unknown => ('refused' in of ? of.refused.map(({ code, params }) => `${code} ${params['date'] ?? ''}`.trim()) : 'published');

test('an end ends what has none by then, and takes out what would begin after it', () => {
  expect(forced({ is: 'end', file: 'late.json', day: '2026-12-31' })).toEqual([IN_FORCE[0], { ...IN_FORCE[1], to: '2026-12-31' }]);
  expect(forced({ is: 'end', file: 'late.json', day: '2026-06-30' })).toEqual([IN_FORCE[0]]);
  expect(forced({ is: 'end', file: 'late.json', day: '2026-06-29' })).toEqual([{ ...IN_FORCE[0], to: '2026-06-29' }]);
});

test('all versions end together: none comes back behind the last', () => {
  const later = { ...FILE, effectiveFrom: '2026-09-01' };
  const entries = [{ file: 'late.json', from: '2026-01-01' }, { file: 'late-2026-09-01.json', from: '2026-09-01' }];
  const folder = [...folderOf({ 'late.json': FILE, 'late-2026-09-01.json': later }, { inForce: entries })];
  const own = folder.find(({ path }) => path === 'profile.json')!;
  const text = withEdits(own.text, forceEdits(own, [{ is: 'end', file: 'late-2026-09-01.json', day: '2026-12-31' }], folder));
  expect((JSON.parse(text) as { inForce: unknown }).inForce).toEqual(entries.map((entry) => ({ ...entry, to: '2026-12-31' })));
});

test('what begins stands behind all others, for whom it is said', () => {
  const begin = { is: 'begin', file: 'spare.json', day: '2026-12-01', for: { department: ['Sales'] } } as const;
  expect(forced(begin)).toEqual([...IN_FORCE, { file: 'spare.json', from: '2026-12-01', for: { department: ['Sales'] } }]);
});

test('who is left out is, and a file that has ended begins again behind its end', () => {
  const begin = { is: 'begin', file: 'spare.json', day: '2026-12-01', except: { department: ['Sales'] } } as const;
  expect(forced(begin)).toEqual([...IN_FORCE, { file: 'spare.json', from: '2026-12-01', except: { department: ['Sales'] } }]);
  const again = publish({ force: [{ is: 'begin', file: 'spare.json', day: '2026-12-01' }] });
  if ('refused' in again) throw new Error(String(codes(again)));
  const ended = finished(publishInSteps({ folder: again.folder, set: again.set, closedUntil: null }, draft({ force: [{ is: 'end', file: 'spare.json', day: '2026-12-31' }] }), { effectiveFrom: '2026-12-01', by: '赵敏', at: '2026-11-22 09:30', note: '' }));
  if ('refused' in ended) throw new Error(String(codes(ended)));
  const back = finished(publishInSteps({ folder: ended.folder, set: ended.set, closedUntil: '2026-12-31' }, draft({ force: [{ is: 'begin', file: 'spare.json', day: '2027-02-01' }] }), { effectiveFrom: '2027-02-01', by: '赵敏', at: '2026-11-22 09:30', note: '' }));
  if ('refused' in back) throw new Error(String(codes(back)));
  expect(back.set.profile.inForce.filter(({ file }) => file.path === 'spare.json').map(({ from, to }) => [formatDate(from), to === null ? null : formatDate(to)])).toEqual([['2026-12-01', '2026-12-31'], ['2027-02-01', null]]);
});

test.each([
  ['begin', '2026-10-31', ['date-closed 2026-10-31']],
  ['begin', '2026-11-01', 'published'],
  // The day behind the last one is the first that comes out otherwise.
  ['end', '2026-10-30', ['date-closed 2026-10-31']],
  ['end', '2026-10-31', 'published'],
  ['end', '2026-02-30', ['no-such-date']],
] as const)('with October closed: %s %s', (is, day, expected) => {
  expect(codes(publish({ force: [{ is, file: is === 'end' ? 'late.json' : 'spare.json', day }] }, '2026-10-31'))).toEqual(expected);
});

test('nothing but the profile changes', () => {
  const done = publish({ force: [{ is: 'begin', file: 'spare.json', day: '2026-12-01' }] });
  if ('refused' in done) throw new Error(codes(done) as string);
  expect(done.folder.filter(({ path }, at) => done.folder[at] !== FOLDER[at] && path !== 'profile.json')).toEqual([]);
  expect(done.set.profile.inForce.some(({ file }) => file.path === 'spare.json')).toBe(true);
});

test('a new file loads as a draft, is overtaken where the path is taken, and is published on its own day', () => {
  const fresh = newFile({ id: 'night', title: { 'zh-CN': '夜班', en: 'Night shifts' }, ledger: 'work', effectiveFrom: '2026-12-01' });
  const text = withEdits(fresh.text, [{ at: ['rules', 0], json: rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: 15 }] } }) as never, insert: true }]);
  const file = { ...fresh, text };
  expect(loadRules(replacing(FOLDER, draft({ files: [fresh] }))).problems.filter(({ file: path }) => path === 'night.json').map(({ code }) => code)).toEqual([]);
  expect([isOvertaken(FOLDER, file), isOvertaken([...FOLDER, { path: 'night.json', text: '{}' }], file)]).toEqual([false, true]);
  expect(loadRules(replacing(FOLDER, draft({ files: [file] }))).profile.inForce.at(-1)!.file.path).toBe('night.json');
  const done = publish({ files: [file] });
  if ('refused' in done) throw new Error(String(codes(done)));
  expect(done.versions).toEqual([{ path: 'night.json', follows: 'night.json', entries: 1 }]);
  expect(done.set.files.find(({ path }) => path === 'night.json')!.published).toMatchObject({ by: '赵敏', alone: true });
  expect(codes(publish({ files: [file] }, '2026-12-01'))).toEqual(['date-closed 2026-12-01']);
});

test('as if it had always been so: what begins has always been in force, what ends never', () => {
  const file = newFile({ id: 'night', title: { 'zh-CN': '夜班', en: 'Night shifts' }, ledger: 'work', effectiveFrom: '2026-12-01' });
  const changed = draft({ files: [file], force: [{ is: 'end', file: 'late.json', day: '2026-12-31' }, { is: 'begin', file: 'spare.json', day: '2026-12-01' }] });
  const read = asIfAlways(FOLDER, changed);
  const entries = (JSON.parse(read.find(({ path }) => path === 'profile.json')!.text) as { inForce: unknown[] }).inForce;
  expect(entries).toEqual([{ file: 'night.json', from: '2000-01-01' }, { file: 'spare.json', from: '2000-01-01' }]);
  expect(read.find(({ path }) => path === 'night.json')!.text).toContain('"effectiveFrom": "2000-01-01"');
  expect([hasForce(changed), hasForce(draft({ files: [file] })), hasForce(draft({ force: [] }))]).toEqual([true, true, false]);
});
