import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { namingColumns } from './company';
import { cellAddress } from '../src/checking/addresses';
import { readLedgers } from '../src/ledgers/read';
import type { RuleSet } from '../src/rules/model';
import { cellName } from '../src/values/address';
import { State } from '../src/values/column';
import { readWorkbook } from '../src/workbook/files';
import { CellError, type Grid } from '../src/workbook/port';

/** Sheets that say of attendance what others say already, in other shapes: one of them is enough. */
const SECOND_HAND = ['月度汇总', '原始记录'];

/** The data rows of a sheet, and those of its cells that name a person or a row, each by its address, with the name in full: a number may stand for it. */
interface Sheet {
  readonly grid: Grid;
  readonly rows: readonly number[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The sample month as the .xlsx of a larger company: all of its ledgers in one workbook, their rows repeated until there are so many, each copy of a
 * person and of a row under a name of its own. The same rows give the same workbook.
 */
export function largeMonth(rules: RuleSet, rows: number, samples = 'samples/2026-10'): { readonly bytes: Uint8Array; readonly rows: number } {
  const names = readdirSync(samples).filter((name) => name.endsWith('.xlsx')).sort();
  const files = names.map((name) => readWorkbook(name, readFileSync(path.join(samples, name)))).map((file) => ({ ...file, sheets: file.sheets.filter(({ sheet }) => !SECOND_HAND.includes(sheet)) }));
  const { ledgers } = readLedgers(files, rules.ledgers, rules.roles);
  const sheets: Sheet[] = [];
  for (const ledger of ledgers) {
    const naming = [...namingColumns(rules.ledgers.get(ledger.key)!, rules.ledgers)];
    ledger.sources.forEach((source, index) => {
      const grid = files.flatMap((file) => file.sheets).find(({ file, sheet }) => file === source.file && sheet === source.sheet)!;
      const own = Array.from(ledger.sourceOf.keys()).filter((row) => ledger.sourceOf[row] === index);
      const names = own.flatMap((row) => naming.flatMap((key): [string, string][] => {
        const column = ledger.columns.get(key);
        const address = cellAddress(ledger, row, key);
        return column?.dictionary && column.state[row] === State.Known && address !== null ? [[address, column.dictionary[column.values[row]!]!]] : [];
      }));
      sheets.push({ grid, rows: own.map((row) => ledger.sheetRow[row]! - 1), names: new Map(names) });
    });
  }
  const each = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const copies = Math.ceil(rows / each);
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, repeated(sheet, copies), sheet.grid.sheet);
  return { bytes: new Uint8Array(XLSX.write(book, { type: 'array', bookSST: true, compression: true }) as ArrayBuffer), rows: each * copies };
}

/** What stands above the data, then the data as often as is asked. */
function repeated({ grid, rows, names }: Sheet, copies: number): XLSX.WorkSheet {
  const first = Math.min(...rows);
  const above = Array.from({ length: first }, (_, row) => row);
  const cell = (row: number, column: number, copy: number): XLSX.CellObject | null => {
    const name = copy > 0 ? names.get(cellName(row, column)) : undefined;
    const value = name === undefined ? grid.value(row, column) : `${name}-${copy}`;
    if (value === null || value instanceof CellError) return null;
    const look = { z: grid.format(row, column) };
    if (typeof value === 'number') return { t: 'n', v: value, ...look };
    if (typeof value === 'boolean') return { t: 'b', v: value };
    return { t: 's', v: value, ...look };
  };
  const line = (row: number, copy: number): (XLSX.CellObject | null)[] => Array.from({ length: grid.columns }, (_, column) => cell(row, column, copy));
  const lines = [...above.map((row) => line(row, 0)), ...Array.from({ length: copies }, (_, copy) => rows.map((row) => line(row, copy))).flat()];
  return XLSX.utils.aoa_to_sheet(lines, { dense: true });
}
