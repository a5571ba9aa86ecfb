import type { Expression, Fact, Parameter, TierTable } from '../formula/expression';
import type { Calendar } from '../values/calendar';
import type { Kind, Unit } from '../values/kind';

/** Words in up to three languages; Simplified Chinese and English are always there. */
export interface Words {
  readonly 'zh-CN': string;
  readonly 'zh-TW'?: string;
  readonly en: string;
}

export const LANGUAGES_OF_WORDS = ['zh-CN', 'zh-TW', 'en'] as const satisfies readonly (keyof Words)[];

/** The clause that a rule, table or figure stands on. `id` is that of the policy catalogue, such as ATT-25. */
export interface Citation {
  readonly id: string;
  readonly document?: string;
  readonly clause?: string;
}

export const SEVERITIES = ['block', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One file of the rules folder, as text. `path` is relative to the folder, with forward slashes: `library/004-A/attendance.json`. */
export interface RuleFileText {
  readonly path: string;
  readonly text: string;
}

/**
 * One mistake in a file that HR can edit. `code` names its words in the message catalogue (see `messageKey`: what is wrong and what to do), `params`
 * are what they speak of. Line and column count from 1; `pointer` is a JSON pointer.
 */
export interface RuleProblem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Key of a problem's words in the catalogue. A mistake inside a formula or literal has the formula's own: its code is `formula.<code>`. */
export const messageKey = ({ code }: Pick<RuleProblem, 'code'>): string => (code.includes('.') ? code : `rules.${code}`);

/** A money line that a rule writes when its condition holds. */
export interface LineOutcome {
  readonly item: string;
  /** Yuan; rounded to the fen once, where the line is written. */
  readonly amount: Expression;
  /** The amount's formula as HR wrote it. */
  readonly formula: string;
  /** Column or group key that names whose money it is; `employee_id` unless the rule says otherwise. */
  readonly forWhom: Expression;
}

export interface Rule {
  /** `file id/name`, as in "attendance/late". */
  readonly id: string;
  readonly name: string;
  readonly title: Words | null;
  /** Null: judged row by row. [] is the whole ledger, else group keys. */
  readonly per: readonly string[] | null;
  /** Only rows (or groups) where this is true are the rule's business; absent: all. Unknown here is cannot-judge. */
  readonly appliesWhen: Expression | null;
  /** True is a violation (or, without severity block/warn, an entitlement to report). */
  readonly condition: Expression;
  readonly eventType: string;
  readonly severity: Severity;
  /** False: the rule only writes its line; nothing to read in the findings (a salary component that is simply due). */
  readonly finding: boolean;
  readonly message: Words;
  /** What the message, the finding's `facts` and the explanation show: each name with its expression and unit. */
  readonly shown: readonly { readonly name: string; readonly unit: Unit; readonly expression: Expression }[];
  readonly line: LineOutcome | null;
  /** Fact whose role must decide; shown with the finding. */
  readonly requiredRole: Expression | null;
  /** Name of the rule of the same file whose finding on the same row or group this one follows from. */
  readonly consequenceOf: string | null;
  readonly source: readonly Citation[];
  readonly reading: string | null;
  /** Place of the rule in its file, for messages. */
  readonly pointer: string;
}

/** One version of one rule file. */
export interface RuleFile {
  readonly id: string;
  readonly path: string;
  readonly title: Words;
  readonly ledger: string;
  /** The version's name: `effectiveFrom` as written. */
  readonly version: string;
  /** Serial day from which it may be in force. */
  readonly effectiveFrom: number;
  /** Lower-case hexadecimal SHA-256 of the file's text. */
  readonly sha256: string;
  readonly parameters: ReadonlyMap<string, Parameter & Described>;
  readonly facts: ReadonlyMap<string, Fact & Described>;
  readonly tables: ReadonlyMap<string, TierTable & Described & { readonly rowSources: readonly (readonly Citation[])[] }>;
  readonly rules: readonly Rule[];
}

export interface Described {
  readonly title: Words;
  readonly source: readonly Citation[];
  readonly reading: string | null;
}

/** A rule file in force: from when, until when, for whom. */
export interface InForce {
  readonly file: RuleFile;
  readonly from: number;
  readonly to: number | null;
  /** Every named column of `employees` must have one of the values; empty: everybody. */
  readonly appliesTo: ReadonlyMap<string, readonly string[]>;
}

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
  /** The column names a row of another ledger (a person): joined by id, also where leading zeros were lost, else by the name beside it. */
  readonly references: Reference | null;
}

export interface Reference {
  readonly ledger: string;
  readonly column: string;
  /** The column beside it that holds the name, and the column of the other ledger that it is a name in. */
  readonly nameHere: string | null;
  readonly nameThere: string | null;
}
export const COLUMN_TYPES = ['text', 'enum', 'role', 'money', 'number', 'integer', 'percent', 'yesno', 'date', 'time', 'datetime', 'period', 'duration', 'days', 'list', 'shift'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface ExportFormat {
  readonly name: string;
  readonly title: Words;
  readonly recognise: { readonly sheet: string | null; readonly headers: readonly string[] };
  readonly notDataFirstCells: readonly string[];
  readonly columns: ReadonlyMap<string, FormatColumn>;
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
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  readonly formats: readonly ExportFormat[];
  /** A ledger made from another one, a row for each day of a span (leave requests → leave days). */
  readonly byDay: ByDay | null;
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
  /** Whose rest days count: rows of `ledger` with the same `person` and `date`, where `rest` says yes. */
  readonly schedule: { readonly ledger: string; readonly person: string; readonly date: string; readonly rest: string } | null;
}

export interface Role { readonly key: string; readonly rank: number; readonly aliases: readonly string[] }
export interface MoneyItem { readonly key: string; readonly title: Words; readonly payrollColumn: string | null; readonly legalNote: Words | null }

export interface Profile {
  readonly company: Words;
  /** Payroll month: from day `from` to day `to` ('end' is the last). From 26 to 25 is the month of the 25th. */
  readonly payrollPeriod: { readonly from: number; readonly to: number | 'end' };
  readonly inForce: readonly InForce[];
}

/** Everything loaded from one rules folder. Broken files are absent from it and named in `problems`. */
export interface RuleSet {
  readonly profile: Profile;
  /** All files that load, in force or not, by path. */
  readonly files: readonly RuleFile[];
  readonly ledgers: ReadonlyMap<string, LedgerDefinition>;
  readonly roles: readonly Role[];
  readonly items: ReadonlyMap<string, MoneyItem>;
  readonly calendar: Calendar;
  /** How many cases each rule has, by rule id; absent in a set that was made without case files. */
  readonly casesOf?: ReadonlyMap<string, number>;
  readonly problems: readonly RuleProblem[];
}
