import type { LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import type { Grid } from '../workbook/port';
import type { SheetAccount } from './account';
import type { Ledger } from './ledger';
import { readRegion, type LedgerProblem } from './read';
import type { Region } from './regions';

/** What would come of a sheet, or a part of it, if something were said of it. */
export interface Trial {
  readonly account: SheetAccount;
  readonly problems: readonly LedgerProblem[];
  /** Its first rows, read as they would be, also where a column is still missing without which the sheet is not read; null where there is nothing to read. */
  readonly ledger: Ledger | null;
}

/** The first rows of a region. */
function headOf(region: Region, rows: number): Region {
  const { grid } = region;
  const end = region.top + rows;
  const head: Grid = {
    file: grid.file,
    sheet: grid.sheet,
    rows: Math.min(grid.rows, end),
    columns: grid.columns,
    date1904: grid.date1904,
    merges: grid.merges.filter(({ top }) => top < end),
    value: (row, column) => (row < end ? grid.value(row, column) : null),
    text: (row, column) => (row < end ? grid.text(row, column) : ''),
    format: (row, column) => grid.format(row, column),
  };
  return { ...region, grid: head };
}

const lenient = new WeakMap<LedgerDefinition, LedgerDefinition>();

/** The same ledger, content with whatever columns there are. */
function withoutRequired(definition: LedgerDefinition): LedgerDefinition {
  const made = lenient.get(definition) ?? { ...definition, columns: new Map([...definition.columns].map(([key, column]) => [key, { ...column, required: false }])) };
  lenient.set(definition, made);
  return made;
}

/**
 * Reads the first rows of a sheet, or a part of it, as if this had been said of it, by the way in which sheets are always read; nothing is kept.
 * @param rows of the region, the header among them.
 * @param said null: nothing.
 */
export function trySheet(region: Region, said: SheetMap | null, definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[], rows: number): Trial {
  const head = headOf(region, rows);
  const { sheets, problems } = readRegion(head, said, definitions, roles);
  const account = sheets[0]!;
  const definition = account.ledger === null ? undefined : definitions.get(account.ledger);
  if (!definition) return { account, problems, ledger: null };
  const asRead: SheetMap = { ledger: definition.key, headerRow: account.headerRow, columns: said?.columns ?? new Map() };
  const { ledgers } = readRegion(head, asRead, new Map([[definition.key, withoutRequired(definition)]]), roles);
  return { account, problems, ledger: ledgers[0] ?? null };
}
