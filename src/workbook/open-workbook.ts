import type { WorkbookFile } from './port';

/**
 * A workbook that somebody works in: one in Excel, or a file that is changed and saved. Reading, writing and marking each take a few trips whatever
 * the number of cells, and leave alone what is not ours: values, fills, notes, filters, protection. Sheets are named as their tabs are, cells in A1
 * without sheet and `$`. Both adapters keep the contract of `testing/contract.ts`.
 *
 * Every call rejects with OpenWorkbookError where the workbook refuses, and with the signal's reason where it was cancelled: between two trips, so
 * that nothing is left half written.
 */
export interface OpenWorkbook {
  /** The file's name, such as 2026年10月台账.xlsx. */
  readonly name: string;
  sheets(): Promise<readonly SheetState[]>;
  /** The cells of the named sheets, or of all, hidden ones too, in the order of their tabs; `sha256` is that of what was read. */
  read(sheets?: readonly string[], work?: Work): Promise<WorkbookFile>;
  /** Adds a sheet behind the last. A name that is taken gets a number. Returns the names that were given. */
  writeSheet(sheet: NewSheet, work?: Work): Promise<WrittenSheet>;
  /** Takes a sheet away, with all that stands on it. */
  deleteSheet(sheet: string): Promise<void>;
  /** Calls a sheet otherwise; a name that is taken gets a number. Returns the name that was given. Links to the sheet do not follow. */
  renameSheet(sheet: string, name: string): Promise<string>;
  /** Marks cells by conditional formats of ours, beside the marks that are there: the user's own fills are still there below. */
  mark(marks: readonly Mark[], work?: Work): Promise<Marked>;
  /** Takes exactly our marks away, also those of an earlier session. Returns sheets that are protected and keep theirs. */
  unmark(work?: Work): Promise<Marked>;
  /** Our marks that are in the workbook now, also those of an earlier session; `protectedSheets` are those of them that `unmark` could not take away. */
  marked(work?: Work): Promise<Marked>;
  /**
   * Shows a cell and puts the selection there. A hidden sheet, and the cell's own row or column where a filter or somebody has hidden it, is shown only
   * where `reveal` says so; the filter's criteria and all other rows and columns stay.
   */
  select(place: Place, reveal?: boolean): Promise<Selected>;
  /** Where the selection is; null where it is no single range. */
  selection(): Promise<Place | null>;
  /** A small value of ours that travels in the workbook; null where there is none. */
  setting(key: string): Promise<string | null>;
  setSetting(key: string, value: string | null): Promise<void>;
  /** A custom XML part by the namespace of its root element; null where there is none. */
  part(namespace: string): Promise<string | null>;
  /** Puts a part in place of the one of that namespace; null takes it away. */
  setPart(namespace: string, xml: string | null): Promise<void>;
  /** Has every formula calculated anew, so that those of ours which waited for rules are answered. */
  recalculate(): Promise<void>;
  /** Tells of changes that the user makes to cells; what we write ourselves is not told. Returns how to stop. */
  onChange(listener: (change: Change) => void): Promise<() => Promise<void>>;
}

/** How long work is followed and cancelled. */
export interface Work {
  readonly signal?: AbortSignal;
  /** Rows done, of how many; called after each trip. */
  readonly progress?: (done: number, total: number) => void;
  /** Awaited between steps of our own work, which a screen may repaint in; rejects where it was cancelled. */
  readonly between?: () => Promise<void>;
}

export interface SheetState {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'very-hidden';
  readonly isProtected: boolean;
  /** Rows and columns from A1 to the last cell with a value; 0 and 0 for an empty sheet. */
  readonly rows: number;
  readonly columns: number;
  readonly tables: readonly { readonly name: string; readonly range: string }[];
}

/** A cell of a sheet. */
export interface Place {
  readonly sheet: string;
  readonly cell: string;
}

/** What `kind` says of a column's cells: text stays text whatever it begins with; money is a number of yuan shown with two places; a date a serial day. */
export type CellKind = 'text' | 'prose' | 'money' | 'count' | 'date';

/** A cell to write: text or a number, with a link to a place of this workbook. Null is a blank cell. */
export type NewCell = string | number | null | { readonly value: string | number; readonly leadsTo: Place };

/** A sheet to add: lines of text, then a table with its headers, sums below it and paragraphs at the end. */
export interface NewSheet {
  readonly name: string;
  readonly above: readonly string[];
  readonly table: {
    /** Excel's name of the table: letters, digits, `_`; taken names get a number. */
    readonly name: string;
    /** `width` in characters of the body font. */
    readonly columns: readonly { readonly header: string; readonly kind: CellKind; readonly width: number }[];
    /** So many columns are for reading and printing, all where it is left out; those behind them serve programs and whoever looks closer. */
    readonly printed?: number;
    readonly rows: readonly (readonly NewCell[])[];
  };
  readonly sums: readonly (readonly NewCell[])[];
  readonly below: readonly string[];
}

export interface WrittenSheet {
  readonly sheet: string;
  readonly table: string;
}

export type MarkKind = 'block' | 'warn' | 'info' | 'cannot-judge';

/** Cells of one sheet with one look: at most one conditional format where their addresses fit one call. */
export interface Mark {
  readonly sheet: string;
  readonly kind: MarkKind;
  readonly cells: readonly string[];
}

export interface Marked {
  /** Cells that were marked, freed, or found marked. */
  readonly cells: number;
  /** Sheets that were left alone since they are protected. */
  readonly protectedSheets: readonly string[];
}

/**
 * `hidden-sheet`: it was left so, and nothing is selected; `hidden-row`, `hidden-column`: the cell is selected and out of sight, since a filter or somebody
 * has hidden its row or column; `gone`: there is no such sheet.
 */
export type Selected = 'selected' | 'hidden-sheet' | 'hidden-row' | 'hidden-column' | 'gone';

export interface Change {
  readonly sheet: string;
  /** A range in A1; null where rows, columns or the sheet itself came or went. */
  readonly range: string | null;
}

export const OPEN_WORKBOOK_ERRORS = [
  'cell-edit', // somebody is typing in a cell
  'protected', // {sheet} a sheet is protected
  'structure-protected', // sheets can neither come nor go
  'sheet-missing', // {sheet}
  'sheet-name', // {sheet} no sheet may be called so
  'request-too-large',
  'response-too-large',
  'read-only', // the workbook cannot be changed
  'unsupported', // {feature} this Excel is too old for it
  'busy', // the workbook did not answer in time
  'refused', // {code} anything else, by the host's own code
] as const;
export type OpenWorkbookErrorCode = (typeof OPEN_WORKBOOK_ERRORS)[number];

/** Why an open workbook refused. `code` is a key of the message catalogue (`workbook.open-<code>`), `params` its words. */
export class OpenWorkbookError extends Error {
  constructor(
    readonly code: OpenWorkbookErrorCode,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${JSON.stringify(params)}`);
    this.name = 'OpenWorkbookError';
  }
}
