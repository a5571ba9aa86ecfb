import type { Mark } from '../../open-workbook';
import { LEDGER, marksOn, QUOTED, sheetOf, type Bench, type BookSheet } from './harness';

/** What people have done to their sheet before we come: formats, fills and rules of their own. */
const OWN: BookSheet = {
  ...LEDGER,
  conditionalFormats: [
    { range: 'D3:D5', formula: 'D3>10', fill: 'FF0000' },
    { range: 'A3:A5', formula: 'ISTEXT("guiju")', fill: '00FF00' },
  ],
  tables: [{ name: '考勤', range: 'A2:F5' }],
  hiddenRows: [4],
};

const MARKS: readonly Mark[] = [
  { sheet: '每日统计', kind: 'block', cells: ['D3', 'D4', 'D5'] },
  { sheet: '每日统计', kind: 'warn', cells: ['F3', 'A1'] },
  { sheet: "O'Brien 10月", kind: 'cannot-judge', cells: ['B2'] },
];

export function marking({ open, hasUser }: Bench): void {
  test('cells are marked, each with its kind, and nothing else changes', async () => {
    const { workbook, see } = await open({ sheets: [OWN, QUOTED] });
    const before = await see();
    expect(await workbook.mark(MARKS)).toEqual({ cells: 6, protectedSheets: [] });
    const after = await see();
    expect(marksOn(after, '每日统计')).toEqual({ block: ['D3', 'D4', 'D5'], warn: ['A1', 'F3'] });
    expect(marksOn(after, "O'Brien 10月")).toEqual({ 'cannot-judge': ['B2'] });
    for (const { name } of before.sheets) {
      const [was, is] = [sheetOf(before, name), sheetOf(after, name)];
      expect({ ...is, conditionalFormats: is.conditionalFormats.filter(({ formula }) => !formula.includes('guiju:')) }).toEqual(was);
    }
  });

  test('unmarked, the whole workbook is as it was', async () => {
    const { workbook, whole } = await open({ sheets: [OWN, QUOTED] });
    const before = await whole();
    await workbook.mark(MARKS);
    expect(await whole()).not.toEqual(before);
    expect(await workbook.unmark()).toEqual({ cells: 6, protectedSheets: [] });
    expect(await whole()).toEqual(before);
  });

  test('marks stand beside marks that are there', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER] });
    await workbook.mark([{ sheet: '每日统计', kind: 'warn', cells: ['D3'] }]);
    await workbook.mark([{ sheet: '每日统计', kind: 'warn', cells: ['D5'] }, { sheet: '每日统计', kind: 'info', cells: ['D3'] }]);
    expect(marksOn(await see(), '每日统计')).toEqual({ warn: ['D3', 'D5'], info: ['D3'] });
    await workbook.unmark();
    expect(marksOn(await see(), '每日统计')).toEqual({});
  });

  test('marks of an earlier session go, too', async () => {
    const opened = await open({ sheets: [OWN, QUOTED] });
    const before = await opened.see();
    await opened.workbook.mark(MARKS);
    const { workbook, see } = await opened.reopen();
    expect(marksOn(await see(), '每日统计')).toEqual({ block: ['D3', 'D4', 'D5'], warn: ['A1', 'F3'] });
    expect((await workbook.unmark()).cells).toBe(6);
    expect(await see()).toEqual(before);
  });

  test('where there is no mark, unmarking changes nothing', async () => {
    const { workbook, whole } = await open({ sheets: [OWN] });
    const before = await whole();
    expect(await workbook.unmark()).toEqual({ cells: 0, protectedSheets: [] });
    expect(await workbook.mark([])).toEqual({ cells: 0, protectedSheets: [] });
    expect(await workbook.mark([{ sheet: '每日统计', kind: 'warn', cells: [] }])).toEqual({ cells: 0, protectedSheets: [] });
    expect(await whole()).toEqual(before);
  });

  test('the marks that are there can be asked for, by a later session too', async () => {
    const opened = await open({ sheets: [OWN, QUOTED] });
    expect(await opened.workbook.marked()).toEqual({ cells: 0, protectedSheets: [] });
    await opened.workbook.mark(MARKS);
    const before = await opened.whole();
    expect(await opened.workbook.marked()).toEqual({ cells: 6, protectedSheets: [] });
    expect(await opened.whole()).toEqual(before);
    const { workbook } = await opened.reopen();
    expect(await workbook.marked()).toEqual({ cells: 6, protectedSheets: [] });
    await workbook.unmark();
    expect(await workbook.marked()).toEqual({ cells: 0, protectedSheets: [] });
  });

  test('a protected sheet keeps as it is, and is told', async () => {
    const { workbook, see } = await open({ sheets: [{ ...LEDGER, isProtected: true }, QUOTED] });
    expect(await workbook.mark(MARKS)).toEqual({ cells: 1, protectedSheets: ['每日统计'] });
    const seen = await see();
    expect([marksOn(seen, '每日统计'), marksOn(seen, "O'Brien 10月")]).toEqual([{}, { 'cannot-judge': ['B2'] }]);
  });

  test('marks of a sheet that is not there: none is made', async () => {
    const { workbook, whole } = await open({ sheets: [LEDGER] });
    const before = await whole();
    await expect(workbook.mark([MARKS[0]!, { sheet: '没有', kind: 'warn', cells: ['A1'] }])).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'sheet-missing', params: { sheet: '没有' } });
    expect(await whole()).toEqual(before);
  });

  test('a thousand scattered cells, hidden sheets among them', async () => {
    const cells = Array.from({ length: 1000 }, (_, i) => `${'ABCDEFGHIJ'[i % 10]!}${i * 3 + 1}`);
    const { workbook, see, whole } = await open({ sheets: [LEDGER, { ...QUOTED, visibility: 'hidden' }] });
    const before = await whole();
    const told: [number, number][] = [];
    const marks: readonly Mark[] = [{ sheet: '每日统计', kind: 'warn', cells }, { sheet: "O'Brien 10月", kind: 'info', cells: ['A2', 'B2'] }];
    expect(await workbook.mark(marks, { progress: (done, total) => told.push([done, total]) })).toEqual({ cells: 1002, protectedSheets: [] });
    expect(told.at(-1)).toEqual([1002, 1002]);
    expect(marksOn(await see(), '每日统计')).toEqual({ warn: [...cells].sort() });
    expect((await workbook.unmark()).cells).toBe(1002);
    expect(await whole()).toEqual(before);
  });

  test('cancelled before it begins, it rejects with the reason and leaves all as it is', async () => {
    const { workbook, whole } = await open({ sheets: [LEDGER, QUOTED] });
    const before = await whole();
    const reason = new Error('enough');
    await expect(workbook.mark(MARKS, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await whole()).toEqual(before);
    await workbook.mark(MARKS);
    const marked = await whole();
    await expect(workbook.unmark({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await whole()).toEqual(marked);
  });

  if (hasUser) {
    test('a sheet that was renamed since keeps its marks, and loses them when asked', async () => {
      const { workbook, see, user } = await open({ sheets: [LEDGER, QUOTED] });
      const before = await see();
      await workbook.mark(MARKS);
      await user!.renameSheet('每日统计', '改了名');
      expect(marksOn(await see(), '改了名')).toEqual({ block: ['D3', 'D4', 'D5'], warn: ['A1', 'F3'] });
      await expect(workbook.mark(MARKS)).rejects.toMatchObject({ code: 'sheet-missing', params: { sheet: '每日统计' } });
      expect((await workbook.unmark()).cells).toBe(6);
      await user!.renameSheet('改了名', '每日统计');
      expect(await see()).toEqual(before);
    });
  }
}
