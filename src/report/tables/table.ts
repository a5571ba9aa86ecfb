import type { Citation } from '../../rules/model';
import { printable } from '../layout';

/** What can be asked for as a table; each is a sheet of the workbook and a csv of its own. */
export const TABLES = ['findings', 'lines', 'totals', 'reconciliation', 'waivers', 'difference', 'impact', 'hygiene', 'coverage', 'waiting', 'remarks', 'run'] as const;
export type TableName = (typeof TABLES)[number];

/**
 * How a column's cells are to be read. `text`: on one line; `prose`: may be long; `money`: decimal text of yuan with two places; `count`: a whole
 * number; `date`: "2026-10-21". A cell of '' is empty in each.
 */
export type ColumnKind = 'text' | 'prose' | 'money' | 'count' | 'date';

export interface TableColumn {
  readonly header: string;
  readonly kind: ColumnKind;
}

/** Where a cell leads: to a cell of a checked file, or to a row (from 0) of another table of the same report. */
export type Link =
  | { readonly to: 'source'; readonly file: string; readonly sheet: string; readonly cell: string }
  | RowLink;
export interface RowLink {
  readonly to: 'row';
  readonly table: TableName;
  readonly row: number;
}

export interface LinkedText {
  readonly text: string;
  readonly leadsTo: Link;
}

/** Text of a cell by its column's kind, with the link that it carries. Untrusted text is printable and on one line. */
export type TableCell = string | LinkedText;

export interface Table {
  readonly name: TableName;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** So many columns are for reading and printing; those behind them serve programs and whoever looks closer. */
  readonly printed: number;
  /** Sums below the rows, cell by cell; they are no row of the table. */
  readonly sums: readonly (readonly TableCell[])[];
  /** Paragraphs below the table. */
  readonly notes: readonly string[];
}

export const textOf = (cell: TableCell): string => (typeof cell === 'string' ? cell : cell.text);

/** "ATT-25 004-U 七 2": a rule's clauses in one line, as they are cited. */
export const sourceText = (source: readonly Citation[], separator: string): string =>
  printable([...new Set(source.map(({ id, document, clause }) => [id, document, clause].filter(Boolean).join(' ')))].join(separator));
