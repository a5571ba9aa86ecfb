import type { ColumnDefinition, MatrixShape } from '../../rules/ledger-definition';
import { CellError, type Grid } from '../../workbook/port';
import { textCells, withKnown, type Sink, type Steps } from '../cells';
import type { DataRows } from '../data-rows';
import { inPieces, saysNothing, trimmed } from '../each-cell';
import { readColumn, type SheetRows } from '../read-column';
import { sheetRows, sourceFor, type Place, type RowContext, type SheetReading } from '../reading';
import type { Recognised } from '../recognise';
import type { Region } from '../regions';
import { READERS } from '../types/index';
import { dayColumns, isDayHeader, periodAbove } from './headers';
import { DayPatterns, type DaySaid } from './patterns';

/** A sheet with one row a person and one column a day, as rows of one person and day. Null where no title says which days they are. In steps. */
export function* matrixReading(region: Region, found: Recognised, shape: MatrixShape, data: DataRows): Generator<void, SheetReading | null> {
  const period = periodAbove(region, found.block.top);
  const days = period ? dayColumns(found.block, period) : [];
  return days.length > 0 ? new MatrixReading(region, found, shape, data, days, yield* entriesOf(region, shape, data, days)) : null;
}

type Days = ReturnType<typeof dayColumns>;

/** The cells of days that say something. */
interface Entries {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly days: readonly number[];
  /** What each says; null: it can't be read. */
  readonly said: readonly (DaySaid | null)[];
  readonly blank: number;
}

function* entriesOf({ grid }: Region, shape: MatrixShape, data: DataRows, days: Days): Generator<void, Entries> {
  const patterns = new DayPatterns(shape);
  const entries = { rows: [] as number[], columns: [] as number[], days: [] as number[], said: [] as (DaySaid | null)[], blank: 0 };
  yield* inPieces(data.rows.length * days.length, (i) => {
    const [row, { header, day }] = [data.rows[Math.floor(i / days.length)]!, days[i % days.length]!];
    const value = grid.value(row, header.column);
    const text = typeof value === 'string' ? trimmed(value) : value === null ? '' : grid.text(row, header.column);
    if (saysNothing(text)) {
      entries.blank++;
      return;
    }
    entries.rows.push(row);
    entries.columns.push(header.column);
    entries.days.push(day);
    entries.said.push(value instanceof CellError ? null : patterns.read(text));
  });
  return entries;
}

/** Columns that the cells of a shape can say something of. */
function columnsSaid({ patterns, otherwise }: MatrixShape): Set<string> {
  const slots = patterns.flatMap(({ text, values }) => [...Array.from(text.matchAll(/\{([^{}_][^{}]*)\}/g), ([, key = '']) => key), ...values.keys()]);
  return new Set([...slots, ...otherwise.keys()]);
}

class MatrixReading implements SheetReading {
  readonly grid: Grid;
  readonly definition: SheetReading['definition'];
  readonly format: SheetReading['format'];
  readonly rows: Int32Array;
  readonly keys: ReadonlySet<string>;
  readonly source: SheetReading['source'];
  readonly strangeDays: readonly string[];
  private readonly columns: Int32Array;
  private readonly days: Int32Array;
  /** What each row's cell says; null: it can't be read. */
  private readonly said: readonly (DaySaid | null)[];
  private readonly saidKeys: ReadonlySet<string>;
  private readonly sheet: SheetRows;

  constructor(
    region: Region,
    private readonly found: Recognised,
    private readonly shape: MatrixShape,
    data: DataRows,
    days: Days,
    entries: Entries,
  ) {
    const { grid } = region;
    this.grid = grid;
    this.definition = found.match.definition;
    this.format = found.match.format;
    this.rows = Int32Array.from(entries.rows);
    this.columns = Int32Array.from(entries.columns);
    this.days = Int32Array.from(entries.days);
    this.said = entries.said;
    this.strangeDays = found.block.headers.filter((header) => isDayHeader(header) && !days.some((one) => one.header === header)).map(({ text }) => text);
    this.saidKeys = columnsSaid(shape);
    this.sheet = sheetRows(region, found, this.rows);
    this.keys = new Set([...found.match.columns.keys(), shape.gives.date, ...this.saidKeys]);
    const columnOf = new Map([...found.match.columns].map(([key, { headers }]) => [key, headers[0]?.column ?? 0]));
    this.source = sourceFor(region, found, data, this.keys, columnOf, entries.blank > 0 ? new Map([['no-entry', entries.blank]]) : new Map());
  }

  unitStands(): boolean {
    return false;
  }

  *read(column: ColumnDefinition, context: RowContext, sink: Sink): Steps {
    if (column.key === this.shape.gives.date) this.days.forEach((day, i) => sink.known(i, day));
    else if (this.saidKeys.has(column.key)) yield* this.readSaid(column, context, sink);
    else {
      const match = this.found.match.columns.get(column.key);
      if (match) yield* readColumn(match, this.sheet, context, sink);
    }
  }

  place(key: string): Place | null {
    if (key === this.shape.gives.date || this.saidKeys.has(key)) return { rows: this.rows, column: this.columns };
    const header = this.found.match.columns.get(key)?.headers[0];
    return header ? { rows: this.rows, column: header.column } : null;
  }

  /** Rows that say nothing of the column stay as if the sheet had no such column. */
  private *readSaid(column: ColumnDefinition, context: RowContext, sink: Sink): Steps {
    const texts = this.said.map((said) => said?.get(column.key) ?? null);
    const silent = (i: number): boolean => texts[i] === null;
    const guarded: Sink = { ...withKnown(sink, (i, value, places) => sink.known(i, value, places)), blank: (i) => (silent(i) ? undefined : sink.blank(i)) };
    yield* READERS[column.type](textCells(texts), { ...context, definition: column }, guarded);
    this.said.forEach((said, i) => {
      if (said === null) sink.unreadable(i, 'unknown-day-text');
    });
  }
}
