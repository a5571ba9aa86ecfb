import { readWorkbook } from '../workbook/files';
import type { Grid } from '../workbook/port';
import { ledgersInSteps, readLedgers } from './read';
import { company, workbook } from './testing/company';

const HEADERS = ['业务单号', '业务员工号', '业务类别', '签单日期', '业务量'];

function bookOf(rows: number): Uint8Array {
  return workbook({ 业务: [HEADERS, ...Array.from({ length: rows }, (_, row) => [`YW${row}`, String(100_000 + row), '信用贷款', `2026-10-0${(row % 9) + 1}`, row + 0.5])] });
}

/** The most cells that one step of reading looks at, and how many all of them do. */
function looked(rows: number): { readonly most: number; readonly all: number } {
  const book = readWorkbook('book.xlsx', bookOf(rows));
  let cells = 0;
  const watched = (grid: Grid): Grid => {
    const { value } = grid;
    return Object.assign(Object.create(grid) as Grid, { value: (row: number, column: number) => ((cells += 1), value.call(grid, row, column)) });
  };
  const counted = { ...book, sheets: book.sheets.map(watched) };
  const steps = ledgersInSteps([counted], company.ledgers, company.roles);
  let most = 0;
  for (;;) {
    const before = cells;
    const step = steps.next();
    most = Math.max(most, cells - before);
    if (!step.done) continue;
    expect(step.value.ledgers).toEqual(readLedgers([book], company.ledgers, company.roles).ledgers);
    return { most, all: cells };
  }
}

test('a sheet of many rows is read in steps, none of which looks at more cells than one of a sheet of few', () => {
  const [few, many] = [looked(3000), looked(12_000)];
  expect(many.all).toBeGreaterThan(3 * few.all);
  expect(many.most).toBe(few.most);
  expect(many.most).toBeLessThan(few.all / 4);
});
