import type { ColumnDefinition } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import type { CellValue, Grid } from '../workbook/port';
import type { Factor } from './units';

/** The cells of one sheet column that belong to rows of data. Index i counts these rows from 0. */
export interface Cells {
  readonly count: number;
  readonly date1904: boolean;
  /** False where the whole file is text (.csv): a number written as text is nothing odd there. */
  readonly typed: boolean;
  /** What the header (or 单位：万元 above the table) says of bare numbers; null where nothing does. */
  readonly factor: Factor | null;
  value(i: number): CellValue;
  text(i: number): string;
  format(i: number): string;
}

/** Takes what was read. Values of kinds with a fixed scale (fen, minutes, days) come whole; others with their decimal places. */
export interface Sink {
  known(i: number, value: number, places?: number): void;
  knownText(i: number, text: string): void;
  blank(i: number): void;
  /** The value stays unknown; `code` says why. */
  unreadable(i: number, code: string, params?: Readonly<Record<string, string>>): void;
  /** Read with certainty though written oddly, or rounded: counted, and said once a column. */
  remark(i: number, code: string): void;
}

/** The same sink with another way to take what is known. */
export const withKnown = (sink: Sink, known: Sink['known']): Sink => ({
  known,
  knownText: (i, text) => sink.knownText(i, text),
  blank: (i) => sink.blank(i),
  unreadable: (i, code, params) => sink.unreadable(i, code, params),
  remark: (i, code) => sink.remark(i, code),
});

export interface Context {
  readonly definition: ColumnDefinition;
  readonly roles: readonly Role[];
  /** Serial day of a row, for times that cross midnight; null where it is not known. */
  dayOf(i: number): number | null;
  /** Factor of a row's bare numbers, from a column `<key>_unit` beside it; null where the row names none; 'unknown' where it can't be read. */
  rowFactor(i: number): Factor | null | 'unknown';
}

/** Reads a whole column of one type into the sink, in steps; every index is answered exactly once. */
export type ReadCells = (cells: Cells, context: Context, sink: Sink) => Steps;

/** Reading that lets others in: who goes through them has it done. */
export type Steps = Generator<void, void>;

/** For vertical merged areas: the row that holds the value of a row. */
type Anchor = (row: number) => number;

/** Cells of a grid column at the given sheet rows. */
export function gridCells(grid: Grid, column: number, rows: Int32Array, anchor: Anchor, typed: boolean, factor: Factor | null): Cells {
  const at = (i: number): number => anchor(rows[i]!);
  return {
    count: rows.length,
    date1904: grid.date1904,
    typed,
    factor,
    value: (i) => grid.value(at(i), column),
    text: (i) => grid.text(at(i), column),
    format: (i) => grid.format(at(i), column),
  };
}

/** One text as a column, for defaults and the words of an export format. */
export const textCells = (texts: readonly (string | null)[], factor: Factor | null = null): Cells => ({
  count: texts.length,
  date1904: false,
  typed: false,
  factor,
  value: (i) => texts[i] ?? null,
  text: (i) => texts[i] ?? '',
  format: () => 'General',
});
