import { BooleanNumber } from '@univerjs/core';
import { withSheetCustom, withWorkbookCustom } from '../../book/custom';
import { HostError } from '../errors';
import { cells, forcedText, number, text } from '../testing/cells';
import { openExcel, type OpenedExcel } from '../testing/excel';

const open = (date1904 = false): Promise<OpenedExcel> =>
  openExcel({
    id: 'book',
    name: '2026年10月台账.xlsx',
    sheetOrder: ['s1', 's2', 's3', 's4'],
    custom: withWorkbookCustom({ date1904, structureLocked: false, activeSheet: 's1' }),
    sheets: {
      s1: {
        id: 's1',
        name: '考勤',
        cellData: {
          ...cells([[], [], [null, text('工号'), text('迟到')], [null, forcedText('000102'), number(16)], [null, forcedText('000103'), number(31)]]),
          9: { 9: { s: { bg: { rgb: '#FFFF00' } } } },
        },
        mergeData: [{ startRow: 20, startColumn: 0, endRow: 21, endColumn: 1 }],
        rowData: { 4: { hd: BooleanNumber.TRUE } },
      },
      s2: { id: 's2', name: "O'Brien 10月", cellData: {} },
      s3: { id: 's3', name: '隐藏', hidden: BooleanNumber.TRUE, cellData: {} },
      s4: { id: 's4', name: '深藏', hidden: BooleanNumber.TRUE, custom: withSheetCustom({ veryHidden: true, protection: null, file: '' }), cellData: {} },
    },
  });

let excel: OpenedExcel;
beforeAll(async () => {
  excel = await open();
});
afterAll(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);

describe('sheets', () => {
  test('are listed with their names, places and visibility', async () => {
    const sheets = await run(async ({ workbook: { worksheets }, sync }) => {
      worksheets.load('items/name,items/position,items/visibility,items/id');
      await worksheets.context.sync();
      expect(typeof sync).toBe('function');
      return worksheets.items.map(({ name, position, visibility, id }) => [name, position, visibility, id]);
    });
    expect(sheets).toEqual([
      ['考勤', 0, 'Visible', 's1'],
      ["O'Brien 10月", 1, 'Visible', 's2'],
      ['隐藏', 2, 'Hidden', 's3'],
      ['深藏', 3, 'VeryHidden', 's4'],
    ]);
  });

  test('are found by name whatever its case, and by id', async () => {
    const names = await run(async (context) => {
      const found = ["o'brien 10月", 's2'].map((key) => context.workbook.worksheets.getItem(key).load('name'));
      await context.sync();
      return found.map(({ name }) => name);
    });
    expect(names).toEqual(["O'Brien 10月", "O'Brien 10月"]);
  });

  test.each([
    ['31 characters', '一'.repeat(31), null],
    ['32 characters', '一'.repeat(32), 'InvalidArgument'],
    ['no character', '', 'InvalidArgument'],
    ['a colon', 'a:b', 'InvalidArgument'],
    ['a slash', 'a/b', 'InvalidArgument'],
    ['a bracket', 'a[b', 'InvalidArgument'],
    ['an apostrophe before', "'a", 'InvalidArgument'],
    ['an apostrophe within', "a'b", null],
    ['the name of another sheet', '考勤', 'ItemAlreadyExists'],
    ['the same in another case', "O'BRIEN 10月", 'ItemAlreadyExists'],
  ])('a new sheet is called by %s', async (_, name, code) => {
    const added = run(async (context) => {
      const sheet = context.workbook.worksheets.add(name);
      sheet.load('name');
      await context.sync();
      const given = sheet.name;
      sheet.delete();
      await context.sync();
      return given;
    });
    if (code === null) expect(await added).toBe(name);
    else await expect(added).rejects.toMatchObject({ code });
  });

  test('come behind the last and are called Sheet1 without a name', async () => {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.add().load('name,position');
      await context.sync();
      expect([sheet.name, sheet.position]).toEqual(['Sheet1', 4]);
      sheet.delete();
      await context.sync();
    });
  });

  test('are hidden and shown, the last one that is shown excepted', async () => {
    await run(async (context) => {
      const [first, second] = ['s1', 's2'].map((id) => context.workbook.worksheets.getItem(id));
      second!.visibility = 'VeryHidden';
      second!.load('visibility');
      await context.sync();
      expect(second!.visibility).toBe('VeryHidden');
      first!.visibility = 'Hidden';
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidOperation' });
      first!.delete();
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidOperation' });
      second!.visibility = 'Visible';
      await context.sync();
    });
  });

  test('a hidden sheet is not activated', async () => {
    await expect(
      run(async (context) => {
        context.workbook.worksheets.getItem('s3').activate();
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidOperation' });
  });

  test('whoever guards the structure may refuse', async () => {
    excel.host.structureGuards.push(() => {
      throw new HostError('AccessDenied');
    });
    const added = run(async (context) => {
      context.workbook.worksheets.add('neu');
      await context.sync();
    });
    await expect(added).rejects.toMatchObject({ code: 'AccessDenied', debugInfo: { errorLocation: 'WorksheetCollection.add' } });
    excel.host.structureGuards.pop();
  });
});

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
  const of1904 = await open(true);
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
