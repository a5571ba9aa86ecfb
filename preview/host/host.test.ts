import type { Host } from './host';
import { HostError } from './errors';
import { cells, formula, number, text } from './testing/cells';
import { openExcel, type OpenedExcel } from './testing/excel';
import { MESSAGE } from './wire';

const book = (id: string, value: string): Parameters<typeof openExcel>[0] => ({
  id,
  name: `${id}.xlsx`,
  sheetOrder: ['s1'],
  sheets: { s1: { id: 's1', name: '每日 统计', cellData: cells([[text(value), number(12)], [text('张三'), formula('=B1*2')]]) } },
});

let excel: OpenedExcel;
let host: Host;
beforeAll(async () => {
  excel = await openExcel(book('book', '姓名'));
  host = excel.host;
});
afterAll(() => excel.close());
beforeEach(() => void (excel.wire.length = 0));

const containing = (part: string): unknown => expect.stringContaining(part);

const firstCell = (opened: OpenedExcel): Promise<unknown> =>
  opened.Excel.run(async (context): Promise<unknown> => {
    const range = context.workbook.worksheets.getItem('每日 统计').getRange('A1').load('values');
    await context.sync();
    return range.values[0]?.[0];
  });

test("Microsoft's client reads a range out of Univer, formulas calculated", async () => {
  const read = await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('每日 统计').getRange('A1:B2').load('values,address');
    await context.sync();
    return { values: range.values, address: range.address };
  });
  expect(read).toEqual({ values: [['姓名', 12], ['张三', 24]], address: "'每日 统计'!A1:B2" });
});

test('two workbooks at once know nothing of each other', async () => {
  const second = await openExcel(book('other', '工号'));
  await second.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('每日 统计').getRange('B1').values = [[100]];
    await context.sync();
  });
  expect([await firstCell(excel), await firstCell(second)]).toEqual(['姓名', '工号']);
  expect(host.book.getActiveSheet().getRange('B1').getValue()).toBe(12);
  expect(second.window).not.toBe(excel.window);
  await second.close();
  expect(await firstCell(excel)).toBe('姓名');
});

describe('what the host does not have it refuses by name', () => {
  test.each<[string, (context: Excel.RequestContext) => void, string]>([
    ['a method', (context) => context.workbook.worksheets.getItem('每日 统计').getRange('A1').group('ByRows'), 'Range.group'],
    ['a method that gives an object', (context) => void context.workbook.worksheets.getItem('每日 统计').getRange('A1').getPivotTables().load('name'), 'Range.getPivotTables'],
    ['a property', (context) => void context.workbook.worksheets.getItem('每日 统计').load('standardWidth'), 'Worksheet.standardWidth'],
    ['a property to set', (context) => void (context.workbook.worksheets.getItem('每日 统计').standardWidth = 9), 'Worksheet.standardWidth'],
    ['an object', (context) => void context.workbook.slicers.load('items'), 'Workbook.slicers'],
    ['a property of an item', (context) => void context.workbook.worksheets.load('items/standardHeight'), 'Worksheet.standardHeight'],
  ])('%s', async (_, use, name) => {
    const refused = excel.Excel.run(async (context) => {
      use(context);
      await context.sync();
    });
    await expect(refused).rejects.toMatchObject({ code: 'ApiNotFound', message: containing(name), debugInfo: { errorLocation: name } });
  });

  test('and says so in the log of the wire', async () => {
    await excel.Excel.run(async (context) => {
      context.workbook.slicers.load('items');
      await context.sync();
    }).catch(() => undefined);
    expect(excel.wire.map(({ error }) => error)).toEqual(['ApiNotFound']);
  });
});

describe('errors', () => {
  test('what was done before an error stays done and is answered', async () => {
    const before: unknown[] = [];
    const failed = excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('每日 统计');
      sheet.getRange('D1').values = [['before']];
      const read = sheet.getRange('D1').load('values');
      context.workbook.worksheets.getItem('没有').load('name');
      sheet.getRange('D2').values = [['after']];
      await context.sync().catch((error: unknown) => {
        before.push(read.values[0]?.[0]);
        throw error;
      });
    });
    await expect(failed).rejects.toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { errorLocation: 'WorksheetCollection.getItem', statement: containing('getItem') },
    });
    expect(before).toEqual(['before']);
    expect(host.book.getActiveSheet().getRange('D1:D2').getValues()).toEqual([['before'], [null]]);
  });

  test('a fault of the host itself is an error, too', async () => {
    const fault = (): never => {
      throw new TypeError('a fault');
    };
    host.gates.push(fault);
    await expect(firstCell(excel)).rejects.toMatchObject({ code: 'GeneralException', message: containing('a fault') });
    host.gates.pop();
    expect(await firstCell(excel)).toBe('姓名');
  });

  test('a window that is disconnected is neither heard nor answered, and what it has asked for is not done', async () => {
    await excel.Excel.run(async (context) => {
      context.workbook.application.calculate('Full');
      await context.sync();
    });
    const { batch } = excel.wire.at(-1)!;
    const replies: unknown[] = [];
    const trips: unknown[] = [];
    const bridge = host.connect((trip) => trips.push(trip));
    bridge.onMessageFromHost = (text) => replies.push((JSON.parse(text) as { readonly id: number }).id);
    const ask = (id: number): void => bridge.sendMessageToHost(JSON.stringify({ id, type: MESSAGE.request, flags: 0, message: { url: '', method: 'POST', body: batch } }));
    ask(1);
    await firstCell(excel);
    expect(replies).toEqual([1]);
    ask(2);
    host.disconnect(bridge);
    ask(3);
    await firstCell(excel);
    expect([replies, trips]).toEqual([[1], [expect.objectContaining({ error: null })]]);
  });

  test('a gate refuses a request before anything of it runs', async () => {
    host.gates.push(() => {
      throw new HostError('InvalidOperationInCellEditMode');
    });
    await expect(firstCell(excel)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    host.gates.pop();
  });

  test('a guard refuses cells that may not be written to', async () => {
    host.guards.push((_, { column }) => {
      if (column === 4) throw new HostError('AccessDenied');
    });
    const write = (address: string): Promise<void> =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('每日 统计').getRange(address).values = [[1]];
        await context.sync();
      });
    await write('F1');
    await expect(write('E1')).rejects.toMatchObject({ code: 'AccessDenied', debugInfo: { errorLocation: 'Range.values' } });
    host.guards.pop();
  });

  test.each([
    ['a request', 'RequestPayloadSizeLimitExceeded', (sheet: Excel.Worksheet) => void (sheet.getRange('A10').values = [['x'.repeat(5 * 1024 * 1024)]])],
    ['an answer', 'ResponsePayloadSizeLimitExceeded', (sheet: Excel.Worksheet) => void sheet.getRange('A1:J200000').load('valueTypes')],
  ])('%s above 5 MB is refused', async (_, code, use) => {
    const large = excel.Excel.run(async (context) => {
      use(context.workbook.worksheets.getItem('每日 统计'));
      await context.sync();
    });
    await expect(large).rejects.toMatchObject({ code });
  });
});

describe('objects outlive a batch', () => {
  test('a range keeps its reference until the run is over', async () => {
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('每日 统计').getRange('A1:B1');
      await context.sync();
      expect(host.references.size).toBe(1);
      range.load('values');
      const cell = range.getCell(0, 1).load('values');
      await context.sync();
      expect([range.values, cell.values]).toEqual([[['姓名', 12]], [[12]]]);
    });
    // The client gives them back in a request of its own; where it does not, this test never ends.
    while (host.references.size > 0) await new Promise((resolve) => setTimeout(resolve, 0));
  });

  test('a sheet that was added is the same sheet in the next batch, whatever it is called', async () => {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('新');
      await context.sync();
      sheet.name = '改名';
      sheet.getRange('A1').values = [[1]];
      await context.sync();
      sheet.load('name,position');
      await context.sync();
      expect([sheet.name, sheet.position]).toEqual(['改名', 1]);
      sheet.delete();
      await context.sync();
      expect(host.book.getSheets()).toHaveLength(1);
    });
  });

  test('an untracked range is not held', async () => {
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('每日 统计').getRange('A1').untrack().load('values');
      await context.sync();
      expect(host.references.size).toBe(0);
    });
  });
});

test('the wire is logged: trips, bytes, actions', async () => {
  await excel.Excel.run(async (context) => {
    context.workbook.load('name');
    await context.sync();
    context.workbook.worksheets.load('items/name');
    await context.sync();
  });
  expect(excel.wire).toHaveLength(2);
  const [first] = excel.wire;
  expect(first?.requestBytes).toBe(JSON.stringify(first?.batch).length);
  expect(first?.responseBytes).toBeGreaterThan(40);
  expect(first?.batch.Actions).toHaveLength(2);
});
