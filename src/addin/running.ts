import { openExcelWorkbook } from '../workbook/excel/open-excel-workbook';
import { startAddIn, type AddIn } from './start';

let running: AddIn | null = null;

/** The add-in of this runtime: the pane and the ribbon ask for it, whoever comes first starts it. */
export function theAddIn(): AddIn {
  running ??= startAddIn((onWaiting) => openExcelWorkbook({ Excel, Office }, { onWaiting }), new URL('rules.json', document.baseURI).href);
  return running;
}
