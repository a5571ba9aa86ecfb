import { HostError } from '../errors';
import type { Host } from '../host';
import type { Area } from '../grid/address';
import { objectType } from '../object-type';
import { application } from './application';
import { customXmlPartCollection } from './custom-xml-part';
import { functions } from './functions';
import { namedItemCollection } from './named-item';
import { workbookProtection } from './protection';
import { RANGE, RANGE_AREAS } from './references';
import { settingCollection } from './setting';
import { tableCollection } from './table-collection';
import { worksheetCollection } from './worksheet-collection';

/** What is selected on the sheet in front; its first cell where Univer knows of no selection yet. */
function selection(host: Host): { readonly sheet: string; readonly areas: readonly Area[] } {
  const sheet = host.book.getActiveSheet();
  const ranges = sheet.getSelection()?.getActiveRangeList() ?? [];
  const areas = ranges.map((range) => ({ row: range.getRow(), column: range.getColumn(), rows: range.getHeight(), columns: range.getWidth() }));
  return { sheet: sheet.getSheetId(), areas: areas.length > 0 ? areas : [{ row: 0, column: 0, rows: 1, columns: 1 }] };
}

export const workbook = objectType<null>({
  name: 'Workbook',
  properties: {
    name: { get: (_, host) => host.book.getName() },
    application: { object: () => application.of(null) },
    functions: { object: () => functions.of(null) },
    names: { object: () => namedItemCollection.of({ sheet: null }) },
    customXmlParts: { object: () => customXmlPartCollection.of({ namespace: null }) },
    protection: { object: () => workbookProtection.of(null) },
    settings: { object: () => settingCollection.of(null) },
    tables: { object: () => tableCollection.of({ sheet: null }) },
    worksheets: { object: () => worksheetCollection.of(null) },
  },
  methods: {
    _RemoveReference: (_, args, host) => host.release(args.text(0)),
    getActiveCell: (_, _args, host) => {
      const sheet = host.book.getActiveSheet();
      const cell = sheet.getActiveRange() === null ? null : host.book.getActiveCell();
      return RANGE.of({ sheet: sheet.getSheetId(), area: { row: cell?.getRow() ?? 0, column: cell?.getColumn() ?? 0, rows: 1, columns: 1 } });
    },
    getSelectedRange: (_, _args, host) => {
      const { sheet, areas } = selection(host);
      const [area, ...more] = areas;
      if (area === undefined || more.length > 0) throw new HostError('InvalidSelection');
      return RANGE.of({ sheet, area });
    },
    getSelectedRanges: (_, _args, host) => RANGE_AREAS.of(selection(host)),
  },
});
