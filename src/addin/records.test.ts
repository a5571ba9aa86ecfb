import type { Draft } from '../authoring/draft';
import { createHash } from 'node:crypto';
import type { Waiver } from '../checking/waiver';
import { createTranslator } from '../i18n/translator';
import { report } from '../report/testing/sample';
import { writeClosingsPart } from '../records/closings-part';
import type { Closing, KeptRun } from '../records/model';
import { MOST_PART_BYTES, PARTS, RECORD_NAMES, type RecordName } from '../records/parts';
import { MOST_RUNS } from '../records/runs';
import { writeWaiversPart } from '../records/waivers-part';
import type { SheetMap } from '../rules/ledger-definition';
import { sha256 } from '../values/sha256';
import { excelHarness } from '../workbook/excel/testing/excel-harness';
import { openFile } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { OpenWorkbookError, type OpenWorkbook } from '../workbook/open-workbook';
import { writeTextPart } from '../workbook/text-part';
import { noticeOf } from './notice';
import { WorkbookRecords } from './records';
import { RecordsError } from './records-error';

// Microsoft's client and a workbook engine are loaded.
jest.setTimeout(60_000);

const DRAFT: Draft = { authors: [{ by: '赵敏', at: '2026-11-22 09:30' }], files: [{ follows: 'attendance.json', sha256: 'a'.repeat(64), text: '{}\n', cases: [{ path: 'cases/attendance.json', text: '{}' }] }] };
const WAIVER: Waiver = {
  finding: 'attendance/late|employee_id=000102',
  rule: 'attendance/late',
  version: '2026-01-01',
  values: 'a'.repeat(64),
  category: 'record-wrong',
  reason: '打卡机故障 <已核实>',
  by: '赵敏',
  at: '2026-11-22 09:30',
  expires: '2026-12-31',
};
const MAPS: ReadonlyMap<string, SheetMap> = new Map([['考勤', { ledger: 'attendance', headerRow: 3, columns: new Map([['员工代码', 'employee_id'], ['备注', null]]) }]]);
const RUN: KeptRun = { at: '2026-11-22 09:30', run: { ...report().run, files: [{ name: 'a.xlsx', sha256: sha256('a') }], rules: [] }, report: 'AAAA' };
const CLOSING: Closing = {
  month: '2026-10',
  by: '赵敏',
  at: '2026-11-22 09:30',
  note: '',
  run: RUN.run,
  findings: { block: 0, warn: 1, info: 2, cannotJudge: 3, waived: 1 },
  waivers: [{ ...WAIVER, money: '-50.00' }],
  lines: [{ employee_id: '000102', item: 'lateness', amount: '-50.00', rule: 'attendance/late', version: '2026-01-01', key: { employee_id: '000102' } }],
  totals: [],
  carried: [],
  reopened: null,
};

const inFile = (): OpenWorkbook => openFile('a.xlsx', makeBook({ sheets: [{ name: 'Sheet1' }] }, { prefix: '', strict: false }));
const opened = async (book: OpenWorkbook): Promise<WorkbookRecords> => {
  const records = new WorkbookRecords(book);
  await records.load();
  return records;
};

/** What a save was refused with, in words of every language. */
async function refusal(save: Promise<void>): Promise<{ readonly key: string; readonly words: readonly string[] }> {
  const error: unknown = await save.then(
    () => null,
    (reason: unknown) => reason,
  );
  const { key, params } = noticeOf(error);
  return { key, words: (['zh-CN', 'zh-TW', 'en'] as const).map((lang) => createTranslator(lang)(key, params)) };
}

describe.each([
  ['a file', () => Promise.resolve({ book: inFile(), close: (): Promise<void> => Promise.resolve() })],
  ['Excel', async () => { const { workbook, close } = await excelHarness.open({ sheets: [{ name: 'Sheet1' }] }); return { book: workbook, close }; }],
])('what travels in %s', (_, openBook) => {
  let book: OpenWorkbook;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ book, close } = await openBook());
  });
  afterEach(() => close());

  test('is there again in the next session, each part by itself', async () => {
    const records = await opened(book);
    expect(records.state.get()).toEqual({ isLoaded: true, records: { maps: new Map(), waivers: [], runs: [], closings: [], draft: null }, unreadable: new Map(), letGo: [] });
    await records.saveMaps(MAPS);
    await records.saveWaivers([WAIVER]);
    await records.keepRun(RUN);
    await records.saveClosings([CLOSING]);
    await records.saveDraft(DRAFT);
    const all = { maps: MAPS, waivers: [WAIVER], runs: [RUN], closings: [CLOSING], draft: DRAFT };
    expect(records.state.get().records).toEqual(all);
    const next = await opened(book);
    expect(next.state.get()).toMatchObject({ records: all, unreadable: new Map() });

    await next.saveWaivers([]);
    await next.saveMaps(new Map());
    await next.saveDraft(null);
    expect((await opened(book)).state.get().records).toEqual({ ...all, maps: new Map(), waivers: [], draft: null });
    for (const name of ['waivers', 'maps', 'draft'] as const) expect(await book.part(PARTS[name].namespace)).toBeNull();
  });

  test('is saved one after another, however many begin at once', async () => {
    const records = await opened(book);
    await Promise.all([records.saveWaivers([WAIVER]), records.saveMaps(MAPS), records.saveWaivers([WAIVER, { ...WAIVER, finding: 'b' }])]);
    const { waivers, maps } = (await opened(book)).state.get().records;
    expect({ waivers: waivers.map(({ finding }) => finding), maps }).toEqual({ waivers: [WAIVER.finding, 'b'], maps: MAPS });
  });

  test('and was changed elsewhere meanwhile is not written over: the other word is shown, and the next save counts', async () => {
    const [mine, theirs] = [await opened(book), await opened(book)];
    await theirs.saveWaivers([{ ...WAIVER, reason: '别人说的' }]);
    const { key, words } = await refusal(mine.saveWaivers([WAIVER]));
    expect({ key, words }).toMatchObject({ key: 'records.changed-elsewhere', words: [expect.stringContaining('豁免'), expect.stringContaining('豁免'), expect.stringContaining('waivers')] });
    expect(mine.state.get().records.waivers).toEqual([{ ...WAIVER, reason: '别人说的' }]);
    await mine.saveWaivers([...mine.state.get().records.waivers, WAIVER]);
    expect((await opened(book)).state.get().records.waivers).toHaveLength(2);
  });

  test('and cannot be read is told, kept as it is, and taken away only when that is asked for', async () => {
    const broken = writeWaiversPart([WAIVER]).replace('赵敏', '李华');
    await book.setPart(PARTS.waivers.namespace, broken);
    const records = await opened(book);
    expect([...records.state.get().unreadable]).toEqual([['waivers', { intent: 'error', key: 'records.hash', params: {} }]]);
    expect(records.state.get().records.waivers).toEqual([]);
    const { key, words } = await refusal(records.saveWaivers([WAIVER]));
    expect({ key, words }).toMatchObject({ key: 'records.not-overwritten', words: [expect.stringContaining('豁免'), expect.stringContaining('豁免'), expect.stringContaining('waivers')] });
    expect(await book.part(PARTS.waivers.namespace)).toBe(broken);
    // The others are as good as ever.
    await records.saveMaps(MAPS);
    await records.discard('waivers');
    expect(records.state.get().unreadable.size).toBe(0);
    await records.saveWaivers([WAIVER]);
    expect((await opened(book)).state.get()).toMatchObject({ records: { waivers: [WAIVER], maps: MAPS }, unreadable: new Map() });
  });
});

describe('records of a workbook', () => {
  test.each([
    ['another form', (name: RecordName) => writeTextPart(PARTS[name], '{"schemaVersion": 2}'), 'records.version'],
    ['another shape', (name: RecordName) => writeTextPart(PARTS[name], '{"schemaVersion": 1, "others": []}'), 'records.shape'],
    ['no JSON', (name: RecordName) => writeTextPart(PARTS[name], '{'), 'records.not-json'],
    ['something else inside', (name: RecordName) => `<${name} xmlns="${PARTS[name].namespace}"><a/></${name}>`, 'records.not-xml'],
    ['nothing inside', (name: RecordName) => `<${name} xmlns="${PARTS[name].namespace}"/>`, 'records.not-xml'],
  ])('with parts of %s are told by all their names, in words', async (_, part, key) => {
    const book = inFile();
    for (const name of RECORD_NAMES) await book.setPart(PARTS[name].namespace, part(name));
    const { unreadable } = (await opened(book)).state.get();
    expect([...unreadable].map(([name, why]) => [name, why.key])).toEqual(RECORD_NAMES.map((name) => [name, key]));
    for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
      const say = createTranslator(lang);
      for (const [name, why] of unreadable) {
        const words = say('records.unreadable', { part: name, why: say(why.key, why.params) });
        expect(words).not.toMatch(/records\.|undefined|\{/);
      }
    }
  });

  test('keep what did not change as it is: who watches one subject is not told of the others', async () => {
    const records = await opened(inFile());
    await records.saveWaivers([WAIVER]);
    const { waivers, closings } = records.state.get().records;
    await records.keepRun(RUN);
    const after = records.state.get().records;
    expect([after.waivers === waivers, after.closings === closings, after.runs]).toEqual([true, true, [RUN]]);
  });

  test('that were not asked for yet are not written', async () => {
    const book = inFile();
    await book.setPart(PARTS.waivers.namespace, writeWaiversPart([WAIVER]));
    expect(await refusal(new WorkbookRecords(book).saveWaivers([]))).toMatchObject({ key: 'records.changed-elsewhere' });
    expect(await book.part(PARTS.waivers.namespace)).toBe(writeWaiversPart([WAIVER]));
  });

  test('of a workbook that does not answer are told; read again, they are there', async () => {
    const book = inFile();
    await book.setPart(PARTS.closings.namespace, writeClosingsPart([CLOSING]));
    const part = book.part.bind(book);
    Object.assign(book, { part: () => Promise.reject(new OpenWorkbookError('busy')) });
    const records = await opened(book);
    expect([...records.state.get().unreadable].map(([name, why]) => [name, why.key])).toEqual(RECORD_NAMES.map((name) => [name, 'workbook.open-busy']));
    Object.assign(book, { part });
    await records.load();
    expect(records.state.get()).toMatchObject({ unreadable: new Map(), records: { closings: [CLOSING] } });
  });

  test('that are not written are as before', async () => {
    const book = inFile();
    const records = await opened(book);
    await records.saveWaivers([WAIVER]);
    Object.assign(book, { setPart: () => Promise.reject(new OpenWorkbookError('read-only')) });
    await expect(records.saveWaivers([])).rejects.toEqual(new OpenWorkbookError('read-only'));
    expect(records.state.get().records.waivers).toEqual([WAIVER]);
  });

  test('too large for Excel to take are refused, all but the oldest runs, which are let go and told', async () => {
    const records = await opened(inFile());
    // Words that cannot be packed into much less.
    const words = (at: number): string => createHash('shake256', { outputLength: 1480 }).update(String(at)).digest('base64');
    const many = Array.from({ length: 2200 }, (_, at) => ({ ...WAIVER, finding: `f${at}`, reason: words(at) }));
    const { key, words: said } = await refusal(records.saveWaivers(many));
    expect({ key, said: said[2] }).toMatchObject({ key: 'records.too-large-to-write', said: expect.stringMatching(/waivers.* 4 MB/) as string });
    expect(records.state.get().records.waivers).toEqual([]);

    const month = (number: number): KeptRun => ({ ...RUN, run: { ...RUN.run, month: `2026-0${number}` }, report: String(number).repeat(MOST_PART_BYTES * 0.3) });
    for (const number of [1, 2, 3]) await records.keepRun(month(number));
    expect(records.state.get().letGo).toEqual([]);
    await records.keepRun(month(4));
    expect(records.state.get().records.runs.map(({ run }) => run.month)).toEqual(['2026-04', '2026-03', '2026-02']);
    expect(records.state.get().letGo.map(({ run }) => run.month)).toEqual(['2026-01']);
    await records.keepRun({ ...month(5), report: 'A' });
    expect(records.state.get().letGo).toEqual([]);
    // One that alone is too large leaves the others as they are.
    await records.keepRun({ ...month(6), report: 'A'.repeat(MOST_PART_BYTES) });
    expect(records.state.get()).toMatchObject({ letGo: [{ run: { month: '2026-06' } }] });
    expect(records.state.get().records.runs.map(({ run }) => run.month)).toEqual(['2026-05', '2026-04', '2026-03', '2026-02']);
  });

  test('that could not be read again are not written', async () => {
    const records = await opened(inFile());
    const { key, words } = await refusal(records.saveWaivers([{ ...WAIVER, reason: 'x'.repeat(2001) }]));
    expect({ key, words: words[2] }).toMatchObject({ key: 'records.cannot-be-kept', words: expect.stringContaining('waivers/0/reason') as string });
    expect(records.state.get().records.waivers).toEqual([]);
    await records.saveWaivers([{ ...WAIVER, reason: 'x'.repeat(2000) }]);
  });

  test('of more runs than may be kept let the oldest go', async () => {
    const book = inFile();
    const records = await opened(book);
    for (let at = 0; at <= MOST_RUNS; at += 1) await records.keepRun({ ...RUN, run: { ...RUN.run, month: `${2000 + at}-01` }, report: btoa(String(at)) });
    expect(records.state.get()).toMatchObject({ letGo: [{ run: { month: '2000-01' } }] });
    expect((await opened(book)).state.get()).toMatchObject({ unreadable: new Map(), records: { runs: { length: MOST_RUNS } } });
  });

  test('that say nothing new are not written again', async () => {
    const book = inFile();
    const records = await opened(book);
    await records.keepRun(RUN);
    let written = 0;
    const setPart = book.setPart.bind(book);
    Object.assign(book, { setPart: (...given: Parameters<OpenWorkbook['setPart']>) => ((written += 1), setPart(...given)) });
    await records.keepRun({ ...RUN, at: '2026-11-22 10:00' });
    expect({ written, at: records.state.get().records.runs[0]?.at }).toEqual({ written: 0, at: RUN.at });
    await records.keepRun({ ...RUN, report: 'BBBB' });
    expect(written).toBe(1);
  });
});

test('what refuses a save has its words', () => {
  expect(noticeOf(new RecordsError('records.changed-elsewhere', { part: 'runs' }))).toEqual({ intent: 'error', key: 'records.changed-elsewhere', params: { part: 'runs' } });
});
