import { cells, forcedText, formula, number, text, truth } from '../testing/cells';
import { openExcel, type OpenedExcel } from '../testing/excel';

let excel: OpenedExcel;
beforeAll(async () => {
  excel = await openExcel({
    id: 'book',
    name: '台账.xlsx',
    sheetOrder: ['s1', 's2'],
    sheets: {
      s1: {
        id: 's1',
        name: '考勤',
        cellData: cells([
          [text('姓名'), text('迟到'), text('日期'), text('是')],
          [forcedText('000102'), number(16), number(46296, 'yyyy-mm-dd'), truth(true)],
          [forcedText('#N/A'), text('#DIV/0!'), null, formula('=B2*2')],
          [formula('=""'), formula('=1/0')],
        ]),
        mergeData: [{ startRow: 5, startColumn: 0, endRow: 6, endColumn: 1 }],
      },
      s2: { id: 's2', name: '空 表', cellData: {} },
    },
  });
});
afterAll(() => excel.close());

/** The code of the client's own error. */
function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

/** Runs one batch on a range and gives what was loaded. */
const read = <T>(address: string, names: string, pick: (range: Excel.Range) => T, sheet = '考勤'): Promise<T> =>
  excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load(names);
    await context.sync();
    return pick(range);
  });

const write = (address: string, change: (range: Excel.Range) => void, sheet = '考勤'): Promise<void> =>
  excel.Excel.run(async (context) => {
    change(context.workbook.worksheets.getItem(sheet).getRange(address));
    await context.sync();
  });

describe('reading cells', () => {
  test('values, types, formulas and texts of every kind of cell', async () => {
    const found = await read('A1:D4', 'values,valueTypes,formulas,text', ({ values, valueTypes, formulas, text }) => ({ values, valueTypes, formulas, text }));
    expect(found.values).toEqual([
      ['姓名', '迟到', '日期', '是'],
      ['000102', 16, 46296, true],
      ['#N/A', '#DIV/0!', '', 32],
      ['', '#DIV/0!', '', ''],
    ]);
    expect(found.valueTypes).toEqual([
      ['String', 'String', 'String', 'String'],
      ['String', 'Double', 'Double', 'Boolean'],
      ['String', 'Error', 'Empty', 'Double'],
      ['String', 'Error', 'Empty', 'Empty'],
    ]);
    expect(found.formulas[2]).toEqual(['#N/A', '#DIV/0!', '', '=B2*2']);
    expect(found.formulas[3]?.slice(0, 2)).toEqual(['=""', '=1/0']);
    expect(found.text[1]).toEqual(['000102', '16', '2026-10-01', 'TRUE']);
  });

  test('whole rows and columns give null for values', async () => {
    expect(await read('A:A', 'values,rowCount,address', ({ values, rowCount, address }) => [values, rowCount, address])).toEqual([null, 1_048_576, '考勤!A:A']);
    expect(await read('2:3', 'values,columnCount', ({ values, columnCount }) => [values, columnCount])).toEqual([null, 16_384]);
  });

  test('nothing is readable before it is loaded and synchronised', async () => {
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('考勤').getRange('A1');
      expect(refusal(() => range.values)).toBe('PropertyNotLoaded');
      range.load('values');
      expect(refusal(() => range.values)).toBe('PropertyNotLoaded');
      await context.sync();
      expect(range.values).toEqual([['姓名']]);
      expect(refusal(() => range.text)).toBe('PropertyNotLoaded');
    });
  });

  test('a null object tells that it is one', async () => {
    await excel.Excel.run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject('没有').load('name');
      const used = context.workbook.worksheets.getItem('空 表').getUsedRangeOrNullObject(true).load('address');
      await context.sync();
      expect([none.isNullObject, used.isNullObject]).toEqual([true, true]);
    });
  });
});

describe('writing cells', () => {
  test.each<[string, unknown, unknown, string, string]>([
    ['a number', 12.5, 12.5, 'Double', 'General'],
    ['a number as text', '12.5', 12.5, 'Double', 'General'],
    ['digits with zeros before', '000102', 102, 'Double', 'General'],
    ['a text with an apostrophe', "'000102", '000102', 'String', 'General'],
    ['a formula with an apostrophe', "'=1+1", '=1+1', 'String', 'General'],
    ['a formula', '=1+1', 2, 'Double', 'General'],
    ['a sign that begins a formula', '+1+1', 2, 'Double', 'General'],
    ['a percentage', '10%', 0.1, 'Double', '0%'],
    ['a date', '2026-10-01', 46296, 'Double', 'yyyy-mm-dd'],
    ['a Chinese date', '2026年10月1日', 46296, 'Double', 'yyyy"年"m"月"d"日"'],
    ['a truth value', 'TRUE', true, 'Boolean', 'General'],
    ['an error value', '#N/A', '#N/A', 'Error', 'General'],
    ['an error value as text', "'#N/A", '#N/A', 'String', 'General'],
    ['a text', '张三', '张三', 'String', 'General'],
    ['nothing', '', '', 'Empty', 'General'],
  ])('%s', async (_, entry, value, type, format) => {
    await write('F10', (range) => {
      range.numberFormat = [['General']];
      range.values = [[entry]];
    });
    expect(await read('F10', 'values,valueTypes,numberFormat', ({ values, valueTypes, numberFormat }) => ({ values, valueTypes, numberFormat }))).toEqual({
      values: [[value]],
      valueTypes: [[type]],
      numberFormat: [[format]],
    });
  });

  test('a cell of text format keeps what it is given', async () => {
    await write('F11', (range) => {
      range.numberFormat = [['@']];
      range.values = [['=1+1']];
    });
    expect(await read('F11', 'values,valueTypes,formulas', ({ values, valueTypes, formulas }) => [values, valueTypes, formulas])).toEqual([[['=1+1']], [['String']], [['=1+1']]]);
  });

  test('one value fills a range, null leaves a cell, a matrix of another size is refused', async () => {
    await write('H1:I2', (range) => {
      range.values = [['x']];
    });
    await write('H1:I2', (range) => {
      range.values = [[null, 1], ['', null]];
    });
    expect(await read('H1:I2', 'values', ({ values }) => values)).toEqual([['x', 1], ['', 'x']]);
    await expect(write('H1:I2', (range) => void (range.values = [[1, 2, 3]]))).rejects.toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation: 'Range.values' } });
  });

  test('more than 1,500 cells go in chunks of one request', async () => {
    const values = Array.from({ length: 2000 }, (_, row) => [`'${row}`, row]);
    excel.wire.length = 0;
    await write('K1:L2000', (range) => void (range.values = values));
    expect(excel.wire.filter(({ batch }) => batch.Actions.length > 3)).toHaveLength(1);
    expect(await read('K1:L2000', 'values', (range) => range.values)).toEqual(values.map(([, row]) => [String(row), row]));
  });

  test('cells under a merged one keep nothing', async () => {
    await write('A6:B7', (range) => void (range.values = [[1, 2], [3, 4]]));
    expect(await read('A6:B7', 'values', ({ values }) => values)).toEqual([[1, ''], ['', '']]);
  });

  test('formats leave texts of digits alone', async () => {
    await write('A2', (range) => void (range.format.font.bold = true));
    expect(await read('A2', 'values,valueTypes,format/font/bold', ({ values, valueTypes, format }) => [values, valueTypes, format.font.bold])).toEqual([[['000102']], [['String']], true]);
  });

  test('a whole column is not written to', async () => {
    await expect(write('N:N', (range) => void (range.values = [[1]]))).rejects.toMatchObject({ code: 'RangeExceedsLimit' });
  });

  test('what is written to a whole column is its look, of cells that are there and of those to come', async () => {
    await write('B:B', (range) => void (range.numberFormat = [['0.00']]));
    expect(await read('B2:B3000', 'numberFormat', ({ numberFormat }) => [numberFormat[0]?.[0] as string, numberFormat.at(-1)?.[0] as string])).toEqual(['0.00', '0.00']);
  });

  test('a formula that is none is refused', async () => {
    await expect(write('F12', (range) => void (range.formulas = [['=SUM(']]))).rejects.toMatchObject({ code: 'InvalidArgument' });
  });
});
