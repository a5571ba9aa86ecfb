import { sheetById } from '../grid/sheets';
import { areaAt, parseAddress, WHOLE_SHEET } from '../grid/address';
import { HostError } from '../errors';
import { objectType } from '../object-type';
import { range } from './range';

/** A sheet, by Univer's id. */
export interface SheetRef {
  readonly id: string;
}

export const worksheet = objectType<SheetRef>({
  name: 'Worksheet',
  id: (sheet) => sheet.id,
  properties: {
    id: { get: (sheet) => sheet.id },
    name: { get: (sheet, host) => sheetById(host, sheet.id).getSheetName() },
    position: { get: (sheet, host) => sheetById(host, sheet.id).getIndex() },
  },
  methods: {
    getRange: (sheet, args) => {
      const address = args.optionalText(0);
      if (address === null) return range.of({ sheet: sheet.id, area: WHOLE_SHEET });
      const parsed = parseAddress(address);
      if (parsed === null) throw new HostError('InvalidArgument');
      return range.of({ sheet: sheet.id, area: parsed.area });
    },
    getRangeByIndexes: (sheet, args) => range.of({ sheet: sheet.id, area: areaAt(args.number(0), args.number(1), args.number(2), args.number(3)) }),
  },
});
