import * as XLSX from '@e965/xlsx';

/** The package's formatter, which its types leave open. */
const { SSF } = XLSX as unknown as { readonly SSF: { format(format: string, value: number | boolean, options: { readonly date1904: boolean }): string } };

/** A number or a truth value as Excel shows it in this number format. */
export function shownText(value: number | boolean, format: string, date1904: boolean): string {
  try {
    return SSF.format(format, value, { date1904 });
  } catch {
    return String(value);
  }
}
