import type { ColumnDefinition, LedgerDefinition } from '../rules/ledger-definition';
import type { CaseRow } from '../rules/shapes';
import { CellError, type CellValue, type Grid, type WorkbookFile } from '../workbook/port';

export type CaseLedgers = Readonly<Record<string, readonly CaseRow[]>>;

/** The sheet rows above the first row of a case. */
export const HEADER_ROWS = 1;

/** The rows of a case as a sheet whose headers are the column keys, so that they are read just as a real sheet is. `headers`: those that it has besides. */
function sheetOf(ledger: string, rows: readonly CaseRow[], headers: Iterable<string>): Grid {
  const keys = [...new Set([...headers, ...rows.flatMap((row) => Object.keys(row))])];
  const value = (row: number, column: number): CellValue => {
    const key = keys[column];
    if (key === undefined) return null;
    return row === 0 ? key : (rows[row - 1]?.[key] ?? null);
  };
  return {
    file: 'cases',
    sheet: ledger,
    rows: rows.length + HEADER_ROWS,
    columns: keys.length,
    date1904: false,
    merges: [],
    value,
    text: (row, column) => {
      const cell = value(row, column);
      return cell === null || cell instanceof CellError ? '' : String(cell);
    },
    format: () => 'General',
  };
}

/** The ledgers of a case as a workbook. `empty`: those that are there without a row, with all of their columns. */
export const workbookOf = (ledgers: CaseLedgers, empty: readonly LedgerDefinition[] = []): WorkbookFile => ({
  name: 'cases',
  sha256: '',
  sheets: Object.entries(ledgers).map(([ledger, rows]) => sheetOf(ledger, rows, empty.find(({ key }) => key === ledger)?.columns.keys() ?? [])),
});

const asKey = (column: ColumnDefinition): ColumnDefinition => ({ ...column, headers: [column.key], required: false });
const asWritten = (definition: LedgerDefinition): LedgerDefinition => ({ ...definition, columns: new Map([...definition.columns].map(([name, column]) => [name, asKey(column)])), formats: [] });

const written = new WeakMap<ReadonlyMap<string, LedgerDefinition>, ReadonlyMap<string, LedgerDefinition>>();

/** Definitions as cases write them, made once for all cases of a folder: headers are keys, and nothing is required. */
function asCasesWrite(definitions: ReadonlyMap<string, LedgerDefinition>): ReadonlyMap<string, LedgerDefinition> {
  let known = written.get(definitions);
  if (!known) written.set(definitions, (known = new Map([...definitions].map(([key, definition]) => [key, asWritten(definition)]))));
  return known;
}

/** Ledger definitions as cases write them; a ledger that is made from others may be given as it is. */
export function definitionsForCases(definitions: ReadonlyMap<string, LedgerDefinition>, given: CaseLedgers): ReadonlyMap<string, LedgerDefinition> {
  const known = asCasesWrite(definitions);
  const asGiven = Object.keys(given).flatMap((key): [string, LedgerDefinition][] => (known.has(key) ? [[key, { ...known.get(key)!, byDay: null, roster: null, ofLines: null }]] : []));
  return new Map([...known, ...asGiven]);
}

/** Keys of a case's rows that no column of their ledger has; ledgers that are none. */
export function strangeNames(definitions: ReadonlyMap<string, LedgerDefinition>, given: CaseLedgers): string[] {
  return Object.entries(given).flatMap(([ledger, rows]) => {
    const columns = definitions.get(ledger)?.columns;
    if (!columns) return [ledger];
    return [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !columns.has(key)).map((key) => `${ledger}.${key}`);
  });
}
