import type { Ledger, Source } from '../ledgers/ledger';

/** Letters of a sheet column that counts from 0: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

export const sourceOf = (ledger: Ledger, row: number): Source => ledger.sources[ledger.sourceOf[row]!]!;

/** A1 address of a row's cell, without the sheet; null where the value stands in no cell (a name filled in, a computed column). */
export function cellAddress(ledger: Ledger, row: number, column: string): string | null {
  const at = sourceOf(ledger, row).columnOf.get(column);
  return at === undefined ? null : `${columnLetters(at)}${ledger.sheetRow[row]!}`;
}
