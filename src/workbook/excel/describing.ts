import type { SheetState } from '../open-workbook';
import { withoutSheet } from './selecting';
import type { Session } from './session';

const visibilityOf = ({ visibility }: Excel.Worksheet): SheetState['visibility'] =>
  visibility === 'Visible' ? 'visible' : visibility === 'Hidden' ? 'hidden' : 'very-hidden';

/** Two trips: sheets and tables, then how far each reaches. */
export function describeSheets(session: Session): Promise<readonly SheetState[]> {
  return session.run(async (context, trip) => {
    const { worksheets, tables } = context.workbook;
    worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
    tables.load('items/id,items/name,items/worksheet/id');
    await trip();
    const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).untrack().load('rowIndex,columnIndex,rowCount,columnCount'));
    const ranges = tables.items.map((table) => table.getRange().untrack().load('address'));
    await trip();
    return worksheets.items.map((sheet, i) => {
      const extent = used[i]!;
      return {
        name: sheet.name,
        visibility: visibilityOf(sheet),
        isProtected: sheet.protection.protected,
        rows: extent.isNullObject ? 0 : extent.rowIndex + extent.rowCount,
        columns: extent.isNullObject ? 0 : extent.columnIndex + extent.columnCount,
        tables: tables.items.flatMap((table, t) => (table.worksheet.id === sheet.id ? [{ name: table.name, range: withoutSheet(ranges[t]!.address) }] : [])),
      };
    });
  });
}
