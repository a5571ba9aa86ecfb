import { SheetsFilterService } from '@univerjs/sheets-filter';
import { sheetById } from './sheets';
import type { Host } from '../host';

/** Hides rows, or shows them; also those that a filter hides, whose criteria and other rows stay as they are. */
export function setRowsHidden(host: Host, sheetId: string, from: number, count: number, isHidden: boolean): void {
  const sheet = sheetById(host, sheetId);
  if (isHidden) return void sheet.hideRows(from, count);
  sheet.showRows(from, count);
  const filter = host.injector.get(SheetsFilterService).getFilterModel(host.book.getId(), sheetId);
  if (!filter) return;
  const rest = [...filter.filteredOutRows].filter((row) => row < from || row >= from + count);
  if (rest.length < filter.filteredOutRows.size) filter.filteredOutRows = new Set(rest);
}

export function setColumnsHidden(host: Host, sheetId: string, from: number, count: number, isHidden: boolean): void {
  const sheet = sheetById(host, sheetId);
  if (isHidden) sheet.hideColumns(from, count);
  else sheet.showColumns(from, count);
}
