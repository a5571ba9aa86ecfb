import type { HIT_POLICIES, TIER_KINDS } from '../formula/expression';
import type { DayKind } from '../values/calendar';
import type { Unit } from '../values/kind';
import type { PeriodSort } from '../values/period';
import type { ColumnType, FormatColumn, LineColumns, PunchShape, Schedule } from './ledger-definition';
import type { Citation, ClauseStatus, Published, Severity, WaiverCategory } from './model';
import type { Words } from './words';

/** Files as JSON, after they have been held against their schema. What a schema can't say is checked by their readers. */
interface DescribedShape {
  readonly title: Words;
  readonly source?: readonly Citation[];
  readonly reading?: string;
}
export interface ParameterShape extends DescribedShape {
  readonly value: unknown;
  readonly unit: Unit;
}
export interface FactShape extends DescribedShape {
  readonly unit: Unit;
  readonly per?: readonly string[];
  readonly formula: string;
}
export interface TableShape extends DescribedShape {
  readonly kind: (typeof TIER_KINDS)[number];
  readonly hitPolicy?: (typeof HIT_POLICIES)[number];
  readonly input?: string;
  readonly inputs?: readonly string[];
  readonly unit?: Unit;
  readonly outputs?: Readonly<Record<string, { readonly unit: Unit; readonly title?: Words }>>;
  readonly rows: readonly RowShape[];
  /** What is in no row is meant to stay unknown. */
  readonly gaps?: 'meant';
}
export type RowShape = Readonly<Record<string, unknown>> & {
  readonly when?: Readonly<Record<string, unknown>>;
  readonly source?: readonly Citation[];
  readonly reading?: string;
};
export interface RuleShape {
  readonly name: string;
  readonly title?: Words;
  readonly per?: readonly string[];
  readonly appliesWhen?: unknown;
  readonly conditions: unknown;
  readonly event: { readonly type: string; readonly params: { readonly severity: Severity; readonly hygiene?: boolean } };
  readonly finding?: boolean;
  readonly line?: { readonly item: string; readonly amount: string; readonly for?: string };
  readonly requiredRole?: string;
  readonly needs?: readonly string[];
  readonly consequenceOf?: string | readonly string[];
  readonly message: Words;
  readonly source?: readonly Citation[];
  readonly reading?: string;
}
export interface FunctionShape extends DescribedShape {
  readonly inputs: Readonly<Record<string, string>>;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly unit: Unit;
  readonly formula: string;
  readonly unless?: readonly { readonly when: string; readonly message: Words }[];
}
export interface RuleFileShape {
  readonly id: string;
  readonly title: Words;
  readonly ledger: string;
  readonly effectiveFrom: string;
  readonly published?: Published;
  readonly switches?: Readonly<Record<string, string | readonly string[]>>;
  readonly parameters?: Readonly<Record<string, ParameterShape>>;
  readonly facts?: Readonly<Record<string, FactShape>>;
  readonly tables?: Readonly<Record<string, TableShape>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly rules: readonly RuleShape[];
  readonly functions?: Readonly<Record<string, FunctionShape>>;
}

export interface ProfileShape {
  readonly company: Words;
  readonly payrollPeriod: { readonly from: number; readonly to: number | 'end' };
  readonly inForce: readonly { readonly file: string; readonly from: string; readonly to?: string; readonly for?: Readonly<Record<string, readonly string[]>>; readonly except?: Readonly<Record<string, readonly string[]>> }[];
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
export interface RolesShape {
  readonly roles: readonly { readonly key: string; readonly rank: number; readonly aliases?: readonly string[] }[];
}
export interface ItemsShape {
  readonly items: readonly { readonly key: string; readonly title: Words; readonly payrollColumn?: string | null; readonly legalNote?: Words | null }[];
}
export interface WaiversShape {
  readonly categories: readonly WaiverCategory[];
}
export interface ClausesShape {
  readonly domains?: readonly { readonly key: string; readonly title: Words; readonly later?: boolean }[];
  readonly clauses: readonly { readonly id: string; readonly document: string; readonly quote: string; readonly status: ClauseStatus; readonly notChecked?: Words }[];
}
export interface CalendarShape {
  readonly base: 'CN' | 'none';
  readonly days: readonly { readonly date: string; readonly kind: DayKind }[];
  readonly knownYears?: readonly number[];
  readonly hours?: readonly (readonly [string, string])[];
}

export interface ColumnShape {
  readonly type: ColumnType;
  readonly unit?: Unit;
  readonly headers?: readonly string[];
  readonly required?: boolean;
  readonly default?: string | number | boolean | null;
  readonly bounds?: readonly [number, number] | null;
  readonly values?: Readonly<Record<string, readonly string[]>> | null;
  readonly halfDays?: Readonly<Record<string, string | null>>;
  readonly references?: { readonly ledger: string; readonly column: string; readonly nameHere?: string | null; readonly nameThere?: string | null; readonly about?: boolean } | null;
}
export type FormatColumnShape =
  | string
  | readonly string[]
  | { readonly header?: string; readonly headers?: readonly string[]; readonly yes?: FormatColumn['yes']; readonly part?: FormatColumn['part']; readonly values?: Readonly<Record<string, string>> | null };
export interface FormatShape {
  readonly title: Words;
  readonly recognise: { readonly sheet?: string | null; readonly headers: readonly string[]; readonly without?: readonly string[] };
  readonly notData?: { readonly firstCell?: readonly string[] };
  readonly columns: Readonly<Record<string, FormatColumnShape>>;
  readonly punches?: PunchesShape;
  readonly matrix?: DayMatrixShape;
  readonly precedence?: number;
  readonly crossCheck?: readonly string[];
}
export interface PunchesShape {
  readonly at: readonly string[];
  readonly date?: readonly string[];
  readonly day?: readonly string[];
  readonly shift?: readonly string[];
  readonly mode: PunchShape['mode'];
  readonly direction?: { readonly headers: readonly string[]; readonly in: readonly string[]; readonly out: readonly string[] };
  readonly debounceMinutes: number;
  readonly longestShiftHours: number;
  readonly lookBackDays: number;
  readonly dayOfShift: PunchShape['dayOfShift'];
  readonly dayBegins: string;
  readonly defaultShift: { readonly start: string; readonly end: string } | null;
  readonly gives: { readonly person: string; readonly name?: string; readonly date: string; readonly in: string; readonly out: string };
  readonly fromIn?: Readonly<Record<string, FormatColumnShape>>;
  readonly fromOut?: Readonly<Record<string, FormatColumnShape>>;
}
export interface DayMatrixShape {
  readonly gives: { readonly person: string; readonly name?: string; readonly date: string };
  readonly separators: readonly string[];
  readonly patterns: readonly { readonly text: string; readonly values?: Readonly<Record<string, string>> }[];
  readonly otherwise?: Readonly<Record<string, string>>;
}
export interface LedgerShape {
  readonly key: string;
  readonly title: Words;
  readonly rowKey?: readonly string[];
  readonly dateColumn?: string | null;
  readonly departmentColumn?: string;
  readonly columns: Readonly<Record<string, ColumnShape>>;
  readonly formats?: Readonly<Record<string, FormatShape>>;
  readonly byDay?: {
    readonly ledger: string;
    readonly from: string;
    readonly to: string;
    readonly days: string;
    readonly date: string;
    readonly share: string;
    readonly noon: string;
    readonly schedule?: Schedule | null;
    readonly everyDay?: boolean;
  } | null;
  readonly roster?: {
    readonly ledger?: string;
    readonly of?: readonly string[];
    readonly from?: string;
    readonly to?: string;
    readonly date?: string;
    readonly every?: PeriodSort;
    readonly period?: string;
    readonly schedule?: Schedule | null;
    readonly everyDay?: boolean;
  } | null;
  readonly ofLines?: LineColumns | null;
}

/** One row of a case: cells by column; null is a blank cell. */
export type CaseRow = Readonly<Record<string, string | number | boolean | null>>;

export interface CasesShape {
  readonly file: string;
  readonly month?: string;
  readonly asOf?: string;
  readonly ledgers?: Readonly<Record<string, readonly CaseRow[]>>;
  /** Keys of ledgers that are there, with all of their columns, and have no row. */
  readonly emptyLedgers?: readonly string[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Calls of the file's functions, arguments written as in cells. */
  readonly functions?: readonly {
    readonly function: string;
    readonly title?: string | Partial<Words>;
    readonly with: readonly (string | number | boolean | null)[];
    readonly asOf?: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
    /** The value as a report writes it ("-50.00"), or that there is none. */
    readonly expect: string;
  }[];
  readonly cases: readonly {
    readonly rule: string;
    /** Switches of the rule file (GRACE) and numbers of tricky cases (T-17). */
    readonly shows?: readonly string[];
    readonly title?: string | Partial<Words>;
    readonly row?: CaseRow;
    readonly rows?: readonly CaseRow[];
    readonly month?: string;
    readonly asOf?: string;
    readonly ledgers?: Readonly<Record<string, readonly CaseRow[]>>;
    readonly emptyLedgers?: readonly string[];
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly expect: 'pass' | 'violation' | 'cannot-judge' | 'not-judged';
    /** Numbers, from 1, of the rows that come out so; no other does. */
    readonly at?: readonly number[];
    readonly line?: Readonly<Record<string, string>>;
    readonly requiredRole?: string;
  }[];
}
