import type { ColumnDefinition, ExportFormat, LedgerDefinition } from '../rules/ledger-definition';
import type { Grid } from '../workbook/port';
import { columnName } from '../values/address';
import type { Context, Sink, Steps } from './cells';
import type { DataRows } from './data-rows';
import { sheetUnit } from './layout';
import type { Source } from './ledger';
import { MergedRows } from './merged-cells';
import { readColumn, type SheetRows } from './read-column';
import type { Recognised } from './recognise';
import type { Region } from './regions';

export type RowContext = Omit<Context, 'definition'>;

/** Cells of a column, one a row of the reading: sheet rows and columns from 0. A row past the grid's last: no cell. */
export interface Place {
  readonly rows: Int32Array;
  readonly column: number | Int32Array;
}

/** One sheet as rows of its ledger, whatever a row of the sheet is. */
export interface SheetReading {
  readonly grid: Grid;
  readonly definition: LedgerDefinition;
  readonly format: ExportFormat | null;
  /** The sheet row (from 0) that each row of the ledger is called by. */
  readonly rows: Int32Array;
  /** Keys of the columns that the sheet has. */
  readonly keys: ReadonlySet<string>;
  readonly source: Omit<Source, 'defaultsUsed'>;
  /** Its rows of sums, where they are told apart from the data. */
  readonly totals?: SheetReading;
  /** Headers that look like days and are none of the sheet's: their columns are not read. */
  readonly strangeDays?: readonly string[];
  /** Does the header or 单位：万元 say the unit of the column's bare numbers? */
  unitStands(key: string): boolean;
  /** In steps. */
  read(column: ColumnDefinition, context: RowContext, sink: Sink): Steps;
  /** Where the column's values stand; null where they stand nowhere. */
  place(key: string): Place | null;
}

const TYPED_SAMPLE_ROWS = 60;

/** A file where some of the first cells are no text keeps numbers as numbers: a number written as text is odd there. */
function isTyped({ grid, top, left }: Region): boolean {
  for (let row = top; row < Math.min(grid.rows, top + TYPED_SAMPLE_ROWS); row++) {
    for (let column = left; column < grid.columns; column++) {
      const value = grid.value(row, column);
      if (typeof value === 'number' || typeof value === 'boolean') return true;
    }
  }
  return false;
}

/** What reading the cells below a header has to know of the sheet. */
export const sheetRows = (region: Region, { block }: Recognised, rows: Int32Array): SheetRows => ({
  grid: region.grid,
  rows,
  merged: new MergedRows(region.grid, block.bottom + 1),
  typed: isTyped(region),
  moneyUnit: sheetUnit(region, block.top),
});

/** What a report says of a sheet. `columns` are those with a place of their own. */
export function sourceFor({ sheet: { file, sheet }, table }: Region, { block, match }: Recognised, data: DataRows, keys: ReadonlySet<string>, columnOf: Source['columnOf'], setAside: NonNullable<Source['setAside']> = new Map()): SheetReading['source'] {
  const columns = block.headers.map(({ column }) => column);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const rows = data.rows.length + data.notData.length;
  return {
    file,
    sheet,
    ...(table === undefined ? {} : { table }),
    format: match.format?.name ?? 'plain',
    range: rows === 0 ? '' : `${columnName(left)}${block.bottom + 2}:${columnName(right)}${block.bottom + 1 + rows}`,
    columnOf,
    rows,
    notData: data.notData,
    setAside,
    missingColumns: [...match.definition.columns.keys()].filter((key) => !keys.has(key)),
  };
}

/** A sheet of which each row of data is a row of the ledger; its totals are read as rows of their own. */
export function plainReading(region: Region, found: Recognised, data: DataRows): SheetReading {
  return { ...rowsReading(region, found, data), totals: rowsReading(region, found, { rows: data.totals, totals: new Int32Array(0), notData: [] }) };
}

function rowsReading(region: Region, found: Recognised, data: DataRows): SheetReading {
  const { match } = found;
  const layout = sheetRows(region, found, data.rows);
  const keys = new Set(match.columns.keys());
  const columnOf = new Map([...match.columns].map(([key, { headers }]) => [key, headers[0]?.column ?? 0]));
  return {
    grid: region.grid,
    definition: match.definition,
    format: match.format,
    rows: data.rows,
    keys,
    source: sourceFor(region, found, data, keys, columnOf),
    unitStands: (key) => (match.columns.get(key)?.units[0] ?? layout.moneyUnit) !== null,
    *read(column, context, sink) {
      const columnMatch = match.columns.get(column.key);
      if (columnMatch) yield* readColumn(columnMatch, layout, context, sink);
    },
    place(key) {
      const column = columnOf.get(key);
      return column === undefined ? null : { rows: data.rows, column };
    },
  };
}

/** The text of each row's cell of a column, for notes. */
export function shownAt(sheet: Pick<SheetReading, 'grid' | 'place'>, key: string): (i: number) => string {
  const place = sheet.place(key);
  if (!place) return () => '';
  const { rows, column } = place;
  return (i) => (rows[i]! < sheet.grid.rows ? sheet.grid.text(rows[i]!, typeof column === 'number' ? column : column[i]!) : '');
}

/** Some rows of a sheet, by their index; the others were set aside. */
export function selected(sheet: SheetReading, index: Int32Array, setAside: NonNullable<Source['setAside']>): SheetReading {
  const pick = (from: Int32Array): Int32Array => index.map((i) => from[i]!);
  const rows = pick(sheet.rows);
  const now = new Int32Array(sheet.rows.length).fill(-1);
  index.forEach((before, i) => (now[before] = i));
  return {
    grid: sheet.grid,
    definition: sheet.definition,
    format: sheet.format,
    rows,
    keys: sheet.keys,
    source: { ...sheet.source, setAside },
    unitStands: (key) => sheet.unitStands(key),
    read(column, context, sink) {
      const kept = (i: number, tell: (i: number) => void): void => {
        if (now[i]! >= 0) tell(now[i]!);
      };
      const at = <T>(i: number, ask: (i: number) => T, none: T): T => (now[i]! >= 0 ? ask(now[i]!) : none);
      return sheet.read(
        column,
        { ...context, dayOf: (i) => at(i, context.dayOf, null), rowFactor: (i) => at(i, context.rowFactor, null) },
        {
          known: (i, value, places) => kept(i, (n) => sink.known(n, value, places)),
          knownText: (i, text) => kept(i, (n) => sink.knownText(n, text)),
          blank: (i) => kept(i, (n) => sink.blank(n)),
          unreadable: (i, code, params) => kept(i, (n) => sink.unreadable(n, code, params)),
          remark: (i, code) => kept(i, (n) => sink.remark(n, code)),
        },
      );
    },
    place(key) {
      const place = sheet.place(key);
      if (!place) return null;
      const own = place.rows === sheet.rows ? rows : pick(place.rows);
      return { rows: own, column: typeof place.column === 'number' ? place.column : pick(place.column) };
    },
  };
}
