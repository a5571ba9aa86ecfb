import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRulesFolder } from '../src/cli/rules-folder';
import type { Ledger } from '../src/ledgers/ledger';
import { readLedgers } from '../src/ledgers/read';
import { loadRules } from '../src/rules/load';
import type { Column } from '../src/values/column';
import { readWorkbook } from '../src/workbook/files';

/** The default company's rules and its sample month, read once a test file. */
const ROOT = join(__dirname, '..');
export const SAMPLE_MONTH = '2026-10';
const SAMPLES = join(ROOT, 'samples', SAMPLE_MONTH);

export const companyFolder = readRulesFolder(join(ROOT, 'rules')).files;
export const company = loadRules(companyFolder);

export const sampleFiles = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.xlsx'))
  .sort()
  .map((name) => readWorkbook(name, readFileSync(join(SAMPLES, name))));

export const sampleLedgers = readLedgers(sampleFiles, company.ledgers, company.roles, { ledgerOf: new Map() }).ledgers;

const takeRows = (column: Column, order: readonly number[]): Column => ({
  ...column,
  values: Float64Array.from(order, (row) => column.values[row]!),
  state: Uint8Array.from(order, (row) => column.state[row]!),
  ...(column.denominators ? { denominators: Float64Array.from(order, (row) => column.denominators![row]!) } : {}),
});

/** The same ledger with its rows in another order: new row i is old row `order[i]`. */
export function reorder(ledger: Ledger, order: readonly number[]): Ledger {
  const newRow = new Map(order.map((old, row) => [old, row]));
  return {
    ...ledger,
    columns: new Map([...ledger.columns].map(([key, column]) => [key, takeRows(column, order)])),
    // Rows of a shuffled sheet are numbered from the top again.
    sourceOf: Uint16Array.from(order, (row) => ledger.sourceOf[row]!),
    notes: ledger.notes.map((note) => ({ ...note, row: newRow.get(note.row) ?? note.row })),
  };
}
