import type { LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import type { Grid } from '../workbook/port';
import type { SheetAccount } from './account';
import type { Ledger } from './ledger';
import { readLedgers, type LedgerProblem } from './read';

/** What would come of a sheet if something were said of it. */
export interface Trial {
  readonly account: SheetAccount;
  readonly problems: readonly LedgerProblem[];
  /** Its first rows, read as they would be, also where a column is still missing without which the sheet is not read; null where there is nothing to read. */
  readonly ledger: Ledger | null;
}

/** The first rows of a sheet. */
const headOf = (grid: Grid, rows: number): Grid => ({
  file: grid.file,
  sheet: grid.sheet,
  rows: Math.min(grid.rows, rows),
  columns: grid.columns,
  date1904: grid.date1904,
  merges: grid.merges.filter(({ top }) => top < rows),
  value: (row, column) => (row < rows ? grid.value(row, column) : null),
  text: (row, column) => (row < rows ? grid.text(row, column) : ''),
  format: (row, column) => grid.format(row, column),
});

const lenient = new WeakMap<LedgerDefinition, LedgerDefinition>();

/** The same ledger, content with whatever columns there are. */
function withoutRequired(definition: LedgerDefinition): LedgerDefinition {
  const made = lenient.get(definition) ?? { ...definition, columns: new Map([...definition.columns].map(([key, column]) => [key, { ...column, required: false }])) };
  lenient.set(definition, made);
  return made;
}

/**
 * Reads the first rows of a sheet as if this had been said of it, by the way in which sheets are always read; nothing is kept.
 * @param rows of the sheet, the header among them.
 * @param said null: nothing.
 */
export function trySheet(grid: Grid, said: SheetMap | null, definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[], rows: number): Trial {
  const files = [{ name: grid.file, sha256: '', sheets: [headOf(grid, rows)] }];
  const maps = new Map(said === null ? [] : [[grid.sheet, said]]);
  const { sheets, problems } = readLedgers(files, definitions, roles, { maps });
  const account = sheets[0]!;
  const definition = account.ledger === null ? undefined : definitions.get(account.ledger);
  if (!definition) return { account, problems, ledger: null };
  const asRead: SheetMap = { ledger: definition.key, headerRow: account.headerRow, columns: said?.columns ?? new Map() };
  const { ledgers } = readLedgers(files, new Map([[definition.key, withoutRequired(definition)]]), roles, { maps: new Map([[grid.sheet, asRead]]) });
  return { account, problems, ledger: ledgers[0] ?? null };
}
