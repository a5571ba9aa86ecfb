import { readDraftPart } from '../records/draft-part';
import { PARTS } from '../records/parts';
import { readRulesPart } from '../records/rules-part';
import { loadRules } from '../rules/load';
import type { Edit } from '../authoring/edit';
import { draftedCompany, draftedFolder, settledDraft } from './testing/drafted-company';
import { KINDS, sessionOver, workBook, type AtHand } from './testing/late-company';
import { putInForce, rulesInForce } from './rules-in-force';
import type { Session } from './session';

jest.setTimeout(60_000);

const ROWS = [
  { id: 'E1', name: '赵敏', day: '2026-10-12', late: 20 },
  { id: 'E2', name: '王芳', day: '2026-10-12', late: 12 },
];
const LIMIT = (json: number): Edit[] => [{ at: ['parameters', 'limit', 'value'], json }];
const GREEN: Edit[] = [{ at: ['cases', 0, 'row', 'late'], json: 10 }];
/** Turns of the event loop rather than a time: on a busy machine as much happens in them. */
async function saved(): Promise<void> {
  for (let turn = 0; turn < 120; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.each(KINDS)('a draft in %s', (_, open) => {
  let folder: ReturnType<typeof draftedCompany>;
  let hand: AtHand;
  let session: Session;
  beforeEach(async () => {
    folder = draftedCompany();
    hand = await open(workBook(ROWS));
    session = sessionOver(hand);
    await session.records.load();
  });
  afterEach(() => hand.close());
  const draft = () => session.drafting.state.get();
  const limit = (): unknown => (JSON.parse(draft().draft!.files[0]!.text) as { parameters: { limit: { value: unknown } } }).parameters.limit.value;

  test('is read while it is typed, its cases are run, and steps lead back and forth', async () => {
    const { drafting } = session;
    expect(await drafting.begin('nothing.json', '赵敏')).toBe(false);
    expect(await drafting.begin('late.json', '赵敏')).toBe(true);
    expect(await settledDraft(drafting)).toMatchObject({ overtaken: [], problems: [], canUndo: true, canRedo: false, cases: [{ ok: true }, { ok: true }] });
    drafting.edit('late.json', LIMIT(10));
    expect(draft()).toMatchObject({ isReading: true, isSaved: false });
    const red = await settledDraft(drafting);
    expect(red.cases!.map(({ index, ok }) => [index, ok])).toEqual([[0, false], [1, true]]);
    expect(red.set!.files.find(({ id }) => id === 'late')!.parameters.get('limit')!.value).toMatchObject({ n: 10n });
    drafting.editCases('late.json', 'cases/late.json', GREEN);
    expect((await settledDraft(drafting)).cases!.every(({ ok }) => ok)).toBe(true);

    drafting.undo();
    drafting.undo();
    expect(limit()).toBe(15);
    drafting.redo();
    expect(limit()).toBe(10);
    drafting.undo();
    drafting.undo();
    expect(draft()).toMatchObject({ draft: null, canUndo: false, canRedo: true, set: null });
    drafting.redo();
    expect(limit()).toBe(15);
  });

  test('a part goes with its cases in one step, and comes back', async () => {
    const { drafting } = session;
    await drafting.begin('late.json', '赵敏');
    const [before] = draft().draft!.files;
    drafting.remove('late.json', { kind: 'rule', name: 'late' });
    const [after] = draft().draft!.files;
    expect([(JSON.parse(after!.text) as { rules: unknown }).rules, before!.cases.length, after!.cases]).toEqual([[], 1, []]);
    expect(await settledDraft(drafting)).toMatchObject({ problems: [], cases: [] });
    drafting.undo();
    expect(draft().draft!.files).toEqual([before]);
    expect((await settledDraft(drafting)).cases!.map(({ ok }) => ok)).toEqual([true, true]);
  });

  test('keys at one place are one step; what cannot be used is told with where, and the page keeps what loaded last', async () => {
    const { drafting } = session;
    await drafting.begin('late.json', '赵敏');
    for (const json of ['=-r', '=-rate * l', '=-rate * late']) drafting.edit('late.json', [{ at: ['rules', 0, 'line', 'amount'], json }]);
    const { problems, set, cases } = await settledDraft(drafting);
    expect(problems.map(({ file, pointer, severity }) => `${severity} ${file} ${pointer}`)).toContain('error late.json /rules/0/line/amount');
    expect(set).toBeNull();
    expect(cases!.every(({ ok }) => !ok)).toBe(true);
    drafting.undo();
    expect(draft().draft!.files[0]!.text).toContain('=-rate * (late / minute)');
    expect((await settledDraft(drafting)).set).not.toBeNull();
    expect(() => drafting.edit('other.json', LIMIT(1))).toThrow('no draft');
  });

  test('travels in the workbook, with who wrote it, and is gone from it when it is given up', async () => {
    await session.drafting.begin('late.json', '赵敏');
    session.drafting.edit('late.json', LIMIT(10));
    await saved();
    expect(draft().isSaved).toBe(true);
    expect(session.records.toSave.get()).toBe('now');
    expect(readDraftPart((await hand.book.part(PARTS.draft.namespace))!)).toEqual(draft().draft);

    const again = sessionOver(hand);
    await again.records.load();
    await again.drafting.open();
    const read = await settledDraft(again.drafting);
    expect(read).toMatchObject({ isSaved: true, overtaken: [], problems: [], draft: { authors: [{ by: '赵敏' }] } });
    expect(read.cases!.map(({ ok }) => ok)).toEqual([false, true]);
    expect(await again.drafting.begin('late.json', '王芳')).toBe(true);
    expect(again.drafting.state.get().draft!.authors.map(({ by }) => by)).toEqual(['赵敏', '王芳']);
    again.drafting.discard('late.json');
    await saved();
    expect(await hand.book.part(PARTS.draft.namespace)).toBeNull();
  });

  test('that somebody else saved meanwhile is taken over, and the one here is one step back', async () => {
    await session.drafting.begin('late.json', '赵敏');
    await saved();
    const other = sessionOver(hand);
    await other.records.load();
    other.drafting.edit('late.json', LIMIT(12));
    await saved();
    session.drafting.edit('late.json', LIMIT(11));
    await saved();
    expect(draft()).toMatchObject({ isSaved: true, told: { key: 'records.changed-elsewhere', params: { part: 'draft' } } });
    expect(limit()).toBe(12);
    session.drafting.undo();
    expect(limit()).toBe(11);
  });

  test('shows whom it changes something for, beside what the check came to, and changes nothing', async () => {
    await session.impact.find();
    expect(session.desk.state.get().notice).toMatchObject({ key: 'pane.check-first' });
    await session.checker.check();
    await session.drafting.begin('late.json', '赵敏');
    session.drafting.edit('late.json', LIMIT(10));
    await settledDraft(session.drafting);
    await session.impact.find();
    const impact = session.impact.state.get()!;
    expect(impact.view.report.difference!.totals.map(({ employee_id, net }) => [employee_id, net.from, net.to])).toEqual([['E2', '0.00', '-12.00']]);
    expect(impact.draft).toBe(draft().draft);
    expect(session.desk.state.get().checked!.view.report.lines.map(({ employee_id, amount }) => [employee_id, amount])).toEqual([['E1', '-20.00']]);
    session.drafting.discard();
    expect(session.impact.state.get()).toBeNull();
  });

  test('says of all months, too, what it changes, whichever was checked', async () => {
    await hand.close();
    hand = await open(workBook([...ROWS, { id: 'E2', name: '王芳', day: '2026-09-14', late: 13 }]));
    session = sessionOver(hand);
    await session.records.load();
    await session.checker.check();
    await session.drafting.begin('late.json', '赵敏');
    session.drafting.edit('late.json', LIMIT(10));
    await settledDraft(session.drafting);
    const nets = (): unknown => session.impact.state.get()!.view.report.difference!.totals.map(({ employee_id, net }) => [employee_id, net.from, net.to]);
    await session.impact.find();
    expect(nets()).toEqual([['E2', '0.00', '-12.00']]);
    await session.impact.find(true);
    // A total is of a person and a month.
    expect(nets()).toEqual([['E2', '0.00', '-13.00'], ['E2', '0.00', '-12.00']]);
    expect(session.impact.state.get()).toMatchObject({ isAll: true });
  });

  test('may be of nothing but when a file is in force: it travels, can be taken back, and is published on its own days', async () => {
    await session.rules.load().catch(() => undefined);
    const { drafting, publishing } = session;
    drafting.force({ is: 'end', file: 'late.json', day: '2026-12-31' }, '赵敏');
    drafting.force({ is: 'end', file: 'late.json', day: '2026-11-30' }, '王芳');
    expect(draft().draft).toMatchObject({ files: [], authors: [{ by: '赵敏' }, { by: '王芳' }], force: [{ is: 'end', file: 'late.json', day: '2026-11-30' }] });
    await saved();
    expect(readDraftPart((await hand.book.part(PARTS.draft.namespace))!)).toEqual(draft().draft);
    expect((await settledDraft(drafting)).set!.profile.inForce.map(({ to }) => to === null)).toEqual([false]);
    // Had it never been in force: what the check came to is gone.
    await session.checker.check();
    await session.impact.find();
    expect(session.impact.state.get()!.view.report.difference!.totals.map(({ employee_id, net }) => [employee_id, net.from, net.to])).toEqual([['E1', '-20.00', '0.00']]);
    drafting.leaveForce(draft().draft!.force![0]!);
    expect(draft().draft).toBeNull();
    drafting.undo();
    expect(await publishing.publish({ effectiveFrom: '', by: '赵敏', note: '' })).toBe(true);
    expect(session.desk.state.get().notice).toMatchObject({ key: 'author.published-force' });
    expect(JSON.parse(readRulesPart((await hand.book.part(PARTS.rules.namespace))!).find(({ path }) => path === 'profile.json')!.text)).toMatchObject({ inForce: [{ file: 'late.json', from: '2026-01-01', to: '2026-11-30' }] });
  });

  test('is published into the workbook: the rules travel with their cases, the draft is gone, a closed month stays', async () => {
    await session.rules.load().catch(() => undefined);
    // No server is there: the rules that are in force were put there by hand, and the workbook has none.
    const { drafting, publishing, checker, closing, desk } = session;
    await checker.check();
    expect(await closing.close('赵敏', '已核对')).toBe(true);
    expect(publishing.closedUntil()).toBe('2026-10-31');
    const before = desk.state.get().checked!.view.report;
    await drafting.begin('late.json', '赵敏');
    drafting.edit('late.json', LIMIT(10));
    await settledDraft(drafting);
    expect(await publishing.publish({ effectiveFrom: '2026-10-31', by: '赵敏', note: '' })).toBe(false);
    expect(publishing.state.get().refused.map(({ code }) => code)).toEqual(['date-closed']);
    expect(await publishing.publish({ effectiveFrom: '2026-11-01', by: '赵敏', note: '' })).toBe(false);
    expect(publishing.state.get().refused.map(({ code, cases }) => [code, cases.length])).toEqual([['cases', 1]]);
    expect(await hand.book.part(PARTS.rules.namespace)).toBeNull();

    drafting.editCases('late.json', 'cases/late.json', GREEN);
    expect(await publishing.publish({ effectiveFrom: '2026-11-01', by: '赵敏', note: '更严' })).toBe(true);
    expect(desk.state.get().notice).toMatchObject({ key: 'author.published', params: { count: 1, date: '2026-11-01' } });
    const carried = readRulesPart((await hand.book.part(PARTS.rules.namespace))!);
    expect(carried.map(({ path }) => path).filter((path) => path.includes('late')).sort()).toEqual(['cases/late-2026-11-01.json', 'cases/late.json', 'late-2026-11-01.json', 'late.json']);
    for (const file of folder) if (file.path !== 'profile.json') expect(carried).toContainEqual(file);
    expect(rulesInForce()!.set.files.map(({ version, published }) => [version, published?.by ?? null]).sort()).toEqual([['2026-01-01', null], ['2026-11-01', '赵敏']]);
    expect(await rulesInForce()!.cases()).toHaveLength(2);
    expect(draft()).toMatchObject({ draft: null, canUndo: false, isSaved: true });

    expect(desk.state.get().isStale).toBe(true);
    await checker.check();
    const after = desk.state.get().checked!.view.report;
    expect(after.run.rules).toHaveLength(before.run.rules.length + 1);
    expect({ ...after, run: { ...after.run, rules: [] }, difference: null }).toEqual({ ...before, run: { ...before.run, rules: [] }, difference: null });
  });
});

describe('rules as JSON', () => {
  let hand: AtHand;
  let session: Session;
  beforeEach(async () => {
    draftedCompany();
    hand = await KINDS[0]![1](workBook(ROWS));
    session = sessionOver(hand);
    await session.records.load();
  });
  const read = async (text: string) => {
    await session.publishing.readText('rules.json', text);
    return session.publishing.state.get().read!;
  };

  test('come back as they went, with their cases', async () => {
    const text = (await session.publishing.exportText())!;
    const same = await read(text);
    expect(same).toMatchObject({ is: 'folder', changes: [], rewritten: [] });
    expect(same.is === 'folder' && [...same.folder].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([...draftedFolder()].sort((a, b) => (a.path < b.path ? -1 : 1)));
  });

  test.each([
    ['a comma that is missing', '{\n  "files": [\n    {"path": "profile.json" "text": "{}"}\n  ]\n}', { is: 'refused', problems: [{ file: 'rules.json', line: 3, column: 28, code: 'comma-missing' }] }],
    ['no bundle', '{"files": 3}', { is: 'refused', problems: [], why: { code: 'bundle-shape' } }],
    ['a path that leads out', '{"files": [{"path": "../profile.json", "text": "{}"}]}', { is: 'refused', problems: [], why: { code: 'bundle-path' } }],
    ['a rule file that cannot be used', JSON.stringify({ files: draftedFolder().map((file) => (file.path === 'late.json' ? { path: file.path, text: file.text.replace('-rate * (', '-rates * (') } : file)) }), { is: 'refused', problems: expect.arrayContaining([expect.objectContaining({ file: 'late.json', pointer: '/rules/0/line/amount', line: expect.any(Number) as number })]) as unknown }],
    ['one rule file of another company', '{ "id": "x", "rules": [] }', { is: 'refused', problems: [{ code: 'unknown-rule-file', file: 'rules.json' }] }],
    ['one rule file with a mistake', draftedFolder().find(({ path }) => path === 'late.json')!.text.replace('"unit": "minute"', '"unit": "minutes"'), { is: 'refused', problems: expect.arrayContaining([expect.objectContaining({ file: 'rules.json', pointer: '/parameters/limit/unit', column: 15 })]) as unknown }],
  ])('%s is refused with line and column, and nothing is lost', async (_, text, expected) => {
    await session.drafting.begin('late.json', '赵敏');
    session.drafting.edit('late.json', LIMIT(10));
    const [rules, draft] = [rulesInForce(), session.drafting.state.get().draft];
    expect(await read(text)).toMatchObject(expected);
    expect(await session.publishing.take('赵敏')).toBe(false);
    expect([rulesInForce(), session.drafting.state.get().draft]).toEqual([rules, draft]);
    expect(await hand.book.part(PARTS.rules.namespace)).toBeNull();
  });

  test('one rule file becomes a draft, which can be taken back', async () => {
    const text = draftedFolder().find(({ path }) => path === 'late.json')!.text.replace('"value": 15', '"value": 9').replace('2026-01-01', '2027-01-01');
    expect(await read(text)).toMatchObject({ is: 'file', draft: { follows: 'late.json' } });
    expect(await session.publishing.take('赵敏')).toBe(true);
    expect(session.drafting.state.get().draft!.files[0]!.text).toBe(text.replace('2027-01-01', '2026-01-01'));
    session.drafting.undo();
    expect(session.drafting.state.get().draft!.files[0]!.text).toContain('"value": 15');
  });

  test('a whole folder comes into force and travels in the workbook; published versions that it has otherwise are named', async () => {
    // Nothing was loaded out of this workbook: what it carries must not be written over unseen.
    const text = JSON.stringify({ files: draftedFolder().filter(({ path }) => !path.startsWith('cases/')).map((file) => (file.path === 'late.json' ? { path: file.path, text: file.text.replace('"value": 15', '"value": 9') } : file)) });
    const folder = await read(text);
    expect(folder).toMatchObject({ is: 'folder', rewritten: ['late.json'], changes: [{ is: 'changed', to: 'late.json' }] });
    await session.rules.load().catch(() => undefined);
    putInForce({ ...rulesInForce()! });
    await read(text);
    expect(await session.publishing.take('赵敏')).toBe(true);
    expect(rulesInForce()!.set.files[0]!.parameters.get('limit')!.value).toMatchObject({ n: 9n });
    expect((await rulesInForce()!.cases()).map(({ path }) => path)).toEqual(['cases/late.json']);
    expect(loadRules(readRulesPart((await hand.book.part(PARTS.rules.namespace))!)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
