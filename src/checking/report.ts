import type { Citation, Severity } from '../rules/model';
import type { Waiver, WaiverTold } from './waiver';

/** One report for all surfaces. Published as rules/schema/report.schema.json; docs/report.md explains it. Amounts are decimal texts with two places. */
export interface Report {
  readonly schemaVersion: 1;
  readonly run: {
    readonly engine: string;
    /** "2026-10", or null where all months of the ledgers were checked. */
    readonly month: string | null;
    readonly asOf: string;
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
    readonly rules: readonly { readonly id: string; readonly version: string; readonly sha256: string }[];
  };
  /** Sheets that were not read as a ledger, and columns that could not be, each with why. */
  readonly notRead: readonly { readonly file: string; readonly sheet: string; readonly table?: string | null; readonly ledger: string | null; readonly code: string; readonly message: string }[];
  readonly coverage: readonly LedgerCoverage[];
  readonly findings: readonly Finding[];
  readonly lines: readonly MoneyLine[];
  /** What waivers lifted: in no total, and unseen by rules that read the lines. */
  readonly waivedLines: readonly MoneyLine[];
  readonly totals: readonly Total[];
  /** What the money lines come to against what was paid, one a person and rule that compares the two. */
  readonly reconciliation: readonly Reconciled[];
  /** The waivers that the check was given, in their order. */
  readonly waivers: readonly WaiverTold[];
  readonly ruleErrors: readonly { readonly file: string; readonly line: number; readonly column: number; readonly pointer: string; readonly code: string; readonly message: string }[];
  /** Only where the check was compared with an earlier report. */
  readonly difference?: Difference;
}

/** Sums of one person's month. */
export interface Total {
  readonly employee_id: string;
  readonly employee_name: string | null;
  /** Null: nobody knows it. */
  readonly department: string | null;
  readonly month: string;
  readonly items: Readonly<Record<string, string>>;
  readonly net: string;
}

/** Two amounts that a rule compares: what is due by the money lines, and what was paid. */
export interface Reconciled {
  /** Null: the row names nobody. */
  readonly employee_id: string | null;
  readonly employee_name: string | null;
  readonly month: string;
  readonly rule: string;
  readonly version: string;
  /** The rule file's name for what is due; null where it has none. */
  readonly name: string | null;
  /** The items that are compared; null: all. */
  readonly items: readonly string[] | null;
  /** Null: it can't be told. */
  readonly due: string | null;
  readonly paid: string | null;
  /** The row that says what was paid. */
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
}

export interface LedgerCoverage {
  readonly ledger: string;
  readonly file: string;
  readonly sheet: string;
  /** Its Excel table; null: what stands outside of the sheet's tables; absent: the whole sheet. */
  readonly table?: string | null;
  readonly format: string;
  readonly range: string;
  /** rows = judged + notJudged + notData, always. */
  readonly rows: number;
  readonly judged: number;
  readonly notJudged: number;
  readonly notData: number;
  readonly notDataReasons: Readonly<Record<string, number>>;
  readonly notJudgedRules: readonly { readonly rule: string; readonly missingColumns: readonly string[]; readonly missingLedgers: readonly string[]; readonly missingParameters: readonly string[] }[];
  readonly defaultsUsed: readonly { readonly column: string; readonly absentColumn: boolean; readonly blankCells: number }[];
  /** Cells read with a remark, as sheet cells: info and unreadable. */
  readonly cellNotes: readonly { readonly cell: string; readonly severity: 'unreadable' | 'info'; readonly code: string; readonly message: string }[];
}

export type Verdict = 'violation' | 'cannot-judge';

export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly version: string;
  readonly severity: Severity;
  /** Mere record-keeping, which views show after the month's other findings and on request; absent: it is not. */
  readonly hygiene?: true;
  readonly verdict: Verdict;
  readonly ledger: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly key: Readonly<Record<string, string>>;
  /** Whom the row or group is about, where its ledger names a person and the person is known. */
  readonly person?: { readonly employee_id: string; readonly employee_name: string | null };
  readonly root: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly message: string;
  readonly source: readonly Citation[];
  readonly requiredRole?: string;
  readonly waived: Waived | null;
}

/** The waiver that holds for a finding. */
export type Waived = Pick<Waiver, 'category' | 'reason' | 'by' | 'at' | 'expires'>;

export interface MoneyLine {
  readonly employee_id: string;
  readonly month: string;
  readonly item: string;
  readonly amount: string;
  readonly rule: string;
  readonly version: string;
  /** Of the row or group that the line was written for. */
  readonly key: Readonly<Record<string, string>>;
  /** Where it was written for; '', '' and 0 where it is carried from another month: that stands on no sheet. */
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly source: readonly Citation[];
  readonly explain: Explanation;
  /** The closed month that it came too late for. */
  readonly carried?: { readonly from: string };
}

/** A tree that recomputes: what was computed, from which formula, over which inputs, with which branch or tier taken. */
export interface Explanation {
  readonly name: string;
  readonly formula?: string;
  readonly unit: string;
  /** Exact value as text ("-50", "2/3", "2026-10-12"), or null where it is unknown. */
  readonly value: string | boolean | null;
  /** Why it is unknown. */
  readonly reason?: string;
  /** "sheet!H41" for a value that was read from a cell. */
  readonly cell?: string;
  /** Row of the tier table that was taken, from 1, or the branch of an IF. */
  readonly taken?: string;
  readonly inputs?: readonly Explanation[];
}

/** A value then and now; null: there was none, or it was unknown. */
export interface Change {
  readonly from: Finding['facts'][string];
  readonly to: Finding['facts'][string];
}

export interface AmountChange {
  readonly from: string;
  readonly to: string;
}

/** A finding that both reports have and that says something else now. */
export interface FindingChange {
  readonly id: string;
  readonly facts: Readonly<Record<string, Change>>;
  readonly verdict?: { readonly from: Verdict; readonly to: Verdict };
  readonly severity?: { readonly from: Severity; readonly to: Severity };
  readonly waived?: { readonly from: string | null; readonly to: string | null };
}

export interface LineChange {
  readonly employee_id: string;
  readonly month: string;
  readonly item: string;
  readonly rule: string;
  readonly key: Readonly<Record<string, string>>;
  /** Null: there was, or is, no such line. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What changed since an earlier report. `earlier − fixed − notJudged + new + newlyJudged` are this report's findings. */
export interface Difference {
  /** The earlier run. */
  readonly against: Report['run'];
  /** Ledgers that only one of the two runs was given: what stands on them could not be compared, their money lines neither. */
  readonly ledgers: { readonly earlierOnly: readonly string[]; readonly nowOnly: readonly string[] };
  readonly findings: {
    /** Ids of findings that are new where both runs looked. */
    readonly new: readonly string[];
    /** Ids of findings of rules that the earlier run did not judge. */
    readonly newlyJudged: readonly string[];
    /** The earlier report's findings that are gone though this run looked. */
    readonly fixed: readonly Finding[];
    /** The earlier report's findings that this run did not judge: nobody knows. */
    readonly notJudged: readonly Finding[];
    /** Ids of findings that both have. */
    readonly still: readonly string[];
    /** Those of them that say something else now. */
    readonly changed: readonly FindingChange[];
  };
  readonly lines: { readonly new: readonly LineChange[]; readonly gone: readonly LineChange[]; readonly changed: readonly LineChange[]; /** Lines that are the same. */ readonly still: number };
  /** People whose totals changed, with the items that did. */
  readonly totals: readonly { readonly employee_id: string; readonly employee_name: string | null; readonly month: string; readonly items: Readonly<Record<string, AmountChange>>; readonly net: AmountChange }[];
  /** All people and months together: the items that changed, and the net. */
  readonly sum: { readonly items: Readonly<Record<string, AmountChange>>; readonly net: AmountChange };
}
