import { HostError } from '../errors';
import { parseAddress, type Area } from '../grid/address';
import { findSheet } from '../grid/sheets';
import { addTable, findTable, tablesOf } from '../grid/tables';
import type { Host } from '../host';
import { objectType, type HostObject } from '../object-type';
import { textOf } from '../values';
import { RANGE, TABLE } from './references';

/** The tables of one sheet, or of the workbook where `sheet` is null. */
interface TablesRef {
  readonly sheet: string | null;
}

const found = (host: Host, { sheet }: TablesRef, key: string): HostObject | null => {
  const table = findTable(host, sheet, key);
  return table === null ? null : TABLE.of({ id: table.id });
};

const orNotFound = (object: HostObject | null): HostObject => {
  if (object === null) throw new HostError('ItemNotFound');
  return object;
};

function place(host: Host, { sheet }: TablesRef, argument: unknown): { readonly sheet: string; readonly area: Area } {
  if (typeof argument !== 'string') return RANGE.self(argument);
  const parsed = parseAddress(argument);
  const named = parsed === null || parsed.sheet === null ? null : (findSheet(host, parsed.sheet)?.getSheetId() ?? null);
  if (parsed === null || (parsed.sheet !== null && named === null)) throw new HostError('InvalidArgument');
  return { sheet: named ?? sheet ?? host.book.getActiveSheet().getSheetId(), area: parsed.area };
}

export const tableCollection = objectType<TablesRef>({
  name: 'TableCollection',
  items: ({ sheet }, host) => tablesOf(host, sheet).map(({ id }) => TABLE.of({ id })),
  item: (self, key, host) => found(host, self, textOf(key)),
  properties: { count: { get: ({ sheet }, host) => tablesOf(host, sheet).length } },
  methods: {
    add: (self, args, host) => {
      const { sheet, area } = place(host, self, args.at(0));
      if (self.sheet !== null && sheet !== self.sheet) throw new HostError('InvalidArgument', 'The range is on another sheet.');
      if (!args.optionalBoolean(1, false)) throw new HostError('NotImplemented', 'Tables without a row of headers.');
      return TABLE.of({ id: addTable(host, sheet, area).id });
    },
    getCount: ({ sheet }, _args, host) => tablesOf(host, sheet).length,
    getItem: (self, args, host) => orNotFound(found(host, self, args.text(0))),
    getItemAt: ({ sheet }, args, host) => {
      const table = tablesOf(host, sheet)[args.number(0)];
      return orNotFound(table === undefined ? null : TABLE.of({ id: table.id }));
    },
    getItemOrNullObject: (self, args, host) => found(host, self, args.text(0)),
  },
});
