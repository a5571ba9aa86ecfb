import { columnName } from '../values/address';
import type { Ledger, Source } from '../ledgers/ledger';

/** Of what stands in no sheet. */
export const NOWHERE: Source = { file: '', sheet: '', format: '', range: '', columnOf: new Map(), rows: 0, notData: [], missingColumns: [], defaultsUsed: [] };

/** Where a row came from; a row below 0 is none. */
export const sourceOf = (ledger: Ledger, row: number): Source => (row < 0 ? NOWHERE : ledger.sources[ledger.sourceOf[row]!]!);

/** The row's number in its sheet; 0 where it stands in none. */
export const sheetRowOf = (ledger: Ledger, row: number): number => (row < 0 ? 0 : ledger.sheetRow[row]!);

/** A1 address of a row's cell, without the sheet; null where the value stands in no cell (a name filled in, a computed column). */
export function cellAddress(ledger: Ledger, row: number, column: string): string | null {
  const place = ledger.cellOf?.get(column);
  const elsewhere = place?.row[row] ?? 0;
  if (place && elsewhere !== 0) return elsewhere < 0 ? null : `${columnName(place.column[row]!)}${elsewhere}`;
  const at = sourceOf(ledger, row).columnOf.get(column);
  return at === undefined ? null : `${columnName(at)}${ledger.sheetRow[row]!}`;
}
