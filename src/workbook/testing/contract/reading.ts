import { areaOf } from '../../../values/address';
import { OpenWorkbookError } from '../../open-workbook';
import { CellError, type CellValue, type Grid } from '../../port';
import { LEDGER, QUOTED, type Bench } from './harness';

const at = (grid: Grid, cell: string): CellValue => {
  const { top, left } = areaOf(cell)!;
  return grid.value(top, left);
};
const shown = (grid: Grid, cell: string): string => {
  const { top, left } = areaOf(cell)!;
  return grid.text(top, left);
};
const formatAt = (grid: Grid, cell: string): string => {
  const { top, left } = areaOf(cell)!;
  return grid.format(top, left);
};

export function reading({ open, testWith }: Bench): void {
  test('sheets are told in the order of their tabs, with what they are', async () => {
    const { workbook } = await open({
      sheets: [
        LEDGER,
        { ...QUOTED, visibility: 'hidden', tables: [{ name: '报价', range: 'A1:B2' }] },
        { name: '空' },
        { name: '锁', isProtected: true, cells: { C4: 1 } },
      ],
    });
    expect(workbook.name).toBe('台账.xlsx');
    expect(await workbook.sheets()).toEqual([
      { name: '每日统计', visibility: 'visible', isProtected: false, rows: 7, columns: 6, tables: [] },
      { name: "O'Brien 10月", visibility: 'hidden', isProtected: false, rows: 2, columns: 2, tables: [{ name: '报价', range: 'A1:B2' }] },
      { name: '空', visibility: 'visible', isProtected: false, rows: 0, columns: 0, tables: [] },
      { name: '锁', visibility: 'visible', isProtected: true, rows: 4, columns: 3, tables: [] },
    ]);
  });

  testWith('very-hidden')('a very hidden sheet is told, and read', async () => {
    const { workbook } = await open({ sheets: [LEDGER, { ...QUOTED, visibility: 'very-hidden' }] });
    expect((await workbook.sheets()).map(({ visibility }) => visibility)).toEqual(['visible', 'very-hidden']);
    expect((await workbook.read()).sheets.map(({ sheet }) => sheet)).toEqual(['每日统计', "O'Brien 10月"]);
  });

  test('cells are read as they are stored: text stays text, a number a number, an error an error', async () => {
    const { workbook } = await open({ sheets: [LEDGER, QUOTED] });
    const { name, sha256, sheets } = await workbook.read();
    expect(name).toBe('台账.xlsx');
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['每日统计', "O'Brien 10月"]);
    const grid = sheets[0]!;
    expect([grid.file, grid.rows, grid.columns, grid.date1904]).toEqual(['台账.xlsx', 7, 6, false]);
    expect(['A3', 'B3', 'C3', 'D3', 'E3', 'F3'].map((cell) => at(grid, cell))).toEqual(['000102', '李华', 46316, 16, 0.25, '=1+1']);
    expect(['A4', 'B4', 'C4', 'D4', 'E4', 'F4'].map((cell) => at(grid, cell))).toEqual(['000103', "O'Brien", 46317, new CellError('#N/A'), true, '#N/A']);
    expect(['B5', 'C5', 'D5', 'E5', 'F5', 'A6', 'D7', 'Z99'].map((cell) => at(grid, cell))).toEqual(['  空 格  ', '2026-10-23', 3.5, false, null, null, 19.5, null]);
    expect(at(grid, 'D4')).toBeInstanceOf(CellError);
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 5 }]);
  });

  test('tables come with the cells, from the top and the left, with their headers and totals', async () => {
    const cells = { A1: '工号', B1: '天数', A2: '000102', B2: 3, A3: '汇总', B3: 3, D1: '单号', E1: '金额', D2: 'X-1', E2: 7, A6: '姓名', B6: '工号', A7: '李华', B7: '000102' };
    const tables = [{ name: '名单', range: 'A6:B7' }, { name: '报销', range: 'D1:E2' }, { name: '请假', range: 'A1:B3', totals: true }];
    const { workbook } = await open({ sheets: [{ name: '三张', cells, tables }, QUOTED] });
    const { sheets } = await workbook.read();
    expect(sheets.map((grid) => grid.tables)).toEqual([
      [
        { name: '请假', top: 0, left: 0, bottom: 2, right: 1, headers: true, totals: true },
        { name: '报销', top: 0, left: 3, bottom: 1, right: 4, headers: true, totals: false },
        { name: '名单', top: 5, left: 0, bottom: 6, right: 1, headers: true, totals: false },
      ],
      [],
    ]);
    expect((await workbook.read(["O'Brien 10月"])).sheets[0]?.tables).toEqual([]);
  });

  test('texts are as they are shown, formats as they are stored', async () => {
    const { workbook } = await open({ sheets: [LEDGER] });
    const grid = (await workbook.read()).sheets[0]!;
    expect(['A3', 'C3', 'E3', 'D5', 'A6', 'D4'].map((cell) => shown(grid, cell))).toEqual(['000102', '2026/10/21', '25%', '3.50', '', '#N/A']);
    expect(['C3', 'E3', 'D5', 'D3', 'A6'].map((cell) => formatAt(grid, cell))).toEqual(['yyyy/m/d', '0%', '0.00', 'General', 'General']);
  });

  test('named sheets alone are read, in the order of their tabs; hidden ones and hidden rows, too', async () => {
    const { workbook } = await open({ sheets: [{ ...LEDGER, hiddenRows: [3] }, { ...QUOTED, visibility: 'hidden' }, { name: '第三', cells: { A1: 3 } }] });
    const { sheets } = await workbook.read(['第三', "O'Brien 10月"]);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["O'Brien 10月", '第三']);
    expect(at(sheets[0]!, 'B2')).toBe(1234.5);
    expect(at((await workbook.read(['每日统计'])).sheets[0]!, 'D3')).toBe(16);
  });

  test('the same cells have the same hash, others another one', async () => {
    const [a, b, c] = [await open({ sheets: [LEDGER] }), await open({ sheets: [LEDGER] }), await open({ sheets: [QUOTED] })];
    const hashes = [await a.workbook.read(), await b.workbook.read(), await c.workbook.read()].map(({ sha256 }) => sha256);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test('an empty sheet, and one whose cells stand far from A1', async () => {
    const { workbook } = await open({ sheets: [{ name: '空' }, { name: '远', cells: { AB1200: '这里', C3: 1 } }] });
    const [empty, far] = (await workbook.read()).sheets;
    expect([empty!.rows, empty!.columns, empty!.value(0, 0)]).toEqual([0, 0, null]);
    expect([far!.rows, far!.columns, at(far!, 'AB1200'), at(far!, 'C3'), at(far!, 'A1')]).toEqual([1200, 28, '这里', 1, null]);
  });

  testWith('date1904')('where serial 0 is 1904-01-01, the grid says so, and numbers stay as they are stored', async () => {
    const { workbook } = await open({ date1904: true, sheets: [LEDGER] });
    const grid = (await workbook.read()).sheets[0]!;
    expect([grid.date1904, at(grid, 'C3')]).toEqual([true, 46316]);
  });

  test('a sheet that is not there is told by its name', async () => {
    const { workbook } = await open({ sheets: [LEDGER] });
    const refused = workbook.read(['每日统计', '没有']);
    await expect(refused).rejects.toBeInstanceOf(OpenWorkbookError);
    await expect(refused).rejects.toMatchObject({ code: 'sheet-missing', params: { sheet: '没有' } });
  });

  const long = (name: string): { readonly name: string; readonly cells: Record<string, number> } => ({ name, cells: Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`A${i + 1}`, i])) });

  test('progress counts rows, up to all of them', async () => {
    const { workbook } = await open({ sheets: [long('一'), long('二')] });
    const told: [number, number][] = [];
    await workbook.read(undefined, { progress: (done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([800, 800]);
    told.forEach(([done, total], i) => {
      expect(total).toBe(800);
      expect(done).toBeGreaterThanOrEqual(told[i - 1]?.[0] ?? 0);
    });
  });

  test('a cancelled reading rejects with the reason', async () => {
    const { workbook } = await open({ sheets: [long('一'), long('二')] });
    const reason = new Error('enough');
    await expect(workbook.read(undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect((await workbook.read()).sheets).toHaveLength(2);
  });
}
