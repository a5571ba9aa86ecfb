import type { Citation, Severity } from '../rules/model';

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
  readonly notRead: readonly { readonly file: string; readonly sheet: string; readonly ledger: string | null; readonly code: string; readonly message: string }[];
  readonly coverage: readonly LedgerCoverage[];
  readonly findings: readonly Finding[];
  readonly lines: readonly MoneyLine[];
  readonly totals: readonly { readonly employee_id: string; readonly employee_name: string | null; readonly month: string; readonly items: Readonly<Record<string, string>>; readonly net: string }[];
  readonly ruleErrors: readonly { readonly file: string; readonly line: number; readonly column: number; readonly pointer: string; readonly code: string; readonly message: string }[];
}

export interface LedgerCoverage {
  readonly ledger: string;
  readonly file: string;
  readonly sheet: string;
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
  readonly waived: null | { readonly reason: string };
}

export interface MoneyLine {
  readonly employee_id: string;
  readonly month: string;
  readonly item: string;
  readonly amount: string;
  readonly rule: string;
  readonly version: string;
  /** Of the row or group that the line was written for. */
  readonly key: Readonly<Record<string, string>>;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly source: readonly Citation[];
  readonly explain: Explanation;
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
