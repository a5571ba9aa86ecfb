import { CellValueType, type ICellData, type IRange, type IStyleData, type Nullable } from '@univerjs/core';
import { HostError } from '../errors';
import type { Host } from '../host';
import type { Json } from '../wire';
import { isWholeColumns, isWholeRows, MAX_COLUMNS, MAX_ROWS, type Area } from './address';
import { patternsOf } from './cells';
import { enter, GENERAL } from './input';
import { flush, pendingPattern, queue, type Cells } from './pending';
import { sheetById } from './sheets';

/** The most cells that Excel writes at once. */
const CELL_LIMIT = 5_000_000;

/** Asks whoever may forbid it, and makes the sheet as large as what is written. */
function prepare(host: Host, sheetId: string, area: Area): void {
  for (const guard of host.guards) guard(sheetId, area);
  const sheet = sheetById(host, sheetId);
  const rows = area.row + area.rows;
  const columns = area.column + area.columns;
  if (rows < MAX_ROWS && rows > sheet.getMaxRows()) sheet.setRowCount(rows);
  if (columns < MAX_COLUMNS && columns > sheet.getMaxColumns()) sheet.setColumnCount(columns);
}

/** One value for all cells, a matrix of the area's size, or of one cell for all; InvalidArgument else. */
function matrixOf(value: Json, area: Area): (row: number, column: number) => Json {
  if (!Array.isArray(value)) return () => value;
  const rows = value as readonly Json[];
  const isMatrix = rows.every((row) => Array.isArray(row) && row.length === (rows[0] as readonly Json[]).length);
  if (!isMatrix || rows.length === 0) throw new HostError('InvalidArgument');
  const matrix = rows as readonly (readonly Json[])[];
  if (matrix.length === 1 && matrix[0]?.length === 1) return () => matrix[0]?.[0] ?? null;
  if (matrix.length !== area.rows || matrix[0]?.length !== area.columns) {
    throw new HostError('InvalidArgument', `The array has ${matrix.length} × ${matrix[0]?.length ?? 0} cells, the range ${area.rows} × ${area.columns}.`);
  }
  return (row, column) => matrix[row]?.[column] ?? null;
}

/** Puts entries into cells, as typed: see `enter`. Null leaves a cell as it is; cells under a merged one keep nothing. */
export function writeEntries(host: Host, sheetId: string, area: Area, value: Json): void {
  if (isWholeRows(area) || isWholeColumns(area) || area.rows * area.columns > CELL_LIMIT) throw new HostError('RangeExceedsLimit');
  const entryAt = matrixOf(value, area);
  prepare(host, sheetId, area);
  const sheet = sheetById(host, sheetId).getSheet();
  const matrix = sheet.getCellMatrix().getMatrix();
  const formatOf = patternsOf(host, sheetId);
  const hasMerges = sheet.getMergeData().length > 0;
  const cells: Cells = {};
  for (let r = 0; r < area.rows; r += 1) {
    const written: Record<number, ICellData> = {};
    for (let c = 0; c < area.columns; c += 1) {
      const entry = entryAt(r, c);
      if (entry === null) continue;
      if (typeof entry === 'object') throw new HostError('InvalidArgument');
      const row = area.row + r;
      const column = area.column + c;
      if (hasMerges && isCovered(sheet.getMergedCell(row, column), row, column)) continue;
      const format = pendingPattern(host, sheetId, row, column) ?? formatOf(matrix[row]?.[column], row, column);
      const { content, pattern } = enter(entry, format);
      if (content.f !== undefined && content.f !== null) checkFormula(host, content.f);
      written[column] = pattern !== undefined && format === GENERAL ? { ...content, s: { n: { pattern } } } : content;
    }
    cells[area.row + r] = written;
  }
  queue(host, sheetId, cells);
}

const isCovered = (merged: Nullable<IRange>, row: number, column: number): boolean => Boolean(merged) && (merged?.startRow !== row || merged.startColumn !== column);

function checkFormula(host: Host, formula: string): void {
  const tree = host.univer.getFormula().lexerTreeBuilder.treeBuilder(formula);
  if (tree === undefined || typeof tree === 'string') throw new HostError('InvalidArgument', `Not a formula: ${formula}`);
}

/** Sets the number formats of cells: one for all or a matrix; null leaves a cell's. */
export function writeFormats(host: Host, sheetId: string, area: Area, value: Json): void {
  const formatAt = matrixOf(value, area);
  writeStyles(host, sheetId, area, (row, column) => {
    const pattern = formatAt(row, column);
    if (pattern === null) return null;
    if (typeof pattern !== 'string') throw new HostError('InvalidArgument');
    return { n: { pattern } };
  });
}

/** What of a style is set; null takes it away. */
export type StyleChange = { readonly [K in keyof IStyleData]?: IStyleData[K] | null };

/**
 * Changes how cells look. Of whole columns and rows the cells that hold something, and what cells to come will look like.
 * @param change by row and column from the area's first cell.
 */
export function writeStyles(host: Host, sheetId: string, area: Area, change: (row: number, column: number) => StyleChange | null): void {
  prepare(host, sheetId, area);
  if (isWholeColumns(area) || isWholeRows(area)) flush(host);
  const sheet = sheetById(host, sheetId);
  const matrix = sheet.getSheet().getCellMatrix().getMatrix();
  const rows = Math.min(area.rows, isWholeColumns(area) ? sheet.getMaxRows() : area.rows);
  const columns = Math.min(area.columns, isWholeRows(area) ? sheet.getMaxColumns() : area.columns);
  if (isWholeColumns(area) || isWholeRows(area)) setDefaults(host, sheetId, area, rows, columns, change(0, 0));
  const cells: Cells = {};
  for (let r = 0; r < rows; r += 1) {
    const row = area.row + r;
    const known = matrix[row];
    if (known === undefined && (isWholeColumns(area) || isWholeRows(area))) continue;
    const written: Record<number, ICellData> = {};
    for (let c = 0; c < columns; c += 1) {
      const column = area.column + c;
      const cell = known?.[column];
      if (cell === undefined && (isWholeColumns(area) || isWholeRows(area))) continue;
      const style = change(r, c);
      // Without its type a text of digits would become a number.
      if (style !== null) written[column] = { s: style as IStyleData, ...(cell?.t ? { t: cell.t } : {}) };
    }
    cells[row] = written;
  }
  queue(host, sheetId, cells);
}

function setDefaults(host: Host, sheetId: string, area: Area, rows: number, columns: number, change: StyleChange | null): void {
  if (change === null) return;
  const sheet = sheetById(host, sheetId);
  const merged = (style: unknown): IStyleData => ({ ...(typeof style === 'object' ? style : {}), ...change }) as IStyleData;
  if (isWholeColumns(area)) {
    for (let column = area.column; column < area.column + columns; column += 1) sheet.setColumnDefaultStyle(column, merged(sheet.getColumnDefaultStyle(column)));
  } else {
    for (let row = area.row; row < area.row + rows; row += 1) sheet.setRowDefaultStyle(row, merged(sheet.getRowDefaultStyle(row)));
  }
}

/** Clears what is in an area: All, Contents or Formats. */
export function clearCells(host: Host, sheetId: string, area: Area, what: string): void {
  prepare(host, sheetId, area);
  flush(host);
  const matrix = sheetById(host, sheetId).getSheet().getCellMatrix().getMatrix();
  const cells: Cells = {};
  for (const key of Object.keys(matrix)) {
    const row = Number(key);
    if (row < area.row || row >= area.row + area.rows) continue;
    for (const columnKey of Object.keys(matrix[row] ?? {})) {
      const column = Number(columnKey);
      if (column < area.column || column >= area.column + area.columns) continue;
      (cells[row] ??= {})[column] = cleared(matrix[row]?.[column] ?? {}, what);
    }
  }
  queue(host, sheetId, cells);
  flush(host);
}

function cleared(cell: ICellData, what: string): ICellData {
  const content = { v: null, f: null, si: null, p: null };
  switch (what) {
    case 'All':
      return { ...content, s: null };
    case 'Contents':
      return content;
    case 'Formats':
      return { s: null, t: cell.t ?? CellValueType.STRING };
    default:
      throw new HostError('NotImplemented', `Range.clear: ${what}.`);
  }
}
