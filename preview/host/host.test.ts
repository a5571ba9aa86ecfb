import { openExcel, type OpenedExcel } from './testing/excel';

let excel: OpenedExcel;
beforeAll(async () => {
  excel = await openExcel({
    id: 'book',
    name: '台账.xlsx',
    sheetOrder: ['s1'],
    sheets: { s1: { id: 's1', name: '每日 统计', cellData: { 0: { 0: { v: '姓名' }, 1: { v: 12 } }, 1: { 0: { v: '张三', t: 1 }, 1: { f: '=B1*2' } } } } },
  });
});
afterAll(() => excel.close());

test('Excel.run reads a range out of Univer', async () => {
  const read = await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('每日 统计').getRange('A1:B2').load('values,address');
    await context.sync();
    return { values: range.values, address: range.address };
  });
  expect(read).toEqual({ values: [['姓名', 12], ['张三', 24]], address: "'每日 统计'!A1:B2" });
});
