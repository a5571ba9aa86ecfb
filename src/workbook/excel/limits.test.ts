import { cellEditOf } from '../../../preview/host/cell-edit';
import { cellName } from '../../values/address';
import { OpenWorkbookError, type Mark, type NewSheet } from '../open-workbook';
import { WorkbookError } from '../workbook-error';
import type { Book, BookCell } from '../testing/contract';
import { openExcelWorkbook } from './open-excel-workbook';
import { PATIENCE } from './session';
import { bookData } from './testing/book-data';
import { openSaved, type ExcelBook } from './testing/excel-harness';

// Each test loads Microsoft's client and a workbook engine.
jest.setTimeout(60_000);

const opened: ExcelBook[] = [];
afterEach(async () => {
  for (const book of opened.splice(0)) await book.close();
});

async function open(book: Book, onWaiting?: (waiting: boolean) => void): Promise<ExcelBook> {
  const excel = await openSaved({ data: bookData(book), settings: [], parts: [] }, onWaiting ? { onWaiting } : {});
  opened.push(excel);
  excel.excel.wire.length = 0;
  return excel;
}

const SMALL: Book = { sheets: [{ name: '每日统计', cells: { A1: '工号', A2: '000102' } }] };

const column = (values: readonly BookCell[]): Record<string, BookCell> => Object.fromEntries(values.map((value, row) => [cellName(row, 0), value]));

const longSheet = (rows: number, characters: number): NewSheet => ({
  name: '发现',
  above: [],
  table: { name: 'Findings', columns: [{ header: '说明', kind: 'prose', width: 60 }], rows: Array.from({ length: rows }, (_, i) => [`${i}：`.padEnd(characters, '长')]) },
  sums: [],
  below: [],
});

const errorsOn = ({ excel }: ExcelBook): (string | null)[] => excel.wire.map(({ error }) => error).filter((error) => error !== null);

test('cells that are more than Excel answers with at once are read in halves', async () => {
  const texts = Array.from({ length: 1200 }, (_, i) => `${i}：`.padEnd(2000, '长'));
  const book = await open({ sheets: [{ name: '长', cells: column(texts) }, ...SMALL.sheets] });
  const [long, small] = (await book.workbook.read()).sheets;
  expect(Array.from({ length: long!.rows }, (_, row) => long!.value(row, 0))).toEqual(texts);
  expect(small!.value(1, 0)).toBe('000102');
  expect(errorsOn(book)).toContain('ResponsePayloadSizeLimitExceeded');
});

test('more merged areas than Excel names at once are all read', async () => {
  const merges = Array.from({ length: 600 }, (_, i) => `A${i * 2 + 1}:A${i * 2 + 2}`);
  const book = await open({ sheets: [{ name: '合并', cells: column(Array.from({ length: 1200 }, (_, i) => i)), merges }] });
  const grid = (await book.workbook.read()).sheets[0]!;
  expect(grid.merges.map(({ top, bottom }) => [top, bottom])).toEqual(merges.map((_, i) => [i * 2, i * 2 + 1]));
  expect(errorsOn(book)).not.toEqual([]);
});

test('a stray cell at the far end of the sheet is told as it is for files', async () => {
  const { workbook } = await open({ sheets: [{ name: '远', cells: { A1: 1, XFD1048576: 2 } }] });
  const refused = workbook.read();
  await expect(refused).rejects.toBeInstanceOf(WorkbookError);
  await expect(refused).rejects.toMatchObject({ code: 'too-wide-and-long', params: { file: '台账.xlsx', sheet: '远' } });
});

test('a sheet larger than one request goes in several, none near the limit; cancelled between two, nothing is left of it', async () => {
  const book = await open(SMALL);
  const sheet = longSheet(900, 3000);
  const told: number[] = [];
  await book.workbook.writeSheet(sheet, { progress: (done) => told.push(done) });
  expect(told.length).toBeGreaterThan(2);
  expect(told.at(-1)).toBe(900);
  expect(Math.max(...book.excel.wire.map(({ requestBytes }) => requestBytes))).toBeLessThan(2_500_000);
  const grid = (await book.workbook.read(['发现'])).sheets[0]!;
  expect([1, 450, 900].map((row) => grid.value(row, 0))).toEqual([0, 449, 899].map((row) => sheet.table.rows[row]![0]));
  const before = await book.see();
  const stop = new AbortController();
  const reason = new Error('enough');
  await expect(book.workbook.writeSheet(sheet, { signal: stop.signal, progress: () => stop.abort(reason) })).rejects.toBe(reason);
  expect(await book.see()).toEqual(before);
});

test('where Excel refuses half-way, half a sheet is taken away again', async () => {
  const book = await open(SMALL);
  const before = await book.see();
  const refused = book.workbook.writeSheet({ ...longSheet(3, 10), table: { ...longSheet(3, 10).table, name: '1 no name' } });
  await expect(refused).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'refused', params: { code: 'InvalidArgument' } });
  expect(await book.see()).toEqual(before);
});

test('marks in more lists than one trip: all are made, and none is left when cancelled between two', async () => {
  const book = await open(SMALL);
  const before = await book.see();
  const marks = Array.from({ length: 150 }, (_, i): Mark => ({ sheet: '每日统计', kind: 'info', cells: [cellName(i, 2)] }));
  const stop = new AbortController();
  const reason = new Error('enough');
  await expect(book.workbook.mark(marks, { signal: stop.signal, progress: () => stop.abort(reason) })).rejects.toBe(reason);
  expect(await book.see()).toEqual(before);
  expect(await book.workbook.mark(marks)).toEqual({ cells: 150, protectedSheets: [] });
  expect(await book.workbook.unmark()).toEqual({ cells: 150, protectedSheets: [] });
  expect(await book.see()).toEqual(before);
});

test('while somebody types in a cell work waits, is told after a moment, and then is done', async () => {
  const told: boolean[] = [];
  let after = 0;
  const book = await open(SMALL, (waiting) => {
    told.push(waiting);
    if (waiting) after = performance.now() - began;
  });
  const edit = cellEditOf(book.excel.host);
  edit.begin();
  const began = performance.now();
  const reading = book.workbook.read();
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual([true]);
  // A timer may be a millisecond early.
  expect(after).toBeGreaterThan(PATIENCE - 5);
  edit.end();
  expect((await reading).sheets[0]!.value(1, 0)).toBe('000102');
  expect(told).toEqual([true, false]);
});

test('cancelled while somebody types in a cell, it rejects at once and nothing comes later', async () => {
  const told: boolean[] = [];
  const book = await open(SMALL, (waiting) => told.push(waiting));
  const before = await book.see();
  const edit = cellEditOf(book.excel.host);
  edit.begin();
  const stop = new AbortController();
  const reason = new Error('enough');
  const works = [book.workbook.writeSheet(longSheet(3, 10), { signal: stop.signal }), book.workbook.mark([{ sheet: '每日统计', kind: 'warn', cells: ['A2'] }], { signal: stop.signal })];
  setTimeout(() => stop.abort(reason), 100);
  for (const work of works) await expect(work).rejects.toBe(reason);
  edit.end();
  expect((await book.workbook.read()).sheets).toHaveLength(1);
  expect(await book.see()).toEqual(before);
  expect(told).toEqual([]);
});

test('where Excel cannot wait for a cell, that is told', async () => {
  const book = await open(SMALL);
  const { excel } = book;
  // An Excel that knows no waiting refuses what comes meanwhile; a batch says so itself where the client is not told to wait.
  const workbook = await openExcelWorkbook({ Excel: { run: ((_: unknown, batch: (context: Excel.RequestContext) => Promise<unknown>) => excel.Excel.run(batch)) as typeof Excel.run }, Office: excel.Office });
  cellEditOf(excel.host).begin();
  const refused = workbook.sheets();
  await expect(refused).rejects.toBeInstanceOf(OpenWorkbookError);
  await expect(refused).rejects.toMatchObject({ code: 'cell-edit', params: {} });
  cellEditOf(excel.host).end();
  expect(await workbook.sheets()).toHaveLength(1);
});

test('an Excel that is too old is told by what it lacks', async () => {
  const { excel } = await open(SMALL);
  const old = { Excel: excel.Excel, Office: { context: { requirements: { isSetSupported: (_: string, version = '1.1') => Number(version.slice(2)) < 14 } } } };
  await expect(openExcelWorkbook(old)).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'unsupported', params: { feature: 'ExcelApi 1.14' } });
});
