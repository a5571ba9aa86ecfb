import type { Report } from '../checking/report';
import type { CarriedLine } from '../checking/waiver';
import { bySeverity } from '../report/group';
import { parted } from '../report/hygiene';
import { SEVERITIES } from '../rules/model';
import { carryOver, closeMonth, closingInForce, mergeClosings, removeClosing, reopenMonth, withdraw, type Said } from '../records/closings';
import { readClosings, writeClosings } from '../records/closings-part';
import { carriedInto, type LateSlip } from '../records/late-slips';
import { LONGEST, lengthOf } from '../records/lengths';
import type { Closing } from '../records/model';
import { createTranslator } from '../i18n/translator';
import { PartError } from '../workbook/text-part';
import { timeNow, today } from './clock';
import type { Desk } from './desk';
import { notice, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import type { WorkbookRecords } from './records';

/** What is still open about a month that is to be closed, each kind with how many there are. */
const OPEN_KINDS = ['not-over', 'block', 'warn', 'cannot-judge', 'hygiene', 'not-read', 'rule-errors', 'waiting'] as const;
export interface Open {
  readonly kind: (typeof OPEN_KINDS)[number];
  readonly count: number;
}

/** Kinds with none are left out; record-keeping is counted apart from the month's other findings. @param day "2026-11-22", on which it is asked. */
export function openIn(report: Report, day: string): readonly Open[] {
  const { month, hygiene } = parted(report.findings);
  const { block, warn, info } = bySeverity({ findings: month });
  const kept = bySeverity({ findings: hygiene });
  const waiting = new Set(report.coverage.flatMap(({ notJudgedRules }) => notJudgedRules.map(({ rule }) => rule)));
  const counts: Readonly<Record<Open['kind'], number>> = {
    'not-over': day < report.run.asOf ? 1 : 0,
    block: block.violations,
    warn: warn.violations,
    'cannot-judge': block.cannotJudge + warn.cannotJudge + info.cannotJudge,
    hygiene: kept.block.violations + kept.warn.violations + SEVERITIES.reduce((sum, severity) => sum + kept[severity].cannotJudge, 0),
    'not-read': report.notRead.length,
    'rule-errors': report.ruleErrors.length,
    waiting: waiting.size,
  };
  return OPEN_KINDS.flatMap((kind) => (counts[kind] > 0 ? [{ kind, count: counts[kind] }] : []));
}

const longerThan = (text: string, most: number): Notice | null => (lengthOf(text) > most ? notice('error', 'pane.text-too-long', { count: lengthOf(text), most }) : null);

export interface ClosingState {
  readonly isSaving: boolean;
  /** What was done last, or why it was not. */
  readonly told: Notice | null;
}

/** Closes months and reopens them, and settles what comes late with a later month. The check judges anew when something is carried. */
export class Closings {
  readonly state = new Observable<ClosingState>({ isSaving: false, told: null });

  constructor(
    private readonly desk: Desk,
    private readonly records: WorkbookRecords,
  ) {
    // What was told there is read by the time that somebody goes elsewhere.
    desk.state.subscribe(() => {
      if (this.state.get().told !== null && desk.state.get().panel !== 'closing') this.dismiss();
    });
  }

  dismiss(): void {
    this.state.set({ ...this.state.get(), told: null });
  }

  all(): readonly Closing[] {
    return this.records.state.get().records.closings;
  }

  /** Why the month in sight cannot be closed, whatever is said; null where it can. */
  refusal(): Notice | null {
    const { checked, isStale } = this.desk.state.get();
    if (!checked) return notice('info', 'pane.check-first');
    const { month } = checked.view.report.run;
    if (month === null) return notice('info', 'closing.no-month');
    if (closingInForce(this.all(), month)) return notice('info', 'closing.already-closed', { month });
    return isStale ? notice('warning', 'closing.stale') : null;
  }

  /** Closes the month in sight. With something open it takes a note. */
  async close(by: string, note: string): Promise<boolean> {
    const { checked } = this.desk.state.get();
    const refusal = this.refusal();
    if (refusal || !checked) return this.tell(refusal ?? notice('info', 'pane.check-first'));
    const { report } = checked.view;
    const open = openIn(report, today());
    if (open.length > 0 && note.trim() === '') return this.tell(notice('error', 'closing.note-needed'));
    // What finds out which ledgers rules read is large, and no pane begins with it.
    const { basisOf } = await import('../records/basis');
    return this.save(by, note, (said) => closeMonth(this.all(), report, said, note.trim(), basisOf(checked.recognised.rules, report)), notice('success', 'closing.closed', { month: report.run.month ?? '' }));
  }

  /** Opens a month again, which takes a reason. */
  async reopen(month: string, by: string, reason: string): Promise<boolean> {
    if (reason.trim() === '') return this.tell(notice('error', 'closing.reason-needed'));
    return this.save(by, reason, (said) => reopenMonth(this.all(), month, said, reason.trim()), notice('success', 'closing.reopened', { month }));
  }

  /** Takes a record away, which takes a reason; a trace stays. To be asked before. */
  async remove(closing: Closing, by: string, reason: string): Promise<boolean> {
    if (reason.trim() === '') return this.tell(notice('error', 'closing.removal-reason-needed'));
    return this.save(by, reason, (said) => removeClosing(this.all(), closing, said, reason.trim()), notice('success', 'closing.removed', { month: closing.month }));
  }

  /** Takes late slips of a closed month over into a later one; those of another cause are left. */
  async carry(slips: readonly LateSlip[], from: string, to: string): Promise<boolean> {
    const lines = carriedInto(slips, from, to);
    return this.save(null, '', () => carryOver(this.all(), lines), notice('success', 'closing.carried', { count: lines.length, month: to }));
  }

  async takeBack(lines: readonly CarriedLine[]): Promise<boolean> {
    return this.save(null, '', () => withdraw(this.all(), lines), notice('success', 'closing.taken-back', { count: lines.length }));
  }

  /** All closings of a month as a text, for another workbook to take in. */
  text(month: string): string {
    return writeClosings(this.all().filter((closing) => closing.month === month));
  }

  /** Takes in what `text` gave in another workbook. Untrusted. */
  async takeIn(text: string): Promise<boolean> {
    const { isLoaded } = this.records.state.get();
    if (!isLoaded) return this.tell(notice('info', 'pane.busy'));
    let told = notice('info', 'closing.nothing-new');
    return this.save(
      null,
      '',
      () => {
        const { closings, added, changed } = mergeClosings(this.all(), readClosings(text.trim()));
        if (added + changed > 0) told = notice('success', 'closing.taken-in', { added, changed });
        return closings;
      },
      () => told,
    );
  }

  /** @param by null where no name is asked for; `text`: the note or reason beside it */
  private async save(by: string | null, text: string, change: (said: Said) => readonly Closing[], done: Notice | (() => Notice)): Promise<boolean> {
    if (by?.trim() === '') return this.tell(notice('error', 'closing.name-needed'));
    const tooLong = by === null ? null : (longerThan(by, LONGEST.name) ?? longerThan(text, LONGEST.text));
    if (tooLong) return this.tell(tooLong);
    if (this.state.get().isSaving) return false;
    if (this.desk.isBusy) return this.tell(notice('info', 'pane.busy'));
    this.state.set({ isSaving: true, told: null });
    try {
      const closings = change({ by: by?.trim() ?? '', at: timeNow() });
      if (closings !== this.all()) await this.records.saveClosings(closings);
    } catch (error) {
      this.state.set({ isSaving: false, told: this.whyNot(error) });
      return false;
    }
    this.state.set({ isSaving: false, told: typeof done === 'function' ? done() : done });
    return true;
  }

  private whyNot(error: unknown): Notice {
    if (!(error instanceof PartError)) return noticeOf(error);
    const why = createTranslator(this.desk.language.get())(`records.${error.code}`, error.params);
    return notice('error', 'closing.cannot-take-in', { why });
  }

  private tell(told: Notice): false {
    this.state.set({ ...this.state.get(), told });
    return false;
  }
}
