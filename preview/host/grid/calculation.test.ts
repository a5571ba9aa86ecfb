import { cells, formula, number } from '../testing/cells';
import { openExcel } from '../testing/excel';

test('a sheet that goes takes its formulas along: none of them is looked for when what it read is calculated anew', async () => {
  const said: string[] = [];
  const complaints = jest.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(words.join(' ')));
  const excel = await openExcel({
    id: 'book',
    name: 'book.xlsx',
    sheetOrder: ['read', 'reading'],
    sheets: {
      read: { id: 'read', name: '台账', cellData: cells([[number(1)], [formula('=A1+1')]]) },
      reading: { id: 'reading', name: '汇总', cellData: cells([[formula('=台账!A2+台账!A1')]]) },
    },
  });
  const put = (value: number): Promise<unknown> =>
    excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('台账');
      sheet.getRange('A1').values = [[value]];
      const sum = sheet.getRange('A2').load('values');
      await context.sync();
      return sum.values[0]?.[0] as unknown;
    });
  expect(await put(2)).toBe(3);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('汇总').delete();
    await context.sync();
  });
  expect(await put(4)).toBe(5);
  await excel.close();
  complaints.mockRestore();
  expect(said).toEqual([]);
});
