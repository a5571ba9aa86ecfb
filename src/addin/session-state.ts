import type { MonthRows } from '../checking/months-in';
import type { Finding } from '../checking/report';
import type { RuleGroup } from '../report/group';
import type { View } from '../report/tables/view';
import type { Notice } from './notice';
import type { RulesInForce } from './rules-in-force';

/** What the session is about; one thing at a time. */
export type Task = 'check' | 'mark' | 'unmark' | 'write' | 'remove' | 'recalculate';

/** How far a task is. `reading` and `writing` count rows, `marking` cells, `judging` rows of ledgers. A total of 0: not known yet. */
export interface Progress {
  readonly task: Task;
  readonly phase: 'reading' | 'recognising' | 'judging' | 'marking' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** The parts of the pane, in the order of a month's work; one is in sight. */
export const PANELS = ['ledgers', 'findings', 'waive', 'handover', 'whatif', 'closing'] as const;
export type PanelName = (typeof PANELS)[number];

/** `main`: the month of most rows. */
export type MonthChoice = 'main' | 'all' | { readonly month: string };

/** What a check found, with the words of one language. */
export interface Checked {
  readonly view: View;
  readonly groups: readonly RuleGroup[];
  /** Findings in the order in which they are shown, each once: what "next" and "previous" go by. */
  readonly walk: readonly Finding[];
  readonly months: readonly MonthRows[];
  /** What it was judged for. */
  readonly choice: MonthChoice;
  readonly rules: RulesInForce;
  /** Sheets that were read; what changes elsewhere makes nothing stale. */
  readonly sheets: ReadonlySet<string>;
}

export interface SessionState {
  readonly panel: PanelName;
  readonly progress: Progress | null;
  /** Null before the first check. */
  readonly checked: Checked | null;
  /** True where a checked sheet, or the rules, changed since. */
  readonly isStale: boolean;
  readonly month: MonthChoice;
  /** Id of the finding that was gone to last. */
  readonly current: string | null;
  /** What happened last; null where a person has read it. */
  readonly notice: Notice | null;
  /** A sheet that is hidden, and may be opened to show the current finding. */
  readonly hiddenSheet: string | null;
}

export const NEW_SESSION: SessionState = { panel: 'findings', progress: null, checked: null, isStale: false, month: 'main', current: null, notice: null, hiddenSheet: null };
