import { isRecognised, recognise } from '../ledgers/recognise';
import { wholeSheet } from '../ledgers/regions';
import type { LedgerDefinition } from '../rules/ledger-definition';
import type { Kind } from '../values/kind';
import { CellError, type CellValue, type Grid, type WorkbookFile } from '../workbook/port';
import { fromExcel } from './excel-values';

/** Kinds of which 0 is a value like any other. */
const WITH_ZERO: ReadonlySet<Kind> = new Set<Kind>(['money', 'number', 'count', 'days', 'duration', 'yesno']);

const textOf = (value: CellValue): string => (value === null ? '' : value instanceof CellError ? value.code : String(value));

function gridOf(file: string, sheet: string, rows: number, columns: number, value: Grid['value']): Grid {
  return { file, sheet, rows, columns, date1904: false, merges: [], value, text: (row, column) => textOf(value(row, column)), format: () => 'General' };
}

/**
 * A range with its header row as a sheet of a ledger (null: whichever its headers say). Functions see no formats: dates and times are bare numbers. Excel on the desktop hands blank cells
 * over as 0, on the web as nothing; in a range without a single blank, 0 in a column of dates, times or texts is therefore a blank cell.
 */
export function rangeAsFile(range: unknown[][], ledgers: ReadonlyMap<string, LedgerDefinition>, definition: LedgerDefinition | null, file: string, sheet: string): WorkbookFile {
  const cells = range.map((row) => row.map(fromExcel));
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const plain = gridOf(file, sheet, cells.length, columns, (row, column) => cells[row]?.[column] ?? null);
  return { name: file, sha256: '', sheets: [cells.some((row) => row.includes(null)) ? plain : withBlanks(plain, ledgers, definition)] };
}

function withBlanks(grid: Grid, ledgers: ReadonlyMap<string, LedgerDefinition>, definition: LedgerDefinition | null): Grid {
  const found = recognise(wholeSheet(grid), ledgers, definition);
  if (!isRecognised(found)) return grid;
  const { match, block } = found;
  const withZero = new Set([...match.columns.values()].filter((column) => WITH_ZERO.has(column.definition.kind)).flatMap(({ headers }) => headers.map(({ column }) => column)));
  const value = (row: number, column: number): CellValue => {
    const cell = grid.value(row, column);
    return cell === 0 && row > block.bottom && !withZero.has(column) ? null : cell;
  };
  return gridOf(grid.file, grid.sheet, grid.rows, grid.columns, value);
}
