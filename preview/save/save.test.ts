import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InsertRowByRangeCommand } from '@univerjs/sheets';
import { openExcelWorkbook } from '../../src/workbook/excel/open-excel-workbook';
import { makeBook } from '../../src/workbook/file/testing/make-book';
import { openFile } from '../../src/workbook/file/open-file';
import { partsOf, seeFile } from '../../src/workbook/file/testing/see-file';
import { readWorkbook } from '../../src/workbook/files';
import type { NewSheet, OpenWorkbook } from '../../src/workbook/open-workbook';
import { marksOn, type Book, type SeenSheet } from '../../src/workbook/testing/contract/harness';
import { readBook, type SourceFile } from '../book/from-xlsx';
import { calculateAll } from '../host/grid/calculation';
import { openExcel, type OpenedExcel } from '../host/testing/excel';
import { beginWorkbook, NotSaved, savedFiles, type Saved } from './save';

const NAME = '台账.xlsx';
const BOOK: Book = {
  sheets: [
    {
      name: '考勤',
      cells: {
        A1: '工号', B1: { value: '迟到', fill: 'FFFF00' }, C1: '扣款', D1: '备注',
        A2: '000102', B2: { value: 16, format: '0', fill: '00FF00' }, C2: { value: 32, formula: 'B2*2', format: '0.00' }, D2: "'无",
        A3: '000103', B3: 31, C3: { value: 62, formula: 'B3*2', format: '0.00' },
        A5: '合计', C5: { value: 94, formula: 'SUM(C2:C3)' }, D5: { value: { error: '#NAME?' }, formula: '_xlfn.NOSUCH(1)' }, E5: { value: 7, formula: '_xlfn.NOSUCH(2)' },
      },
      hiddenRows: [3],
      conditionalFormats: [{ range: 'A1:C9', formula: 'A1>1', fill: 'FF0000' }],
    },
    { name: "O'Brien", cells: { A1: 1 } },
    { name: '旧发现', cells: { A1: '发现', A2: 'x' }, tables: [{ name: 'Guiju_Findings', range: 'A1:A2' }] },
    { name: '藏', visibility: 'hidden', cells: { A1: 1 } },
    { name: '锁', isProtected: true, cells: { A1: 1 } },
  ],
};

let excel: OpenedExcel | null = null;
afterEach(async () => {
  await excel?.close();
  excel = null;
});

interface Opened {
  readonly excel: OpenedExcel;
  readonly workbook: OpenWorkbook;
  readonly files: readonly SourceFile[];
  save(): Promise<Saved>;
}

async function open(bytes: Uint8Array, name = NAME): Promise<Opened> {
  await excel?.close();
  const files = [{ name, bytes }];
  const { data, travelling } = await readBook(files);
  const opened = await openExcel(data);
  excel = opened;
  beginWorkbook(opened.host, travelling);
  return { excel: opened, workbook: await openExcelWorkbook(opened), files, save: async () => (await savedFiles(opened.host, files, 'GUIJU'))[0]! };
}

const type = ({ excel: { host } }: Opened, sheet: string, cell: string, value: string | number): void => void host.book.getSheetByName(sheet)!.getRange(cell).setValue(value);
const seen = ({ bytes }: Saved, name: string): SeenSheet => seeFile(bytes).sheets.find((sheet) => sheet.name === name)!;
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const FINDINGS: NewSheet = {
  name: '发现',
  above: ['规矩 2026-10', '共 2 条'],
  table: {
    name: 'Guiju_Findings_Now',
    columns: [
      { header: '单元格', kind: 'text', width: 14 },
      { header: '说明', kind: 'prose', width: 40 },
      { header: '金额', kind: 'money', width: 12 },
      { header: '次数', kind: 'count', width: 8 },
      { header: '日期', kind: 'date', width: 12 },
      { header: '号', kind: 'text', width: 10 },
    ],
    printed: 5,
    rows: [
      [{ value: '考勤!B2', leadsTo: { sheet: '考勤', cell: 'B2' } }, '=1+1 不是公式，"引号"', -12.5, 3, 46316, 'a1'],
      [{ value: 7, leadsTo: { sheet: "O'Brien", cell: 'A1' } }, null, null, 0, null, '000102'],
    ],
  },
  sums: [['合计', null, -12.5, 3, null, null]],
  below: ['说明一', '', '说明二'],
};

test('the sample month, calculated and read, is saved as the very bytes that came', async () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../samples/2026-10/2026年10月台账.xlsx')));
  const opened = await open(bytes, '2026年10月台账.xlsx');
  calculateAll(opened.excel.host);
  await opened.workbook.read();
  const saved = await opened.save();
  expect(saved.unsaved).toEqual([]);
  expect(sameBytes(saved.bytes, bytes)).toBe(true);
});

test('what the add-in does is in the file, comes back when it is opened, and taken away again leaves the very bytes that came', async () => {
  const bytes = makeBook(BOOK, { prefix: '', strict: false });
  const opened = await open(bytes);
  await opened.workbook.mark([{ sheet: '考勤', kind: 'block', cells: ['B2', 'B3'] }, { sheet: '考勤', kind: 'warn', cells: ['A2'] }, { sheet: "O'Brien", kind: 'info', cells: ['A1'] }]);
  await opened.workbook.setPart('urn:guiju:waivers:1', '<waivers xmlns="urn:guiju:waivers:1">{"a":"&lt;"}</waivers>');
  await opened.workbook.setSetting('guiju.tables', '[{"table":"Guiju_Findings_Now"}]');
  const written = await opened.workbook.writeSheet(FINDINGS);
  const saved = await opened.save();
  expect(saved.unsaved).toEqual([]);
  const file = seeFile(saved.bytes);
  expect(marksOn(file, '考勤')).toEqual({ block: ['B2', 'B3'], warn: ['A2'] });
  expect(marksOn(file, "O'Brien")).toEqual({ info: ['A1'] });
  // The sheet is, byte for byte, the one that the file's own adapter writes.
  const alone = openFile(NAME, bytes);
  expect(await alone.writeSheet(FINDINGS)).toEqual(written);
  expect(file.sheets.at(-1)).toEqual(seeFile(alone.save()).sheets.at(-1));
  const [now, then] = [partsOf(saved.bytes), partsOf(alone.save())];
  expect(now['xl/worksheets/sheet6.xml']).toBe(then['xl/worksheets/sheet6.xml']);
  expect(now['xl/tables/table2.xml']).toBe(then['xl/tables/table2.xml']);

  const again = await open(saved.bytes);
  expect(await again.workbook.part('urn:guiju:waivers:1')).toBe('<waivers xmlns="urn:guiju:waivers:1">{"a":"&lt;"}</waivers>');
  expect(await again.workbook.setting('guiju.tables')).toBe('[{"table":"Guiju_Findings_Now"}]');
  expect((await again.workbook.sheets()).at(-1)).toEqual({ name: '发现', visibility: 'visible', isProtected: false, rows: 11, columns: 6, tables: [{ name: 'Guiju_Findings_Now', range: 'A4:F6' }] });
  expect(sameBytes((await again.save()).bytes, saved.bytes)).toBe(true);

  await again.workbook.unmark();
  await again.workbook.setPart('urn:guiju:waivers:1', null);
  await again.workbook.deleteSheet('发现');
  const cleared = await again.save();
  expect(cleared.unsaved).toEqual([]);
  expect(seeFile(cleared.bytes)).toEqual(seeFile(bytes));

  const back = await open(bytes);
  await back.workbook.mark([{ sheet: '考勤', kind: 'block', cells: ['B2'] }]);
  await back.workbook.setPart('urn:x', '<x xmlns="urn:x"/>');
  expect(sameBytes((await back.save()).bytes, bytes)).toBe(false);
  await back.workbook.unmark();
  await back.workbook.setPart('urn:x', null);
  expect(sameBytes((await back.save()).bytes, bytes)).toBe(true);
});

test('what somebody types is in the file with what comes of it; every other cell is as it was', async () => {
  const bytes = makeBook(BOOK, { prefix: 'x:', strict: false });
  const opened = await open(bytes);
  calculateAll(opened.excel.host);
  type(opened, '考勤', 'B2', 20);
  type(opened, '考勤', 'A3', '');
  type(opened, '考勤', 'D3', '病假');
  type(opened, '考勤', 'F9', '=GUIJU_NONE+SUM(B2:B3)');
  type(opened, "O'Brien", 'B2', '=SUM(考勤!B2:B3)');
  type(opened, "O'Brien", 'C2', '2026-10-23');
  const saved = await opened.save();
  const before = seeFile(bytes).sheets[0]!.cells;
  const rest = Object.fromEntries(Object.entries(before).filter(([cell]) => cell !== 'A3'));
  expect(seen(saved, '考勤').cells).toEqual({
    ...rest,
    B2: { ...before['B2'], value: 20 },
    C2: { ...before['C2'], value: 40 },
    C5: { ...before['C5'], value: 102 },
    D3: { value: '病假', format: 'General', isFormula: false, leadsTo: null },
    F9: { value: { error: '#NAME?' }, format: 'General', isFormula: true, leadsTo: null },
  });
  expect(seen(saved, '考勤').conditionalFormats).toEqual(seeFile(bytes).sheets[0]!.conditionalFormats);
  const brien = seen(saved, "O'Brien").cells;
  expect([brien['B2']!.value, brien['B2']!.isFormula]).toEqual([51, true]);
  const typedDate = readWorkbook(NAME, saved.bytes).sheets[1]!;
  expect([typedDate.value(1, 2), /y/i.test(typedDate.format(1, 2))]).toEqual([46318, true]);
  // A function that is not known here: the file's own result stands, and that is said.
  expect(saved.unsaved).toEqual([{ code: 'results', params: { count: 1 } }]);
  expect(partsOf(saved.bytes)['xl/workbook.xml']).toContain('fullCalcOnLoad="1"');
  const again = await open(saved.bytes);
  expect((await again.workbook.read(["O'Brien"])).sheets[0]!.value(1, 1)).toBe(51);
});

test('sheets that go, come to sight or are renamed by the add-in do so in the file', async () => {
  const bytes = makeBook(BOOK, { prefix: '', strict: false });
  const opened = await open(bytes);
  await opened.workbook.deleteSheet('旧发现');
  await opened.workbook.select({ sheet: '藏', cell: 'A1' }, true);
  opened.excel.host.book.getSheetByName("O'Brien")!.setName('甲');
  const saved = await opened.save();
  expect(saved.unsaved).toEqual([]);
  expect(seeFile(saved.bytes).sheets.map(({ name, visibility }) => [name, visibility])).toEqual([['考勤', 'visible'], ['甲', 'visible'], ['藏', 'visible'], ['锁', 'visible']]);
});

test('what no file of ours can hold is said, each by its name, and the rest is saved', async () => {
  const opened = await open(makeBook(BOOK, { prefix: '', strict: false }));
  const { host } = opened.excel;
  const sheet = host.book.getSheetByName('考勤')!;
  const range = { startRow: 1, endRow: 1, startColumn: 0, endColumn: 9 };
  await host.univer.executeCommand(InsertRowByRangeCommand.id, { unitId: host.book.getId(), subUnitId: sheet.getSheetId(), range, direction: 0 });
  type(opened, '考勤', 'A9', '新');
  const other = host.book.getSheetByName("O'Brien")!;
  other.getRange('A1').setFontWeight('bold');
  type(opened, "O'Brien", 'D1', '=LET(x,1,x+1)');
  type(opened, "O'Brien", 'E1', 5);
  other.setColumnWidth(0, 200);
  other.hideRows(4, 1);
  host.book.create('自己加的', 10, 5);
  type(opened, '自己加的', 'A1', 1);
  type(opened, '锁', 'A1', 2);
  const saved = await opened.save();
  expect(saved.unsaved.map(({ code, params }) => [code, params]).sort()).toEqual(
    [
      ['structure-changed', { sheets: '考勤' }],
      ['looks-changed', { sheets: "O'Brien" }],
      ['hidden-changed', { sheets: "O'Brien" }],
      ['formulas', { sheet: "O'Brien", cells: 'D1', count: 1 }],
      ['sheet', { sheet: '自己加的' }],
      ['kept', { what: '锁!A1', code: 'protected' }],
    ].sort(),
  );
  expect(seen(saved, '考勤')).toEqual(seeFile(opened.files[0]!.bytes).sheets[0]);
  expect(seen(saved, "O'Brien").cells['E1']!.value).toBe(5);
  expect(seen(saved, '锁').cells['A1']!.value).toBe(1);
});

test('several files shown as one are saved each for itself; what the add-in adds goes into the first', async () => {
  const [first, other] = [makeBook(BOOK, { prefix: '', strict: false }), makeBook({ sheets: [BOOK.sheets[0]!, { name: '丙', cells: { A1: 3 } }] }, { prefix: '', strict: false })];
  const withPart = openFile('另.xlsx', other);
  await withPart.setPart('urn:theirs', '<a xmlns="urn:theirs"/>');
  await withPart.setSetting('theirs', '1');
  const files = [{ name: NAME, bytes: first }, { name: '另.xlsx', bytes: withPart.save() }];
  const { data, travelling } = await readBook(files);
  const opened = await openExcel(data);
  excel = opened;
  beginWorkbook(opened.host, travelling);
  const workbook = await openExcelWorkbook(opened);
  const untouched = await savedFiles(opened.host, files, 'GUIJU');
  expect(untouched.map(({ isChanged, unsaved }) => [isChanged, unsaved])).toEqual([[false, []], [false, []]]);
  opened.host.book.getSheetByName('考勤 (2)')!.getRange('D3').setValue('病假');
  await workbook.mark([{ sheet: '考勤 (2)', kind: 'warn', cells: ['B2'] }]);
  const second = await savedFiles(opened.host, files, 'GUIJU');
  expect(second.map(({ isChanged, unsaved }) => [isChanged, unsaved])).toEqual([[false, []], [true, []]]);
  expect(seen(second[1]!, '考勤').cells['D3']!.value).toBe('病假');
  expect(marksOn(seeFile(second[1]!.bytes), '考勤')).toEqual({ warn: ['B2'] });
  await workbook.writeSheet(FINDINGS);
  await workbook.setPart('urn:x', '<x xmlns="urn:x"/>');
  await workbook.setPart('urn:theirs', '<b xmlns="urn:theirs"/>');
  await workbook.setSetting('theirs', '2');
  const both = await savedFiles(opened.host, files, 'GUIJU');
  expect(both.map(({ bytes }) => seeFile(bytes).sheets.map(({ name }) => name))).toEqual([['考勤', "O'Brien", '旧发现', '藏', '锁', '发现'], ['考勤', '丙']]);
  expect(await openFile(NAME, both[0]!.bytes).part('urn:x')).toBe('<x xmlns="urn:x"/>');
  expect(await openFile(NAME, both[1]!.bytes).part('urn:x')).toBe(null);
  for (const [at, expected] of [[null, null], ['<b xmlns="urn:theirs"/>', '2']].entries()) {
    const file = openFile(NAME, both[at]!.bytes);
    expect([await file.part('urn:theirs'), await file.setting('theirs')]).toEqual(expected);
  }
});

test('files of other formats are not saved, and it is said why', async () => {
  const opened = await open(makeBook(BOOK, { prefix: '', strict: false }));
  const thrown: unknown = await savedFiles(opened.excel.host, [{ name: 'a.csv', bytes: new TextEncoder().encode('a,b\n1,2') }], 'GUIJU').catch((error: unknown) => error);
  expect(thrown instanceof NotSaved && thrown.params).toEqual({ file: 'a.csv' });
});
