import type { ColumnDefinition, PunchShape } from '../../rules/ledger-definition';
import type { Role } from '../../rules/model';
import type { Grid } from '../../workbook/port';
import type { Sink, Steps } from '../cells';
import type { DataRows } from '../data-rows';
import type { SetAside } from '../ledger';
import type { Header } from '../layout';
import { formatColumns, headersByForm, type ColumnMatch } from '../match-columns';
import { readColumn, type SheetRows } from '../read-column';
import { sheetRows, sourceFor, type Place, type SheetReading } from '../reading';
import type { Recognised } from '../recognise';
import type { Region } from '../regions';
import { readPunchColumns, type Punches } from './columns';
import { End, personDays, type Ends, type PersonDays } from './person-days';

/** The texts of a column, one a row; null where there is none. */
function* textsOf(match: ColumnMatch | undefined, sheet: SheetRows, roles: readonly Role[]): Generator<void, readonly (string | null)[]> {
  const texts = new Array<string | null>(sheet.rows.length).fill(null);
  const ignored = (): void => undefined;
  const sink: Sink = { known: ignored, knownText: (i, text) => (texts[i] = text), blank: ignored, unreadable: ignored, remark: ignored };
  if (match) yield* readColumn(match, sheet, { roles, dayOf: () => null, rowFactor: () => null }, sink);
  return texts;
}

/** Whom each row is about: by id, else by the id that stands beside the name in other rows, if it is but one, else by name; −1 where nobody can be told. */
function* personsOf(shape: PunchShape, columns: ReadonlyMap<string, ColumnMatch>, sheet: SheetRows, roles: readonly Role[]): Generator<void, Int32Array> {
  const ids = yield* textsOf(columns.get(shape.gives.person), sheet, roles);
  const names = yield* textsOf(shape.gives.name === null ? undefined : columns.get(shape.gives.name), sheet, roles);
  const idOf = new Map<string, string | null>();
  names.forEach((name, i) => {
    const id = ids[i] ?? null;
    if (name !== null && id !== null) idOf.set(name, idOf.has(name) && idOf.get(name) !== id ? null : id);
  });
  const codes = new Map<string, number>();
  return Int32Array.from(ids, (own, i) => {
    const name = names[i] ?? null;
    const id = own ?? (name === null ? null : (idOf.get(name) ?? null));
    if (id === null && name === null) return -1;
    const whom = id === null ? `name ${name}` : `id ${id}`;
    const code = codes.get(whom) ?? codes.size;
    codes.set(whom, code);
    return code;
  });
}

/** A sheet with one row a punch, as rows of one person and day. In steps. */
export function* punchReading(region: Region, found: Recognised, shape: PunchShape, data: DataRows, roles: readonly Role[]): Generator<void, SheetReading> {
  const { match, block } = found;
  const { definition, format } = match;
  const sheet = sheetRows(region, found, data.rows);
  const forms = headersByForm(block.headers);
  const punches = yield* readPunchColumns(shape, sheet, forms);
  const days = personDays(punches, yield* personsOf(shape, match.columns, sheet, roles), shape);
  return new PunchReading(region, found, shape, data, sheet, punches, days, {
    row: match.columns,
    in: formatColumns(definition, shape.fromIn, forms),
    out: formatColumns(definition, shape.fromOut, forms),
  }, format);
}

interface DeclaredColumns {
  readonly row: ReadonlyMap<string, ColumnMatch>;
  readonly in: ReadonlyMap<string, ColumnMatch>;
  readonly out: ReadonlyMap<string, ColumnMatch>;
}

class PunchReading implements SheetReading {
  readonly grid: Grid;
  readonly definition: SheetReading['definition'];
  readonly rows: Int32Array;
  readonly keys: ReadonlySet<string>;
  readonly source: SheetReading['source'];
  /** Sheet rows (from 0) of each day's arrival and departure; past the last row where there is none. */
  private readonly inRows: Int32Array;
  private readonly outRows: Int32Array;

  constructor(
    region: Region,
    found: Recognised,
    private readonly shape: PunchShape,
    data: DataRows,
    private readonly sheet: SheetRows,
    private readonly punches: Punches,
    private readonly days: PersonDays,
    private readonly declared: DeclaredColumns,
    readonly format: SheetReading['format'],
  ) {
    const { grid } = region;
    this.grid = grid;
    this.definition = found.match.definition;
    const sheetRow = (i: number): number => (i < 0 ? grid.rows : data.rows[i]!);
    this.rows = days.row.map(sheetRow);
    this.inRows = days.arrival.row.map(sheetRow);
    this.outRows = days.departure.row.map(sheetRow);
    const { gives } = shape;
    this.keys = new Set([...declared.row.keys(), gives.date, gives.in, gives.out, ...declared.in.keys(), ...declared.out.keys()]);
    const columnOf = new Map([...this.keys].flatMap((key): [string, number][] => {
      const header = this.headerOf(key);
      return header ? [[key, header.column]] : [];
    }));
    this.source = sourceFor(region, found, data, this.keys, columnOf, this.setAside(data));
  }

  unitStands(): boolean {
    return false;
  }

  *read(column: ColumnDefinition, context: Parameters<SheetReading['read']>[1], sink: Sink): Steps {
    const { gives } = this.shape;
    if (column.key === gives.date) this.readDay(sink);
    else if (column.key === gives.in) this.readEnds(this.days.arrival, sink, true);
    else if (column.key === gives.out) this.readEnds(this.days.departure, sink, false);
    else {
      const match = this.matchOf(column.key);
      const rows = this.rowsOf(column.key);
      if (match) yield* readColumn(match, { ...this.sheet, rows }, context, sink);
    }
  }

  place(key: string): Place | null {
    const header = this.headerOf(key);
    return header ? { rows: this.rowsOf(key), column: header.column } : null;
  }

  private matchOf(key: string): ColumnMatch | undefined {
    return this.declared.in.get(key) ?? this.declared.out.get(key) ?? this.declared.row.get(key);
  }

  private headerOf(key: string): Header | null {
    const { gives } = this.shape;
    if (key === gives.date) return this.punches.header.day;
    return key === gives.in || key === gives.out ? this.punches.header.at : (this.matchOf(key)?.headers[0] ?? null);
  }

  private rowsOf(key: string): Int32Array {
    if (key === this.shape.gives.in || this.declared.in.has(key)) return this.inRows;
    return key === this.shape.gives.out || this.declared.out.has(key) ? this.outRows : this.rows;
  }

  private readDay(sink: Sink): void {
    this.days.day.forEach((day, i) => {
      if (!Number.isNaN(day)) return sink.known(i, day);
      const refused = this.punches.refused.get(this.days.row[i]!);
      if (refused) sink.unreadable(i, refused.code, refused.params);
      else sink.blank(i);
    });
  }

  private readEnds({ state, minute, row }: Ends, sink: Sink, arrival: boolean): void {
    const { refused } = this.punches;
    for (let i = 0; i < this.days.count; i++) {
      const why = refused.get(row[i]!);
      if (state[i] === End.Punch) sink.known(i, minute[i]!);
      else if (state[i] === End.None) sink.blank(i);
      else if (state[i] === End.TooFar) sink.unreadable(i, 'beyond-longest-shift', { hours: String(this.shape.longestShift / 60) });
      else if (why) sink.unreadable(i, why.code, why.params);
      else sink.unreadable(i, 'unknown-direction');
      if (arrival) for (let again = 0; again < this.days.repeated[i]!; again++) sink.remark(i, 'duplicate-punch');
    }
  }

  private setAside({ rows }: DataRows): ReadonlyMap<SetAside, number> {
    const again = this.days.repeated.reduce((sum, one) => sum + one, 0);
    const sameDay = rows.length - this.days.count;
    const counts: [SetAside, number][] = [['again', Math.min(again, Math.max(0, sameDay))], ['same-day', Math.max(0, sameDay - again)]];
    return new Map(counts.filter(([, count]) => count > 0));
  }
}
