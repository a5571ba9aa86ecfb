import { OpenWorkbookError } from '../open-workbook';

/**
 * The sheet of a name, looked up in a loaded collection and then addressed by its id: names change while work goes on, ids do not.
 * @throws OpenWorkbookError `sheet-missing`.
 */
export function sheetNamed(sheets: Excel.WorksheetCollection, name: string): Excel.Worksheet {
  const sheet = sheets.items.find((item) => item.name === name);
  if (!sheet) throw new OpenWorkbookError('sheet-missing', { sheet: name });
  return sheet;
}
