import type { Report } from '../checking/report';
import type { CarriedLine, Waiver } from '../checking/waiver';
import type { Draft } from '../authoring/draft';
import type { SheetMap } from '../rules/ledger-definition';

/** What people decided about a workbook and what came of it: it travels in the workbook, in custom XML parts of ours, one a subject. */
export interface Records {
  /** What was said by hand of sheets, by name: the same as a `--map` file. */
  readonly maps: ReadonlyMap<string, SheetMap>;
  readonly waivers: readonly Waiver[];
  /** The last runs, of each month at most two with different inputs, newest first. */
  readonly runs: readonly KeptRun[];
  readonly closings: readonly Closing[];
  /** What is being changed of the rules and is not published yet; null: nothing. */
  readonly draft: Draft | null;
}

/** A run that later ones are compared with. */
export interface KeptRun {
  /** When it was, "2026-11-22 09:30" by the machine's clock. */
  readonly at: string;
  readonly run: Report['run'];
  /** Its report without cells, notes on them and explanations, packed; `reportOfRun` unpacks it. */
  readonly report: string;
}

/** A month that was closed: who, when, on which inputs, with what result. Never changed but by being reopened or removed. */
export interface Closing {
  readonly month: string;
  /** Name as it was typed; nobody proved it. */
  readonly by: string;
  /** "2026-11-22 09:30" by the machine's clock. */
  readonly at: string;
  readonly note: string;
  readonly run: Report['run'];
  /** Findings when it was closed: open ones by severity, and what could not be judged. */
  readonly findings: { readonly block: number; readonly warn: number; readonly info: number; readonly cannotJudge: number; readonly waived: number; /** How many of all these were mere record-keeping; absent: none. */ readonly hygiene?: number };
  /** The waivers that were in effect, each with the money that it lifted (null: none). */
  readonly waivers: readonly (Waiver & { readonly money: string | null })[];
  /** The proposal as it was handed over. */
  readonly lines: readonly ClosedLine[];
  readonly totals: Report['totals'];
  /** What it stands on besides the files and rule files of the run; absent in a record that was written before that was kept. */
  readonly basis?: Basis;
  /** What came late and was taken over into a later month. */
  readonly carried: readonly CarriedLine[];
  readonly reopened: null | { readonly by: string; readonly at: string; readonly reason: string };
  /** Who took the record away and why: what is left is a trace without amounts. Absent or null: nobody. */
  readonly removed?: null | { readonly by: string; readonly at: string; readonly reason: string };
}

/** What a month stands on besides the files and rule files of its run. */
export interface Basis {
  /** The rules folder's other files (calendar, roles, profile, ledgers …) as they were. */
  readonly company: readonly { readonly path: string; readonly sha256: string }[];
  /** What of them can make an amount of that month another, by subject: `calendar`, `profile`, `roles`, `ledgers/attendance`. */
  readonly counts: readonly { readonly of: string; readonly sha256: string }[];
  /** Where the rows came from: sheets, or Excel's tables (null: what is outside of a sheet's tables), with how many rows are of the month. */
  readonly sheets: readonly { readonly ledger: string; readonly sheet: string; readonly table?: string | null; readonly rows: number }[];
}

export interface ClosedLine {
  readonly employee_id: string;
  readonly item: string;
  readonly amount: string;
  readonly rule: string;
  readonly version: string;
  readonly key: Readonly<Record<string, string>>;
  /** The earlier month that it was carried over from. */
  readonly carried?: { readonly from: string } | null;
}

export const NO_RECORDS: Records = { maps: new Map(), waivers: [], runs: [], closings: [], draft: null };
