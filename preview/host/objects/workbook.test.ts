import type { OpenedExcel } from '../testing/excel';
import { openSample } from '../testing/sample';

let excel: OpenedExcel;
beforeAll(async () => {
  excel = await openSample();
});
afterAll(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);

describe('tables', () => {
  test('are added, named, found and taken away', async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('s2');
      sheet.getRange('A20:B22').values = [['列A', 7], ['x', 1], ['y', 2]];
      const table = sheet.tables.add('A20:B22', true);
      table.name = 'Findings_1';
      table.style = 'TableStyleLight1';
      table.showBandedRows = false;
      table.load('name,style,showBandedRows,showTotals,id');
      context.workbook.tables.load('items/name,count');
      const parts = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()].map((range) => range.load('address,values'));
      table.columns.load('items/name');
      table.rows.load('count');
      await context.sync();
      expect([table.name, table.style, table.showBandedRows, table.showTotals]).toEqual(['Findings_1', 'TableStyleLight1', false, false]);
      expect(context.workbook.tables.items.map(({ name }) => name)).toEqual(['Findings_1']);
      expect(parts.map(({ address }) => address.split('!')[1])).toEqual(['A20:B22', 'A20:B20', 'A21:B22']);
      expect(parts[1]?.values).toEqual([['列A', '7']]);
      expect([table.columns.items.map(({ name }) => name), table.rows.count]).toEqual([['列A', '7'], 2]);
      const found = context.workbook.tables.getItem('findings_1').load('id');
      const none = sheet.tables.getItemOrNullObject('没有').load('id');
      await context.sync();
      expect([found.id, none.isNullObject]).toEqual([table.id, true]);
      sheet.tables.add('B22:C30', true);
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidOperation' });
      table.delete();
      await context.sync();
      const gone = sheet.getRange('A20:B22').getUsedRangeOrNullObject(true).load('address');
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  test.each([
    ['a letter', 'T_1', null],
    ['a Chinese name', '发现', null],
    ['a space', 'A B', 'InvalidArgument'],
    ["a cell's address", 'AB12', 'InvalidArgument'],
    ['a digit before', '1A', 'InvalidArgument'],
  ])('a name with %s', async (_, name, code) => {
    const named = run(async (context) => {
      const table = context.workbook.worksheets.getItem('s2').tables.add('A40:B41', true);
      await context.sync();
      table.name = name;
      table.load('name');
      await context.sync().finally(() => table.delete());
      await context.sync();
      return table.name;
    });
    if (code === null) expect(await named).toBe(name);
    else await expect(named).rejects.toMatchObject({ code });
    await run(async (context) => {
      context.workbook.tables.load('items');
      await context.sync();
      context.workbook.tables.items.forEach((table) => table.delete());
      await context.sync();
    });
  });
});

test('looks that are set later leave formulas and links alone', async () => {
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('s2');
    const range = sheet.getRange('P1:P2');
    range.formulas = [[`=HYPERLINK("#'考勤'!B4","B4")`], ['=40+2']];
    range.format.font.color = '#0563C1';
    await context.sync();
    range.format.wrapText = true;
    range.numberFormat = [['0.00']];
    await context.sync();
    range.load('values,formulas,text');
    range.format.font.load('color');
    await context.sync();
    expect([range.values, range.formulas]).toEqual([[['B4'], [42]], [[`=HYPERLINK("#'考勤'!B4","B4")`], ['=40+2']]]);
    expect([range.text, range.format.font.color]).toEqual([[['B4'], ['42.00']], '#0563C1']);
  });
});

test('rows, columns and cells come and go', async () => {
  const left = await run(async (context) => {
    const sheet = context.workbook.worksheets.add('移动');
    sheet.getRange('A1:C3').values = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
    sheet.getRange('2:2').insert('Down');
    sheet.getRange('B:B').delete('Left');
    sheet.getRange('A1').insert('Right');
    sheet.getRange('B1:B2').delete('Up');
    const used = sheet.getUsedRange(true).load('values,isNullObject');
    await context.sync();
    const { values } = used;
    sheet.delete();
    await context.sync();
    return values;
  });
  expect(left).toEqual([['', 6, 3], ['', 9, ''], [4, '', ''], [7, '', '']]);
});

test('frozen panes', async () => {
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('s2');
    sheet.freezePanes.freezeRows(1);
    const location = sheet.freezePanes.getLocationOrNullObject().load('address');
    await context.sync();
    expect(location.address).toBe("'O''Brien 10月'!1:1");
    sheet.freezePanes.unfreeze();
    const none = sheet.freezePanes.getLocationOrNullObject().load('address');
    await context.sync();
    expect(none.isNullObject).toBe(true);
  });
});

test('the date system of the workbook', async () => {
  const serial = (opened: OpenedExcel): Promise<number> =>
    opened.Excel.run(async (context) => {
      const result = context.workbook.functions.date(2000, 1, 1).load('value');
      await context.sync();
      return result.value;
    });
  const of1904 = await openSample(true);
  expect([await serial(excel), await serial(of1904)]).toEqual([36526, 35064]);
  await of1904.close();
});

test('the whole workbook is calculated anew', async () => {
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('s2');
    sheet.getRange('M1').formulas = [['=6*7']];
    context.workbook.application.calculate('Full');
    const range = sheet.getRange('M1').load('values');
    await context.sync();
    expect(range.values).toEqual([[42]]);
  });
});
