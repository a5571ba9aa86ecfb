import type { OpenedExcel } from '../testing/excel';
import { openSample } from '../testing/sample';

let excel: OpenedExcel;
beforeAll(async () => {
  excel = await openSample();
});
afterAll(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);

describe('ranges', () => {
  test('the used range counts looks, unless only values are asked for', async () => {
    const addresses = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('考勤');
      const used = [sheet.getUsedRange(), sheet.getUsedRange(true), sheet.getRange('A:B').getUsedRange(true), sheet.getRange('B3:J12').getUsedRangeOrNullObject(true)];
      used.forEach((range) => range.load('address'));
      const none = sheet.getRange('X1:Z9').getUsedRangeOrNullObject(true).load('address');
      await context.sync();
      expect(none.isNullObject).toBe(true);
      return used.map(({ address }) => address);
    });
    expect(addresses).toEqual(['考勤!B3:J10', '考勤!B3:C5', '考勤!B3:B5', '考勤!B3:C5']);
  });

  test.each([
    ['B2', '考勤!B2'],
    ['$B$2:C3', '考勤!B2:C3'],
    ['C3:B2', '考勤!B2:C3'],
    ['B:C', '考勤!B:C'],
    ['4:4', '考勤!4:4'],
    ['XFD1048576', '考勤!XFD1048576'],
    ['考勤!A1', '考勤!A1'],
    ['XFE1', null],
    ['A1048577', null],
    ['A0', null],
    ["'O''Brien 10月'!A1", null],
    ['nothing', null],
    ['A1:B2:C3', null],
  ])('%s', async (address, wanted) => {
    const found = run(async (context) => {
      const range = context.workbook.worksheets.getItem('考勤').getRange(address).load('address');
      await context.sync();
      return range.address;
    });
    if (wanted === null) await expect(found).rejects.toMatchObject({ code: 'InvalidArgument' });
    else expect(await found).toBe(wanted);
  });

  test("a sheet's name stands in quotes where it must", async () => {
    const address = await run(async (context) => {
      const range = context.workbook.worksheets.getItem('s2').getRange('A1').load('address');
      await context.sync();
      return range.address;
    });
    expect(address).toBe("'O''Brien 10月'!A1");
  });

  test('lead to others', async () => {
    const addresses = await run(async (context) => {
      const range = context.workbook.worksheets.getItem('考勤').getRange('B3:D6');
      const found = [
        range.getRow(1),
        range.getColumn(2),
        range.getCell(0, 0),
        range.getLastRow(),
        range.getLastCell(),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, 1),
        range.getEntireColumn(),
        range.getEntireRow(),
        range.getBoundingRect('F9'),
        range.getIntersection('A1:B4'),
        range.getRow(0).getBoundingRect(range.getRow(1)),
      ];
      found.forEach((one) => one.load('address'));
      const none = range.getIntersectionOrNullObject('A1').load('address');
      await context.sync();
      expect(none.isNullObject).toBe(true);
      return found.map(({ address }) => address.slice(3));
    });
    expect(addresses).toEqual(['B4:D4', 'D3:D6', 'B3', 'B6:D6', 'D6', 'A4:C7', 'B3:E7', 'B:D', '3:6', 'B3:F9', 'B3:B4', 'B3:D4']);
  });

  test('know what is hidden', async () => {
    const hidden = await run(async (context) => {
      const ranges = ['A4', 'A5', 'A4:A5'].map((address) => context.workbook.worksheets.getItem('考勤').getRange(address).load('rowHidden,columnHidden'));
      await context.sync();
      return ranges.map(({ rowHidden, columnHidden }) => [rowHidden, columnHidden]);
    });
    expect(hidden).toEqual([[false, false], [true, false], [null, false]]);
  });

  test('know merged areas that begin in them', async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('考勤');
      const areas = sheet.getRange('A1:Z99').getMergedAreasOrNullObject().load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
      const none = sheet.getRange('B21:Z99').getMergedAreasOrNullObject().load('address');
      await context.sync();
      expect(areas.areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => [rowIndex, columnIndex, rowCount, columnCount])).toEqual([[20, 0, 2, 2]]);
      expect(none.isNullObject).toBe(true);
    });
  });

  test('special cells', async () => {
    const addresses = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('考勤');
      const found = [sheet.getRange('B3:C5').getSpecialCells('Constants', 'Numbers'), sheet.getRange().getSpecialCells('Visible'), sheet.getRange('A1:C3').getSpecialCellsOrNullObject('Constants')];
      found.forEach((areas) => areas.load('address'));
      const none = sheet.getRange('A1').getSpecialCellsOrNullObject('Formulas').load('address');
      await context.sync();
      expect(none.isNullObject).toBe(true);
      return found.map(({ address }) => address);
    });
    expect(addresses).toEqual(['考勤!C4:C5', '考勤!B3:J4,考勤!B6:J10', '考勤!B3:C3']);
  });

  test('the selection', async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('s2');
      sheet.activate();
      sheet.getRange('B7:C9').select();
      await context.sync();
      const selected = context.workbook.getSelectedRange().load('address');
      const cell = context.workbook.getActiveCell().load('address');
      const active = context.workbook.worksheets.getActiveWorksheet().load('id');
      await context.sync();
      expect([selected.address, cell.address, active.id]).toEqual(["'O''Brien 10月'!B7:C9", "'O''Brien 10月'!B7", 's2']);
      context.workbook.worksheets.getItem('s3').getRange('A1').select();
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidOperation' });
    });
  });

  test('many areas in one call, up to 8,192 characters', async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('s2');
      const areas = sheet.getRanges('A1,C3:D4').load('areaCount,cellCount,address');
      areas.format.fill.color = '#FFC7CE';
      const fill = sheet.getRange('C3').format.fill.load('color');
      await context.sync();
      expect([areas.areaCount, areas.cellCount, fill.color]).toEqual([2, 5, '#FFC7CE']);
      areas.format.fill.clear();
      fill.load('color');
      await context.sync();
      expect(fill.color).toBe('#FFFFFF');
      const long = Array.from({ length: 2000 }, (_, row) => `A${row + 1}`).join(',');
      expect(long.length).toBeGreaterThan(8192);
      sheet.getRanges(long).load('areaCount');
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidArgument' });
    });
  });

  test('looks', async () => {
    const looks = await run(async (context) => {
      const range = context.workbook.worksheets.getItem('s2').getRange('F1:G2');
      range.format.font.set({ bold: true, color: '#9C0006', underline: 'Single', name: '宋体', size: 12 });
      range.format.set({ wrapText: true, horizontalAlignment: 'Right', verticalAlignment: 'Top', indentLevel: 1, columnWidth: 120, rowHeight: 30 });
      const { font } = range.format;
      range.format.load('wrapText,horizontalAlignment,verticalAlignment,indentLevel,columnWidth,rowHeight');
      font.load('bold,color,underline,name,size,italic');
      await context.sync();
      return [range.format.toJSON(), font.toJSON()];
    });
    expect(looks).toEqual([
      expect.objectContaining({ wrapText: true, horizontalAlignment: 'Right', verticalAlignment: 'Top', indentLevel: 1, columnWidth: 120, rowHeight: 30 }),
      expect.objectContaining({ bold: true, color: '#9C0006', underline: 'Single', name: '宋体', size: 12, italic: false }),
    ]);
  });

  test('clear takes contents, looks, or both', async () => {
    await run(async (context) => {
      const range = context.workbook.worksheets.getItem('s2').getRange('J1');
      range.values = [['x']];
      range.format.fill.color = '#FFC7CE';
      range.clear('Contents');
      range.load('values');
      range.format.fill.load('color');
      await context.sync();
      expect([range.values, range.format.fill.color]).toEqual([[['']], '#FFC7CE']);
      range.values = [['x']];
      range.clear('Formats');
      range.load('values');
      range.format.fill.load('color');
      await context.sync();
      expect([range.values, range.format.fill.color]).toEqual([[['x']], '#FFFFFF']);
    });
  });
});
