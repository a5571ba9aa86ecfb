import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { loadRules } from '../../rules/load';
import type { LedgerDefinition } from '../../rules/ledger-definition';
import { State, type Column } from '../../values/column';
import { formatScaled } from '../../values/rational';
import { readWorkbook } from '../../workbook/files';
import type { Ledger } from '../ledger';
import { readLedgers, type LedgersRead, type ReadOptions } from '../read';

const RULES = join(__dirname, '../../../rules');
const file = (path: string): { path: string; text: string } => ({ path, text: readFileSync(join(RULES, path), 'utf8') });

/** The ledger definitions and titles of this repository's company. */
export const company = loadRules([
  file('roles.json'),
  ...readdirSync(join(RULES, 'ledgers')).map((name) => file(`ledgers/${name}`)),
]);

/** A workbook's bytes: sheets as rows of plain values or cell objects. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>, bookType: XLSX.BookType = 'xlsx', change?: (book: XLSX.WorkBook) => void): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  change?.(book);
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
}

export const readBytes = (bytes: Uint8Array, name = 'book.xlsx', options: ReadOptions = {}, definitions: ReadonlyMap<string, LedgerDefinition> = company.ledgers): LedgersRead =>
  readLedgers([readWorkbook(name, bytes)], definitions, company.roles, options);

/** Reads rows as one sheet. */
export const readRows = (rows: readonly (readonly unknown[])[], sheet = 'Sheet1', options: ReadOptions = {}): LedgersRead => readBytes(workbook({ [sheet]: rows }), 'book.xlsx', options);

export function ledgerOf(read: LedgersRead, key: string): Ledger {
  const ledger = read.ledgers.find((one) => one.key === key);
  if (!ledger) throw new Error(`no ledger ${key}: ${JSON.stringify([read.problems, read.unrecognised])}`);
  return ledger;
}

/** The value of a row as exact text; null is blank, '?' unreadable, undefined no such column there. */
export function shown(column: Column | undefined, row: number): string | null | undefined {
  if (!column || column.state[row] === State.Missing) return undefined;
  if (column.state[row] === State.Blank) return null;
  if (column.state[row] === State.Unreadable) return '?';
  const value = column.values[row]!;
  if (column.dictionary) return column.dictionary[value];
  const text = formatScaled(BigInt(value), column.scale);
  return column.denominators && column.denominators[row] !== 1 ? `${text}/${column.denominators[row]}` : text;
}

/** All values of a column as exact texts. */
export function values(read: LedgersRead, key: string, column: string): (string | null | undefined)[] {
  const ledger = ledgerOf(read, key);
  return Array.from({ length: ledger.rows }, (_, row) => shown(ledger.columns.get(column), row));
}

/** Codes of the notes on a column, in order. */
export const codes = (read: LedgersRead, key: string, column: string): string[] =>
  ledgerOf(read, key).notes.filter((note) => note.column === column).map((note) => note.code);
