import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { loadRules } from '../rules/load';
import { excelHarness } from '../workbook/excel/testing/excel-harness';
import { openFile } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { seeFile } from '../workbook/file/testing/see-file';
import { OpenWorkbookError, type OpenWorkbook } from '../workbook/open-workbook';
import type { Book, BookSheet, BookValue, Seen } from '../workbook/testing/contract';
import { sheetOf } from '../workbook/testing/contract/harness';
import type { HandOver } from './handing-over';
import { Observable } from './observable';
import { putInForce } from './rules-in-force';
import { openSession, type Session } from './session';
import type { SessionState } from './session-state';
import { smallMonth } from './testing/small-book';

const { files } = readRulesFolder(join(__dirname, '../../rules'), { cases: false });
const SET = loadRules(files);
/** People, what they sold and asked leave for, and what the payroll paid. */
const MONTH = smallMonth(['员工主档', '销售台账', '请假台账', '工资月汇总'], 70);
const MADE = { by: '李人事', at: '2026-11-02 09:30' };
const PAY: HandOver = { what: 'pay' };
const FINDINGS: HandOver = { what: 'findings' };

jest.setTimeout(120_000);
beforeAll(() => putInForce({ set: SET, files, from: 'bundled', cases: () => Promise.resolve([]) }));

interface Opened {
  readonly book: OpenWorkbook;
  readonly session: Session;
  readonly state: () => SessionState;
  readonly see: () => Promise<Seen>;
  readonly names: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

function opened(book: OpenWorkbook, see: () => Promise<Seen>, close: () => Promise<void> = () => Promise.resolve()): Opened {
  const session = openSession(book, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
  return { book, session, state: () => session.desk.state.get(), see, names: async () => (await book.sheets()).map(({ name }) => name), close };
}

const inFile = (month: Book): Promise<Opened> => {
  const book = openFile(month.name!, makeBook(month, { prefix: '', strict: false }));
  return Promise.resolve(opened(book, () => Promise.resolve(seeFile(book.save()))));
};

async function inExcel(month: Book): Promise<Opened> {
  const { workbook, see, close } = await excelHarness.open(month);
  return opened(workbook, see, close);
}

const with_ = (extra: readonly BookSheet[]): Book => ({ ...MONTH, sheets: [...MONTH.sheets, ...extra] });

/** Lets a workbook fail at the nth call of a method. */
function failing(book: OpenWorkbook, method: 'writeSheet' | 'deleteSheet' | 'setSetting', nth: number, error: Error): void {
  const real = (book[method] as (...given: unknown[]) => Promise<unknown>).bind(book);
  let calls = 0;
  Object.assign(book, {
    [method]: (...given: unknown[]) => {
      calls += 1;
      return calls === nth ? Promise.reject(error) : real(...given);
    },
  });
}

const textOf = (value: BookValue): string => (typeof value === 'object' ? value.error : String(value));
const cellsIn = (seen: Seen, sheet: string): string[] => Object.values(sheetOf(seen, sheet).cells).map(({ value }) => textOf(value));

/** What the adapters do alike is tried in the quicker one alone. */
describe.each<[string, (month: Book) => Promise<Opened>, boolean]>([
  ['a file', inFile, true],
  ['the stand-in Excel', inExcel, false],
])('handing over, in %s', (_, open, isQuick) => {
  let current: Opened;
  const begin = async (month: Book = MONTH): Promise<Opened> => {
    current = await open(month);
    await current.session.checker.check();
    expect(current.state().checked).not.toBeNull();
    return current;
  };
  afterEach(() => current.close());

  test('writes the proposal: lines with their rows, sums, due against paid, what was checked by whom and when; it is no ledger, and goes again', async () => {
    const { session, state, see, names } = await begin();
    const { report } = state().checked!.view;
    const before = await names();
    expect(await session.handingOver.wouldReplace(PAY)).toEqual([]);
    await session.handingOver.write(PAY, MADE);
    expect(state().notice).toEqual({ intent: 'success', key: 'handover.written-pay', params: { sheet: '工资调整明细', sheets: 4, count: report.lines.length } });
    const added = ['工资调整明细', '工资调整合计', '应发与实发', '本次检查 · 工资'];
    expect(await names()).toEqual([...before, ...added]);
    const seen = await see();
    const lines = sheetOf(seen, '工资调整明细');
    expect(lines.tables.map(({ name, range }) => [name, Number(/:[A-Z]+(\d+)$/.exec(range)![1]) - 3])).toEqual([['Guiju_PayLines', report.lines.length]]);
    const links = Object.values(lines.cells).flatMap(({ leadsTo }) => leadsTo ?? []);
    expect(links).toHaveLength(report.lines.length);
    for (const link of links) expect([link, before.some((sheet) => link.startsWith(`'${sheet}'!`))]).toEqual([link, true]);
    const fen = (text: string): bigint => BigInt(text.replace('.', ''));
    const net = report.lines.reduce((sum, { amount }) => sum + fen(amount), 0n);
    expect(Object.values(lines.cells).some(({ value }) => typeof value === 'number' && BigInt(Math.round(value * 100)) === net)).toBe(true);
    expect(cellsIn(seen, '工资调整明细').some((text) => text.includes('不是付款指令'))).toBe(true);
    expect(cellsIn(seen, '工资调整明细').some((text) => text.includes('复核：'))).toBe(true);
    expect(cellsIn(seen, '本次检查 · 工资')).toEqual(expect.arrayContaining([MADE.by, MADE.at, report.run.files[0]!.sha256, report.run.rules[0]!.sha256]));
    await session.checker.check();
    expect(state().checked!.view.report.coverage.map(({ sheet }) => sheet)).not.toEqual(expect.arrayContaining(added));
    expect(await session.handingOver.sheetsToRemove()).toEqual(added);
    await session.handingOver.removeSheets();
    expect(await names()).toEqual(before);
    expect(await session.handingOver.sheetsToRemove()).toEqual([]);
    expect(state().notice?.key).toBe('pane.no-own-sheets');
  });

  test('what is written again takes the place of our own sheet of that kind, whatever it is called by now; never that of a user', async () => {
    const { session, book, names, state } = await begin(with_([{ name: '发现', cells: { A1: '我自己的' } }]));
    const before = await names();
    await session.handingOver.write(FINDINGS, MADE);
    expect((await names()).slice(before.length)).toEqual(['发现 (2)', '资料规范', '本次检查']);
    expect(await session.handingOver.wouldReplace(FINDINGS)).toEqual(['发现 (2)', '资料规范', '本次检查']);
    expect(await session.handingOver.wouldReplace(PAY)).toEqual([]);
    await book.renameSheet('发现 (2)', '给老板看');
    expect(await session.handingOver.wouldReplace(FINDINGS)).toEqual(['给老板看', '资料规范', '本次检查']);
    await session.handingOver.write(FINDINGS, MADE);
    expect((await names()).slice(before.length)).toEqual(['发现 (2)', '资料规范', '本次检查']);
    await session.handingOver.write(FINDINGS, MADE);
    expect((await names()).slice(before.length)).toEqual(['发现 (2)', '资料规范', '本次检查']);
    expect(state().notice).toMatchObject({ intent: 'success', key: 'handover.written-findings' });
    expect(await session.handingOver.sheetsToRemove()).toEqual(['发现 (2)', '资料规范', '本次检查']);
  });

  const failures: readonly (readonly [string, 'writeSheet' | 'setSetting', number])[] = [
    ['the second sheet cannot be written', 'writeSheet', 2],
    ['what is ours cannot be remembered', 'setSetting', 1],
  ];
  test.each(isQuick ? failures : failures.slice(0, 1))('where %s, all is as it was, and what failed is told', async (__, method, nth) => {
    const { session, book, see, state } = await begin();
    await session.handingOver.write(FINDINGS, MADE);
    const before = await see();
    failing(book, method, nth, new OpenWorkbookError('request-too-large'));
    // What fails on the way back is no news.
    await session.handingOver.write(FINDINGS, { ...MADE, by: '另一个人' });
    expect(state().notice).toMatchObject({ intent: 'error', key: 'workbook.open-request-too-large' });
    const after = await see();
    expect(after.sheets.map(({ name, cells }) => [name, cells])).toEqual(before.sheets.map(({ name, cells }) => [name, cells]));
    expect(await session.handingOver.wouldReplace(FINDINGS)).toEqual(['发现', '资料规范', '本次检查']);
    await session.handingOver.write(FINDINGS, { ...MADE, by: '另一个人' });
    expect(cellsIn(await see(), '本次检查')).toContain('另一个人');
  });

  if (!isQuick) return;

  test('the first error is the one that is told, though the way back fails, too', async () => {
    const { session, book, state } = await begin();
    failing(book, 'writeSheet', 2, new OpenWorkbookError('read-only'));
    failing(book, 'deleteSheet', 1, new OpenWorkbookError('structure-protected'));
    const console_ = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await session.handingOver.write(FINDINGS, MADE);
    expect(console_).toHaveBeenCalledTimes(1);
    console_.mockRestore();
    expect(state().notice).toMatchObject({ intent: 'error', key: 'workbook.open-read-only' });
  });

  test('an earlier sheet that cannot go is named; the new ones stand', async () => {
    const { session, book, state, names } = await begin();
    const before = await names();
    await session.handingOver.write(FINDINGS, MADE);
    failing(book, 'deleteSheet', 1, new OpenWorkbookError('busy'));
    await session.handingOver.write(FINDINGS, MADE);
    expect(state().notice).toMatchObject({ intent: 'warning', key: 'handover.written-but-left', params: { sheet: '发现', left: 'Guiju (…)' } });
    expect((await names()).slice(before.length)).toEqual(['Guiju (…)', '发现', '资料规范', '本次检查']);
    await session.handingOver.write(FINDINGS, MADE);
    expect((await names()).slice(before.length)).toEqual(['发现', '资料规范', '本次检查']);
  });

  test('cancelled between two sheets, none of them is there', async () => {
    const { session, book, state, names } = await begin();
    const before = await names();
    const write = book.writeSheet.bind(book);
    let calls = 0;
    Object.assign(book, {
      writeSheet: (...given: Parameters<typeof write>) => {
        calls += 1;
        if (calls === 2) session.desk.cancel();
        return write(...given);
      },
    });
    await session.handingOver.write(FINDINGS, MADE);
    expect([state().notice?.key, calls]).toEqual(['pane.cancelled', 2]);
    expect(await names()).toEqual(before);
  });

  test('a department has its own people and amounts, and nobody else’s', async () => {
    const { session, state, see } = await begin();
    const { report } = state().checked!.view;
    const [{ department }] = report.totals.filter(({ items }) => Object.keys(items).length > 0) as [(typeof report.totals)[number]];
    const others = report.totals.filter((total) => total.department !== department);
    expect([department === null, others.length === 0]).toEqual([false, false]);
    await session.handingOver.write({ what: 'department', department }, MADE);
    const { sheet } = state().notice!.params as { sheet: string };
    expect(sheet).toContain(department!);
    const seen = await see();
    const added = seen.sheets.slice(MONTH.sheets.length);
    expect(added.map(({ name }) => name)).toEqual(['工资调整明细', '工资调整合计', '应发与实发'].map((title) => `${title} · ${department}`));
    const texts = added.flatMap(({ cells }) => Object.values(cells).map(({ value }) => textOf(value)));
    for (const { employee_id, employee_name } of others) expect(texts.filter((text) => text.includes(employee_id) || text.includes(employee_name ?? employee_id))).toEqual([]);
    for (const { employee_id } of report.totals.filter((total) => total.department === department)) expect(texts).toContain(employee_id);
  });
});

test('every notice of handing over has words in each language', () => {
  for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
    const say = createTranslator(lang);
    for (const key of ['written-findings', 'written-pay', 'written-but-left']) expect(say(`handover.${key}`, { sheet: 'S', sheets: 3, count: 2, left: 'L' })).toContain('S');
  }
});
