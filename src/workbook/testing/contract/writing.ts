import { areaOf, cellName } from '../../../values/address';
import { EXCEL, layoutOf, NUMBER_FORMATS } from '../../new-sheet';
import type { NewSheet } from '../../open-workbook';
import { LEDGER, QUOTED, sheetOf, type Bench, type BookValue, type SeenCell, type SeenSheet } from './harness';

const FINDINGS: NewSheet = {
  name: '发现',
  above: ['示例公司 · 2026-10', '=这一行也是文字'],
  table: {
    name: 'Findings',
    columns: [
      { header: '级别', kind: 'text', width: 10 },
      { header: '说明', kind: 'prose', width: 60 },
      { header: '金额', kind: 'money', width: 14 },
      { header: '次数', kind: 'count', width: 8 },
      { header: '日期', kind: 'date', width: 12 },
      { header: '单元格', kind: 'text', width: 20 },
    ],
    rows: [
      ['阻断', '李华 09:16 到岗', -1234.5, 12, 46316, { value: '每日统计!D3', leadsTo: { sheet: '每日统计', cell: 'D3' } }],
      ['提示', null, null, null, null, { value: "O'Brien 10月!B2", leadsTo: { sheet: "O'Brien 10月", cell: 'B2' } }],
    ],
  },
  sums: [['合计', null, -1234.5, 12, null, null]],
  below: ['@ 这里签字', '法定提示'],
};

const single = (name: string, rows: NewSheet['table']['rows'], columns = 1): NewSheet => ({
  name,
  above: [],
  table: { name: 'Texts', columns: Array.from({ length: columns }, (_, i) => ({ header: `列${i + 1}`, kind: i % 2 === 0 ? 'text' : 'prose', width: 12 })), rows },
  sums: [],
  below: [],
});

const HOSTILE = [
  '=1+1', '+1', '-1', '@SUM(A1)', "'quoted", "''", '=HYPERLINK("http://example.com")', '=cmd|x!A1', '\t=1', '#N/A', '#REF!', '#DIV/0!', 'TRUE', '000102', '1e5', '1/2', '2026-10-01', '25%',
  '_x000D_', '_x005F_x000D_', ' x ', '<t>&amp;</t>', ']]>', '&C&P', 'a\nb', '"', '李华😀', '\u200f右', '{=1}', '[1]Sheet!A1', 'http://example.com', 'a@example.com',
];

const at = (sheet: SeenSheet, row: number, column: number): SeenCell | undefined => sheet.cells[cellName(row, column)];
const valueAt = (sheet: SeenSheet, row: number, column: number): BookValue | null => at(sheet, row, column)?.value ?? null;

export function writing({ open, testWith, hasUser }: Bench): void {
  test('a sheet comes behind the last, with its lines, table, sums and paragraphs in their places; the others stay as they are', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER, QUOTED] });
    const before = await see();
    expect(await workbook.writeSheet(FINDINGS)).toEqual({ sheet: '发现', table: 'Findings' });
    const after = await see();
    expect(after.sheets.map(({ name }) => name)).toEqual(['每日统计', "O'Brien 10月", '发现']);
    expect(after.sheets.slice(0, 2)).toEqual(before.sheets);
    const sheet = sheetOf(after, '发现');
    expect([sheet.visibility, sheet.isProtected]).toEqual(['visible', false]);
    expect(sheet.tables).toEqual([{ name: 'Findings', range: 'A4:F6', headers: ['级别', '说明', '金额', '次数', '日期', '单元格'] }]);
    const rows = Array.from({ length: 10 }, (_, row) => Array.from({ length: 6 }, (_, column) => valueAt(sheet, row, column)));
    const none = [null, null, null, null, null, null];
    expect(rows).toEqual([
      ['示例公司 · 2026-10', null, null, null, null, null],
      ['=这一行也是文字', null, null, null, null, null],
      none,
      ['级别', '说明', '金额', '次数', '日期', '单元格'],
      ['阻断', '李华 09:16 到岗', -1234.5, 12, 46316, '每日统计!D3'],
      ['提示', null, null, null, null, "O'Brien 10月!B2"],
      ['合计', null, -1234.5, 12, null, null],
      none,
      ['@ 这里签字', null, null, null, null, null],
      ['法定提示', null, null, null, null, null],
    ]);
    expect(layoutOf(FINDINGS)).toMatchObject({ header: 3, body: 4, end: 6, sums: 6, below: 8, rows: 10, table: 'A4:F6' });
    expect([4, 6].map((row) => at(sheet, row, 2)!.format)).toEqual([NUMBER_FORMATS.money, NUMBER_FORMATS.money]);
    expect([at(sheet, 4, 3)!.format, at(sheet, 4, 4)!.format]).toEqual([NUMBER_FORMATS.count, NUMBER_FORMATS.date]);
    expect(Object.values(sheet.cells).filter(({ isFormula }) => isFormula)).toEqual([]);
    // Read through the port, it is a sheet as any other.
    const grid = (await workbook.read(['发现'])).sheets[0]!;
    expect([grid.value(4, 0), grid.value(4, 2), grid.value(1, 0), grid.text(4, 4)]).toEqual(['阻断', -1234.5, '=这一行也是文字', '2026-10-21']);
  });

  test('links lead to places inside the workbook', async () => {
    const { workbook, see, reopen } = await open({ sheets: [LEDGER, QUOTED] });
    await workbook.writeSheet(FINDINGS);
    for (const seen of [await see(), await (await reopen()).see()]) {
      const links = Object.entries(sheetOf(seen, '发现').cells).filter(([, cell]) => cell.leadsTo !== null);
      expect(links.map(([cell, { leadsTo, value }]) => [cell, leadsTo, value]).sort()).toEqual([
        ['F5', "'每日统计'!D3", '每日统计!D3'],
        ['F6', "'O''Brien 10月'!B2", "O'Brien 10月!B2"],
      ]);
    }
  });

  test('texts that look like formulas, errors, numbers or addresses come back as texts', async () => {
    const opened = await open({ sheets: [LEDGER] });
    await opened.workbook.writeSheet({ ...single('文字', HOSTILE.map((text) => [text, text]), 2), above: HOSTILE.slice(0, 6), sums: [HOSTILE.slice(0, 2)], below: HOSTILE.slice(0, 6) });
    for (const { workbook, see } of [opened, await opened.reopen()]) {
      const sheet = sheetOf(await see(), '文字');
      const grid = (await workbook.read(['文字'])).sheets[0]!;
      HOSTILE.forEach((text, i) => {
        for (const column of [0, 1]) {
          const cell = at(sheet, i + 8, column);
          expect([text, cell?.value, cell?.isFormula, cell?.leadsTo, grid.value(i + 8, column)]).toEqual([text, text, false, null, text]);
        }
      });
      HOSTILE.slice(0, 6).forEach((text, i) => {
        expect([i, valueAt(sheet, i, 0), valueAt(sheet, HOSTILE.length + 10 + i, 0)]).toEqual([i, text, text]);
      });
      expect(Object.values(sheet.cells).filter(({ isFormula }) => isFormula)).toEqual([]);
    }
  });

  test('a text longer than a cell holds ends in a mark; one as long stands whole', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER] });
    const most = '长'.repeat(EXCEL.characters);
    await workbook.writeSheet(single('长', [['', most], ['', `${most}。`]], 2));
    const sheet = sheetOf(await see(), '长');
    expect(valueAt(sheet, 1, 1)).toBe(most);
    expect(valueAt(sheet, 2, 1)).toBe(`${most.slice(1)}…`);
  });

  test('names that are taken get a number, whatever their case', async () => {
    const { workbook } = await open({ sheets: [{ ...LEDGER, tables: [{ name: 'findings', range: 'A2:F5' }] }, { name: 'Check' }] });
    expect(await workbook.writeSheet(FINDINGS)).toEqual({ sheet: '发现', table: 'Findings_2' });
    expect(await workbook.writeSheet(FINDINGS)).toEqual({ sheet: '发现 (2)', table: 'Findings_3' });
    expect(await workbook.writeSheet(FINDINGS)).toEqual({ sheet: '发现 (3)', table: 'Findings_4' });
    expect((await workbook.writeSheet({ ...FINDINGS, name: 'CHECK' })).sheet).toBe('CHECK (2)');
    const longest = '十'.repeat(EXCEL.sheetName);
    expect((await workbook.writeSheet({ ...FINDINGS, name: longest })).sheet).toBe(longest);
    expect((await workbook.writeSheet({ ...FINDINGS, name: longest })).sheet).toBe(`${'十'.repeat(EXCEL.sheetName - 4)} (2)`);
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['每日统计', 'Check', '发现', '发现 (2)', '发现 (3)', 'CHECK (2)', longest, `${'十'.repeat(EXCEL.sheetName - 4)} (2)`]);
  });

  test.each(['', ' ', 'a/b', 'a\\b', 'a?', 'a*', '[a]', 'a:b', "'a", "a'", 'History', '十'.repeat(EXCEL.sheetName + 1)])('no sheet may be called %j', async (name) => {
    const { workbook, whole } = await open({ sheets: [LEDGER] });
    const before = await whole();
    await expect(workbook.writeSheet({ ...FINDINGS, name })).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'sheet-name', params: { sheet: name } });
    expect(await whole()).toEqual(before);
  });

  test("a sheet's name with an apostrophe, markup and emoji is one as any other", async () => {
    const { workbook } = await open({ sheets: [LEDGER] });
    for (const name of ["O'Brien 10月", '<a & "b">', '😀']) expect((await workbook.writeSheet({ ...FINDINGS, name })).sheet).toBe(name);
    expect((await workbook.sheets()).slice(1).map(({ name }) => name)).toEqual(["O'Brien 10月", '<a & "b">', '😀']);
    expect((await workbook.read(["O'Brien 10月"])).sheets[0]!.value(4, 0)).toBe('阻断');
  });

  test('a table without rows has one empty row; equal headers are told apart', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER] });
    const columns = ['名', '名', 'a', 'A', ''].map((header) => ({ header, kind: 'text', width: 8 }) as const);
    await workbook.writeSheet({ name: '空', above: [], table: { name: 'Empty', columns, rows: [] }, sums: [], below: ['没有发现'] });
    const sheet = sheetOf(await see(), '空');
    expect(sheet.tables).toEqual([{ name: 'Empty', range: 'A1:E2', headers: ['名', '名 2', 'a', 'A 2', '5'] }]);
    expect([valueAt(sheet, 1, 0), valueAt(sheet, 3, 0)]).toEqual([null, '没有发现']);
  });

  testWith('date1904')('a day is the same day where serial 0 is 1904-01-01', async () => {
    const { workbook } = await open({ date1904: true, sheets: [LEDGER, QUOTED] });
    await workbook.writeSheet(FINDINGS);
    const grid = (await workbook.read(['发现'])).sheets[0]!;
    expect([grid.value(4, 4), grid.text(4, 4), grid.date1904]).toEqual([46316 - 1462, '2026-10-21', true]);
  });

  test('a written sheet goes again, and nothing else with it', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER, QUOTED] });
    const before = await see();
    const { sheet } = await workbook.writeSheet(FINDINGS);
    const second = await workbook.writeSheet(FINDINGS);
    await workbook.deleteSheet(sheet);
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['每日统计', "O'Brien 10月", '发现 (2)']);
    await workbook.deleteSheet(second.sheet);
    expect(await see()).toEqual(before);
    expect(await workbook.writeSheet(FINDINGS)).toEqual({ sheet: '发现', table: 'Findings' });
  });

  test('a sheet that stood there before can be taken away, but not one that is missing, nor the last that is seen', async () => {
    const { workbook, see, reopen } = await open({ sheets: [LEDGER, QUOTED, { name: '藏', visibility: 'hidden', cells: { A1: 1 } }] });
    const last = sheetOf(await see(), "O'Brien 10月");
    await workbook.deleteSheet('每日统计');
    await expect(workbook.deleteSheet('每日统计')).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'sheet-missing', params: { sheet: '每日统计' } });
    await expect(workbook.deleteSheet("O'Brien 10月")).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'refused' });
    const seen = await (await reopen()).see();
    expect(seen.sheets.map(({ name }) => name)).toEqual(["O'Brien 10月", '藏']);
    expect(sheetOf(seen, "O'Brien 10月")).toEqual(last);
  });

  test('a sheet is called otherwise, and back, and all of it comes along; a name that is taken gets a number', async () => {
    const opened = await open({ sheets: [LEDGER, QUOTED] });
    const { workbook, see } = opened;
    await workbook.writeSheet({ ...FINDINGS, table: { ...FINDINGS.table, printed: 4 } });
    const before = await see();
    expect(await workbook.renameSheet('发现', "O'Brien 10月")).toBe("O'Brien 10月 (2)");
    expect(await workbook.renameSheet("O'Brien 10月 (2)", '让开 & <a>')).toBe('让开 & <a>');
    expect(await see()).toEqual({ ...before, sheets: before.sheets.map((sheet) => (sheet.name === '发现' ? { ...sheet, name: '让开 & <a>' } : sheet)) });
    expect((await workbook.writeSheet(FINDINGS)).sheet).toBe('发现');
    await workbook.deleteSheet('发现');
    expect(await workbook.renameSheet('让开 & <a>', '发现')).toBe('发现');
    expect(await see()).toEqual(before);
    expect(await workbook.renameSheet('发现', '发现')).toBe('发现');
    await expect(workbook.renameSheet('没有', '发现')).rejects.toMatchObject({ code: 'sheet-missing', params: { sheet: '没有' } });
    await expect(workbook.renameSheet('发现', 'a/b')).rejects.toMatchObject({ code: 'sheet-name', params: { sheet: 'a/b' } });
    expect((await (await opened.reopen()).see()).sheets.map(({ name }) => name)).toEqual(['每日统计', "O'Brien 10月", '发现']);
  });

  testWith('structure-protection')('where the structure is protected, sheets neither come nor go; cells are marked all the same', async () => {
    const { workbook, see } = await open({ structureProtected: true, sheets: [LEDGER, QUOTED] });
    const before = await see();
    await expect(workbook.writeSheet(FINDINGS)).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'structure-protected' });
    await expect(workbook.deleteSheet('每日统计')).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'structure-protected' });
    await expect(workbook.renameSheet('每日统计', '别的')).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'structure-protected' });
    expect(await see()).toEqual(before);
    expect((await workbook.mark([{ sheet: '每日统计', kind: 'warn', cells: ['D3'] }])).cells).toBe(1);
  });

  const many = (rows: number): NewSheet => ({ ...FINDINGS, table: { ...FINDINGS.table, rows: Array.from({ length: rows }, (_, i) => [`第${i}`, '说明'.repeat(20), i, i, 46316, null]) } });

  test('progress counts the rows of the table, up to all of them', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER] });
    const told: [number, number][] = [];
    await workbook.writeSheet(many(3000), { progress: (done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([3000, 3000]);
    told.forEach(([done, total], i) => {
      expect(total).toBe(3000);
      expect(done).toBeGreaterThanOrEqual(told[i - 1]?.[0] ?? 0);
    });
    const sheet = sheetOf(await see(), '发现');
    expect([4, 1503, 3003].map((row) => [valueAt(sheet, row, 0), valueAt(sheet, row, 2), valueAt(sheet, row, 4)])).toEqual([['第0', 0, 46316], ['第1499', 1499, 46316], ['第2999', 2999, 46316]]);
    expect(sheet.tables[0]!.range).toBe('A4:F3004');
  });

  test('cancelled before it begins or between two trips, it rejects with the reason and leaves no half sheet behind', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER] });
    const before = await see();
    const reason = new Error('enough');
    await expect(workbook.writeSheet(FINDINGS, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await see()).toEqual(before);
    const stop = new AbortController();
    let complete = false;
    const cancelled = workbook.writeSheet(many(3000), {
      signal: stop.signal,
      progress: (done, total) => {
        if (done < total) stop.abort(reason);
        else complete = true;
      },
    });
    // Written in one trip, there is nothing to cancel.
    if (await cancelled.then(() => true, () => false)) expect([complete, stop.signal.aborted]).toEqual([true, false]);
    else {
      await expect(cancelled).rejects.toBe(reason);
      expect(await see()).toEqual(before);
    }
  });

  if (hasUser) {
    test('what a user writes into our sheet is deleted with it, and a sheet that the user took away is missing', async () => {
      const { workbook, see, user } = await open({ sheets: [LEDGER, QUOTED] });
      const before = await see();
      const { sheet } = await workbook.writeSheet(FINDINGS);
      await user!.edit(sheet, 'H20', '签了');
      await workbook.deleteSheet(sheet);
      expect(await see()).toEqual(before);
      const again = await workbook.writeSheet(FINDINGS);
      await user!.deleteSheet(again.sheet);
      await expect(workbook.deleteSheet(again.sheet)).rejects.toMatchObject({ code: 'sheet-missing', params: { sheet: again.sheet } });
    });
  }

  test('ranges of tables are ranges', () => {
    expect(areaOf(layoutOf(FINDINGS).table)).toEqual({ top: 3, left: 0, bottom: 5, right: 5 });
  });
}
