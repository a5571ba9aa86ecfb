import type { SheetMap } from '../rules/ledger-definition';

/** What is said of a sheet before anything is: its ledger as it was recognised, all else as usual. */
export const saidOnly = (ledger: string): SheetMap => ({ ledger, headerRow: null, columns: new Map() });

/** The header is the column; no other header is it any more. */
export function withColumn(said: SheetMap, header: string, key: string): SheetMap {
  const others = [...said.columns].filter(([one, other]) => one !== header && other !== key);
  return { ...said, columns: new Map([...others, [header, key]]) };
}

/** The header is not read. */
export function withoutHeader(said: SheetMap, header: string): SheetMap {
  return { ...said, columns: new Map([...said.columns].filter(([one]) => one !== header).concat([[header, null]])) };
}

/** Nothing is said of these headers any more: they are recognised as usual. */
export function withoutSaying(said: SheetMap, headers: readonly string[]): SheetMap {
  return { ...said, columns: new Map([...said.columns].filter(([header]) => !headers.includes(header))) };
}

/** Columns are a ledger's: another ledger begins without them. */
export const withLedger = (said: SheetMap | null, ledger: string): SheetMap => ({
  ledger,
  headerRow: said?.headerRow ?? null,
  columns: said?.ledger === ledger ? said.columns : new Map(),
});

export const sameSaid = (a: SheetMap | null, b: SheetMap | null): boolean =>
  a === b || (a !== null && b !== null && a.ledger === b.ledger && a.headerRow === b.headerRow && a.columns.size === b.columns.size && [...a.columns].every(([header, key]) => b.columns.has(header) && b.columns.get(header) === key));
