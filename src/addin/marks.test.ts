import { marksOf } from '../report/marks';
import { marksOn, type BookSheet } from '../workbook/testing/contract/harness';
import type { Book, OpenedBook } from '../workbook/testing/contract';
import { isMarked } from './marks';
import { KINDS, putRulesInForce, sessionOn, until, type OpenedSession } from './testing/opened-session';
import { smallMonth } from './testing/small-book';

const MONTH = smallMonth(['行为记录', '外出登记', '会议', '员工主档'], 40);
/** What somebody has done to the month before we come. */
const WITH_LOOKS: Book = { ...MONTH, sheets: MONTH.sheets.map((sheet) => ({ ...sheet, conditionalFormats: [{ range: 'B2:B9', formula: 'LEN(B2)>3', fill: 'FF0000' }], hiddenRows: [6] })) };
const protecting = (name: string): Book => ({ ...MONTH, sheets: MONTH.sheets.map((sheet): BookSheet => (sheet.name === name ? { ...sheet, isProtected: true } : sheet)) });

jest.setTimeout(120_000);
beforeAll(putRulesInForce);

describe.each(KINDS)('marks %s', (_, openBook) => {
  const books: OpenedBook[] = [];
  afterEach(async () => {
    for (const book of books.splice(0)) await book.close();
  });

  async function checked(book: Book): Promise<OpenedSession> {
    const opened = await openBook(book);
    books.push(opened);
    const one = sessionOn(opened);
    await one.session.marks.look();
    expect(isMarked(one.state().marks)).toBe(false);
    await one.session.checker.check();
    return one;
  }

  test('are one conditional format a sheet and kind on the cells of open findings; off, the whole workbook is as it was', async () => {
    const { opened, session, state } = await checked(WITH_LOOKS);
    const { report } = state().checked!.view;
    const before = await opened.whole();
    for (let again = 0; again < 2; again += 1) {
      await session.marks.turnOn();
      const wanted = marksOf(report, opened.workbook.name, false);
      const seen = await opened.see();
      for (const { name } of WITH_LOOKS.sheets) {
        const ofSheet = wanted.filter(({ sheet }) => sheet === name);
        expect(marksOn(seen, name)).toEqual(Object.fromEntries(ofSheet.map(({ kind, cells }) => [kind, [...cells].sort()])));
        expect(seen.sheets.find((sheet) => sheet.name === name)!.conditionalFormats.filter(({ formula }) => formula.includes('guiju:'))).toHaveLength(ofSheet.length);
      }
      const cells = wanted.reduce((sum, mark) => sum + mark.cells.length, 0);
      expect(cells).toBeGreaterThan(10);
      expect(state()).toMatchObject({ marks: { cells, protectedSheets: [], sheet: null }, notice: { intent: 'success', key: 'pane.marked', params: { cells } } });
    }
    await session.marks.turnOff();
    expect(isMarked(state().marks)).toBe(false);
    expect(await opened.whole()).toEqual(before);
    await session.marks.turnOff();
    expect(state().notice).toMatchObject({ key: 'pane.unmarked', params: { cells: 0 } });
  });

  test('are known in a later session, and taken away there before anything is checked', async () => {
    const one = await checked(WITH_LOOKS);
    const before = await one.opened.see();
    await one.session.marks.turnOn();
    const { cells } = one.state().marks!;
    const reopened = await one.opened.reopen();
    books.push(reopened);
    const later = sessionOn(reopened);
    await later.session.marks.look();
    expect(later.state().marks).toEqual({ cells, protectedSheets: [], sheet: null });
    await later.session.marks.turnOff();
    expect(isMarked(later.state().marks)).toBe(false);
    expect(await reopened.see()).toEqual(before);
  });

  test('follow another check while they are on, and only then', async () => {
    const one = await checked(MONTH);
    const { session, state } = one;
    const october = state().checked!.view.report;
    await session.checker.chooseMonth('all');
    expect(isMarked(state().marks)).toBe(false);
    await session.marks.turnOn();
    const { cells } = state().marks!;
    await session.checker.chooseMonth({ month: '2026-09' });
    const wanted = marksOf(state().checked!.view.report, one.opened.workbook.name, false).reduce((sum, mark) => sum + mark.cells.length, 0);
    await until(one, ({ marks, progress }) => progress === null && marks?.cells === wanted);
    expect(wanted).toBeLessThan(cells);
    // It went as before: nobody is told again.
    expect(state().notice).toBeNull();
    expect(october.findings.length).toBeGreaterThan(0);
  });

  test('are for what is listed: record-keeping is marked as long as it is listed', async () => {
    const one = await checked(MONTH);
    const { session, state } = one;
    const cellsOf = (withHygiene: boolean): number => marksOf(state().checked!.view.report, one.opened.workbook.name, withHygiene).reduce((sum, mark) => sum + mark.cells.length, 0);
    expect(cellsOf(true)).toBeGreaterThan(cellsOf(false));
    await session.marks.turnOn();
    expect(state().marks!.cells).toBe(cellsOf(false));
    for (const hygiene of [true, false]) {
      await session.walk.arrange({ hygiene });
      await until(one, ({ marks, progress }) => progress === null && marks?.cells === cellsOf(hygiene));
    }
  });

  test('leave out what is waived, as soon as it is', async () => {
    const one = await checked(MONTH);
    const { session, state } = one;
    await session.records.load();
    await session.marks.turnOn();
    const { cells } = state().marks!;
    const { findings, run } = state().checked!.view.report;
    const finding = findings.find(({ sheet, cells: [only, ...others] }) => only !== undefined && others.length === 0 && findings.filter((other) => other.sheet === sheet && other.cells.includes(only)).length === 1)!;
    const category = [...state().checked!.view.set.waiverCategories.keys()][0]!;
    expect(await session.waiving.waive([finding], { category, reason: '已核实', by: '审核人', expires: run.asOf })).toBe(true);
    await until(one, ({ marks, progress }) => progress === null && marks?.cells === cells - 1);
    expect(marksOn(await one.opened.see(), finding.sheet)[finding.severity] ?? []).not.toContain(finding.cells[0]);
  });

  test('of a protected sheet stand on a sheet of ours instead, with links; it goes when they go', async () => {
    const { opened, session, state } = await checked(protecting('行为记录'));
    const before = await opened.see();
    for (let again = 0; again < 2; again += 1) {
      await session.marks.turnOn();
      const { sheet, cells } = state().marks!;
      expect(state().notice).toMatchObject({ intent: 'warning', key: 'walk.marked-but-protected', params: { sheet: sheet!, cells, sheets: '行为记录' } });
      const seen = await opened.see();
      expect(seen.sheets).toHaveLength(MONTH.sheets.length + 1);
      expect(marksOn(seen, '行为记录')).toEqual({});
      const { findings } = state().checked!.view.report;
      const there = findings.filter((finding) => finding.sheet === '行为记录');
      const written = seen.sheets.find(({ name }) => name === sheet)!;
      expect(there.length).toBeGreaterThan(3);
      const links = Object.values(written.cells).flatMap(({ leadsTo }) => (leadsTo?.startsWith("'行为记录'!") ? [leadsTo] : []));
      expect(links).toHaveLength(there.length);
      const texts = new Set(Object.values(written.cells).map(({ value }) => value));
      for (const { id } of findings) expect([id, texts.has(id)]).toEqual([id, there.some((finding) => finding.id === id)]);
    }
    // What stands there is no ledger to the next check.
    await session.checker.check();
    expect(state().checked!.view.report.coverage.map(({ sheet }) => sheet)).not.toContain(state().marks!.sheet);
    await session.marks.turnOff();
    expect(isMarked(state().marks)).toBe(false);
    expect(await opened.see()).toEqual(before);
  });

  test('where no sheet can be added, what is on protected sheets is told to be in the pane', async () => {
    const { opened, session, state } = await checked({ ...protecting('行为记录'), structureProtected: true });
    await session.marks.turnOn();
    expect(state().notice).toMatchObject({ intent: 'warning', key: 'walk.marked-not-reported' });
    expect(state().marks!.cells).toBeGreaterThan(0);
    expect((await opened.see()).sheets).toHaveLength(MONTH.sheets.length);
  });

  test('that are cancelled half-way leave the switch where the workbook is', async () => {
    const { opened, session, state } = await checked(MONTH);
    const before = await opened.see();
    const mark = opened.workbook.mark.bind(opened.workbook);
    Object.assign(opened.workbook, {
      mark: (...given: Parameters<typeof mark>) => {
        session.desk.cancel();
        return mark(...given);
      },
    });
    await session.marks.turnOn();
    expect(state().notice?.key).toBe('pane.cancelled');
    expect(isMarked(state().marks)).toBe(false);
    expect(await opened.see()).toEqual(before);
  });
});
