import { FormulaDataModel } from '@univerjs/engine-formula';
import type { ICellData, IWorkbookData, Nullable } from '@univerjs/core';
import { cellName } from '../../src/values/address';
import { KEPT, type CellChange } from '../../src/workbook/file/cells-in-file';
import { CellError, type CellValue } from '../../src/workbook/port';
import { formulaAsStored } from '../book/formula-text';
import { formulaOf, hasFormula, patternsOf, typeOf, valueOf } from '../host/grid/cells';
import { sheetById } from '../host/grid/sheets';
import type { Host } from '../host/host';

type Cell = Nullable<ICellData>;
type Matrix = Readonly<Record<number, Readonly<Record<number, Cell>> | undefined>>;

/** What differs between a sheet and the file that it came from. */
export interface CellDifferences {
  /** Contents that somebody gave. */
  readonly typed: readonly CellChange[];
  /** New results of formulas that are as they were. */
  readonly results: readonly CellChange[];
  /** Cells whose formula a file cannot hold as it is typed. */
  readonly unsound: readonly string[];
  /** Formulas that have no result here though the file has one. */
  readonly uncalculated: number;
}

/** Errors that tell of this page and not of the workbook. */
const OWN_ERRORS = /^#(?:NAME\?|BUSY!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!)$/;
/** Digits that Excel shows; sums of the same numbers differ behind them, by who adds them up. */
const DIGITS = 15;

function contentOf(cell: Cell): CellValue {
  switch (typeOf(cell)) {
    case 'Empty':
      return null;
    case 'Error':
      return new CellError(String(valueOf(cell)));
    default:
      return valueOf(cell);
  }
}

function isSame(a: CellValue, b: CellValue): boolean {
  if (a instanceof CellError || b instanceof CellError) return a instanceof CellError && b instanceof CellError && a.code === b.code;
  if (typeof a === 'number' && typeof b === 'number') return a === b || a.toPrecision(DIGITS) === b.toPrecision(DIGITS);
  return a === b;
}

const isSameFormula = (a: Cell, b: Cell): boolean => (a?.f ?? null) === (b?.f ?? null) && (a?.si ?? null) === (b?.si ?? null);

function* cellsOf(then: Matrix, now: Matrix): Generator<{ readonly row: number; readonly column: number; readonly before: Cell; readonly after: Cell }> {
  for (const row of new Set([...Object.keys(then), ...Object.keys(now)].map(Number))) {
    const [before, after] = [then[row] ?? {}, now[row] ?? {}];
    for (const column of new Set([...Object.keys(before), ...Object.keys(after)].map(Number))) yield { row, column, before: before[column], after: after[column] };
  }
}

/** Where a cell's formula fills other cells, too. */
function spillsOf(host: Host, sheetId: string): (row: number, column: number) => boolean {
  const ranges = host.injector.get(FormulaDataModel).getArrayFormulaRange()[host.book.getId()]?.[sheetId] ?? {};
  return (row, column) => {
    const range = ranges[row]?.[column];
    return Boolean(range) && (range!.startRow !== range!.endRow || range!.startColumn !== range!.endColumn);
  };
}

/**
 * Compares a sheet's cells with those of the file, as they were read from it.
 * @param file the workbook data of the file, read anew: what Univer was given is its own by now.
 * @param namespace of the add-in's functions.
 */
export function cellDifferences(host: Host, sheetId: string, file: IWorkbookData, namespace: string): CellDifferences {
  const [typed, results, unsound]: [CellChange[], CellChange[], string[]] = [[], [], []];
  let uncalculated = 0;
  const then = (file.sheets[sheetId])?.cellData ?? {};
  const now = sheetById(host, sheetId).getSheet().getCellMatrix().getMatrix();
  const patternOf = patternsOf(host, sheetId);
  const spills = spillsOf(host, sheetId);
  const formatBefore = (cell: Cell): string => (typeof cell?.s === 'string' ? (file.styles[cell.s] ?? undefined) : cell?.s)?.n?.pattern ?? 'General';
  for (const { row, column, before, after } of cellsOf(then, now)) {
    const isKept = isSameFormula(before, after);
    const [was, value] = [contentOf(before), contentOf(after)];
    if (isKept && isSame(was, value)) continue;
    const cell = cellName(row, column);
    if (isKept && hasFormula(after)) {
      if (spills(row, column) || (value instanceof CellError && OWN_ERRORS.test(value.code))) uncalculated += 1;
      else results.push({ cell, value, formula: KEPT });
      continue;
    }
    const formula = formulaOf(host, sheetId, after, row, column);
    const stored = formula === null ? null : formulaAsStored(formula, namespace);
    if (formula !== null && (stored === null || spills(row, column))) {
      unsound.push(cell);
      continue;
    }
    const pattern = patternOf(after, row, column);
    typed.push({ cell, value, formula: stored, ...(pattern === formatBefore(before) ? {} : { format: pattern }) });
  }
  return { typed, results, unsound, uncalculated };
}
