import type { Place, Selected } from '../open-workbook';
import { hostCode } from './refusal';
import type { Session } from './session';

/** `'O''Brien 10月'!B2:C5` → `B2:C5`. */
export const withoutSheet = (address: string): string => address.slice(address.lastIndexOf('!') + 1);

/** Three trips: is it there, the sheet to the front, the cell; a fourth shows its row or column. Excel selects reliably only on the sheet that is in front. */
export function selectCell(session: Session, { sheet: name, cell }: Place, reveal: boolean): Promise<Selected> {
  return session.run(async (context, trip) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load('id,visibility');
    await trip();
    if (sheet.isNullObject) return 'gone';
    if (sheet.visibility !== 'Visible') {
      if (!reveal) return 'hidden-sheet';
      sheet.visibility = 'Visible';
    }
    sheet.activate();
    await trip();
    const look = async (): Promise<Excel.Range> => {
      const range = sheet.getRange(cell).untrack().load('rowHidden,columnHidden');
      range.select();
      await trip();
      return range;
    };
    const { rowHidden, columnHidden } = await look();
    if (!reveal || !(rowHidden || columnHidden)) return seen(rowHidden, columnHidden);
    const hidden = sheet.getRange(cell).untrack();
    if (rowHidden) hidden.rowHidden = false;
    if (columnHidden) hidden.columnHidden = false;
    const shown = await look();
    return seen(shown.rowHidden, shown.columnHidden);
  }, { sheet: name });
}

const seen = (rowHidden: boolean, columnHidden: boolean): Selected => (rowHidden ? 'hidden-row' : columnHidden ? 'hidden-column' : 'selected');

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
