import type { Column } from '../values/column';

/** `same-day`: a further punch of a row's day; `again`: a punch that is the one before; `cross-check`: another sheet has that person's day; `not-there`: it lacks it. */
export type SetAside = 'same-day' | 'again' | 'cross-check' | 'not-there' | 'no-entry';

/** Cells that stand elsewhere than in their row and column: sheet rows from 1 (0: in its own place, −1: in none), columns from 0. One a row of the ledger. */
export interface CellPlaces {
  readonly row: Int32Array;
  readonly column: Int32Array;
}

/** Where rows of a ledger came from: one sheet of one file, or a part of it. */
export interface Source {
  readonly file: string;
  readonly sheet: string;
  /** Its Excel table; null: what stands outside of the sheet's tables; absent: the whole sheet. */
  readonly table?: string | null;
  /** The name of the export format, or 'plain'. */
  readonly format: string;
  /** A1 range of everything below the header, as "A5:AX637". */
  readonly range: string;
  /** Column key → sheet column (from 0) that the value was read from; a key computed from two cells names the first. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** Rows of the range below the header, and how many of them are no data (blank, totals, notes), with why. */
  readonly rows: number;
  readonly notData: readonly { readonly row: number; readonly reason: 'blank' | 'total' | 'note' | 'repeated-header' }[];
  /** Rows of data that are no rows of the ledger: further punches of a day, rows that another sheet has already. By reason. */
  readonly setAside?: ReadonlyMap<SetAside, number>;
  /** Columns that the definition knows and the sheet lacks, and defaults that stood in. */
  readonly missingColumns: readonly string[];
  readonly defaultsUsed: readonly { readonly column: string; readonly absentColumn: boolean; readonly blankCells: number }[];
}

/**
 * What reading one cell had to say. `severity` 'unreadable' leaves the value unknown; 'info' was read with certainty though written oddly,
 * or rounded. `code` is a key of the message catalogue (`cell.<code>`), `params` its words.
 */
export interface CellNote {
  readonly severity: 'unreadable' | 'info';
  readonly code: string;
  readonly column: string;
  /** Row index in the ledger. */
  readonly row: number;
  readonly text: string;
  /** A1 address of the cell, where it is not that of the row's column. */
  readonly cell?: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** A ledger as exact, typed columns. Row i of every column came from sheet row `sheetRow[i]` (from 1) of `sources[sourceOf[i]]`. */
export interface Ledger {
  readonly key: string;
  readonly rows: number;
  /** Only columns that at least one source has, or that have a default. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly sheetRow: Int32Array;
  readonly sourceOf: Uint16Array;
  readonly sources: readonly Source[];
  /** By column key, where a row was put together from several cells' rows. */
  readonly cellOf?: ReadonlyMap<string, CellPlaces>;
  readonly notes: readonly CellNote[];
}
