import type { FormatColumn } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import type { Kind } from '../values/kind';
import type { Grid } from '../workbook/port';
import { finished } from '../values/steps';
import { gridCells, withKnown, type Cells, type Context, type ReadCells, type Sink, type Steps } from './cells';
import { readCombined } from './combine';
import { trimmed } from './each-cell';
import type { ColumnMatch } from './match-columns';
import type { MergedRows } from './merged-cells';
import { readShift } from './shift';
import { READERS } from './types/index';
import { BASE, factorOf, type Factor } from './units';

/** One sheet, as the columns of its ledger are read from it. */
export interface SheetRows {
  readonly grid: Grid;
  readonly rows: Int32Array;
  readonly merged: MergedRows;
  /** True where some cell of the file is no text. */
  readonly typed: boolean;
  /** 单位：万元 above the table. */
  readonly moneyUnit: string | null;
}

/** Amounts of a merged area belong to all its rows together: no row's own amount is known. */
const SHARED: ReadonlySet<Kind> = new Set<Kind>(['money', 'number', 'count', 'days', 'duration']);

const NUMBER_UNITS: ReadonlySet<Kind> = new Set<Kind>(['number', 'count', 'days', 'duration']);

/** What the header's unit means for the column; a yes/no out of a number does not care. */
function headerFactor(unit: string | null, kind: Kind, moneyUnit: string | null): Factor | null {
  if (unit !== null) return factorOf(unit, kind);
  return kind === 'money' && moneyUnit !== null ? factorOf(moneyUnit, 'money') : null;
}

/** The cells of a sheet column at its rows of data. */
export function cellsOf(sheet: SheetRows, column: number, factor: Factor | null): Cells {
  const { grid, rows, merged, typed } = sheet;
  const anchor = merged.has(column) ? (row: number) => merged.anchor(column, row) ?? row : (row: number) => row;
  return gridCells(grid, column, rows, anchor, typed, factor);
}

/** Yes where the number is above zero. Exports leave the cell empty (or write --) where nothing happened. */
const readAboveZero: ReadCells = (cells, context, sink) =>
  READERS.number(cells, context, { ...withKnown(sink, (i, value) => sink.known(i, value > 0 ? 1 : 0)), blank: (i) => sink.known(i, 0) });

/** An export's own words, tried before the column's. */
function withWords(read: ReadCells, as: FormatColumn): ReadCells {
  const { values } = as;
  if (!values) return read;
  return (cells, context, sink) =>
    read({ ...cells, value: (i) => {
      const value = cells.value(i);
      return typeof value === 'string' ? (values.get(trimmed(value)) ?? value) : value;
    } }, context, sink);
}

function readerOf({ as, definition }: ColumnMatch): ReadCells {
  const part = as?.part ?? null;
  const usual: ReadCells = part !== null ? (cells, _, sink) => readShift(cells, part, sink) : as?.yes === '>0' ? readAboveZero : READERS[definition.type];
  return as ? withWords(usual, as) : usual;
}

/** Rows whose amount stands in a merged area with other rows are not known one by one. */
function withoutShared(sheet: SheetRows, column: number, sink: Sink): Sink {
  const { merged, rows } = sheet;
  const shared = (i: number): boolean => merged.anchor(column, rows[i]!) !== undefined;
  return withKnown(sink, (i, value, places) => (shared(i) ? sink.unreadable(i, 'merged-amount') : sink.known(i, value, places)));
}

/** Reads one of our columns out of a sheet, in steps. */
export function* readColumn(match: ColumnMatch, sheet: SheetRows, context: Omit<Context, 'definition'>, sink: Sink): Steps {
  const { definition, headers, units, as } = match;
  const counts = as?.yes === '>0';
  const columns = headers.map(({ column }, k) => {
    const unit = units[k] ?? null;
    return cellsOf(sheet, column, counts ? BASE : headerFactor(unit, definition.kind, sheet.moneyUnit));
  });
  const column = headers[0]?.column ?? 0;
  const guarded = SHARED.has(definition.kind) && sheet.merged.has(column) ? withoutShared(sheet, column, sink) : sink;
  const misfit = headers.findIndex((_, k) => !counts && as !== null && as.part === null && units[k] != null && NUMBER_UNITS.has(definition.kind) && factorOf(units[k], definition.kind) === null);
  if (misfit >= 0) {
    for (let i = 0; i < sheet.rows.length; i++) guarded.unreadable(i, 'unit-does-not-fit', { unit: units[misfit] ?? '' });
    return;
  }
  yield* readCombined(columns, readerOf(match), { ...context, definition }, guarded);
}

/** A definition's default through the column's own reader; null where it is no value of its type. */
export function readDefault(match: Pick<ColumnMatch, 'definition'>, roles: readonly Role[], cells: Cells): { readonly value: number | string; readonly places: number } | null {
  let read: { value: number | string; places: number } | null = null;
  const sink: Sink = {
    known: (_, value, places = 0) => (read = { value, places }),
    knownText: (_, text) => (read = { value: text, places: 0 }),
    blank: () => undefined,
    unreadable: () => undefined,
    remark: () => undefined,
  };
  finished(READERS[match.definition.type](cells, { definition: match.definition, roles, dayOf: () => null, rowFactor: () => null }, sink));
  return read;
}
