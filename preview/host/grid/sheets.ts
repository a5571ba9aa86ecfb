import type { FWorksheet } from '@univerjs/sheets/facade';
import { HostError } from '../errors';
import type { Host } from '../host';

/** A sheet by its id, as long as it is there. */
export function sheetById(host: Host, id: string): FWorksheet {
  const sheet = host.book.getSheetBySheetId(id);
  if (sheet === null) throw new HostError('ItemNotFound');
  return sheet;
}

/** A sheet by its name, as Excel finds it: whatever its case; or by its id. */
export function findSheet(host: Host, key: string): FWorksheet | null {
  const folded = key.toLowerCase();
  return host.book.getSheets().find((sheet) => sheet.getSheetName().toLowerCase() === folded) ?? host.book.getSheetBySheetId(key) ?? null;
}
