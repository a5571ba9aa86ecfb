import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import type { Language } from '../i18n/language';
import { loadRules } from '../rules/load';
import { excelHarness } from '../workbook/excel/testing/excel-harness';
import { openFile } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import type { Book, BookSheet, Harness, OpenedBook } from '../workbook/testing/contract';
import { cellName } from '../values/address';
import { entriesOf, goneOf, LEFT_ALONE, previewOf, saidSoFar, withColumn, withLedger, withoutHeader, withoutSaying, type SheetEntry } from './mapping';
import { Observable } from './observable';
import { putInForce } from './rules-in-force';
import { openSession, type Session } from './session';
import type { SessionState } from './session-state';

jest.setTimeout(60_000);

const { files } = readRulesFolder(join(__dirname, '../../rules'), { cases: false });
const set = loadRules(files);

function fileBook(name: string, bytes: Uint8Array): OpenedBook {
  const workbook = openFile(name, bytes);
  const no = (): Promise<never> => Promise.reject(new Error('not asked'));
  return { workbook, see: no, whole: no, reopen: () => Promise.resolve(fileBook(name, workbook.save())), user: null, close: () => Promise.resolve() };
}
const fileHarness: Harness = { open: (book) => Promise.resolve(fileBook('台账.xlsx', makeBook(book, { prefix: '', strict: false }))) };

const sheetOf = (name: string, rows: readonly (readonly (string | number | null)[])[]): BookSheet => ({
  name,
  cells: Object.fromEntries(rows.flatMap((row, r) => row.flatMap((value, c) => (value === null ? [] : [[cellName(r, c), value]])))),
});

/** Headers that somebody changed, below two rows of titles; a sheet of notes; one that is recognised. */
const BOOK: Book = {
  sheets: [
    sheetOf('十月考勤', [['2026年10月'], ['制表：行政部'], ['员工代码', '名字', '哪天', '早上打卡时间', '晚上打卡时间'], ['000102', '李雷', '2026-10-09', '09:41', '18:30'], ['000103', '韩梅', '2026-10-09', '很早', '18:00']]),
    sheetOf('考勤', [['工号', '姓名', '日期', '上班打卡', '下班打卡'], ['000104', '林涛', '2026-10-09', '09:55', '18:30']]),
  ],
};

/** Two tables on one sheet, the second under headers of somebody's own and with a row of totals. */
const TABLES: Book = {
  sheets: [
    {
      ...sheetOf('十月', [
        ['早班', null, null, null, null, null, '晚班'],
        ['工号', '姓名', '日期', '上班打卡', '下班打卡', null, '员工代码', '名字', '哪天', '早上打卡时间', '晚上打卡时间'],
        ['000104', '林涛', '2026-10-09', '09:42', '18:30', null, '000102', '李雷', '2026-10-09', '09:41', '18:30'],
        [null, null, null, null, null, null, '000103', '韩梅', '2026-10-09', '09:00', '18:30'],
        [null, null, null, null, null, null, '汇总', null, null, '2', null],
      ]),
      tables: [{ name: '早班', range: 'A2:E3' }, { name: '晚班', range: 'G2:K5', totals: true }],
    },
  ],
};

interface Opened {
  readonly opened: OpenedBook;
  readonly session: Session;
  readonly state: () => SessionState;
  readonly entry: (sheet: string) => SheetEntry;
}

function sessionOf(opened: OpenedBook): Opened {
  const session = openSession(opened.workbook, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
  const state = (): SessionState => session.desk.state.get();
  return { opened, session, state, entry: (sheet) => entriesOf(state().recognised!).find(({ account }) => account.sheet === sheet)! };
}

/** Resolves when the sheets were recognised by what is said now, and nothing is at work. */
const settled = async ({ session, state }: Opened): Promise<void> => {
  for (let turns = 0; turns < 500; turns += 1) {
    if (!session.desk.isBusy && state().recognised?.maps === session.records.state.get().records.maps) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('never settled');
};

beforeAll(() => putInForce({ set, files, from: 'bundled', cases: () => Promise.resolve([]) }));

const HARNESSES: readonly (readonly [string, Harness])[] = [['a file', fileHarness], ['Excel', excelHarness]];

describe.each(HARNESSES)('sheets said by hand in %s', (_, harness) => {
  let all: OpenedBook[] = [];
  const open = async (book: Book = BOOK): Promise<Opened> => {
    const opened = await harness.open(book);
    all.push(opened);
    return sessionOf(opened);
  };
  afterEach(async () => {
    for (const one of all) await one.close();
    all = [];
  });

  test('a look recognises and judges nothing; a sheet is mended column by column and read, also at the next opening', async () => {
    const one = await open();
    await one.session.checker.look();
    expect([one.state().checked, entriesOf(one.state().recognised!).map(({ account }) => [account.sheet, account.outcome])]).toEqual([null, [['十月考勤', 'no-ledger'], ['考勤', 'read']]]);

    await one.session.mapping.say('十月考勤', withLedger(null, 'attendance'));
    await settled(one);
    expect(one.entry('十月考勤').account).toMatchObject({ outcome: 'not-read', ledger: 'attendance', headerRow: 3, missing: expect.arrayContaining([{ key: 'work_date', required: true }]) as unknown });

    for (const [header, key] of [['哪天', 'work_date'], ['早上打卡时间', 'in_time'], ['员工代码', 'employee_id']] as const) {
      const so = saidSoFar(one.entry('十月考勤').account)!;
      await one.session.mapping.say('十月考勤', withColumn(so, header, key));
      await settled(one);
    }
    const { account, rows, problems } = one.entry('十月考勤');
    expect([account.outcome, rows?.rows, problems, account.unused.map(({ name }) => name)]).toEqual(['read', 2, [], ['名字', '晚上打卡时间']]);

    const again = sessionOf(await one.opened.reopen());
    all.push(again.opened);
    await again.session.checker.check();
    expect(again.entry('十月考勤').account.columns.find(({ key }) => key === 'in_time')).toEqual({ key: 'in_time', headers: [{ text: '早上打卡时间', name: '早上打卡时间', cell: 'D3' }], by: 'hand' });
    const { coverage, findings } = again.state().checked!.view.report;
    expect(coverage.filter(({ sheet }) => sheet === '十月考勤').map(({ rows: all }) => all)).toEqual([2]);
    expect(findings.some(({ sheet, rule, row }) => sheet === '十月考勤' && rule === 'attendance/late' && row === 4)).toBe(true);
  });

  test('what is seen before it is taken: the first cells as they would be read, and nothing is kept', async () => {
    const one = await open();
    await one.session.checker.look();
    const recognised = one.state().recognised!;
    const [grid] = recognised.file.sheets;
    const said = withColumn(withLedger(null, 'attendance'), '早上打卡时间', 'in_time');
    const trial = one.session.mapping.try(recognised, '十月考勤', said)!;
    expect(previewOf(trial, grid!, 'in_time').map(({ cell, shown, state, why }) => [cell, shown, state, why?.key ?? null])).toEqual([
      ['D4', '09:41', 'known', null],
      ['D5', '很早', 'unreadable', 'cell.not-a-time'],
    ]);
    expect(previewOf(trial, grid!, 'out_time')).toEqual([]);
    expect(one.session.mapping.saidOf('十月考勤')).toBeNull();
    expect(one.state().recognised).toBe(recognised);
  });

  test('undone step by step; forgotten; a sheet that is left alone is not read', async () => {
    const one = await open();
    await one.session.checker.look();
    const { mapping } = one.session;
    await mapping.say('考勤', LEFT_ALONE);
    await settled(one);
    expect(one.entry('考勤').account.outcome).toBe('left-alone');
    await mapping.undo();
    await settled(one);
    expect([one.entry('考勤').account.outcome, mapping.steps.get().length, mapping.saidOf('考勤')]).toEqual(['read', 0, null]);
    await mapping.say('考勤', withoutHeader(saidSoFar(one.entry('考勤').account)!, '上班打卡'));
    await mapping.say('考勤', withoutSaying(mapping.saidOf('考勤')!, ['上班打卡']));
    await mapping.say('考勤', null);
    await settled(one);
    expect([mapping.steps.get().length, mapping.saidOf('考勤'), one.entry('考勤').account.said]).toEqual([3, null, null]);
    await mapping.undo();
    await mapping.undo();
    await settled(one);
    expect(one.entry('考勤').account.left.map(({ name }) => name)).toEqual(['上班打卡']);
  });

  test('what was said of a sheet that is gone is told, and can be moved to another', async () => {
    const one = await open();
    await one.session.checker.look();
    await one.session.mapping.say('考勤', LEFT_ALONE);
    await settled(one);
    const renamed = await open({ sheets: [BOOK.sheets[0]!, { ...BOOK.sheets[1]!, name: '考勤（改）' }] });
    await renamed.session.checker.look();
    await renamed.session.mapping.say('考勤', LEFT_ALONE);
    await settled(renamed);
    expect(renamed.state().recognised!.read.problems.map(({ code, sheet }) => [code, sheet])).toEqual([['mapped-sheet-missing', '考勤']]);
    expect(await renamed.session.mapping.move('考勤', '考勤（改）')).toBe(true);
    await settled(renamed);
    expect([renamed.state().recognised!.read.problems, renamed.entry('考勤（改）').account.outcome]).toEqual([[], 'left-alone']);
    expect(await renamed.session.mapping.move('考勤', '考勤（改）')).toBe(false);
  });

  test('two tables side by side: each is a ledger, mended and marked by itself, and again after opening anew', async () => {
    const one = await open(TABLES);
    await one.session.checker.look();
    const shown = ({ state }: Opened): unknown[] => entriesOf(state().recognised!).map(({ account, rows }) => [account.key, account.ledger, account.outcome, rows?.rows ?? null, account.range]);
    expect(shown(one)).toEqual([
      ['十月[早班]', 'attendance', 'read', 1, 'A2:E3'],
      ['十月[晚班]', null, 'no-ledger', null, 'G2:K5'],
    ]);
    const said = withColumn(withColumn(withColumn(withLedger(null, 'attendance'), '员工代码', 'employee_id'), '哪天', 'work_date'), '早上打卡时间', 'in_time');
    const trial = one.session.mapping.try(one.state().recognised!, '十月[晚班]', said)!;
    expect(previewOf(trial, one.state().recognised!.file.sheets[0]!, 'in_time').map(({ cell, shown: text }) => [cell, text])).toEqual([['J3', '09:41'], ['J4', '09:00']]);
    await one.session.mapping.say('十月[晚班]', said);
    await settled(one);
    expect(shown(one)[1]).toEqual(['十月[晚班]', 'attendance', 'read', 2, 'G2:K5']);

    const again = sessionOf(await one.opened.reopen());
    all.push(again.opened);
    await again.session.checker.check();
    const { coverage, findings } = again.state().checked!.view.report;
    expect(coverage.filter(({ ledger, file }) => ledger === 'attendance' && file !== '').map(({ table, range, rows, notDataReasons }) => [table, range, rows, notDataReasons])).toEqual([
      ['早班', 'A3:E3', 1, {}],
      ['晚班', 'G3:K5', 3, { total: 1 }],
    ]);
    const late = findings.filter(({ rule }) => rule === 'attendance/late');
    expect(late.map(({ sheet, row, cells }) => [sheet, row, cells.filter((cell) => /^[DJ]/.test(cell))])).toEqual([['十月', 3, ['J3']], ['十月', 3, ['D3']]]);
    await again.session.marks.turnOn();
    expect(again.state().marks?.cells ?? 0).toBeGreaterThan(1);
    await again.session.marks.turnOff();

    // The whole sheet as one, on somebody's word; and by its tables again.
    await again.session.mapping.say('十月', withLedger(null, 'attendance'));
    await settled(again);
    expect(shown(again)).toEqual([['十月', 'attendance', expect.any(String) as string, expect.anything() as number, null]]);
    await again.session.mapping.undo();
    await settled(again);
    expect(shown(again)).toEqual(shown(one));
  });

  test('what was said of a table that is gone is told', async () => {
    const one = await open(TABLES);
    await one.session.mapping.say('十月[夜班]', LEFT_ALONE);
    await one.session.checker.look();
    await settled(one);
    expect(goneOf(one.state().recognised!, one.session.records.state.get().records.maps)).toEqual(['十月[夜班]']);
    expect(await one.session.mapping.move('十月[夜班]', '十月[晚班]')).toBe(true);
    await settled(one);
    expect(entriesOf(one.state().recognised!).map(({ account }) => account.outcome)).toEqual(['read', 'left-alone']);
  });
});
