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
    expect(await workbook.select(place)).toBe('hidden');
    expect(await workbook.select(place, false)).toBe('hidden');
    expect(await workbook.selection()).toEqual({ sheet: '每日统计', cell: 'D3' });
    expect((await workbook.sheets()).map(({ visibility }) => visibility)).toEqual(['visible', 'hidden']);
    expect(await workbook.select(place, true)).toBe('selected');
    expect(await workbook.selection()).toEqual(place);
    expect((await workbook.sheets()).map(({ visibility }) => visibility)).toEqual(['visible', 'visible']);
  });

  testWith('very-hidden')('a very hidden sheet, too', async () => {
    const { workbook } = await open({ sheets: [LEDGER, { ...QUOTED, visibility: 'very-hidden' }] });
    const place = { sheet: "O'Brien 10月", cell: 'B2' };
    expect(await workbook.select(place)).toBe('hidden');
    expect(await workbook.select(place, true)).toBe('selected');
    expect((await workbook.sheets())[1]!.visibility).toBe('visible');
  });

  test('a cell in a hidden row is selected, and told to be out of sight', async () => {
    const { workbook } = await open({ sheets: [FILTERED] });
    expect(await workbook.select({ sheet: '每日统计', cell: 'D4' })).toBe('filtered');
    expect(await workbook.selection()).toEqual({ sheet: '每日统计', cell: 'D4' });
    expect(await workbook.select({ sheet: '每日统计', cell: 'D5' })).toBe('selected');
    expect(await workbook.select({ sheet: '每日统计', cell: 'D3' })).toBe('selected');
  });

  testWith('hidden-columns')('so is one in a hidden column', async () => {
    const { workbook } = await open({ sheets: [{ ...LEDGER, hiddenColumns: ['D'] }] });
    expect(await workbook.select({ sheet: '每日统计', cell: 'D4' })).toBe('filtered');
    expect(await workbook.select({ sheet: '每日统计', cell: 'C4' })).toBe('selected');
    expect(await workbook.select({ sheet: '每日统计', cell: 'E4' })).toBe('selected');
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
