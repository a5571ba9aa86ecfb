import { HostError } from '../errors';
import type { Area } from '../grid/address';
import { mapCells, valueOf } from '../grid/cells';
import { sheetById } from '../grid/sheets';
import { areaOfTable, checkTableName, hasTotals, looksOf, tableById } from '../grid/tables';
import { clearCells } from '../grid/write';
import type { Host } from '../host';
import { objectType, type HostObject, type Scalar } from '../object-type';
import { booleanOf, textOf } from '../values';
import { RANGE, WORKSHEET, type TableRef } from './references';

interface ColumnRef extends TableRef {
  readonly at: number;
}

/** The rows between headers and totals. */
function bodyOf(host: Host, id: string): Area {
  const table = tableById(host, id);
  const area = areaOfTable(table);
  const headers = table.showHeader ? 1 : 0;
  return { ...area, row: area.row + headers, rows: Math.max(area.rows - headers - (hasTotals(host, id) ? 1 : 0), 1) };
}

const part = (host: Host, id: string, area: Area): HostObject => RANGE.of({ sheet: tableById(host, id).subUnitId, area });

const headersOf = (host: Host, id: string): string[] => {
  const table = tableById(host, id);
  return mapCells(host, table.subUnitId, { ...areaOfTable(table), rows: 1 }, (cell) => String(valueOf(cell)))[0] ?? [];
};

const columnArea = (host: Host, { id, at }: ColumnRef, rows: Area): Area => ({ ...rows, column: areaOfTable(tableById(host, id)).column + at, columns: 1 });

export const tableColumn = objectType<ColumnRef>({
  name: 'TableColumn',
  id: ({ at }) => at + 1,
  properties: {
    id: { get: ({ at }) => at + 1 },
    index: { get: ({ at }) => at },
    name: { get: ({ id, at }, host) => headersOf(host, id)[at] ?? '' },
    values: {
      get: (self, host) => {
        const table = tableById(host, self.id);
        return mapCells(host, table.subUnitId, columnArea(host, self, areaOfTable(table)), valueOf);
      },
    },
  },
  methods: {
    getRange: (self, _args, host) => part(host, self.id, columnArea(host, self, areaOfTable(tableById(host, self.id)))),
    getDataBodyRange: (self, _args, host) => part(host, self.id, columnArea(host, self, bodyOf(host, self.id))),
  },
});

function columnNamed(host: Host, { id }: TableRef, key: string | number): HostObject | null {
  const headers = headersOf(host, id);
  const at = typeof key === 'number' ? key - 1 : headers.findIndex((header) => header.toLowerCase() === key.toLowerCase());
  return at < 0 || at >= headers.length ? null : tableColumn.of({ id, at });
}

function keyOf(value: unknown): string | number {
  if (typeof value !== 'string' && typeof value !== 'number') throw new HostError('InvalidArgument');
  return value;
}

const tableColumnCollection = objectType<TableRef>({
  name: 'TableColumnCollection',
  items: ({ id }, host) => headersOf(host, id).map((_, at) => tableColumn.of({ id, at })),
  item: (self, key, host) => columnNamed(host, self, keyOf(key)),
  properties: { count: { get: ({ id }, host) => headersOf(host, id).length } },
  methods: {
    getCount: ({ id }, _args, host) => headersOf(host, id).length,
    getItem: (self, args, host) => {
      const column = columnNamed(host, self, keyOf(args.at(0)));
      if (column === null) throw new HostError('ItemNotFound');
      return column;
    },
    getItemOrNullObject: (self, args, host) => columnNamed(host, self, keyOf(args.at(0))),
  },
});

const tableRowCollection = objectType<TableRef>({
  name: 'TableRowCollection',
  properties: { count: { get: ({ id }, host) => bodyOf(host, id).rows } },
  methods: { getCount: ({ id }, _args, host) => bodyOf(host, id).rows },
});

const LOOKS = ['showBandedRows', 'showBandedColumns', 'showFilterButton', 'highlightFirstColumn', 'highlightLastColumn'] as const;

const looks = Object.fromEntries(
  LOOKS.map((name): [string, Scalar<TableRef>] => [
    name,
    {
      get: ({ id }, host) => looksOf(host, id)[name],
      set: ({ id }, value, host) => {
        looksOf(host, id)[name] = booleanOf(value);
      },
    },
  ]),
);

export const table = objectType<TableRef>({
  name: 'Table',
  id: ({ id }) => id,
  properties: {
    ...looks,
    id: { get: ({ id }) => id },
    name: {
      get: ({ id }, host) => tableById(host, id).name,
      set: async ({ id }, value, host) => {
        const name = textOf(value);
        checkTableName(host, name, id);
        await sheetById(host, tableById(host, id).subUnitId).setTableName(id, name);
      },
    },
    style: {
      get: ({ id }, host) => looksOf(host, id).style,
      set: ({ id }, value, host) => {
        const style = textOf(value);
        if (!/^TableStyle(Light|Medium|Dark)\d{1,2}$/.test(style)) throw new HostError('InvalidArgument', `No style of tables: ${style}`);
        looksOf(host, id).style = style;
      },
    },
    showHeaders: { get: ({ id }, host) => tableById(host, id).showHeader },
    showTotals: { get: ({ id }, host) => hasTotals(host, id) },
    columns: { object: (self) => tableColumnCollection.of(self) },
    rows: { object: (self) => tableRowCollection.of(self) },
    worksheet: { object: ({ id }, host) => WORKSHEET.of({ id: tableById(host, id).subUnitId }) },
  },
  methods: {
    getRange: ({ id }, _args, host) => part(host, id, areaOfTable(tableById(host, id))),
    getHeaderRowRange: ({ id }, _args, host) => part(host, id, { ...areaOfTable(tableById(host, id)), rows: 1 }),
    getDataBodyRange: ({ id }, _args, host) => part(host, id, bodyOf(host, id)),
    getTotalRowRange: ({ id }, _args, host) => {
      if (!hasTotals(host, id)) throw new HostError('ItemNotFound');
      const area = areaOfTable(tableById(host, id));
      return part(host, id, { ...area, row: area.row + area.rows - 1, rows: 1 });
    },
    convertToRange: async ({ id }, _args, host) => {
      const { subUnitId } = tableById(host, id);
      const area = areaOfTable(tableById(host, id));
      await host.book.removeTable(id);
      return RANGE.of({ sheet: subUnitId, area });
    },
    delete: async ({ id }, _args, host) => {
      const { subUnitId } = tableById(host, id);
      const area = areaOfTable(tableById(host, id));
      await host.book.removeTable(id);
      clearCells(host, subUnitId, area, 'All');
    },
  },
});
