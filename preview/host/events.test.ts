import { IUniverInstanceService } from '@univerjs/core';
import { InsertRowByRangeCommand } from '@univerjs/sheets';
import { openExcel, type OpenedExcel } from './testing/excel';

let excel: OpenedExcel;
beforeEach(async () => {
  excel = await openExcel({
    id: 'book',
    name: '台账.xlsx',
    sheetOrder: ['s1', 's2'],
    sheets: { s1: { id: 's1', name: '每日统计', rowCount: 50, columnCount: 10, cellData: { 0: { 0: { v: 1 }, 1: { f: '=A1+1' } } } }, s2: { id: 's2', name: '汇总', rowCount: 50, columnCount: 10 } },
  });
});
afterEach(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);
/** Turns of the event loop rather than a time: on a busy machine as much happens in them. */
async function moment(): Promise<void> {
  for (let turn = 0; turn < 25; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

interface Heard {
  readonly worksheetId: string;
  readonly address?: string;
  readonly changeType?: string;
  readonly source?: string;
  readonly triggerSource?: string;
}

/** What a client hears of the workbook's sheets, and how it stops. */
async function listen(): Promise<{ readonly heard: unknown[][]; readonly stop: () => Promise<void> }> {
  const heard: unknown[][] = [];
  const note = (event: Heard): Promise<void> => {
    heard.push([event.changeType ?? '', event.worksheetId, event.address ?? '', event.source, event.triggerSource]);
    return Promise.resolve();
  };
  const stop = await run(async (context) => {
    const { worksheets } = context.workbook;
    const handlers: { remove(): void }[] = [
      worksheets.onChanged.add(note),
      worksheets.onAdded.add((event) => note(event)),
      worksheets.onDeleted.add((event) => note(event)),
    ];
    await context.sync();
    return async () => {
      await excel.Excel.run(context, async () => {
        for (const handler of handlers) handler.remove();
        await context.sync();
      });
    };
  });
  return { heard, stop };
}

describe('events', () => {
  test("tell of a person's edits, of one cell and of many, in any sheet; results of formulas are none", async () => {
    const { heard } = await listen();
    excel.host.book.getSheetBySheetId('s1')?.getRange('A1').setValue(5);
    excel.host.book.getSheetBySheetId('s2')?.getRange('B2:C4').setValues([[1, 2], [3, 4], [5, 6]]);
    await moment();
    expect(excel.host.book.getSheetBySheetId('s1')?.getRange('B1').getValue()).toBe(6);
    expect(heard).toEqual([
      ['RangeEdited', 's1', 'A1', 'Local', 'Unknown'],
      ['RangeEdited', 's2', 'B2:C4', 'Local', 'Unknown'],
    ]);
  });

  test("say which edits were the add-in's own", async () => {
    const { heard } = await listen();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('汇总');
      sheet.getRange('A1:B1').values = [['张三', 1]];
      sheet.getRange('C1').formulas = [['=B1*2']];
      sheet.getRange('A1').conditionalFormats.add('Custom').custom.rule.formula = '=TRUE';
      await context.sync();
    });
    await moment();
    expect(heard).toEqual([['RangeEdited', 's2', 'A1:C1', 'Local', 'ThisLocalAddin']]);
  });

  test('tell of no looks, and of undoing what was edited', async () => {
    const { heard } = await listen();
    const range = excel.host.book.getSheetBySheetId('s1')?.getRange('A1');
    range?.setBackgroundColor('#ff0000');
    await moment();
    expect(heard).toEqual([]);
    range?.setValue(7);
    excel.host.injector.get(IUniverInstanceService).focusUnit('book');
    await excel.host.univer.undo();
    await moment();
    expect(heard).toEqual([
      ['RangeEdited', 's1', 'A1', 'Local', 'Unknown'],
      ['RangeEdited', 's1', 'A1', 'Local', 'Unknown'],
    ]);
  });

  test('tell of rows that come and go', async () => {
    const { heard } = await listen();
    const range = { startRow: 1, endRow: 2, startColumn: 0, endColumn: 9 };
    await excel.host.univer.executeCommand(InsertRowByRangeCommand.id, { unitId: 'book', subUnitId: 's1', range, direction: 2 });
    excel.host.book.getSheetBySheetId('s1')?.deleteRows(1, 1);
    excel.host.book.getSheetBySheetId('s1')?.deleteColumns(2, 2);
    await moment();
    expect(heard.map(([type, , address]) => [type, address])).toEqual([['RowInserted', '2:3'], ['RowDeleted', '2:2'], ['ColumnDeleted', 'C:D']]);
  });

  test('tell of sheets that come and go', async () => {
    const { heard } = await listen();
    const added = excel.host.book.insertSheet('新').getSheetId();
    excel.host.book.deleteSheet('s2');
    await moment();
    expect(heard.map(([, sheet]) => sheet)).toEqual([added, 's2']);
  });

  test('of one sheet are of no other', async () => {
    const heard: string[] = [];
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('汇总').load('id');
      await context.sync();
      sheet.onChanged.add((event) => {
        heard.push(event.address);
        return Promise.resolve();
      });
      await context.sync();
    });
    excel.host.book.getSheetBySheetId('s1')?.getRange('A1').setValue(5);
    excel.host.book.getSheetBySheetId('s2')?.getRange('D9').setValue(5);
    await moment();
    expect(heard).toEqual(['D9']);
  });

  test('end when the handlers are taken away', async () => {
    const { heard, stop } = await listen();
    await stop();
    excel.host.book.getSheetBySheetId('s1')?.getRange('A1').setValue(5);
    await moment();
    expect(heard).toEqual([]);
  });
});
