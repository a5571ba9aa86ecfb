import { startAddIn, type AddIn, type OpenBeside } from './start';

let running: AddIn | null = null;

const openBeside: OpenBeside = async (onWaiting) => (await import('../workbook/excel/open-excel-workbook')).openExcelWorkbook({ Excel, Office }, { onWaiting });

/** The add-in of this runtime: the pane and the ribbon ask for it, whoever comes first starts it. */
export function theAddIn(): AddIn {
  running ??= startAddIn(openBeside, new URL('rules.json', document.baseURI).href);
  return running;
}
