import { BooleanNumber, CellValueType, LocaleType, type ICellData, type IObjectMatrixPrimitiveType, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import { withSheetCustom, withWorkbookCustom, type SheetProtection } from '../../../../preview/book/custom';
import { areaOf, type Area } from '../../../values/address';
import type { Book, BookCell, BookSheet, BookValue } from '../../testing/contract';

/** Names under which Univer keeps what is no cell. */
export const CONDITIONAL_FORMATS = 'SHEET_CONDITIONAL_FORMATTING_PLUGIN';
export const TABLES = 'SHEET_TABLE_PLUGIN';

const ID = 'book';

const univerRange = ({ top, left, bottom, right }: Area) => ({ startRow: top, startColumn: left, endRow: bottom, endColumn: right });

const PROTECTED: SheetProtection = { allowed: [] };

const areaAt = (reference: string): Area => {
  const area = areaOf(reference);
  if (!area) throw new Error(`no range: ${reference}`);
  return area;
};

function stored(value: BookValue): Pick<ICellData, 'v' | 't'> {
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === 'object') return { v: value.error, t: CellValueType.STRING };
  return { v: value, t: value.startsWith('#') ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

function cellData(cell: BookCell): ICellData {
  if (typeof cell !== 'object' || 'error' in cell) return stored(cell);
  const { value, format, fill, formula } = cell;
  return {
    ...stored(value),
    ...(formula === undefined ? {} : { f: `=${formula}` }),
    s: { ...(format === undefined ? {} : { n: { pattern: format } }), ...(fill === undefined ? {} : { bg: { rgb: `#${fill}` } }) },
  };
}

function sheetData(sheet: BookSheet, id: string): Partial<IWorksheetData> {
  const cells: IObjectMatrixPrimitiveType<ICellData> = {};
  for (const [address, cell] of Object.entries(sheet.cells ?? {})) {
    const { top, left } = areaAt(address);
    (cells[top] ??= {})[left] = cellData(cell);
  }
  // One object a row or column: Univer changes them in place.
  const hidden = () => ({ hd: BooleanNumber.TRUE });
  return {
    id,
    name: sheet.name,
    hidden: (sheet.visibility ?? 'visible') === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount: 5000,
    columnCount: 60,
    cellData: cells,
    mergeData: (sheet.merges ?? []).map((merge) => univerRange(areaAt(merge))),
    rowData: Object.fromEntries((sheet.hiddenRows ?? []).map((row) => [row - 1, hidden()])),
    columnData: Object.fromEntries((sheet.hiddenColumns ?? []).map((column) => [areaAt(`${column}1`).left, hidden()])),
    custom: withSheetCustom({ veryHidden: sheet.visibility === 'very-hidden', protection: sheet.isProtected === true ? PROTECTED : null, file: '' }),
  };
}

/** A book of the contract as Univer keeps it: sheets are s1, s2, … */
export function bookData(book: Book): IWorkbookData {
  const idOf = (i: number): string => `s${i + 1}`;
  const bySheet = (of: (sheet: BookSheet, id: string) => readonly unknown[]): string => JSON.stringify(Object.fromEntries(book.sheets.map((sheet, i) => [idOf(i), of(sheet, idOf(i))])));
  return {
    id: ID,
    name: book.name ?? '台账.xlsx',
    appVersion: '0.25.1',
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: book.sheets.map((_, i) => idOf(i)),
    sheets: Object.fromEntries(book.sheets.map((sheet, i) => [idOf(i), sheetData(sheet, idOf(i))])),
    custom: withWorkbookCustom({ date1904: book.date1904 === true, structureLocked: book.structureProtected === true, activeSheet: '' }),
    resources: [
      {
        name: CONDITIONAL_FORMATS,
        data: bySheet(({ conditionalFormats = [] }, id) =>
          conditionalFormats.map(({ range, formula, fill }, i) => ({
            cfId: `${id}-own-${i}`,
            stopIfTrue: false,
            ranges: [{ ...univerRange(areaAt(range)), unitId: ID, sheetId: id }],
            rule: { type: 'highlightCell', subType: 'formula', value: `=${formula}`, style: { bg: { rgb: `#${fill}` } } },
          })),
        ),
      },
      {
        name: TABLES,
        data: bySheet(({ tables = [], cells = {} }, id) =>
          tables.map(({ name, range, totals = false }, i) => {
            const area = areaAt(range);
            const columns = Array.from({ length: area.right - area.left + 1 }, (_, column) => {
              const header = Object.entries(cells).find(([address]) => areaAt(address).top === area.top && areaAt(address).left === area.left + column)?.[1];
              return { id: `c${column}`, displayName: typeof header === 'string' ? header : String(column + 1), dataType: 'none', formula: '', meta: {}, style: {} };
            });
            return { id: `${id}-table-${i}`, name, range: univerRange(area), options: { showHeader: true }, filters: { tableColumnFilterList: [] }, columns, meta: { totals } };
          }),
        ),
      },
    ],
  };
}
