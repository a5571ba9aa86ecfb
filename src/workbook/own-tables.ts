/** Key of the setting that names the tables which we wrote, as JSON; a sheet may be renamed, its table keeps its name. */
export const OWN_TABLES = 'guiju.tables';

/** A table of ours; `kind` is null where it was written by who knows which version. */
export interface OwnTable {
  readonly table: string;
  readonly kind: string | null;
}

/** The tables that such a setting names. Where somebody else wrote there we know of no table of ours, and touch none. */
export function readOwnTables(text: string | null): readonly OwnTable[] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.flatMap(ownTable) : [];
  } catch {
    return [];
  }
}

function ownTable(entry: unknown): OwnTable[] {
  if (typeof entry === 'string') return [{ table: entry, kind: null }];
  if (typeof entry !== 'object' || entry === null) return [];
  const { table, kind } = entry as Readonly<Record<string, unknown>>;
  return typeof table === 'string' ? [{ table, kind: typeof kind === 'string' ? kind : null }] : [];
}
