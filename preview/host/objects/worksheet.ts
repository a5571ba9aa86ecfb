import { sheetCustom, withSheetCustom } from '../../book/custom';
import { HostError } from '../errors';
import { registrations } from '../events';
import { areaAt, parseAddress, WHOLE_SHEET, type Area } from '../grid/address';
import { rangeOfName } from '../grid/names';
import { checkSheetName } from '../grid/sheet-names';
import { findSheet, sheetById } from '../grid/sheets';
import { usedArea } from '../grid/used';
import type { Host } from '../host';
import { objectType, type HostObject } from '../object-type';
import { booleanOf, numberOf, textOf, wordOf } from '../values';
import { freezePanes } from './freeze-panes';
import { namedItemCollection } from './named-item';
import { worksheetProtection } from './protection';
import { RANGE, RANGE_AREAS, WORKSHEET, type SheetRef } from './references';
import { tableCollection } from './table-collection';

/** Excel cuts longer lists of addresses. */
const LONGEST_ADDRESSES = 8192;

const VISIBILITIES = ['Visible', 'Hidden', 'VeryHidden'] as const;

/** An address on this sheet, or the name of a range on it. */
function areaNamed({ id }: SheetRef, text: string, host: Host): Area {
  const parsed = parseAddress(text);
  if (parsed !== null) {
    if (parsed.sheet !== null && findSheet(host, parsed.sheet)?.getSheetId() !== id) throw new HostError('InvalidArgument', `On another sheet: ${text}`);
    return parsed.area;
  }
  const named = rangeOfName(host, text);
  if (named === null || named.sheet !== id) throw new HostError('InvalidArgument', `No range: ${text}`);
  return named.area;
}

function visibilityOf({ id }: SheetRef, host: Host): (typeof VISIBILITIES)[number] {
  const sheet = sheetById(host, id);
  if (!sheet.isSheetHidden()) return 'Visible';
  return sheetCustom(sheet.getSheet().getSnapshot()).veryHidden ? 'VeryHidden' : 'Hidden';
}

/** The last sheet that is shown is neither hidden nor taken away. */
function checkNotLastShown({ id }: SheetRef, host: Host): void {
  const others = host.book.getSheets().filter((sheet) => sheet.getSheetId() !== id && !sheet.isSheetHidden());
  if (others.length === 0) throw new HostError('InvalidOperation', 'A workbook shows at least one sheet.');
}

export const worksheet = objectType<SheetRef>({
  name: 'Worksheet',
  id: ({ id }) => id,
  properties: {
    id: { get: ({ id }) => id },
    name: {
      get: ({ id }, host) => sheetById(host, id).getSheetName(),
      set: ({ id }, value, host) => {
        for (const guard of host.structureGuards) guard();
        const name = textOf(value);
        checkSheetName(host, name, id);
        sheetById(host, id).setName(name);
      },
    },
    position: {
      get: ({ id }, host) => sheetById(host, id).getIndex(),
      set: ({ id }, value, host) => {
        for (const guard of host.structureGuards) guard();
        const position = numberOf(value);
        if (position < 0 || position >= host.book.getSheets().length) throw new HostError('InvalidArgument');
        host.book.moveSheet(sheetById(host, id), position);
      },
    },
    visibility: {
      get: visibilityOf,
      set: (self, value, host) => {
        for (const guard of host.structureGuards) guard();
        const wanted = wordOf(VISIBILITIES, value);
        const sheet = sheetById(host, self.id);
        if (wanted !== 'Visible') checkNotLastShown(self, host);
        const custom = sheetCustom(sheet.getSheet().getSnapshot());
        sheet.setCustomMetadata({ ...sheet.getCustomMetadata(), ...withSheetCustom({ ...custom, veryHidden: wanted === 'VeryHidden' }) });
        if (wanted === 'Visible') sheet.showSheet();
        else if (!sheet.isSheetHidden()) sheet.hideSheet();
      },
    },
    tabColor: {
      get: ({ id }, host) => (sheetById(host, id).getTabColor() ?? '').toUpperCase(),
      set: ({ id }, value, host) => void sheetById(host, id).setTabColor(textOf(value)),
    },
    showGridlines: {
      get: ({ id }, host) => !sheetById(host, id).hasHiddenGridLines(),
      set: ({ id }, value, host) => void sheetById(host, id).setHiddenGridlines(!booleanOf(value)),
    },
    protection: { object: ({ id }) => worksheetProtection.of({ id }) },
    freezePanes: { object: ({ id }) => freezePanes.of({ id }) },
    names: { object: ({ id }) => namedItemCollection.of({ sheet: id }) },
    tables: { object: ({ id }) => tableCollection.of({ sheet: id }) },
  },
  methods: {
    ...registrations('DataChanged', 'Activated', 'Deactivated', 'SelectionChanged'),
    activate: (self, _args, host) => {
      if (visibilityOf(self, host) !== 'Visible') throw new HostError('InvalidOperation', 'The sheet is hidden.');
      host.book.setActiveSheet(sheetById(host, self.id));
    },
    delete: (self, _args, host) => {
      for (const guard of host.structureGuards) guard();
      if (visibilityOf(self, host) === 'Visible') checkNotLastShown(self, host);
      host.book.deleteSheet(sheetById(host, self.id));
    },
    getCell: ({ id }, args) => RANGE.of({ sheet: id, area: areaAt(args.number(0), args.number(1), 1, 1) }),
    getRange: (self, args, host) => {
      const address = args.optionalText(0);
      return RANGE.of({ sheet: self.id, area: address === null ? WHOLE_SHEET : areaNamed(self, address, host) });
    },
    getRangeByIndexes: ({ id }, args) => RANGE.of({ sheet: id, area: areaAt(args.number(0), args.number(1), args.number(2), args.number(3)) }),
    getRanges: (self, args, host) => {
      const address = args.optionalText(0);
      if (address === null) return RANGE_AREAS.of({ sheet: self.id, areas: [WHOLE_SHEET] });
      if (address.length > LONGEST_ADDRESSES) throw new HostError('InvalidArgument', `Addresses longer than ${LONGEST_ADDRESSES} characters.`);
      return RANGE_AREAS.of({ sheet: self.id, areas: address.split(',').map((part) => areaNamed(self, part.trim(), host)) });
    },
    getUsedRange: ({ id }, args, host) => RANGE.of({ sheet: id, area: usedArea(host, id, args.optionalBoolean(0, false)) ?? { row: 0, column: 0, rows: 1, columns: 1 } }),
    getUsedRangeOrNullObject: ({ id }, args, host) => {
      const area = usedArea(host, id, args.optionalBoolean(0, false));
      return area === null ? null : RANGE.of({ sheet: id, area });
    },
    getNextOrNullObject: (self, args, host) => neighbour(self, 1, args.optionalBoolean(0, false), host),
    getPreviousOrNullObject: (self, args, host) => neighbour(self, -1, args.optionalBoolean(0, false), host),
  },
});

function neighbour({ id }: SheetRef, step: number, visibleOnly: boolean, host: Host): HostObject | null {
  const sheets = host.book.getSheets();
  for (let at = sheets.findIndex((sheet) => sheet.getSheetId() === id) + step; ; at += step) {
    const sheet = sheets[at];
    if (sheet === undefined) return null;
    if (!visibleOnly || !sheet.isSheetHidden()) return WORKSHEET.of({ id: sheet.getSheetId() });
  }
}

