import { CellValueType, type ICellData, type IWorkbookData } from '@univerjs/core';
import type { Trip } from '../../../preview/host/host';
import { openExcel, type OpenedExcel } from '../../../preview/host/testing/excel';
import { cellName } from '../../values/address';
import type { NewSheet } from '../open-workbook';
import { openExcelWorkbook } from './open-excel-workbook';
import { bookData } from './testing/book-data';

// Each test loads Microsoft's client and a workbook engine.
jest.setTimeout(120_000);

/** No request and no answer comes near the 5 MB that Excel on the web takes. */
const LARGEST = 2_000_000;

/**
 * What each piece of work may cost on the wire. A trip is what a person waits for; bytes are what Excel on the web uploads and downloads.
 *
 * - Reading: sheets, extents, merged areas, then two trips (values; formats of columns with numbers) for each of three blocks of 100,000 cells. A value
 *   takes some 7 bytes and a format 12; half of the cells hold numbers.
 * - Marking: which sheets are protected, then all marks; a scattered cell is its address and a comma, some 6 bytes, beside 3 kB a list for the look.
 * - Unmarking: sheets, their conditional formats, the formulas of those, and away.
 * - Writing: which names are taken, then all cells; a row here is 275 bytes of cells, a link's formula (65) among them, to which the client adds 7.
 */
const BUDGETS = {
  reading: { trips: 9, requestBytes: 10_000, responseBytesPerCell: 14 },
  marking: { trips: 2, requestBytesPerCell: 11, responseBytesPerCell: 1 },
  unmarking: { trips: 4, requestBytesPerCell: 5, responseBytesPerCell: 1.5 },
  writing: { trips: 2, requestBytesPerRow: 290, responseBytes: 10_000 },
} as const;

interface Cost {
  readonly trips: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly largest: number;
}

function costOf(wire: readonly Trip[]): Cost {
  const sum = (of: (trip: Trip) => number): number => wire.reduce((total, trip) => total + of(trip), 0);
  return {
    trips: wire.length,
    requestBytes: sum(({ requestBytes }) => requestBytes),
    responseBytes: sum(({ responseBytes }) => responseBytes),
    largest: Math.max(...wire.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes])),
  };
}

const ROWS = 10_000;
const COLUMNS = 30;

/** A month of a large company: ten columns of texts, ten of numbers with formats, five of dates, five that are mostly blank. */
function ledger(): IWorkbookData {
  const text = (v: string): ICellData => ({ v, t: CellValueType.STRING });
  const number = (v: number, s?: string): ICellData => ({ v, t: CellValueType.NUMBER, ...(s === undefined ? {} : { s }) });
  const cell = (row: number, column: number): ICellData | null => {
    if (row === 0) return text(`列${column + 1}`);
    if (column < 5) return text(String(100_000 + row * 7 + column));
    if (column < 10) return text(['销售一部', '李华', '北京分公司', '已打卡', '审批通过'][column - 5]!);
    if (column < 20) return number(((row * 31 + column * 17) % 1_000_000) / 100, 'money');
    if (column < 25) return number(46_296 + (row % 31), 'date');
    return row % 10 === column % 10 ? text('补卡申请已通过') : null;
  };
  const cellData = Object.fromEntries(
    Array.from({ length: ROWS }, (_, row) => [row, Object.fromEntries(Array.from({ length: COLUMNS }, (__, column) => [column, cell(row, column)] as const).filter(([, data]) => data !== null))]),
  );
  const data = bookData({ sheets: [{ name: '每日统计' }] });
  return {
    ...data,
    styles: { money: { n: { pattern: '#,##0.00' } }, date: { n: { pattern: 'yyyy/m/d' } } },
    sheets: { s1: { ...data.sheets.s1, rowCount: ROWS + 10, cellData } },
  } as IWorkbookData;
}

async function withExcel<T>(data: IWorkbookData, work: (excel: OpenedExcel) => Promise<T>): Promise<T> {
  const excel = await openExcel(data);
  try {
    return await work(excel);
  } finally {
    await excel.close();
  }
}

test('reading a ledger of 10,000 rows and 30 columns', async () => {
  await withExcel(ledger(), async (excel) => {
    const workbook = await openExcelWorkbook(excel);
    excel.wire.length = 0;
    const grid = (await workbook.read()).sheets[0]!;
    expect([grid.rows, grid.columns, grid.value(9_999, 4), grid.value(9_999, 10), grid.text(9_999, 24)]).toEqual([10_000, 30, '169997', 3101.39, '2026/10/18']);
    const cost = costOf(excel.wire);
    expect(cost.trips).toBe(BUDGETS.reading.trips);
    expect(cost.requestBytes).toBeLessThanOrEqual(BUDGETS.reading.requestBytes);
    expect(cost.responseBytes / (ROWS * COLUMNS)).toBeLessThanOrEqual(BUDGETS.reading.responseBytesPerCell);
    expect(cost.largest).toBeLessThan(LARGEST);
  });
});

test('reading a workbook of thirty small sheets takes no more trips than one', async () => {
  const sheets = Array.from({ length: 30 }, (_, i) => ({ name: `表${i + 1}`, cells: { A1: '工号', B2: i } }));
  await withExcel(bookData({ sheets }), async (excel) => {
    const workbook = await openExcelWorkbook(excel);
    for (const names of [undefined, ['表7']]) {
      excel.wire.length = 0;
      await workbook.read(names);
      expect(costOf(excel.wire).trips).toBe(5);
    }
  });
});

test.each([1_000, 5_000])('marking %d scattered cells, and taking the marks away', async (count) => {
  await withExcel(bookData({ sheets: [{ name: '每日统计', cells: { A1: 1 } }] }), async (excel) => {
    const workbook = await openExcelWorkbook(excel);
    excel.wire.length = 0;
    const cells = Array.from({ length: count }, (_, i) => cellName((i * 37) % 9_973, (i * 7) % 30));
    expect((await workbook.mark([{ sheet: '每日统计', kind: 'warn', cells }])).cells).toBe(count);
    const marking = costOf(excel.wire);
    expect(marking.trips).toBe(BUDGETS.marking.trips);
    expect(marking.requestBytes / count).toBeLessThanOrEqual(BUDGETS.marking.requestBytesPerCell);
    expect(marking.responseBytes / count).toBeLessThanOrEqual(BUDGETS.marking.responseBytesPerCell);
    excel.wire.length = 0;
    expect((await workbook.unmark()).cells).toBe(count);
    const unmarking = costOf(excel.wire);
    expect(unmarking.trips).toBe(BUDGETS.unmarking.trips);
    expect(unmarking.requestBytes / count).toBeLessThanOrEqual(BUDGETS.unmarking.requestBytesPerCell);
    expect(unmarking.responseBytes / count).toBeLessThanOrEqual(BUDGETS.unmarking.responseBytesPerCell);
  });
});

const FINDINGS: NewSheet = {
  name: '发现',
  above: ['示例公司 · 2026-10', '发现 5,000 条'],
  table: {
    name: 'Guiju_Findings',
    columns: [
      { header: '级别', kind: 'text', width: 8 },
      { header: '说明', kind: 'prose', width: 60 },
      { header: '员工', kind: 'text', width: 10 },
      { header: '金额', kind: 'money', width: 12 },
      { header: '日期', kind: 'date', width: 12 },
      { header: '单元格', kind: 'text', width: 16 },
      { header: '条款', kind: 'prose', width: 40 },
    ],
    rows: Array.from({ length: 5_000 }, (_, i) => [
      ['阻断', '提醒', '提示'][i % 3]!,
      `${['李华', '王芳', '张伟'][i % 3]!} 2026-10-${String((i % 28) + 1).padStart(2, '0')} 迟到 ${i % 60} 分钟，超过 15 分钟，按事假半天计`,
      String(100_000 + i),
      -(i % 977) / 100,
      46_296 + (i % 31),
      { value: `每日统计!H${i + 2}`, leadsTo: { sheet: '每日统计', cell: `H${i + 2}` } },
      '《考勤管理制度》004-U 第二十八条：迟到超过十五分钟的，按半天事假处理',
    ]),
  },
  sums: [['合计', null, null, -24_000.5, null, null, null]],
  below: ['本表由规矩生成'],
};

test('writing a findings table of 5,000 rows, with a link in each', async () => {
  await withExcel(bookData({ sheets: [{ name: '每日统计', cells: { A1: 1 } }] }), async (excel) => {
    const workbook = await openExcelWorkbook(excel);
    excel.wire.length = 0;
    expect(await workbook.writeSheet(FINDINGS)).toEqual({ sheet: '发现', table: 'Guiju_Findings' });
    const cost = costOf(excel.wire);
    expect(cost.trips).toBe(BUDGETS.writing.trips);
    expect(cost.requestBytes / FINDINGS.table.rows.length).toBeLessThanOrEqual(BUDGETS.writing.requestBytesPerRow);
    expect(cost.responseBytes).toBeLessThanOrEqual(BUDGETS.writing.responseBytes);
    expect(cost.largest).toBeLessThan(LARGEST);
    const grid = (await workbook.read(['发现'])).sheets[0]!;
    expect([grid.rows, grid.value(5_003, 5), grid.text(5_003, 3), grid.value(5_004, 0)]).toEqual([5_007, '每日统计!H5001', '-1.14', '合计']);
  });
});
