import { BooleanNumber, CellValueType, type ICellData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import { sheetCustom } from '../../../../preview/book/custom';
import { areaName, cellName } from '../../../values/address';
import type { BookValue, Seen, SeenCell, SeenSheet } from '../../testing/contract';
import { CONDITIONAL_FORMATS, TABLES } from './book-data';

interface UniverRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

interface UniverFormat {
  readonly ranges: readonly UniverRange[];
  readonly rule: { readonly value: unknown };
}

interface UniverTable {
  readonly name: string;
  readonly range: UniverRange;
}

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;
/** A link as the adapter writes it; the text of a cell's own is never a formula. */
const LINK = /^=HYPERLINK\("#((?:[^"]|"")*)",/;

function valueOf({ v: plain, t, p }: ICellData): BookValue | null {
  // A link's result is rich text.
  const v = plain ?? p?.body?.dataStream.replace(/\r\n$/, '') ?? '';
  if (v === '') return null;
  if (t === CellValueType.BOOLEAN) return v === 1 || v === true;
  if (typeof v === 'string') return t !== CellValueType.FORCE_STRING && ERROR.test(v) ? { error: v } : v;
  return v;
}

function cellOf(cell: ICellData, value: BookValue, data: IWorkbookData): SeenCell {
  const style = typeof cell.s === 'string' ? data.styles[cell.s] : cell.s;
  const formula = cell.f ?? '';
  const link = LINK.exec(formula)?.[1];
  return { value, format: style?.n?.pattern ?? 'General', isFormula: (formula !== '' || (cell.si ?? '') !== '') && link === undefined, leadsTo: link?.replaceAll('""', '"') ?? null };
}

function resource(data: IWorkbookData, name: string): Readonly<Record<string, unknown>> {
  const text = data.resources?.find((candidate) => candidate.name === name)?.data;
  return text === undefined || text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}

/** Tables are kept as a list, or as one beside other things. */
const tablesIn = (kept: unknown): readonly UniverTable[] => (Array.isArray(kept) ? kept : ((kept as { readonly tables?: unknown } | undefined)?.tables ?? [])) as readonly UniverTable[];

const textOf = (cell: SeenCell | undefined): string => (cell === undefined || typeof cell.value === 'object' ? '' : String(cell.value));

const cellsIn = ({ startRow, startColumn, endRow, endColumn }: UniverRange): string[] =>
  Array.from({ length: endRow - startRow + 1 }, (_, r) => Array.from({ length: endColumn - startColumn + 1 }, (__, c) => cellName(startRow + r, startColumn + c))).flat();

function sheetOf(sheet: Partial<IWorksheetData>, id: string, data: IWorkbookData): SeenSheet {
  const cells: Record<string, SeenCell> = {};
  const matrix = sheet.cellData ?? {};
  for (const [row, columns] of Object.entries(matrix) as [string, Record<string, ICellData | null>][]) {
    for (const [column, cell] of Object.entries(columns)) {
      const value = cell && valueOf(cell);
      if (cell && value !== null) cells[cellName(Number(row), Number(column))] = cellOf(cell, value, data);
    }
  }
  const custom = sheetCustom(sheet);
  const formats = (resource(data, CONDITIONAL_FORMATS)[id] ?? []) as readonly UniverFormat[];
  return {
    name: sheet.name ?? '',
    visibility: custom.veryHidden ? 'very-hidden' : sheet.hidden === BooleanNumber.TRUE ? 'hidden' : 'visible',
    isProtected: custom.protection !== null,
    cells,
    tables: tablesIn(resource(data, TABLES)[id]).map(({ name, range }) => ({
      name,
      range: areaName({ top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn }),
      headers: Array.from({ length: range.endColumn - range.startColumn + 1 }, (_, column) => textOf(cells[cellName(range.startRow, range.startColumn + column)])),
    })),
    conditionalFormats: formats.map(({ ranges, rule }) => ({ formula: String(rule.value).replace(/^=/, ''), cells: ranges.flatMap(cellsIn) })),
  };
}

/** What stands in a workbook, out of what Univer keeps of it. */
export const seenData = (data: IWorkbookData): Seen => ({ sheets: data.sheetOrder.map((id) => sheetOf(data.sheets[id] ?? {}, id, data)) });
