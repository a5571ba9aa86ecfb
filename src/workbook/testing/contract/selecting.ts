import type { Change } from '../../open-workbook';
import { LEDGER, QUOTED, type Bench, type BookSheet } from './harness';

const FILTERED: BookSheet = { ...LEDGER, hiddenRows: [4] };

export function selecting({ open, testWith, hasUser }: Bench): void {
  test('a cell is selected where it stands', async () => {
    const { workbook } = await open({ sheets: [LEDGER, QUOTED] });
    expect(await workbook.select({ sheet: "O'Brien 10月", cell: 'B2' })).toBe('selected');
    expect(await workbook.selection()).toEqual({ sheet: "O'Brien 10月", cell: 'B2' });
    expect(await workbook.select({ sheet: '每日统计', cell: 'AA1000' })).toBe('selected');
    expect(await workbook.selection()).toEqual({ sheet: '每日统计', cell: 'AA1000' });
  });

  test('selecting leaves cells, formats and sheets as they are', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER, { ...QUOTED, visibility: 'hidden' }] });
    const before = await see();
    await workbook.select({ sheet: '每日统计', cell: 'D3' });
    await workbook.select({ sheet: "O'Brien 10月", cell: 'B2' });
    expect(await see()).toEqual(before);
  });

  test('a hidden sheet is opened only where that is asked', async () => {
    const { workbook } = await open({ sheets: [LEDGER, { ...QUOTED, visibility: 'hidden' }] });
    await workbook.select({ sheet: '每日统计', cell: 'D3' });
    const place = { sheet: "O'Brien 10月", cell: 'B2' };
    expect(await workbook.select(place)).toBe('hidden-sheet');
    expect(await workbook.select(place, false)).toBe('hidden-sheet');
    expect(await workbook.selection()).toEqual({ sheet: '每日统计', cell: 'D3' });
    expect((await workbook.sheets()).map(({ visibility }) => visibility)).toEqual(['visible', 'hidden']);
    expect(await workbook.select(place, true)).toBe('selected');
    expect(await workbook.selection()).toEqual(place);
    expect((await workbook.sheets()).map(({ visibility }) => visibility)).toEqual(['visible', 'visible']);
  });

  testWith('very-hidden')('a very hidden sheet, too', async () => {
    const { workbook } = await open({ sheets: [LEDGER, { ...QUOTED, visibility: 'very-hidden' }] });
    const place = { sheet: "O'Brien 10月", cell: 'B2' };
    expect(await workbook.select(place)).toBe('hidden-sheet');
    expect(await workbook.select(place, true)).toBe('selected');
    expect((await workbook.sheets())[1]!.visibility).toBe('visible');
  });

  test('a cell in a hidden row is selected, and told to be out of sight', async () => {
    const { workbook } = await open({ sheets: [FILTERED] });
    expect(await workbook.select({ sheet: '每日统计', cell: 'D4' })).toBe('hidden-row');
    expect(await workbook.selection()).toEqual({ sheet: '每日统计', cell: 'D4' });
    expect(await workbook.select({ sheet: '每日统计', cell: 'D5' })).toBe('selected');
    expect(await workbook.select({ sheet: '每日统计', cell: 'D3' })).toBe('selected');
  });

  testWith('hidden-columns')('so is one in a hidden column', async () => {
    const { workbook } = await open({ sheets: [{ ...LEDGER, hiddenColumns: ['D'] }] });
    expect(await workbook.select({ sheet: '每日统计', cell: 'D4' })).toBe('hidden-column');
    expect(await workbook.select({ sheet: '每日统计', cell: 'C4' })).toBe('selected');
    expect(await workbook.select({ sheet: '每日统计', cell: 'E4' })).toBe('selected');
  });

  test('a hidden row is shown only where that is asked: that row alone, and nothing else changes', async () => {
    const { workbook, see } = await open({ sheets: [{ ...LEDGER, hiddenRows: [4, 5, 7] }] });
    const before = await see();
    const at = (cell: string) => ({ sheet: '每日统计', cell });
    expect(await workbook.select(at('D5'), false)).toBe('hidden-row');
    expect(await workbook.select(at('D5'), true)).toBe('selected');
    expect(await workbook.selection()).toEqual(at('D5'));
    expect(await workbook.select(at('A5'))).toBe('selected');
    expect(await workbook.select(at('D4'))).toBe('hidden-row');
    expect(await workbook.select(at('D7'))).toBe('hidden-row');
    expect(await see()).toEqual(before);
  });

  testWith('hidden-columns')('so is a hidden column, and both at once', async () => {
    const { workbook } = await open({ sheets: [{ ...LEDGER, hiddenRows: [4], hiddenColumns: ['C', 'D', 'E'] }] });
    const at = (cell: string) => ({ sheet: '每日统计', cell });
    expect(await workbook.select(at('D4'))).toBe('hidden-row');
    expect(await workbook.select(at('D3'), true)).toBe('selected');
    expect(await workbook.select(at('D4'))).toBe('hidden-row');
    expect(await workbook.select(at('E4'), true)).toBe('selected');
    expect(await workbook.select(at('E4'))).toBe('selected');
    expect(await workbook.select(at('C4'))).toBe('hidden-column');
  });

  test('to be shown means nothing to a cell that is in sight', async () => {
    const { workbook, whole } = await open({ sheets: [{ ...LEDGER, isProtected: true }] });
    await workbook.select({ sheet: '每日统计', cell: 'D3' });
    const before = await whole();
    expect(await workbook.select({ sheet: '每日统计', cell: 'D3' }, true)).toBe('selected');
    expect(await whole()).toEqual(before);
  });

  test('a hidden row of a protected sheet stays hidden, and why is told', async () => {
    const { workbook } = await open({ sheets: [{ ...FILTERED, isProtected: true }] });
    const place = { sheet: '每日统计', cell: 'D4' };
    await expect(workbook.select(place, true)).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'protected', params: { sheet: '每日统计' } });
    expect(await workbook.select(place)).toBe('hidden-row');
  });

  test('a sheet that is gone', async () => {
    const { workbook } = await open({ sheets: [LEDGER, QUOTED] });
    await workbook.select({ sheet: '每日统计', cell: 'D3' });
    expect(await workbook.select({ sheet: '没有', cell: 'A1' }, true)).toBe('gone');
    expect(await workbook.selection()).toEqual({ sheet: '每日统计', cell: 'D3' });
  });

  test('what we do ourselves is not told as a change', async () => {
    const { workbook } = await open({ sheets: [LEDGER, QUOTED] });
    const told: Change[] = [];
    const stop = await workbook.onChange((change) => told.push(change));
    await workbook.mark([{ sheet: '每日统计', kind: 'warn', cells: ['D3'] }]);
    const { sheet } = await workbook.writeSheet({
      name: '发现', above: [], table: { name: 'Findings', columns: [{ header: '说明', kind: 'prose', width: 40 }], rows: [['一'], ['二']] }, sums: [], below: [],
    });
    await workbook.unmark();
    await workbook.setSetting('a', 'b');
    await workbook.select({ sheet, cell: 'A2' });
    await workbook.deleteSheet(sheet);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await stop();
    expect(told).toEqual([]);
  });

  if (hasUser) {
    test("a user's edit is told with its place, until one stops listening", async () => {
      const { workbook, user } = await open({ sheets: [LEDGER, QUOTED] });
      const [told, other]: [Change[], Change[]] = [[], []];
      const stop = await workbook.onChange((change) => told.push(change));
      const stopOther = await workbook.onChange((change) => other.push(change));
      await user!.edit("O'Brien 10月", 'B2', 99);
      await user!.edit('每日统计', 'F5', '改了');
      expect(told).toEqual([{ sheet: "O'Brien 10月", range: 'B2' }, { sheet: '每日统计', range: 'F5' }]);
      await stop();
      await user!.edit('每日统计', 'F5', '又改了');
      expect(told).toHaveLength(2);
      expect(other).toHaveLength(3);
      await stopOther();
      expect((await workbook.read(['每日统计'])).sheets[0]!.value(4, 5)).toBe('又改了');
    });

    test('a sheet that the user took away is told without a range', async () => {
      const { workbook, user } = await open({ sheets: [LEDGER, QUOTED] });
      const told: Change[] = [];
      const stop = await workbook.onChange((change) => told.push(change));
      await user!.deleteSheet("O'Brien 10月");
      await stop();
      expect(told).toEqual([{ sheet: "O'Brien 10月", range: null }]);
    });
  }
}
