import type { CheckResult } from '../checking/check';
import type { MonthRows } from '../checking/months-in';
import type { Finding } from '../checking/report';
import type { Waiver } from '../checking/waiver';
import type { LedgersRead } from '../ledgers/read';
import type { Closing } from '../records/model';
import type { View } from '../report/tables/view';
import type { SheetMap } from '../rules/ledger-definition';
import type { Marked, Place } from '../workbook/open-workbook';
import type { WorkbookFile } from '../workbook/port';
import type { Notice } from './notice';
import type { RulesInForce } from './rules-in-force';

/** What the session is about; one thing at a time. */
export type Task = 'check' | 'recheck' | 'look' | 'mark' | 'unmark' | 'write' | 'remove' | 'recalculate' | 'sample' | 'what-if' | 'publish';

/** How far a task is. `reading` and `writing` count rows, `marking` cells, `judging` rows of ledgers. A total of 0: not known yet. */
export interface Progress {
  readonly task: Task;
  readonly phase: 'reading' | 'recognising' | 'judging' | 'keeping' | 'publishing' | 'marking' | 'writing';
  readonly done: number;
  readonly total: number;
  /** Null: nobody can tell yet. */
  readonly secondsLeft: number | null;
}

/** The parts of the pane, in the order of a month's work; one is in sight. */
export const PANELS = ['ledgers', 'findings', 'waive', 'handover', 'whatif', 'rules', 'closing'] as const;
export type PanelName = (typeof PANELS)[number];

/** `main`: the month of most rows. */
export type MonthChoice = 'main' | 'all' | { readonly month: string };

/** A workbook as its ledgers were read by the rules: what another month or language is judged from without asking the workbook again. */
export interface Recognised {
  readonly file: WorkbookFile;
  readonly rules: RulesInForce;
  /** What was said by hand of sheets when it was read. */
  readonly maps: ReadonlyMap<string, SheetMap>;
  /** How many changes of the workbook were heard of before it was read. */
  readonly changes: number;
  readonly read: LedgersRead;
  readonly months: readonly MonthRows[];
  /** Sheets that were read; what changes elsewhere makes nothing stale. */
  readonly sheets: ReadonlySet<string>;
}

/** What a judgement goes by besides ledgers and rules. */
export interface JudgedBy {
  readonly choice: MonthChoice;
  readonly waivers: readonly Waiver[];
  readonly closings: readonly Closing[];
}

/** What a check found, with the words of one language. */
export interface Checked extends JudgedBy {
  readonly recognised: Recognised;
  readonly view: View;
  /** What stands behind the report of `view`. */
  readonly result: CheckResult;
}

/** What was found while the check still runs. */
export interface EarlyFindings {
  readonly first: readonly Finding[];
  readonly count: number;
}

export interface SessionState {
  readonly panel: PanelName;
  readonly progress: Progress | null;
  /** Null where no check runs, or none has found anything yet. */
  readonly early: EarlyFindings | null;
  /** The workbook as it was read last; null before the first look. */
  readonly recognised: Recognised | null;
  /** Null before the first check. */
  readonly checked: Checked | null;
  /** True where a sheet that was read, or the rules, changed since. */
  readonly isStale: boolean;
  readonly month: MonthChoice;
  /** Id of the finding that was gone to last. */
  readonly current: string | null;
  /** What happened last; null where a person has read it. */
  readonly notice: Notice | null;
  /** A cell that was gone to and is out of sight; what hides it is shown where the person agrees. */
  readonly hidden: HiddenCell | null;
  /** What the current finding said that a new check no longer has; null where it is still there, or the person has read it. */
  readonly gone: string | null;
  /** Our marks in the workbook; null: nobody has looked yet. */
  readonly marks: MarksThere | null;
}

/** A cell, and what hides it. */
export interface HiddenCell extends Place {
  readonly is: 'hidden-sheet' | 'hidden-row' | 'hidden-column';
}

/** Marks of ours that are in the workbook, and the sheet of ours with what could not be marked on protected sheets. */
export interface MarksThere extends Marked {
  readonly sheet: string | null;
}

export const NEW_SESSION: SessionState = { panel: 'findings', progress: null, early: null, recognised: null, checked: null, isStale: false, month: 'main', current: null, notice: null, hidden: null, gone: null, marks: null };
