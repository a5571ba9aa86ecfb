import type { ColumnDefinition, PunchShape } from '../../rules/ledger-definition';
import { UNITS } from '../../values/kind';
import { MINUTES_PER_DAY } from '../../values/time';
import type { Cells, Sink, Steps } from '../cells';
import { trimmed } from '../each-cell';
import type { Header } from '../layout';
import { firstHeader } from '../match-columns';
import { cellsOf, type SheetRows } from '../read-column';
import { parseShift } from '../shift';
import { parseClock } from '../time-of-day';
import { READERS } from '../types/index';
import type { ShiftHours } from './days';

/** Why a cell is no punch; the words of the note. */
export interface Refused {
  readonly code: string;
  readonly params: Readonly<Record<string, string>> | undefined;
}

export const Direction = { Unsaid: 0, In: 1, Out: 2, Unreadable: 3 } as const;
export type Direction = (typeof Direction)[keyof typeof Direction];

/** The punches of a sheet; a cell with several times gives several. Index by index. */
export interface Punches {
  readonly count: number;
  /** Index into the sheet's rows of data. */
  readonly row: Int32Array;
  /** Serial day × 1440 + minute; NaN where the cell is blank or can't be read. */
  readonly at: Float64Array;
  /** Of rows: the day that the export counts the punch for, else NaN. */
  readonly day: Float64Array;
  /** Of rows: the calendar day beside the time, else NaN. */
  readonly date: Float64Array;
  readonly direction: Uint8Array;
  readonly hours: readonly (ShiftHours | null)[];
  /** Of rows whose time, day or direction can't be read. */
  readonly refused: ReadonlyMap<number, Refused>;
  readonly header: { readonly at: Header | null; readonly day: Header | null };
}

const definitionOf = (type: 'date' | 'datetime' | 'time' | 'enum', values: ColumnDefinition['values'] = null): ColumnDefinition => {
  const unit = type === 'enum' ? 'text' : type;
  return { key: type, type, kind: UNITS[unit], unit, headers: [], required: false, default: null, bounds: null, values, references: null };
};

/** All times of a cell that holds several: 08:58 18:03, one a line, `08:58;次日 00:10`. Null where something else stands between them. */
export function severalTimes(text: string): number[] | null {
  const pieces = text.match(/(?:次日|第二天|翌日|\+1)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/g);
  if (!pieces || pieces.length < 2) return null;
  const rest = pieces.reduce((left, piece) => left.replace(piece, ''), text);
  if (/[^\s,，;；、/|-]/.test(rest)) return null;
  const minutes = pieces.map(parseClock);
  return minutes.every((minute) => minute !== null) ? minutes : null;
}

/** A growing list of punches. */
class Punched {
  row = new Int32Array(1024);
  at = new Float64Array(1024);
  count = 0;
  push(row: number, at: number): void {
    if (this.count === this.row.length) {
      const [row2, at2] = [new Int32Array(this.count * 2), new Float64Array(this.count * 2)];
      row2.set(this.row);
      at2.set(this.at);
      [this.row, this.at] = [row2, at2];
    }
    this.row[this.count] = row;
    this.at[this.count++] = at;
  }
}

/** A sink that keeps numbers, and why others are none. */
function numbersInto(values: Float64Array, refused: Map<number, Refused>): Sink {
  return {
    known: (i, value) => (values[i] = value),
    knownText: () => undefined,
    blank: () => undefined,
    unreadable: (i, code, params) => void refused.set(i, { code, params }),
    remark: () => undefined,
  };
}

/** Reads the columns of a punch sheet, in steps. */
export function* readPunchColumns(shape: PunchShape, sheet: SheetRows, forms: ReadonlyMap<string, Header>): Generator<void, Punches> {
  const rows = sheet.rows.length;
  const cells = (header: Header): Cells => cellsOf(sheet, header.column, null);
  const nowhere = { roles: [], dayOf: () => null, rowFactor: () => null };
  const refused = new Map<number, Refused>();
  const blankDays = (): Float64Array => new Float64Array(rows).fill(NaN);

  const counted = firstHeader(shape.day, forms);
  const day = blankDays();
  if (counted) yield* READERS.date(cells(counted), { ...nowhere, definition: definitionOf('date') }, numbersInto(day, refused));
  const dated = firstHeader(shape.date, forms);
  const date = counted ? day : blankDays();
  if (dated && !counted) yield* READERS.date(cells(dated), { ...nowhere, definition: definitionOf('date') }, numbersInto(date, refused));

  const punched = new Punched();
  const at = firstHeader(shape.at, forms);
  if (at) yield* readTimes(cells(at), counted || dated ? date : null, refused, punched);

  const directionOf = new Uint8Array(rows);
  const said = shape.direction && firstHeader(shape.direction.headers, forms);
  if (shape.direction && said && shape.mode === 'typed') {
    yield* READERS.enum(cells(said), { ...nowhere, definition: definitionOf('enum', shape.direction.values) }, {
      ...numbersInto(new Float64Array(0), refused),
      knownText: (i, text) => (directionOf[i] = text === 'in' ? Direction.In : Direction.Out),
      unreadable: (i) => (directionOf[i] = Direction.Unreadable),
    });
  }
  return {
    count: punched.count,
    row: punched.row.subarray(0, punched.count),
    at: punched.at.subarray(0, punched.count),
    day,
    date,
    direction: directionOf,
    hours: readHours(shape, forms, cells, rows),
    refused,
    header: { at, day: counted ?? dated ?? at },
  };
}

/** Times beside a day's date, or whole datetimes. Blank cells are rows without a punch. */
function readTimes(cells: Cells, date: Float64Array | null, refused: Map<number, Refused>, into: Punched): Steps {
  let midnight = -1;
  const sink: Sink = {
    known(i, value) {
      // A date that nobody wrote a time beside is no punch at midnight.
      if (midnight === i) refused.set(i, { code: 'punch-without-time', params: undefined });
      into.push(i, midnight === i ? NaN : date ? date[i]! * MINUTES_PER_DAY + value : value);
    },
    knownText: () => undefined,
    blank: (i) => into.push(i, NaN),
    remark(i, code) {
      if (code === 'date-without-time') midnight = i;
    },
    unreadable(i, code, params) {
      const times = date && Number.isFinite(date[i]) ? severalTimes(trimmed(cells.text(i))) : null;
      if (times) times.forEach((minute) => into.push(i, date![i]! * MINUTES_PER_DAY + minute));
      else {
        if (!refused.has(i)) refused.set(i, { code, params });
        into.push(i, NaN);
      }
    },
  };
  const context = { roles: [], dayOf: (i: number) => (date && Number.isFinite(date[i]) ? date[i]! : null), rowFactor: () => null };
  if (date) return READERS.time(cells, { ...context, definition: definitionOf('time') }, sink);
  return READERS.datetime(cells, { ...context, definition: definitionOf('datetime') }, sink);
}

/** The hours of each row's shift: as its own text has them, else the declared ones. */
function readHours({ shift, defaultShift }: PunchShape, forms: ReadonlyMap<string, Header>, cells: (header: Header) => Cells, rows: number): readonly (ShiftHours | null)[] {
  const header = firstHeader(shift, forms);
  if (!header) return new Array<ShiftHours | null>(rows).fill(defaultShift);
  const column = cells(header);
  const seen = new Map<string, ShiftHours | null>();
  return Array.from({ length: rows }, (_, i) => {
    const text = trimmed(column.text(i));
    let hours = seen.get(text);
    if (hours === undefined) {
      hours = text === '' ? defaultShift : (parseShift(text)?.times ?? null);
      seen.set(text, hours);
    }
    return hours;
  });
}
