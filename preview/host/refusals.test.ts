import { withSheetCustom, withWorkbookCustom } from '../book/custom';
import { cellEditOf } from './cell-edit';
import { openExcel, type OpenedExcel } from './testing/excel';

let excel: OpenedExcel;
beforeEach(async () => {
  excel = await openExcel({
    id: 'book',
    name: '台账.xlsx',
    custom: withWorkbookCustom({ date1904: false, structureLocked: true, activeSheet: 's1' }),
    sheetOrder: ['s1', 's2'],
    sheets: {
      s1: { id: 's1', name: '锁', rowCount: 50, columnCount: 10, cellData: { 0: { 0: { v: 1 } } }, custom: withSheetCustom({ veryHidden: false, protection: { allowed: ['sort'] }, file: '' }) },
      s2: { id: 's2', name: '开', rowCount: 50, columnCount: 10 },
    },
  });
});
afterEach(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);
const change = (act: (context: Excel.RequestContext) => void): Promise<void> =>
  run(async (context) => {
    act(context);
    await context.sync();
  });
const locked = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem('锁');

describe('protection', () => {
  test('is told: of sheets with what they allow, and of the workbook', async () => {
    const told = await run(async (context) => {
      const { worksheets, protection } = context.workbook;
      worksheets.load('items/protection/protected');
      protection.load('protected');
      const { protection: own } = locked(context).load('protection/options');
      await context.sync();
      return { sheets: worksheets.items.map((sheet) => sheet.protection.protected), workbook: protection.protected, sort: own.options.allowSort, format: own.options.allowFormatCells };
    });
    expect(told).toEqual({ sheets: [true, false], workbook: true, sort: true, format: false });
  });

  test.each<[string, (context: Excel.RequestContext) => void]>([
    ['values', (context) => void (locked(context).getRange('A1').values = [[2]])],
    ['formulas', (context) => void (locked(context).getRange('A1').formulas = [['=1']])],
    ['number formats', (context) => void (locked(context).getRange('A1').numberFormat = [['0.00']])],
    ['fills', (context) => void (locked(context).getRange('A1').format.fill.color = '#FF0000')],
    ['conditional formats', (context) => void locked(context).getRange('A1').conditionalFormats.add('Custom')],
    ['tables', (context) => void locked(context).tables.add('A1:B2', true)],
    ['clearing', (context) => locked(context).getRange('A1').clear()],
    ['merging', (context) => locked(context).getRange('A1:B1').merge()],
    ['widths of columns', (context) => void (locked(context).getRange('A1').format.columnWidth = 90)],
    ['hiding rows', (context) => void (locked(context).getRange('A1').rowHidden = true)],
    ['adding sheets', (context) => void context.workbook.worksheets.add('新')],
    ['deleting sheets', (context) => context.workbook.worksheets.getItem('开').delete()],
    ['renaming sheets', (context) => void (context.workbook.worksheets.getItem('开').name = '新')],
    ['hiding sheets', (context) => void (context.workbook.worksheets.getItem('开').visibility = 'Hidden')],
    ['moving sheets', (context) => void (context.workbook.worksheets.getItem('开').position = 0)],
  ])('refuses %s', async (_, act) => {
    await expect(change(act)).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  test('lets read, select, and write what is not protected; ends when it is taken away', async () => {
    await change((context) => {
      locked(context).getRange('A1').select();
      context.workbook.worksheets.getItem('开').getRange('A1').values = [[1]];
      locked(context).protection.unprotect();
      context.workbook.protection.unprotect();
    });
    await change((context) => {
      locked(context).getRange('A1').values = [[2]];
      locked(context).name = '不锁';
    });
    await change((context) => {
      const { protection } = context.workbook.worksheets.getItem('不锁');
      protection.protect({ allowFormatCells: true });
    });
    const again = change((context) => void (context.workbook.worksheets.getItem('不锁').getRange('A1').values = [[3]]));
    await expect(again).rejects.toMatchObject({ code: 'AccessDenied' });
    expect(excel.host.book.getSheetBySheetId('s1')?.getRange('A1').getValue()).toBe(2);
  });

  test('with a password is none that this host can keep', async () => {
    await expect(change((context) => context.workbook.worksheets.getItem('开').protection.protect({}, 'x'))).rejects.toMatchObject({ code: 'NotImplemented' });
  });
});

describe('while somebody types in a cell', () => {
  const read = (delayForCellEdit: boolean): Promise<unknown> =>
    excel.Excel.run({ delayForCellEdit }, async (context) => {
      const range = locked(context).getRange('A1').load('values');
      await context.sync();
      return range.values[0]?.[0] as unknown;
    });

  test('requests are refused', async () => {
    cellEditOf(excel.host).begin();
    await expect(read(false)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    cellEditOf(excel.host).end();
    expect(await read(false)).toBe(1);
  });

  test('those that said so wait, and do not keep others from being refused', async () => {
    cellEditOf(excel.host).begin();
    const order: unknown[] = [];
    const waiting = read(true).then((value) => order.push(value));
    await expect(read(false)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    order.push('ended');
    cellEditOf(excel.host).end();
    await waiting;
    expect(order).toEqual(['ended', 1]);
  });

  test("the editor of Univer's page is what counts", async () => {
    const { ICommandService, CommandType } = await import('@univerjs/core');
    const commands = excel.host.injector.get(ICommandService);
    // The page's editor has this operation; without a page it is only said here.
    commands.registerCommand({ id: 'sheet.operation.set-cell-edit-visible', type: CommandType.OPERATION, handler: () => true });
    await commands.executeCommand('sheet.operation.set-cell-edit-visible', { visible: true });
    expect(cellEditOf(excel.host).isEditing).toBe(true);
    await commands.executeCommand('sheet.operation.set-cell-edit-visible', { visible: false });
    expect(cellEditOf(excel.host).isEditing).toBe(false);
  });
});
