import { BooleanNumber } from '@univerjs/core';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import { cells, number, text } from '../testing/cells';
import { openExcel, type OpenedExcel } from '../testing/excel';

let excel: OpenedExcel;
afterEach(() => excel.close());

test('a row that a filter hides is shown alone: the other rows stay hidden, the criteria as they are', async () => {
  const filter = { ref: { startRow: 0, startColumn: 0, endRow: 4, endColumn: 1 }, filterColumns: [{ colId: 1, filters: { filters: ['1'] } }], cachedFilteredOut: [2, 3, 4] };
  excel = await openExcel({
    id: 'book',
    name: '台账.xlsx',
    sheetOrder: ['s1'],
    resources: [{ name: 'SHEET_FILTER_PLUGIN', data: JSON.stringify({ s1: filter }) }],
    sheets: { s1: { id: 's1', name: '考勤', rowCount: 20, columnCount: 5, rowData: { 8: { hd: BooleanNumber.TRUE } }, cellData: cells([[text('姓名'), text('次')], [text('甲'), number(1)], [text('乙'), number(2)], [text('丙'), number(3)], [text('丁'), number(4)]]) } },
  });
  const hidden = (): Promise<number[]> =>
    excel.Excel.run(async (context) => {
      const rows = Array.from({ length: 10 }, (_, row) => context.workbook.worksheets.getItem('考勤').getRangeByIndexes(row, 0, 1, 1).load('rowHidden'));
      await context.sync();
      return rows.flatMap(({ rowHidden }, row) => (rowHidden ? [row] : []));
    });
  const show = (address: string): Promise<void> =>
    excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('考勤').getRange(address).rowHidden = false;
      await context.sync();
    });
  expect(await hidden()).toEqual([2, 3, 4, 8]);
  await show('A4');
  expect(await hidden()).toEqual([2, 4, 8]);
  await show('A9');
  expect(await hidden()).toEqual([2, 4]);
  const model = excel.host.injector.get(SheetsFilterService).getFilterModel('book', 's1')!;
  expect(model.getAllFilterColumns().map(([column, criteria]) => [column, criteria.serialize().filters])).toEqual([[1, { filters: ['1'] }]]);
});
