import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeRows } from '../src/checking/columns';
import { readRulesFolder } from '../src/cli/rules-folder';
import type { Ledger } from '../src/ledgers/ledger';
import { readLedgers } from '../src/ledgers/read';
import { loadRules } from '../src/rules/load';
import { readWorkbook } from '../src/workbook/files';

/** The default company's rules and its sample month, read once a test file. */
const ROOT = join(__dirname, '..');
export const SAMPLE_MONTH = '2026-10';
const SAMPLES = join(ROOT, 'samples', SAMPLE_MONTH);

export const companyFolder = readRulesFolder(join(ROOT, 'rules'), { cases: true }).files;
export const company = loadRules(companyFolder);

export const sampleFiles = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.xlsx'))
  .sort()
  .map((name) => readWorkbook(name, readFileSync(join(SAMPLES, name))));

export const sampleLedgers = readLedgers(sampleFiles, company.ledgers, company.roles, { ledgerOf: new Map() }).ledgers;

/** The same ledger with its rows in another order: new row i is old row `order[i]`. */
export function reorder(ledger: Ledger, order: readonly number[]): Ledger {
  const newRow = new Map(order.map((old, row) => [old, row]));
  return {
    ...ledger,
    columns: new Map([...ledger.columns].map(([key, column]) => [key, takeRows(column, Int32Array.from(order))])),
    // Rows of a shuffled sheet are numbered from the top again.
    sourceOf: Uint16Array.from(order, (row) => ledger.sourceOf[row]!),
    notes: ledger.notes.map((note) => ({ ...note, row: newRow.get(note.row) ?? note.row })),
  };
}
