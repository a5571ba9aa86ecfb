import { Dimension } from '@univerjs/core';
import { HostError } from '../errors';
import { areaAt, areaName, bounding, cellCount, intersection, isWholeColumns, isWholeRows, MAX_COLUMNS, MAX_ROWS, parseAddress, quotedSheet, type Area } from '../grid/address';
import { calculated } from '../grid/calculation';
import { formulaOf, mapCells, patternsOf, typeOf, valueOf, type CellValue } from '../grid/cells';
import { sheetById } from '../grid/sheets';
import { textsOf } from '../grid/text';
import { areasOf, mergedAreas, usedArea } from '../grid/used';
import { setColumnsHidden, setRowsHidden } from '../grid/visibility';
import { clearCells, writeEntries, writeFormats } from '../grid/write';
import type { Host } from '../host';
import { objectType, type HostObject, type Scalar } from '../object-type';
import { booleanOf, wordOf } from '../values';
import { conditionalFormatCollection } from './conditional-format';
import { rangeFormat } from './range-format';
import { RANGE_AREAS, WORKSHEET, type RangeRef } from './references';

/** Of more cells Excel gives null instead of a matrix. */
const CELLS_GIVEN = 5_000_000;
/** Beyond, Excel gives no merged areas at all. */
const MERGED_AREAS_GIVEN = 512;

const isUnbounded = ({ area }: RangeRef): boolean => isWholeRows(area) || isWholeColumns(area) || cellCount(area) > CELLS_GIVEN;

const formulasOf = ({ sheet, area }: RangeRef, host: Host): CellValue[][] => mapCells(host, sheet, area, (cell, row, column) => formulaOf(host, sheet, cell, row, column) ?? valueOf(cell));

function numberFormats({ sheet, area }: RangeRef, host: Host): string[][] {
  const formatOf = patternsOf(host, sheet);
  return mapCells(host, sheet, area, formatOf);
}

/** A matrix of what cells hold once formulas are calculated; null of whole rows and columns. */
const calculatedCells = (read: (self: RangeRef, host: Host) => (string | number | boolean)[][]): Pick<Scalar<RangeRef>, 'get'> => ({
  get: async (self, host) => {
    if (isUnbounded(self)) return null;
    await calculated(host);
    return read(self, host);
  },
});

const entries: Pick<Scalar<RangeRef>, 'set'> = { set: ({ sheet, area }, value, host) => writeEntries(host, sheet, area, value) };
const formats: Scalar<RangeRef> = {
  get: (self, host) => (isUnbounded(self) ? null : numberFormats(self, host)),
  set: ({ sheet, area }, value, host) => writeFormats(host, sheet, area, value),
};
const address = ({ sheet, area }: RangeRef, host: Host): string => `${quotedSheet(sheetById(host, sheet).getSheetName())}!${areaName(area)}`;

const rowsHidden = ({ sheet, area }: RangeRef, host: Host): boolean | null => {
  const manager = sheetById(host, sheet).getSheet();
  return alike(area.row, Math.min(area.rows, manager.getRowCount()), (row) => !manager.getRowVisible(row));
};
const columnsHidden = ({ sheet, area }: RangeRef, host: Host): boolean | null => {
  const manager = sheetById(host, sheet).getSheet();
  return alike(area.column, Math.min(area.columns, manager.getColumnCount()), (column) => !manager.getColVisible(column));
};

function alike(from: number, count: number, test: (at: number) => boolean): boolean | null {
  const first = test(from);
  for (let at = from + 1; at < from + count; at += 1) if (test(at) !== first) return null;
  return first;
}

/** Another range of the same sheet. */
const at = ({ sheet }: RangeRef, area: Area): HostObject => range.of({ sheet, area });

/** A range given as an object or by its address. */
function other(argument: unknown, self: RangeRef): Area {
  if (typeof argument === 'string') {
    const parsed = parseAddress(argument);
    if (parsed === null) throw new HostError('InvalidArgument');
    return parsed.area;
  }
  const { sheet, area } = range.self(argument);
  if (sheet !== self.sheet) throw new HostError('InvalidArgument', 'The ranges are of two sheets.');
  return area;
}

export const range = objectType<RangeRef>({
  name: 'Range',
  properties: {
    address: { get: address },
    addressLocal: { get: address },
    rowIndex: { get: ({ area }) => area.row },
    columnIndex: { get: ({ area }) => area.column },
    rowCount: { get: ({ area }) => area.rows },
    columnCount: { get: ({ area }) => area.columns },
    cellCount: { get: ({ area }) => (cellCount(area) > 2 ** 31 - 1 ? -1 : cellCount(area)) },
    isEntireRow: { get: ({ area }) => isWholeRows(area) },
    isEntireColumn: { get: ({ area }) => isWholeColumns(area) },
    values: { ...calculatedCells(({ sheet, area }, host) => mapCells(host, sheet, area, valueOf)), ...entries },
    valueTypes: calculatedCells(({ sheet, area }, host) => mapCells(host, sheet, area, typeOf)),
    text: calculatedCells(({ sheet, area }, host) => textsOf(host, sheet, area)),
    formulas: { ...calculatedCells(formulasOf), ...entries },
    formulasLocal: { ...calculatedCells(formulasOf), ...entries },
    numberFormat: formats,
    numberFormatLocal: formats,
    rowHidden: {
      get: rowsHidden,
      set: ({ sheet, area }, value, host) => {
        for (const guard of host.guards) guard(sheet, area);
        setRowsHidden(host, sheet, area.row, area.rows, booleanOf(value));
      },
    },
    columnHidden: {
      get: columnsHidden,
      set: ({ sheet, area }, value, host) => {
        for (const guard of host.guards) guard(sheet, area);
        setColumnsHidden(host, sheet, area.column, area.columns, booleanOf(value));
      },
    },
    hidden: { get: (self, host) => (rowsHidden(self, host) === true || columnsHidden(self, host) === true ? true : rowsHidden(self, host) === null ? null : columnsHidden(self, host)) },
    conditionalFormats: { object: ({ sheet, area }) => conditionalFormatCollection.of({ sheet, areas: [area] }) },
    format: { object: ({ sheet, area }) => rangeFormat.of({ sheet, areas: [area] }) },
    worksheet: { object: ({ sheet }) => WORKSHEET.of({ id: sheet }) },
  },
  methods: {
    _ValidateArraySize: ({ area }, args) => {
      if (args.number(0) !== area.rows || args.number(1) !== area.columns) throw new HostError('InvalidArgument');
    },
    clear: ({ sheet, area }, args, host) => clearCells(host, sheet, area, args.optionalText(0) ?? 'All'),
    getBoundingRect: (self, args) => at(self, bounding(self.area, other(args.at(0), self))),
    getCell: (self, args) => at(self, areaAt(self.area.row + args.number(0), self.area.column + args.number(1), 1, 1)),
    getColumn: (self, args) => at(self, areaAt(self.area.row, self.area.column + within(args.number(0), self.area.columns), self.area.rows, 1)),
    getRow: (self, args) => at(self, areaAt(self.area.row + within(args.number(0), self.area.rows), self.area.column, 1, self.area.columns)),
    getLastRow: (self) => at(self, { ...self.area, row: self.area.row + self.area.rows - 1, rows: 1 }),
    getLastColumn: (self) => at(self, { ...self.area, column: self.area.column + self.area.columns - 1, columns: 1 }),
    getLastCell: (self) => at(self, { row: self.area.row + self.area.rows - 1, column: self.area.column + self.area.columns - 1, rows: 1, columns: 1 }),
    getEntireColumn: (self) => at(self, { ...self.area, row: 0, rows: MAX_ROWS }),
    getEntireRow: (self) => at(self, { ...self.area, column: 0, columns: MAX_COLUMNS }),
    getOffsetRange: (self, args) => at(self, areaAt(self.area.row + args.number(0), self.area.column + args.number(1), self.area.rows, self.area.columns)),
    getResizedRange: (self, args) => at(self, areaAt(self.area.row, self.area.column, self.area.rows + args.number(0), self.area.columns + args.number(1))),
    getAbsoluteResizedRange: (self, args) => at(self, areaAt(self.area.row, self.area.column, args.number(0), args.number(1))),
    getIntersection: (self, args) => {
      const common = intersection(self.area, other(args.at(0), self));
      if (common === null) throw new HostError('ItemNotFound');
      return at(self, common);
    },
    getIntersectionOrNullObject: (self, args) => {
      const common = intersection(self.area, other(args.at(0), self));
      return common === null ? null : at(self, common);
    },
    getUsedRange: (self, args, host) => at(self, usedArea(host, self.sheet, args.optionalBoolean(0, false), self.area) ?? { ...self.area, rows: 1, columns: 1 }),
    getUsedRangeOrNullObject: (self, args, host) => {
      const used = usedArea(host, self.sheet, args.optionalBoolean(0, false), self.area);
      return used === null ? null : at(self, used);
    },
    getMergedAreasOrNullObject: ({ sheet, area }, _args, host) => {
      const areas = mergedAreas(host, sheet, area);
      if (areas.length > MERGED_AREAS_GIVEN) throw new HostError('RangeExceedsLimit', `More than ${MERGED_AREAS_GIVEN} merged areas.`);
      return areas.length === 0 ? null : RANGE_AREAS.of({ sheet, areas });
    },
    getSpecialCells: async (self, args, host) => {
      const areas = await specialCells(self, args.text(0), args.optionalText(1), host);
      if (areas.length === 0) throw new HostError('ItemNotFound');
      return RANGE_AREAS.of({ sheet: self.sheet, areas });
    },
    getSpecialCellsOrNullObject: async (self, args, host) => {
      const areas = await specialCells(self, args.text(0), args.optionalText(1), host);
      return areas.length === 0 ? null : RANGE_AREAS.of({ sheet: self.sheet, areas });
    },
    insert: (self, args, host) => {
      const { sheet, area } = self;
      const shift = wordOf(['Down', 'Right'], args.json(0));
      for (const guard of host.guards) guard(sheet, area);
      const target = sheetById(host, sheet);
      if (isWholeRows(area)) target.insertRows(area.row, area.rows);
      else if (isWholeColumns(area)) target.insertColumns(area.column, area.columns);
      else target.getRange(area.row, area.column, area.rows, area.columns).insertCells(shift === 'Down' ? Dimension.ROWS : Dimension.COLUMNS);
      return at(self, area);
    },
    delete: ({ sheet, area }, args, host) => {
      const shift = wordOf(['Up', 'Left'], args.json(0));
      for (const guard of host.guards) guard(sheet, area);
      const target = sheetById(host, sheet);
      if (isWholeRows(area)) target.deleteRows(area.row, area.rows);
      else if (isWholeColumns(area)) target.deleteColumns(area.column, area.columns);
      else target.getRange(area.row, area.column, area.rows, area.columns).deleteCells(shift === 'Up' ? Dimension.ROWS : Dimension.COLUMNS);
    },
    merge: ({ sheet, area }, args, host) => {
      for (const guard of host.guards) guard(sheet, area);
      const cells = sheetById(host, sheet).getRange(area.row, area.column, area.rows, area.columns);
      if (args.optionalBoolean(0, false)) cells.mergeAcross({ isForceMerge: true });
      else cells.merge({ isForceMerge: true });
    },
    unmerge: ({ sheet, area }, _args, host) => {
      for (const guard of host.guards) guard(sheet, area);
      sheetById(host, sheet).getRange(area.row, area.column, area.rows, area.columns).breakApart();
    },
    select: ({ sheet, area }, _args, host) => {
      const target = sheetById(host, sheet);
      if (target.isSheetHidden()) throw new HostError('InvalidOperation', 'The sheet is hidden.');
      host.book.setActiveSheet(target);
      const rows = Math.min(area.rows, target.getMaxRows() - area.row);
      const columns = Math.min(area.columns, target.getMaxColumns() - area.column);
      target.setActiveSelection(target.getRange(area.row, area.column, Math.max(rows, 1), Math.max(columns, 1)));
    },
  },
});

function within(at: number, count: number): number {
  if (at < 0 || at >= count) throw new HostError('InvalidArgument');
  return at;
}

const KINDS = { All: null, Numbers: ['Double'], Text: ['String'], Logical: ['Boolean'], Errors: ['Error'] } as const;

async function specialCells({ sheet, area }: RangeRef, kind: string, values: string | null, host: Host): Promise<Area[]> {
  await calculated(host);
  const used = usedArea(host, sheet, false);
  const scope = used === null ? null : intersection(area, used);
  if (scope === null) return [];
  const cells = mapCells(host, sheet, scope, (cell, row, column) => ({ type: typeOf(cell), isFormula: formulaOf(host, sheet, cell, row, column) !== null }));
  const wanted = KINDS[(values ?? 'All') as keyof typeof KINDS] as readonly string[] | null | undefined;
  if (wanted === undefined) throw new HostError('NotImplemented', `Special cells of ${String(values)}.`);
  const manager = sheetById(host, sheet).getSheet();
  const tests: Readonly<Record<string, (row: number, column: number) => boolean>> = {
    Blanks: (row, column) => cells[row]?.[column]?.type === 'Empty',
    Constants: (row, column) => !isOf(row, column, true) && cells[row]?.[column]?.type !== 'Empty' && (wanted === null || wanted.includes(cells[row]?.[column]?.type ?? '')),
    Formulas: (row, column) => isOf(row, column, true) && (wanted === null || wanted.includes(cells[row]?.[column]?.type ?? '')),
    Visible: (row, column) => manager.getRowVisible(row + scope.row) && manager.getColVisible(column + scope.column),
  };
  const isOf = (row: number, column: number, formula: boolean): boolean => cells[row]?.[column]?.isFormula === formula;
  const test = tests[kind];
  if (test === undefined) throw new HostError('NotImplemented', `Special cells: ${kind}.`);
  return areasOf(scope, (row, column) => test(row - scope.row, column - scope.column));
}
