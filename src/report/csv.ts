import { textOf, type ColumnKind, type Table } from './tables/table';

/** Excel reads a file as UTF-8 where it begins with this, else in the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';

/** What makes a spreadsheet take text for a formula (OWASP, CSV Injection); full-width signs count where the input method writes them. */
const FORMULA_LIKE = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n\t]|^\s|\s$/;

function field(text: string, kind: ColumnKind): string {
  // Numbers and days are Guiju's own; only text comes from elsewhere.
  const own = kind === 'money' || kind === 'count' || kind === 'date';
  const safe = !own && FORMULA_LIKE.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as comma-separated values (RFC 4180) with a header row, CRLF and the mark by which Excel knows UTF-8. Text that a spreadsheet would run
 * as a formula stands behind an apostrophe. Sums and notes are left out: they are no rows.
 */
export function renderCsv(table: Table): string {
  const rows = [
    table.columns.map(({ header }) => field(header, 'text')).join(','),
    ...table.rows.map((row) => row.map((cell, index) => field(textOf(cell), table.columns[index]?.kind ?? 'text')).join(',')),
  ];
  return `${BYTE_ORDER_MARK}${rows.join('\r\n')}\r\n`;
}
