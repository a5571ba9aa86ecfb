import { HostError } from '../errors';
import { findSheet } from '../grid/sheets';
import { objectType } from '../object-type';
import { worksheet } from './worksheet';

export const worksheetCollection = objectType<null>({
  name: 'WorksheetCollection',
  items: (_, host) => host.book.getSheets().map((sheet) => worksheet.of({ id: sheet.getSheetId() })),
  item: (_, key, host) => {
    const sheet = findSheet(host, String(key));
    return sheet === null ? null : worksheet.of({ id: sheet.getSheetId() });
  },
  methods: {
    getItem: (_, args, host) => {
      const sheet = findSheet(host, args.text(0));
      if (sheet === null) throw new HostError('ItemNotFound');
      return worksheet.of({ id: sheet.getSheetId() });
    },
    getItemOrNullObject: (_, args, host) => {
      const sheet = findSheet(host, args.text(0));
      return sheet === null ? null : worksheet.of({ id: sheet.getSheetId() });
    },
    getActiveWorksheet: (_, _args, host) => worksheet.of({ id: host.book.getActiveSheet().getSheetId() }),
  },
});
