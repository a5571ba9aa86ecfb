import { openExcel, type OpenedExcel } from '../testing/excel';

let excel: OpenedExcel;
beforeEach(async () => {
  excel = await openExcel({ id: 'book', name: '台账.xlsx' });
});
afterEach(() => excel.close());

const run = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => excel.Excel.run(batch);

describe('settings of the workbook', () => {
  test('keep what JSON can hold, are null objects where there are none, and go', async () => {
    await run(async (context) => {
      context.workbook.settings.add('columns', { 员工: ['工号', 2], none: null });
      context.workbook.settings.add('columns.two', 'x');
      await context.sync();
    });
    const read = await run(async (context) => {
      const { settings } = context.workbook;
      const columns = settings.getItemOrNullObject('columns').load('value');
      const missing = settings.getItemOrNullObject('Columns').load('value');
      const all = settings.load('items/key');
      await context.sync();
      const found = { columns: columns.value as unknown, missing: missing.isNullObject, keys: all.items.map((item) => item.key) };
      columns.delete();
      await context.sync();
      return found;
    });
    expect(read).toEqual({ columns: { 员工: ['工号', 2], none: null }, missing: true, keys: ['columns', 'columns.two'] });
    const gone = run(async (context) => {
      context.workbook.settings.getItem('columns').load('value');
      await context.sync();
    });
    await expect(gone).rejects.toMatchObject({ code: 'ItemNotFound' });
  });

  test('are the same as those of the document', async () => {
    const { settings } = excel.Office.context.document;
    settings.set('map', { sheet: '十月' });
    await new Promise((resolve) => {
      settings.saveAsync({}, resolve);
    });
    const value = await run(async (context) => {
      const item = context.workbook.settings.getItem('map').load('value');
      await context.sync();
      return item.value as unknown;
    });
    expect(value).toEqual({ sheet: '十月' });
  });
});

describe('custom XML parts', () => {
  const RULES = '<rules xmlns="urn:guiju:rules" version="1">迟到 &lt; 15</rules>';

  test('are found by the namespace of their root, read, changed and deleted', async () => {
    await run(async (context) => {
      context.workbook.customXmlParts.add(RULES);
      context.workbook.customXmlParts.add('<?xml version="1.0" encoding="UTF-8"?>\n<n:other xmlns:n="urn:other"/>');
      await context.sync();
    });
    const read = await run(async (context) => {
      const parts = context.workbook.customXmlParts;
      const count = parts.getCount();
      const ours = parts.getByNamespace('urn:guiju:rules').getOnlyItemOrNullObject().load('id,namespaceUri');
      const none = parts.getByNamespace('urn:guiju').getOnlyItemOrNullObject();
      const other = parts.getByNamespace('urn:other').load('items/id');
      await context.sync();
      const xml = ours.getXml();
      const otherXml = other.items[0]?.getXml();
      await context.sync();
      ours.setXml(RULES.replace('15', '30'));
      const changed = parts.getItem(ours.id).getXml();
      await context.sync();
      ours.delete();
      const left = parts.getCount();
      await context.sync();
      return [count.value, ours.namespaceUri, none.isNullObject, xml.value, otherXml?.value.includes('<n:other'), changed.value.includes('30'), left.value];
    });
    expect(read).toEqual([2, 'urn:guiju:rules', true, RULES, true, true, 1]);
  });

  test.each(['', 'rules', '<a>', '<a></b>', '<a/><b/>', '<a b=1/>', '<a>a & b</a>', '<a>\u0001</a>', '<a/>x', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'])('that are no XML are refused: %j', async (xml) => {
    const adding = run(async (context) => {
      context.workbook.customXmlParts.add(xml);
      await context.sync();
    });
    await expect(adding).rejects.toMatchObject({ code: 'InvalidArgument' });
    const count = await run(async (context) => {
      const parts = context.workbook.customXmlParts.getCount();
      await context.sync();
      return parts.value;
    });
    expect(count).toBe(0);
  });
});

describe("the add-in's pane", () => {
  test('is shown and hidden by the add-in, which hears of it', async () => {
    const { paneOf } = await import('../pane');
    const modes: string[] = [];
    const stop = await excel.Office.addin.onVisibilityModeChanged(({ visibilityMode }) => modes.push(visibilityMode));
    await excel.Office.addin.hide();
    expect(paneOf(excel.host).isShown).toBe(false);
    await excel.Office.addin.showAsTaskpane();
    paneOf(excel.host).show(false);
    while (modes.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(modes).toEqual(['Hidden', 'Taskpane', 'Hidden']);
    await stop();
  });
});
