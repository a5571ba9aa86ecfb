import { HostError } from '../errors';
import type { OpenedExcel } from '../testing/excel';
import { openSample } from '../testing/sample';

let excel: OpenedExcel;
beforeAll(async () => {
  excel = await openSample();
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
