import { HostError } from '../errors';
import { sheetById } from '../grid/sheets';
import { objectType, type Arguments } from '../object-type';
import { RANGE, type SheetRef } from './references';

const count = (args: Arguments): number => {
  const number = args.optionalNumber(0, 1);
  if (!Number.isInteger(number) || number < 1) throw new HostError('InvalidArgument');
  return number;
};

export const freezePanes = objectType<SheetRef>({
  name: 'WorksheetFreezePanes',
  methods: {
    freezeRows: ({ id }, args, host) => void sheetById(host, id).setFreeze({ xSplit: 0, ySplit: count(args), startRow: count(args), startColumn: -1 }),
    freezeColumns: ({ id }, args, host) => void sheetById(host, id).setFreeze({ xSplit: count(args), ySplit: 0, startRow: -1, startColumn: count(args) }),
    freezeAt: ({ id }, args, host) => {
      const { area } = RANGE.self(args.at(0));
      sheetById(host, id).setFreeze({ xSplit: area.columns, ySplit: area.rows, startRow: area.row + area.rows, startColumn: area.column + area.columns });
    },
    unfreeze: ({ id }, _args, host) => void sheetById(host, id).cancelFreeze(),
    getLocationOrNullObject: ({ id }, _args, host) => {
      const { xSplit, ySplit } = sheetById(host, id).getFreeze();
      if (xSplit === 0 && ySplit === 0) return null;
      return RANGE.of({ sheet: id, area: { row: 0, column: 0, rows: ySplit === 0 ? 1_048_576 : ySplit, columns: xSplit === 0 ? 16_384 : xSplit } });
    },
  },
});
