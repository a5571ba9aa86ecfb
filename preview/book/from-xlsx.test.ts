import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CellValueType, type ICellData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import { readWorkbook } from '../../src/workbook/files';
import { CellError, UNCALCULATED, type CellValue, type WorkbookFile } from '../../src/workbook/port';
import { readBook, type SourceFile } from './from-xlsx';

const SAMPLE = join(__dirname, '../../samples/2026-10');
const sample: SourceFile[] = readdirSync(SAMPLE)
  .filter((name) => name.endsWith('.xlsx'))
  .map((name) => ({ name, bytes: readFileSync(join(SAMPLE, name)) }));

const sheetOf = (data: IWorkbookData, name: string): Partial<IWorksheetData> => Object.values(data.sheets).find((sheet) => sheet.name === name)!;

/** What a cell of the workbook data says, as our own reader would say it. */
function valueOf({ v, t, f }: ICellData): CellValue {
  if (v === undefined || v === null) return f === undefined ? null : new CellError(UNCALCULATED);
  if (t === CellValueType.BOOLEAN) return v === 1;
  return t === CellValueType.STRING && typeof v === 'string' && v.startsWith('#') ? new CellError(v) : v;
}

/** All places where the data and the grid differ, and how many cells were compared. */
function differences(data: IWorkbookData, { sheets }: WorkbookFile): { cells: number; differing: string[] } {
  let cells = 0;
  const differing: string[] = [];
  for (const grid of sheets) {
    const sheet = sheetOf(data, grid.sheet);
    for (let row = 0; row < grid.rows; row++) {
      for (let column = 0; column < grid.columns; column++) {
        const cell = sheet.cellData?.[row]?.[column] ?? {};
        const style = typeof cell.s === 'string' ? data.styles[cell.s] : cell.s;
        const here = [valueOf(cell), style?.n?.pattern ?? 'General'];
        const there = [grid.value(row, column), grid.format(row, column)];
        cells += there[0] === null ? 0 : 1;
        if (JSON.stringify(here) !== JSON.stringify(there)) differing.push(`${grid.sheet} ${row},${column}: ${JSON.stringify(here)} ≠ ${JSON.stringify(there)}`);
      }
    }
  }
  return { cells, differing };
}

test('the sample month: one workbook with the sheets of both files, each value and format as our own reader has it', async () => {
  const { data, notices } = await readBook(sample);
  expect(notices).toEqual([]);
  const names = sample.flatMap(({ name, bytes }) => readWorkbook(name, bytes).sheets.map(({ sheet }) => sheet));
  expect(data.sheetOrder.map((id) => data.sheets[id]!.name)).toEqual(names);
  for (const { name, bytes } of sample) {
    const { cells, differing } = differences(data, readWorkbook(name, bytes));
    expect(differing).toEqual([]);
    expect(cells).toBeGreaterThan(1000);
  }
});

test('the sample month keeps its formulas, merged cells and widths', async () => {
  const { data } = await readBook(sample);
  const quotes = sheetOf(data, '报价台账');
  const formulas = Object.values(quotes.cellData!).flatMap((row) => Object.values(row as Record<number, ICellData>).filter(({ f }) => f));
  expect(formulas).toHaveLength(74);
  expect(formulas[0]).toMatchObject({ f: '=(H4-I4)/H4', v: 0.72, t: 2 });
  expect(quotes.mergeData).toContainEqual({ startRow: 0, startColumn: 0, endRow: 0, endColumn: 27 });
  expect(quotes.columnData?.[0]?.w).toBe(97);
});
