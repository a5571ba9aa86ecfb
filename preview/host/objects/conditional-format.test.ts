import { BorderStyleTypes } from '@univerjs/core';
import { ConditionalFormattingRuleModel, ConditionalFormattingService } from '@univerjs/sheets-conditional-formatting';
import { openExcel, type OpenedExcel } from '../testing/excel';

let excel: OpenedExcel;
beforeEach(async () => {
  excel = await openExcel({
    id: 'book',
    name: '台账.xlsx',
    sheetOrder: ['s1', 's2'],
    sheets: {
      s1: { id: 's1', name: '每日统计', rowCount: 100, columnCount: 20, cellData: { 0: { 0: { v: 1 }, 1: { v: 2 } }, 2: { 3: { v: 5 } } } },
      s2: { id: 's2', name: '汇总', rowCount: 100, columnCount: 20 },
    },
  });
});
afterEach(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);

/** Marks cells as the add-in does, and gives the format's id. */
const mark = (addresses: string, kind = 'warn'): Promise<string> =>
  run(async (context) => {
    const format = context.workbook.worksheets.getItem('每日统计').getRanges(addresses).conditionalFormats.add('Custom').load('id');
    format.custom.rule.formula = `=ISTEXT("guiju:${kind}")`;
    format.custom.format.fill.color = '#fdefc8';
    format.custom.format.font.bold = true;
    format.custom.format.font.underline = 'Single';
    format.custom.format.borders.top.style = 'Dash';
    format.custom.format.borders.getItem('EdgeTop').color = '#8F6200';
    format.stopIfTrue = false;
    await context.sync();
    return format.id;
  });

const rules = () => excel.host.injector.get(ConditionalFormattingRuleModel).getSubunitRules('book', 's1') ?? [];

/** Waits until Univer has calculated how a cell looks. */
async function looks(row: number, column: number, fill: string | undefined): Promise<void> {
  const service = excel.host.injector.get(ConditionalFormattingService);
  const end = Date.now() + 60_000;
  const own = () => service.composeStyle('book', 's1', row, column)?.style?.bg?.rgb;
  while (own() !== fill && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(own()).toBe(fill);
}

describe('conditional formats', () => {
  test('by formula on scattered cells are one rule of the sheet, that colours just those', async () => {
    const id = await mark('A1,D3:D4');
    expect(rules()).toEqual([
      {
        cfId: id,
        stopIfTrue: false,
        ranges: [
          { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 },
          { startRow: 2, startColumn: 3, endRow: 3, endColumn: 3 },
        ],
        rule: {
          type: 'highlightCell',
          subType: 'formula',
          value: '=ISTEXT("guiju:warn")',
          style: { bg: { rgb: '#FDEFC8' }, bl: 1, ul: { s: 1 }, bd: { t: { s: BorderStyleTypes.DASHED, cl: { rgb: '#8F6200' } } } },
        },
      },
    ]);
    await looks(0, 0, '#FDEFC8');
    await looks(2, 3, '#FDEFC8');
    await looks(0, 1, undefined);
  });

  test('are read back with their look, the last that was added first, and by the cells they touch', async () => {
    const first = await mark('A1');
    const second = await mark('A1,C5', 'block');
    const read = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('每日统计');
      const all = sheet.getRange().conditionalFormats.load('items/id,items/type,items/priority,items/stopIfTrue');
      const here = sheet.getRange('C4:C9').conditionalFormats.load('items/id');
      const elsewhere = context.workbook.worksheets.getItem('汇总').getRange().conditionalFormats.getCount();
      const { custom } = sheet.getRange().conditionalFormats.getItem(first);
      custom.rule.load('formula');
      custom.format.fill.load('color');
      custom.format.font.load('bold,italic');
      custom.format.borders.top.load('style,color');
      const ranges = sheet.getRange().conditionalFormats.getItem(second).getRanges().load('address,cellCount');
      await context.sync();
      return {
        all: all.items.map(({ id, type, priority, stopIfTrue }) => [id, type, priority, stopIfTrue]),
        here: here.items.map(({ id }) => id),
        elsewhere: elsewhere.value,
        look: [custom.rule.formula, custom.format.fill.color, custom.format.font.bold, custom.format.font.italic, custom.format.borders.top.style, custom.format.borders.top.color],
        ranges: [ranges.address, ranges.cellCount],
      };
    });
    expect(read).toEqual({
      all: [[second, 'Custom', 0, false], [first, 'Custom', 1, false]],
      here: [second],
      elsewhere: 0,
      look: ['=ISTEXT("guiju:warn")', '#FDEFC8', true, null, 'Dash', '#8F6200'],
      ranges: ['每日统计!A1,每日统计!C5', 2],
    });
  });

  test('change and go; the others stay', async () => {
    const keep = await mark('A1');
    const gone = await mark('B1', 'block');
    await run(async (context) => {
      const formats = context.workbook.worksheets.getItem('每日统计').getRange().conditionalFormats;
      formats.getItem(keep).custom.format.fill.color = '#DCECF7';
      formats.getItem(gone).delete();
      await context.sync();
    });
    expect(rules()).toMatchObject([{ cfId: keep, rule: { value: '=ISTEXT("guiju:warn")', style: { bg: { rgb: '#DCECF7' }, bl: 1 } } }]);
    await looks(0, 0, '#DCECF7');
    await looks(0, 1, undefined);
    const again = run(async (context) => {
      context.workbook.worksheets.getItem('每日统计').getRange().conditionalFormats.getItem(gone).delete();
      await context.sync();
    });
    await expect(again).rejects.toMatchObject({ code: 'ItemNotFound' });
  });

  test('of one request count at once, and one that is added and deleted in it leaves nothing', async () => {
    const counts = await run(async (context) => {
      const formats = context.workbook.worksheets.getItem('每日统计').getRange('A1:B2').conditionalFormats;
      const added = formats.add('Custom');
      added.custom.rule.formula = '=TRUE';
      const one = formats.getCount();
      added.delete();
      const none = formats.getCount();
      await context.sync();
      return [one.value, none.value];
    });
    expect(counts).toEqual([1, 0]);
    expect(rules()).toEqual([]);
  });

  test.each([
    ['a type that this host has not', (formats: Excel.ConditionalFormatCollection) => void formats.add('DataBar'), 'NotImplemented'],
    ['a formula without =', (formats: Excel.ConditionalFormatCollection) => void (formats.add('Custom').custom.rule.formula = 'TRUE'), 'InvalidArgument'],
    ['a colour that is none', (formats: Excel.ConditionalFormatCollection) => void (formats.add('Custom').custom.format.fill.color = 'light'), 'InvalidArgument'],
    ['a line that is none', (formats: Excel.ConditionalFormatCollection) => formats.add('Custom').custom.format.borders.top.set({ style: 'Wave' as 'Dot' }), 'InvalidArgument'],
  ])('refuse %s', async (_, change, code) => {
    const changing = run(async (context) => {
      change(context.workbook.worksheets.getItem('每日统计').getRange('A1').conditionalFormats);
      await context.sync();
    });
    await expect(changing).rejects.toMatchObject({ code });
  });
});
