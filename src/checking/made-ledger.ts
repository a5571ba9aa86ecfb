import type { CellNote, CellPlaces, Ledger } from '../ledgers/ledger';
import { State, type Column } from '../values/column';
import type { Kind } from '../values/kind';
import { takeRows } from './columns';

/**
 * A ledger made out of rows of another, each as often as it is listed, with columns of its own beside (or over) those that it takes along. Its rows
 * stand in the sheet rows that they come from; what was no data there is none of this ledger's.
 */
export function madeLedger(key: string, source: Ledger, rows: readonly number[], own: Readonly<Record<string, Column>>, notes: readonly CellNote[] = []): Ledger {
  const index = Int32Array.from(rows);
  const columns = new Map([...source.columns].map(([name, column]) => [name, takeRows(column, index)]));
  for (const [name, column] of Object.entries(own)) columns.set(name, column);
  return {
    key,
    rows: index.length,
    columns,
    sheetRow: index.map((row) => source.sheetRow[row]!),
    sourceOf: Uint16Array.from(index, (row) => source.sourceOf[row]!),
    sources: source.sources.map((sheet) => ({ ...sheet, notData: [] })),
    ...(source.cellOf ? { cellOf: placesOf(source.cellOf, index) } : {}),
    notes,
  };
}

const placesOf = (cellOf: ReadonlyMap<string, CellPlaces>, index: Int32Array): Map<string, CellPlaces> =>
  new Map([...cellOf].map(([name, { row, column }]) => [name, { row: index.map((from) => row[from]!), column: index.map((from) => column[from]!) }]));

/** A column of its own; null is what can't be told, for the reason that `stateOf` gives. */
export const ownColumn = (kind: Kind, scale: number, values: readonly (number | null)[], stateOf: (row: number) => State = () => State.Unreadable): Column => ({
  kind,
  scale,
  values: Float64Array.from(values, (value) => value ?? 0),
  state: Uint8Array.from(values, (value, row) => (value === null ? stateOf(row) : State.Known)),
});
