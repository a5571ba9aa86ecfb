import type { Kind, Unit } from '../values/kind';
import type { PeriodSort } from '../values/period';
import type { Words } from './words';

export interface ColumnDefinition {
  readonly key: string;
  readonly type: ColumnType;
  readonly kind: Kind;
  readonly unit: Unit;
  /** Headers in 简体, 繁體 and English, best first. */
  readonly headers: readonly string[];
  readonly required: boolean;
  /** Stands in for an absent column or a blank cell; written as in a cell. */
  readonly default: string | null;
  /** Values outside are unreadable, in the unit's scale; inclusive. */
  readonly bounds: readonly [number, number] | null;
  /** Enum, yes/no: canonical value → accepted writings. */
  readonly values: ReadonlyMap<string, readonly string[]> | null;
  /** Datetimes: words that stand for a time behind a date (上午, 下午), as minutes of the day; null: as if the date stood alone. */
  readonly halfDays?: ReadonlyMap<string, number | null>;
  /** The column names a row of another ledger (a person): joined by id, also where leading zeros were lost, else by the name beside it. */
  readonly references: Reference | null;
}

export interface Reference {
  readonly ledger: string;
  readonly column: string;
  /** The column beside it that holds the name, and the column of the other ledger that it is a name in. */
  readonly nameHere: string | null;
  readonly nameThere: string | null;
  /** False: named in the row (who read a meter), but the row is not about this one. */
  readonly about: boolean;
}
export type ColumnType = 'text' | 'enum' | 'role' | 'money' | 'number' | 'integer' | 'percent' | 'yesno' | 'date' | 'time' | 'datetime' | 'period' | 'duration' | 'days' | 'list' | 'shift';

export interface ExportFormat {
  readonly name: string;
  readonly title: Words;
  /** `without`: headers that it never has. */
  readonly recognise: { readonly sheet: string | null; readonly headers: readonly string[]; readonly without: readonly string[] };
  readonly notDataFirstCells: readonly string[];
  readonly columns: ReadonlyMap<string, FormatColumn>;
  /** What a row of the sheet is, where it is not a row of the ledger; then only declared columns are read. */
  readonly shape: PunchShape | MatrixShape | null;
  /** Of several sheets about the same person and day, the lowest counts and the others are held against it; null: all count. */
  readonly precedence: number | null;
  /** Columns in which the sheet is held against one of lower precedence. */
  readonly crossCheck: readonly string[];
}

/** Columns of the ledger that a sheet of another shape gives: a row is one person's one day. */
interface DayColumns {
  readonly person: string;
  readonly name: string | null;
  readonly date: string;
}

/** One row a punch. Headers are alternatives, the best first. Times of day and lengths are minutes. */
export interface PunchShape {
  readonly kind: 'punches';
  /** Date and time of the punch; or its time beside `date` or `day`. */
  readonly at: readonly string[];
  /** The calendar day of the punch. */
  readonly date: readonly string[];
  /** The work day that the export itself counts the punch for. */
  readonly day: readonly string[];
  /** The shift of that day, as text. */
  readonly shift: readonly string[];
  /** Which of a day's punches are arrival and departure: the earliest and the latest; what the machine says; or by turns. */
  readonly mode: 'first-last' | 'typed' | 'alternate';
  readonly direction: { readonly headers: readonly string[]; readonly values: ReadonlyMap<string, readonly string[]> } | null;
  /** Punches so close to the one before are that one again. */
  readonly debounce: number;
  /** No two punches farther apart are one shift's. */
  readonly longestShift: number;
  /** So many days back a shift may have begun. */
  readonly lookBack: number;
  /** Which day a shift over midnight belongs to: the one that it begins on or ends on. */
  readonly dayOfShift: 'start' | 'end';
  /** Where no shift is known, punches before this time may belong to the day before. */
  readonly dayBegins: number;
  /** The shift of days whose rows name none; null: unknown. */
  readonly defaultShift: { readonly start: number; readonly end: number } | null;
  readonly gives: DayColumns & { readonly in: string; readonly out: string };
  /** Columns that come from the row of the arrival, and of the departure. */
  readonly fromIn: ReadonlyMap<string, FormatColumn>;
  readonly fromOut: ReadonlyMap<string, FormatColumn>;
}

/** What a cell of a day may say, and what it means. */
export interface DayPattern {
  /** `迟到{late_minutes}分钟`: a name in braces is a column that takes the number there, `{_}` any text. */
  readonly text: string;
  /** Columns that the words alone decide, written as in cells. */
  readonly values: ReadonlyMap<string, string>;
}

/** One row a person, one column a day. */
export interface MatrixShape {
  readonly kind: 'matrix';
  readonly gives: DayColumns;
  /** What parts several things said of one day. */
  readonly separators: readonly string[];
  readonly patterns: readonly DayPattern[];
  /** Values of the columns that a cell that was read says nothing of. */
  readonly otherwise: ReadonlyMap<string, string>;
}

/** How an export's columns give ours. Several headers are added up (lateness and severe lateness). */
export interface FormatColumn {
  readonly headers: readonly string[];
  /** For yes/no columns out of a number: yes where it is above zero. */
  readonly yes: '>0' | null;
  /** Which part of the cell: a shift's start or end, the row's weekday … */
  readonly part: 'shift-start' | 'shift-end' | 'rest-day' | null;
  /** Cell text → our value, tried before the column's own values. */
  readonly values: ReadonlyMap<string, string> | null;
}

export interface LedgerDefinition {
  readonly key: string;
  readonly path: string;
  readonly title: Words;
  readonly rowKey: readonly string[];
  /** Decides month and rule version of a row; null for master data. */
  readonly dateColumn: string | null;
  /** Of a ledger of people: the column that says where somebody works. */
  readonly departmentColumn: string | null;
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  readonly formats: readonly ExportFormat[];
  /** A ledger made from another one, a row for each day of a span (leave requests → leave days). */
  readonly byDay: ByDay | null;
  /** A ledger of what ought to be there: a row for each work day or period of the checked month and each subject (employees → roster). */
  readonly roster: Roster | null;
  /** A ledger made from the money lines of all rules that do not read it: what is due, for rules that hold it against what was paid. */
  readonly ofLines: LineColumns | null;
}

/**
 * What somebody said by hand of a sheet: its ledger (null: it is none and is left alone), the row of its header (from 1; null: it is looked for), and
 * headers' columns (null: not read).
 */
export interface SheetMap {
  readonly ledger: string | null;
  readonly headerRow: number | null;
  readonly columns: ReadonlyMap<string, string | null>;
}

/** Whose rest days count: rows of `ledger` with the same `person` and `date`, where `rest` says yes; else those of the company's calendar. */
export interface Schedule {
  readonly ledger: string;
  readonly person: string;
  readonly date: string;
  readonly rest: string;
}

/** The work days or periods, within the checked month, of the spans of another ledger's rows, of its subjects, or of the company itself. */
export interface Roster {
  /** Null: the company itself, which is always there. */
  readonly ledger: string | null;
  /** The columns that tell its subjects apart, each once, with the spans of all its rows. None: each row is a subject of its own. */
  readonly of: readonly string[];
  /** First and last day of a row's span: null is ever since, and no end, as is a blank `to`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Each work day, or each period of a sort. */
  readonly every: 'day' | PeriodSort;
  /** The new column: the day, or the period. */
  readonly column: string;
  readonly schedule: Schedule | null;
  /** Rest days count, too: a fridge is read on Sundays. */
  readonly everyDay: boolean;
}

/** Columns of a ledger of money lines. */
export interface LineColumns {
  readonly person: string;
  readonly month: string;
  readonly item: string;
  readonly amount: string;
}

/** Days of the spans `from`–`to` of another ledger that are work days: by the person's own rows in `schedule`, else by the company's calendar. */
export interface ByDay {
  readonly ledger: string;
  readonly from: string;
  readonly to: string;
  /** Days that the row says it takes: laid on the span's work days one after the other. Blank: counted from the span in half days. */
  readonly days: string;
  /** New columns: the day, and the share of it (0.5 or 1). */
  readonly date: string;
  readonly share: string;
  /** Minute of the day that parts its halves. */
  readonly noon: number;
  readonly schedule: Schedule | null;
  /** Rest days count, too. */
  readonly everyDay: boolean;
}
