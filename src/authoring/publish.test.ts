import fc from 'fast-check';
import { declared, folderOf, rule, ruleFile } from '../checking/testing/rules';
import { createTranslator } from '../i18n/translator';
import { loadRules } from '../rules/load';
import type { RuleFileText } from '../rules/model';
import { finished } from '../values/steps';
import { addDays, formatDate, parseIsoDate } from '../values/serial-day';
import { rulesDifferenceText } from '../report/rules-difference';
import { draftOf, following, isOvertaken, replacing, type Draft } from './draft';
import { withEdits, type Edit } from './edit';
import { historyOf } from './history';
import { idleOn } from './new-version';
import { publishInSteps, type Publication, type Publishing, type Refusal } from './publish';

type Json = Readonly<Record<string, unknown>>;

/** Lateness above a limit costs a fine; the profile sets the fine, and a second file reads a fact of the first. */
const LATE = ruleFile([rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact: 'limit' } }] }, line: { item: 'fine', amount: '=-fine' } })], {
  parameters: { limit: declared({ unit: 'minute', value: 15 }), fine: declared({ unit: 'yuan', value: null }) },
  facts: { is_late: declared({ unit: 'yes/no', formula: '=late > limit' }) },
});
const OTHER = ruleFile([rule('too-late', { conditions: { all: [{ fact: 'late_days', operator: 'greaterThan', value: 1 }] } })], {
  id: 'other',
  facts: { late_days: declared({ unit: 'count', formula: '=COUNTIFS(work.employee_id, employee_id, work.is_late, TRUE)' }) },
});
const row = (day: string, late: number): Json => ({ employee_id: 'E1', employee_name: 'Ann', work_date: day, late });
const LATE_CASES = {
  file: 'late.json',
  cases: [
    { rule: 'late', row: row('2026-10-09', 15), expect: 'pass' },
    { rule: 'late', row: row('2026-10-09', 16), expect: 'violation', line: { fine: '-20.00' } },
  ],
};
const OTHER_CASES = { file: 'other.json', cases: [{ rule: 'too-late', rows: [row('2026-10-08', 16), row('2026-10-09', 16)], expect: 'violation' }] };
const IN_FORCE = [
  { file: 'late.json', from: '2026-01-01', to: '2026-06-30' },
  { file: 'late.json', from: '2026-07-01', except: { department: ['Sales'] } },
  { file: 'late.json', from: '2027-01-01', for: { department: ['Sales'] } },
  { file: 'other.json', from: '2026-01-01' },
];

const pretty = (json: Json): string => `${JSON.stringify(json, null, 2)}\n`;
const FOLDER: readonly RuleFileText[] = [
  ...folderOf({ 'late.json': LATE, 'other.json': OTHER }, { inForce: IN_FORCE, parameters: { late: { fine: 20 } } }).map(({ path, text }) => ({ path, text: pretty(JSON.parse(text) as Json) })),
  { path: 'cases/late.json', text: pretty(LATE_CASES) },
  { path: 'cases/late-2026-02.json', text: pretty({ ...LATE_CASES, month: '2026-10' }) },
  { path: 'cases/other.json', text: pretty(OTHER_CASES) },
];
const SET = loadRules(FOLDER);
const ON: Publication = { effectiveFrom: '2026-12-01', by: '赵敏', at: '2026-11-22 09:30', note: '按新制度' };

const draftWith = (edits: readonly Edit[], authors = ['赵敏']): Draft => {
  const file = draftOf(FOLDER, 'late.json')!;
  return { authors: authors.map((by) => ({ by, at: '2026-11-20 08:00' })), files: [{ ...file, text: withEdits(file.text, edits) }] };
};
const LIMIT: Edit = { at: ['parameters', 'limit', 'value'], json: 14 };
/** What keeps the cases green with the limit of 14. */
const mendedCases = (draft: Draft): Draft => ({ ...draft, files: draft.files.map((file) => ({ ...file, cases: file.cases.map(({ path, text }) => ({ path, text: withEdits(text, [{ at: ['cases', 0, 'row', 'late'], json: 14 }]) })) })) });
const publish = (draft: Draft, on: Publication = ON, folder = FOLDER, closedUntil: string | null = null): Publishing | { readonly refused: readonly Refusal[] } =>
  finished(publishInSteps({ folder, set: folder === FOLDER ? SET : loadRules(folder), closedUntil }, draft, on));
const published = (...args: Parameters<typeof publish>): Publishing => {
  const done = publish(...args);
  if ('refused' in done) throw new Error(JSON.stringify(done.refused));
  return done;
};
const codes = (...args: Parameters<typeof publish>): readonly string[] => {
  const done = publish(...args);
  return 'refused' in done ? done.refused.map(({ code }) => code) : [];
};
const textAt = (folder: readonly RuleFileText[], path: string): string => folder.find((file) => file.path === path)?.text ?? '';

test('the company that the tests stand on is sound, and its cases are green', () => {
  expect(SET.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(codes(draftWith([]))).toEqual(['unchanged']);
});

describe('a draft', () => {
  test("begins with the company's own figures written into it", () => {
    const { text, cases, follows } = draftOf(FOLDER, 'late.json')!;
    expect(text).toBe(textAt(FOLDER, 'late.json').replace('"value": null', '"value": 20'));
    expect({ follows, cases: cases.map(({ path }) => path) }).toEqual({ follows: 'late.json', cases: ['cases/late.json', 'cases/late-2026-02.json'] });
    expect(draftOf(FOLDER, 'nothing.json')).toBeNull();
    expect(draftOf(FOLDER, 'profile.json')).toBeNull();
  });

  test('stands in the place of what it follows, its own figures beat those of the company, and every other file is the same text', () => {
    const files = replacing(FOLDER, draftWith([{ at: ['parameters', 'fine', 'value'], json: 30 }]));
    const set = loadRules(files);
    expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(set.files.find(({ id }) => id === 'late')!.parameters.get('fine')!.value).toMatchObject({ n: 30n });
    for (const { path, text } of FOLDER) if (!['late.json', 'profile.json'].includes(path)) expect([path, textAt(files, path)]).toEqual([path, text]);
    expect(files).toHaveLength(FOLDER.length);
  });

  test('without a figure that the company sets still loads, and so does one of a parameter that is no more', () => {
    const waiting = loadRules(replacing(FOLDER, draftWith([{ at: ['parameters', 'fine', 'value'], json: null }])));
    expect(waiting.files.find(({ id }) => id === 'late')!.parameters.get('fine')!.value).toBeNull();
    const gone = loadRules(replacing(FOLDER, draftWith([{ at: ['parameters', 'fine'] }, { at: ['rules', 0, 'line', 'amount'], json: '=-ROUND(pay, 0)' }])));
    expect(gone.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(gone.files.find(({ id }) => id === 'late')!.parameters.has('fine')).toBe(false);
  });

  test('in a folder without cases leaves its own out', () => {
    const files = replacing(FOLDER.filter(({ path }) => !path.startsWith('cases/')), draftWith([LIMIT]));
    expect(files.filter(({ path }) => path.startsWith('cases/'))).toEqual([]);
  });

  test.each(['late.json', 'cases/late-2026-02.json'])('is overtaken where somebody else changed %s, until it was looked at', (path) => {
    const draft = draftWith([LIMIT]);
    const changed = FOLDER.map((file) => (file.path === path ? { path, text: `${file.text} ` } : file));
    expect([isOvertaken(FOLDER, draft.files[0]!), isOvertaken(changed, draft.files[0]!)]).toEqual([false, true]);
    expect(codes(draft, ON, changed)).toEqual(['overtaken']);
    expect(isOvertaken(changed, following(changed, draft.files[0]!))).toBe(false);
    expect(isOvertaken(FOLDER.filter((file) => file.path !== 'late.json'), draft.files[0]!)).toBe(true);
  });
});

describe('publishing', () => {
  test('writes a version beside the one that it follows, and changes nothing else but the profile', () => {
    const { folder, versions, set, alone } = published(mendedCases(draftWith([LIMIT])));
    expect(versions).toEqual([{ path: 'late-2026-12-01.json', follows: 'late.json', entries: 2 }]);
    for (const { path, text } of FOLDER) if (path !== 'profile.json') expect([path, textAt(folder, path)]).toEqual([path, text]);
    const fresh = JSON.parse(textAt(folder, 'late-2026-12-01.json')) as Json;
    expect(fresh).toMatchObject({ id: 'late', effectiveFrom: '2026-12-01', published: { by: '赵敏', at: '2026-11-22 09:30', authors: ['赵敏'], note: '按新制度', alone: true }, parameters: { limit: { value: 14 }, fine: { value: 20 } } });
    expect(alone).toBe(true);
    expect(set.files.find(({ version }) => version === '2026-12-01')!.published).toEqual(fresh['published']);
    for (const path of ['cases/late-2026-12-01.json', 'cases/late-2026-12-01-2026-02.json']) expect(JSON.parse(textAt(folder, path))).toMatchObject({ file: 'late-2026-12-01.json' });
    expect(folder).toHaveLength(FOLDER.length + 3);
    const profile = JSON.parse(textAt(folder, 'profile.json')) as Json;
    expect(profile['inForce']).toEqual([
      ...IN_FORCE.slice(0, 2),
      { file: 'late-2026-12-01.json', from: '2026-12-01', except: { department: ['Sales'] } },
      IN_FORCE[2],
      { file: 'late-2026-12-01.json', from: '2027-01-01', for: { department: ['Sales'] } },
      IN_FORCE[3],
    ]);
    expect(profile['parameters']).toEqual({ late: { fine: 20 }, 'late@2026-12-01': { fine: 20 } });
  });

  test('by somebody beside other authors is not alone', () => {
    const { folder, alone } = published(mendedCases(draftWith([LIMIT], ['王芳', '赵敏'])));
    expect(alone).toBe(false);
    expect((JSON.parse(textAt(folder, 'late-2026-12-01.json')) as Json)['published']).toEqual({ at: ON.at, by: ON.by, authors: ['王芳', '赵敏'], note: ON.note });
  });

  test.each([['2026-06-29', []], ['2026-06-30', []], ['2026-07-01', ['late.json']]])('that begins on %s, where what it follows ends on 30 June, is in force for nobody from 1 July on', (day, idle) => {
    const folder = FOLDER.map((file) => (file.path === 'profile.json' ? { path: file.path, text: withEdits(file.text, [{ at: ['inForce', 2] }, { at: ['inForce', 1] }]) } : file));
    expect(idleOn(folder, draftWith([LIMIT]), day)).toEqual(idle);
    expect(idleOn(folder, mendedCases(draftWith([])), day)).toEqual([]);
    expect(published(mendedCases(draftWith([LIMIT])), { ...ON, effectiveFrom: day }, folder).versions.map(({ entries }) => entries)).toEqual([idle.length === 0 ? 1 : 0]);
  });

  test('the next version takes the place of the day in the name', () => {
    const first = published(mendedCases(draftWith([LIMIT])));
    const file = draftOf(first.folder, 'late-2026-12-01.json')!;
    const draft: Draft = { authors: [], files: [{ ...file, text: withEdits(file.text, [{ at: ['parameters', 'fine', 'value'], json: 40 }]), cases: file.cases.map(({ path, text }) => ({ path, text: text.replaceAll('-20.00', '-40.00') })) }] };
    const { versions, folder } = published(draft, { ...ON, effectiveFrom: '2027-02-01' }, first.folder);
    expect(versions).toEqual([{ path: 'late-2027-02-01.json', follows: 'late-2026-12-01.json', entries: 2 }]);
    expect(folder.map(({ path }) => path).filter((path) => path.startsWith('cases/late'))).toEqual(['cases/late.json', 'cases/late-2026-02.json', 'cases/late-2026-12-01.json', 'cases/late-2026-12-01-2026-02.json', 'cases/late-2027-02-01.json', 'cases/late-2027-02-01-2026-02.json']);
    const history = historyOf(folder, loadRules(folder), 'late');
    expect(history.map(({ file, before }) => [file.version, before?.version ?? null, file.published?.note ?? null])).toEqual([['2027-02-01', '2026-12-01', '按新制度'], ['2026-12-01', '2026-01-01', '按新制度'], ['2026-01-01', null, null]]);
    const set = loadRules(folder);
    const words = history.map(({ changes }) => rulesDifferenceText(changes, { before: set, after: set }, { lang: 'zh-CN', say: createTranslator('zh-CN'), width: 100 }).join('\n'));
    expect(words[0]).toMatch(/fine.*20.* → 40/);
    expect(words[1]).toMatch(/limit.*15.* → 14/);
    // The company had set the fine before, too.
    expect(words[1]).not.toContain('fine');
  });

  test('cases alone need no version: they are replaced, and no other byte changes', () => {
    const file = draftOf(FOLDER, 'late.json')!;
    const more = withEdits(file.cases[0]!.text, [{ at: ['cases', 2], json: { rule: 'late', row: { employee_id: 'E1', work_date: '2026-10-09', late: 17 }, expect: 'violation' }, insert: true }]);
    const draft: Draft = { authors: [], files: [{ ...file, cases: [{ path: 'cases/late.json', text: more }, file.cases[1]!] }] };
    const { folder, versions } = published(draft);
    expect(versions).toEqual([]);
    expect(folder).toEqual(FOLDER.map((one) => (one.path === 'cases/late.json' ? { path: one.path, text: more } : one)));
  });

  test('whatever is edited, the files that nobody drafted stay byte for byte', () => {
    const value = fc.integer({ min: 0, max: 60 });
    const edits = fc.array(fc.oneof(value.map((json): Edit => ({ at: ['parameters', 'fine', 'value'], json })), fc.string({ maxLength: 20 }).map((json): Edit => ({ at: ['rules', 0, 'reading'], json: `x${json}` }))), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(edits, fc.integer({ min: 1, max: 900 }), (some, days) => {
        const effectiveFrom = formatDate(addDays(parseIsoDate('2026-01-01')!, days));
        const draft = draftWith(some);
        const fine = (JSON.parse(draft.files[0]!.text) as { parameters: { fine: { value: number } } }).parameters.fine.value;
        const green: Draft = { ...draft, files: draft.files.map((file) => ({ ...file, cases: file.cases.map(({ path, text }) => ({ path, text: text.replaceAll('-20.00', fine === 0 ? '0.00' : `-${fine}.00`) })) })) };
        const done = publish(green, { ...ON, effectiveFrom });
        if ('refused' in done) return expect(done.refused.map(({ code }) => code)).toEqual(['cases']);
        for (const file of FOLDER) if (file.path !== 'profile.json') expect(done.folder).toContain(file);
        expect(done.set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('is refused', () => {
  const sound = mendedCases(draftWith([LIMIT]));
  test.each<[string, Partial<Publication>, string | null, readonly string[]]>([
    ['the day before a closed month ends', { effectiveFrom: '2026-11-29' }, '2026-11-30', ['date-closed']],
    ['its last day', { effectiveFrom: '2026-11-30' }, '2026-11-30', ['date-closed']],
    ['not the day after', { effectiveFrom: '2026-12-01' }, '2026-11-30', []],
    ['a day before the version that it follows', { effectiveFrom: '2025-12-31' }, null, ['not-later']],
    ['its own day', { effectiveFrom: '2026-01-01' }, null, ['date-taken']],
    ['not the day behind it', { effectiveFrom: '2026-01-02' }, null, []],
    ['a day that is none', { effectiveFrom: '2026-02-30' }, null, ['no-such-date']],
    ['nobody', { by: ' ' }, null, ['no-name']],
  ])('%s', (_, on, closedUntil, expected) => expect(codes(sound, { ...ON, ...on }, FOLDER, closedUntil)).toEqual(expected));

  test('what a version of a later day is between', () => {
    const { folder } = published(sound);
    expect(codes(sound, { ...ON, effectiveFrom: '2026-12-02' }, folder)).toEqual(['overtaken']);
    expect(codes(sound, ON, folder)).toEqual(['date-taken']);
    expect(codes(sound, { ...ON, effectiveFrom: '2026-11-30' }, folder)).toEqual([]);
  });

  test('a red case, also one of a file that reads the changed one', () => {
    const red = publish(draftWith([LIMIT]));
    expect('refused' in red && red.refused.map(({ code, cases }) => [code, cases.map(({ path, index, ok }) => [path, index, ok])])).toEqual([['cases', [['cases/late-2026-12-01-2026-02.json', 0, false], ['cases/late-2026-12-01.json', 0, false]]]]);
    const draft = draftWith([{ at: ['facts', 'is_late', 'formula'], json: '=late > limit + limit' }]);
    const other = publish(draft);
    expect('refused' in other && other.refused.map(({ code, cases }) => [code, cases.map(({ path }) => path)])).toEqual([['cases', ['cases/other.json']]]);
  });

  test.each<[{ readonly month?: string; readonly asOf?: string }, readonly string[]]>([
    [{ month: '2026-11' }, []],
    [{ asOf: '2026-11-30' }, []],
    [{ asOf: '2026-12-01' }, ['cases']],
    [{ month: '2026-12' }, ['cases']],
    [{}, ['cases']],
  ])('but a case of another file goes by the version of its own time: %o', (when, expected) => {
    const folder = FOLDER.map((file) => (file.path === 'cases/other.json' ? { path: file.path, text: pretty({ ...OTHER_CASES, cases: OTHER_CASES.cases.map((one) => ({ ...one, rows: [row('2026-11-08', 16), row('2026-11-09', 16)].map((cells) => ({ ...cells, work_date: when.month === '2026-12' ? '2026-12-09' : cells['work_date'] })) })), ...when }) } : file));
    const file = draftOf(folder, 'late.json')!;
    const stricter: Draft = { authors: [], files: [{ ...file, text: withEdits(file.text, [{ at: ['facts', 'is_late', 'formula'], json: '=late > limit + limit' }]) }] };
    expect(codes(stricter, ON, folder)).toEqual(expected);
  });

  test('what the loader refuses, with where', () => {
    const broken = publish(draftWith([{ at: ['rules', 0, 'line', 'amount'], json: '=-nothing' }]));
    expect('refused' in broken && broken.refused.map(({ code, problems }) => [code, problems.map(({ file, pointer, code }) => `${file} ${pointer} ${code}`).at(0)])).toEqual([['broken', 'late-2026-12-01.json /rules/0/line/amount formula.unknown-name']]);
    expect(codes(draftWith([{ at: ['id'], json: 'x' }]))).toEqual(['identity']);
    expect(codes(draftWith([{ at: ['effectiveFrom'], json: '2026-05-01' }]))).toEqual(['identity']);
    expect(codes(draftWith([LIMIT]), ON, [...FOLDER, { path: 'late-2026-12-01.json', text: '{}' }])).toEqual(['path-taken']);
  });
});
