import type { Place, Selected } from '../open-workbook';
import { hostCode } from './refusal';
import type { Session } from './session';

/** `'O''Brien 10月'!B2:C5` → `B2:C5`. */
export const withoutSheet = (address: string): string => address.slice(address.lastIndexOf('!') + 1);

/** Three trips: is it there, the sheet to the front, the cell. Excel selects reliably only on the sheet that is in front. */
export function selectCell(session: Session, { sheet: name, cell }: Place, reveal: boolean): Promise<Selected> {
  return session.run(async (context, trip) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load('id,visibility');
    await trip();
    if (sheet.isNullObject) return 'gone';
    if (sheet.visibility !== 'Visible') {
      if (!reveal) return 'hidden';
      sheet.visibility = 'Visible';
    }
    sheet.activate();
    await trip();
    const range = sheet.getRange(cell).untrack().load('rowHidden,columnHidden');
    range.select();
    await trip();
    return range.rowHidden || range.columnHidden ? 'filtered' : 'selected';
  });
}

/** Several areas at once, a chart or a picture are no range. */
export async function selectedPlace(session: Session): Promise<Place | null> {
  return session.run(async (context, trip) => {
    const range = context.workbook.getSelectedRange().untrack().load('address');
    const sheet = range.worksheet.load('name');
    try {
      await trip();
    } catch (error) {
      if (hostCode(error) === 'InvalidSelection') return null;
      throw error;
    }
    return { sheet: sheet.name, cell: withoutSheet(range.address) };
  });
}
