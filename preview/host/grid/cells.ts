import { CellValueType, type ICellData, type IStyleData, type Nullable } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import type { Host } from '../host';
import type { Area } from './address';
import { flush } from './pending';
import { sheetById } from './sheets';

export type CellValue = string | number | boolean;
export type ValueType = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error';

/** A cell of Univer as this host reads it. */
export type Cell = Nullable<ICellData>;

const ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|BUSY!|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!)$/;

export const isErrorText = (text: string): boolean => ERROR.test(text);

/** The result of HYPERLINK is no value in Univer: it stands in the cell's rich text, which ends in a paragraph mark. */
const richText = (cell: Cell): string | null => cell?.p?.body?.dataStream.replace(/\r\n$/, '') ?? null;

const stored = (cell: Cell): ICellData['v'] => cell?.v ?? richText(cell);

export function typeOf(cell: Cell): ValueType {
  const value = stored(cell) ?? null;
  if (value === null) return hasFormula(cell) ? 'String' : 'Empty';
  if (cell?.t === CellValueType.BOOLEAN || typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Double';
  if (cell?.t === CellValueType.NUMBER && value !== '' && Number.isFinite(Number(value))) return 'Double';
  if (cell?.t !== CellValueType.FORCE_STRING && isErrorText(value)) return 'Error';
  return value === '' && !hasFormula(cell) ? 'Empty' : 'String';
}

export function valueOf(cell: Cell): CellValue {
  const value = stored(cell) ?? '';
  switch (typeOf(cell)) {
    case 'Boolean':
      return value === true || value === 1 || value === '1' || value === 'TRUE';
    case 'Double':
      return Number(value);
    default:
      return String(value);
  }
}

export const hasFormula = (cell: Cell): boolean => Boolean(cell?.f) || Boolean(cell?.si);

/** Cells row by row, straight from Univer's matrix; what a formula spilled counts as where it was spilled to. */
export function mapCells<T>(host: Host, sheetId: string, area: Area, map: (cell: Cell, row: number, column: number) => T): T[][] {
  flush(host);
  const matrix = sheetById(host, sheetId).getSheet().getCellMatrix().getMatrix();
  const spilled = spilledCells(host, sheetId);
  const rows: T[][] = [];
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const cells = matrix[row];
    const spill = spilled?.[row];
    const mapped: T[] = [];
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const own = cells?.[column];
      mapped.push(map(spill?.[column] !== undefined && (own?.v ?? null) === null ? { ...own, ...spill[column] } : own, row, column));
    }
    rows.push(mapped);
  }
  return rows;
}

function spilledCells(host: Host, sheetId: string): Readonly<Record<number, Readonly<Record<number, ICellData>>>> | undefined {
  const model = formulaModel(host);
  return model.getArrayFormulaCellData()[host.book.getId()]?.[sheetId] as Readonly<Record<number, Readonly<Record<number, ICellData>>>> | undefined;
}

const formulaModel = (host: Host): FormulaDataModel => host.injector.get(FormulaDataModel);

/** The formula with its `=`, in en-US; null where the cell has none. */
export function formulaOf(host: Host, sheetId: string, cell: Cell, row: number, column: number): string | null {
  if (!hasFormula(cell)) return null;
  return formulaModel(host).getFormulaStringByCell(row, column, sheetId, host.book.getId()) ?? cell?.f ?? null;
}

/** What a cell looks like: its own style over its row's, its column's and the sheet's. */
export function styleOf(host: Host, sheetId: string, row: number, column: number): IStyleData {
  flush(host);
  return sheetById(host, sheetId).getSheet().getComposedCellStyle(row, column);
}

/** Reads number formats: of the cell's own style, of its row, its column, the sheet. */
export function patternsOf(host: Host, sheetId: string): (cell: Cell, row: number, column: number) => string {
  const sheet = sheetById(host, sheetId).getSheet();
  const known = new Map<string, string | undefined>();
  const patternOf = (style: Nullable<IStyleData | string>): string | undefined => {
    if (typeof style !== 'string') return style?.n?.pattern;
    if (!known.has(style)) known.set(style, sheet.getStyleDataByHash(style)?.n?.pattern);
    return known.get(style);
  };
  const rest = patternOf(sheet.getDefaultCellStyle());
  return (cell, row, column) => patternOf(cell?.s) ?? patternOf(sheet.getRowStyle(row)) ?? patternOf(sheet.getColumnStyle(column)) ?? rest ?? 'General';
}
