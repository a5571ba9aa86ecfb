import { HostError } from '../errors';
import { registrations } from '../events';
import { checkSheetName, freeSheetName } from '../grid/sheet-names';
import { findSheet } from '../grid/sheets';
import type { Host } from '../host';
import { objectType, type HostObject } from '../object-type';
import { textOf } from '../values';
import { WORKSHEET } from './references';

const found = (host: Host, key: string): HostObject | null => {
  const sheet = findSheet(host, key);
  return sheet === null ? null : WORKSHEET.of({ id: sheet.getSheetId() });
};

/** Sheets that a person can turn to, in the order of their tabs. */
const shown = (host: Host, visibleOnly: boolean): HostObject[] =>
  host.book
    .getSheets()
    .filter((sheet) => !visibleOnly || !sheet.isSheetHidden())
    .map((sheet) => WORKSHEET.of({ id: sheet.getSheetId() }));

const orNotFound = (object: HostObject | null | undefined): HostObject => {
  if (object === null || object === undefined) throw new HostError('ItemNotFound');
  return object;
};

export const worksheetCollection = objectType<null>({
  name: 'WorksheetCollection',
  items: (_, host) => shown(host, false),
  item: (_, key, host) => found(host, textOf(key)),
  methods: {
    ...registrations('DataChanged', 'Added', 'Deleted', 'Activated', 'Deactivated', 'SelectionChanged'),
    add: (_, args, host) => {
      for (const guard of host.structureGuards) guard();
      const name = args.optionalText(0) ?? freeSheetName(host);
      checkSheetName(host, name, null);
      return WORKSHEET.of({ id: host.book.insertSheet(name, { index: host.book.getSheets().length }).getSheetId() });
    },
    getActiveWorksheet: (_, _args, host) => WORKSHEET.of({ id: host.book.getActiveSheet().getSheetId() }),
    getCount: (_, args, host) => shown(host, args.optionalBoolean(0, false)).length,
    getFirst: (_, args, host) => orNotFound(shown(host, args.optionalBoolean(0, false))[0]),
    getLast: (_, args, host) => orNotFound(shown(host, args.optionalBoolean(0, false)).at(-1)),
    getItem: (_, args, host) => orNotFound(found(host, args.text(0))),
    getItemOrNullObject: (_, args, host) => found(host, args.text(0)),
  },
});
