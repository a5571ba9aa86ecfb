import { State, type Column } from '../../values/column';
import type { Calendar } from '../../values/calendar';
import { DICTIONARY_KINDS, type Kind } from '../../values/kind';
import { parsePeriod, periodEnd, periodOf, periodStart } from '../../values/period';
import { parseDecimal } from '../../values/rational';
import { isSerialDay, parseIsoDate, weekday } from '../../values/serial-day';
import { parseDateTime, parseTime } from '../../values/time';
import type { Fact } from '../expression';
import type { FactVersion, Table, World } from '../world';

/**
 * A cell of a hand-made ledger: a number, "12.50" for exact decimals, "2026-10-01", "09:30", true, text, ["a", "b"] for a list; null is a blank
 * cell, MISSING one of a file that lacks the column, UNREADABLE an error value. An absent key is a blank cell.
 */
export type TestCell = number | string | boolean | readonly string[] | null | typeof MISSING | typeof UNREADABLE;
export const MISSING = Symbol('missing');
export const UNREADABLE = Symbol('unreadable');

export interface TestLedger {
  /** Column → kind, or [kind, scale]: money has scale 2, numbers 4, days 1 unless it is said. */
  readonly columns: Readonly<Record<string, Kind | readonly [Kind, number]>>;
  readonly rows: readonly Readonly<Record<string, TestCell>>[];
  /** By default the first date column; null for master data. With a date column there is a `month`, too. */
  readonly dateColumn?: string | null;
}

export interface TestWorld {
  readonly ledgers: Readonly<Record<string, TestLedger>>;
  /** Row facts that others read as `ledger.name`. */
  readonly facts?: readonly Fact[];
  /** Several versions of facts, with their rows; beats `facts`. */
  readonly factVersions?: (ledger: string, name: string) => readonly FactVersion[];
  readonly asOf?: number;
  /** Role → rank. */
  readonly ranks?: Readonly<Record<string, number>>;
  readonly calendar?: Calendar;
}

const SCALE: Partial<Record<Kind, number>> = { money: 2, number: 4, days: 1 };

/** Saturdays and Sundays rest; 2026-10-01 to 2026-10-07 are holidays, 2026-10-10 is worked from 9 to 12 and 13 to 18 as all work days are; nothing is known of the years before 2020. */
export const testCalendar: Calendar = {
  kind(day) {
    const first = parseIsoDate('2026-10-01') ?? 0;
    if (day >= first && day < first + 7) return 'holiday';
    if (day === first + 9) return 'work';
    return weekday(day) >= 6 ? 'rest' : 'work';
  },
  isWorkday(day) {
    return this.kind(day) === 'work';
  },
  knows: (day) => day >= (parseIsoDate('2020-01-01') ?? 0),
  hours: [{ start: 9 * 60, end: 12 * 60 }, { start: 13 * 60, end: 18 * 60 }],
};

function scaledValue(cell: number | string | boolean, kind: Kind, scale: number): number {
  const text = String(cell);
  const whole =
    kind === 'date' ? parseIsoDate(text)
    : kind === 'time' ? parseTime(text)
    : kind === 'datetime' ? parseDateTime(text)
    : kind === 'period' ? parsePeriod(text)
    : kind === 'yesno' ? Number(cell === true)
    : null;
  if (whole !== null) return whole;
  const value = parseDecimal(text);
  const scaled = value ? (value.n * 10n ** BigInt(scale)) / value.d : null;
  if (value === null || scaled === null || scaled * value.d !== value.n * 10n ** BigInt(scale)) throw new Error(`${text} is no ${kind} of scale ${scale}`);
  return Number(scaled);
}

/** One column out of test cells. */
function makeColumn(kind: Kind, cells: readonly (TestCell | undefined)[], scale = SCALE[kind] ?? 0): Column {
  const values = new Float64Array(cells.length);
  const state = new Uint8Array(cells.length);
  const dictionary: string[] = [];
  const codes = new Map<string, number>();
  cells.forEach((cell, row) => {
    if (cell === null || cell === undefined || cell === MISSING || cell === UNREADABLE) {
      state[row] = cell === MISSING ? State.Missing : cell === UNREADABLE ? State.Unreadable : State.Blank;
    } else if (DICTIONARY_KINDS.has(kind)) {
      const text = Array.isArray(cell) ? cell.join('、') : String(cell);
      const code = codes.get(text) ?? dictionary.push(text) - 1;
      codes.set(text, code);
      values[row] = code;
    } else if (typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean') {
      values[row] = scaledValue(cell, kind, scale);
    }
  });
  return DICTIONARY_KINDS.has(kind) ? { kind, scale: 0, values, state, dictionary } : { kind, scale, values, state };
}

function makeTable(key: string, ledger: TestLedger): Table {
  const columns = new Map<string, Column>();
  for (const [name, spec] of Object.entries(ledger.columns)) {
    const [kind, scale] = typeof spec === 'string' ? [spec, undefined] : spec;
    columns.set(name, makeColumn(kind, ledger.rows.map((row) => row[name]), scale));
  }
  const firstDate = [...columns].find(([, column]) => column.kind === 'date')?.[0] ?? null;
  const dateColumn = ledger.dateColumn === undefined ? firstDate : ledger.dateColumn;
  const dates = dateColumn === null ? undefined : columns.get(dateColumn);
  if (dates && !columns.has('month')) {
    const values = dates.values.map((day, row) => (dates.state[row] === State.Known && isSerialDay(day) ? periodOf(day) : 0));
    columns.set('month', { kind: 'period', scale: 0, values, state: dates.state });
  }
  return { key, rows: ledger.rows.length, columns, dateColumn };
}

/** A small world for tests, out of plain rows. */
export function makeWorld({ ledgers, facts = [], factVersions, ranks = {}, calendar = testCalendar, asOf = 1 }: TestWorld): World {
  const tables = new Map(Object.entries(ledgers).map(([key, ledger]) => [key, makeTable(key, ledger)]));
  const versions = (ledger: string, name: string): readonly FactVersion[] =>
    facts.filter((fact) => fact.ledger === ledger && fact.name === name).map((fact) => ({ fact, rows: null }));
  return {
    table: (ledger) => tables.get(ledger) ?? null,
    factVersions: factVersions ?? versions,
    calendar,
    asOf,
    rankOf: (role) => ranks[role],
    periodOf: (day) => periodOf(day),
    periodStart: (period) => periodStart(period),
    periodEnd: (period) => periodEnd(period),
  };
}
