import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBook } from '../../../preview/book/from-xlsx';
import { openExcel } from '../../../preview/host/testing/excel';
import { readWorkbook } from '../files';
import { CellError, type Grid } from '../port';
import { openExcelWorkbook } from './open-excel-workbook';

const FOLDER = join(__dirname, '../../../samples/2026-10');
const SAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.xlsx'));

/** All that a grid tells of its cells, but for formats: those count where a number stands. */
const cellsOf = (grid: Grid): unknown[][] =>
  Array.from({ length: grid.rows }, (_, row) =>
    Array.from({ length: grid.columns }, (__, column) => {
      const value = grid.value(row, column);
      return typeof value === 'number' ? [value, grid.text(row, column), grid.format(row, column)] : value instanceof CellError ? { error: value.code } : [value, grid.text(row, column)];
    }),
  );

const placed = ({ merges }: Grid): string[] => merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join()).sort();

test.each(SAMPLES)('%s is the same in Excel as in its file: values, texts, formats of numbers, merged areas', async (name) => {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
  const file = readWorkbook(name, bytes);
  const excel = await openExcel((await readBook([{ name, bytes }])).data);
  const open = await (await openExcelWorkbook(excel)).read();
  await excel.close();
  expect(open.name).toBe(name);
  expect(open.sheets.map(({ sheet, rows, columns, date1904 }) => [sheet, rows, columns, date1904])).toEqual(file.sheets.map(({ sheet, rows, columns, date1904 }) => [sheet, rows, columns, date1904]));
  open.sheets.forEach((grid, i) => {
    expect(cellsOf(grid)).toEqual(cellsOf(file.sheets[i]!));
    expect(placed(grid)).toEqual(placed(file.sheets[i]!));
  });
});
