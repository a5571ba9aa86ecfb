import type { Finding } from '../checking/report';
import type { Waiver } from '../checking/waiver';
import type { Closing } from '../records/model';
import { closingInForce } from '../records/closings';
import { timeNow, today } from './clock';
import type { Desk } from './desk';
import { notice, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import type { WorkbookRecords } from './records';
import { contextOf, faultsOf, type WaiverWord } from './waiver-word';

export interface WaivingState {
  /** Ids of the findings that are to be waived; null: none, the list of waivers is in sight. */
  readonly about: readonly string[] | null;
  readonly isSaving: boolean;
  /** What was done last, or why it was not. */
  readonly told: Notice | null;
  /** The waivers as they were before, where what was done last can be undone. */
  readonly before: readonly Waiver[] | null;
}

/** Lets findings pass on a person's word, and takes such words back. The check judges anew when they are saved. */
export class Waiving {
  readonly state = new Observable<WaivingState>({ about: null, isSaving: false, told: null, before: null });

  constructor(
    private readonly desk: Desk,
    private readonly records: WorkbookRecords,
  ) {
    // What was told there is read by the time that somebody goes elsewhere.
    desk.state.subscribe(() => {
      if (this.state.get().told !== null && desk.state.get().panel !== 'waive') this.dismiss();
    });
  }

  /** Opens the form for findings; those that are waived already are left out. */
  begin(findings: readonly Finding[]): void {
    const open = findings.filter(({ waived }) => waived === null).map(({ id }) => id);
    this.state.set({ about: open.length === 0 ? null : open, isSaving: false, told: null, before: null });
    this.desk.change({ panel: 'waive' });
  }

  leave(): void {
    this.change({ about: null });
  }

  dismiss(): void {
    this.change({ told: null, before: null });
  }

  /** Why nothing can be waived now; null where it can. */
  refusal(): Notice | null {
    const { checked } = this.desk.state.get();
    if (!checked) return notice('info', 'pane.check-first');
    if (checked.view.set.waiverCategories.size === 0) return notice('warning', 'waive.no-categories');
    const { month } = checked.view.report.run;
    const { closings } = this.records.state.get().records;
    if (month === null) return closings.some((one) => closingInForce(closings, one.month) === one) ? notice('warning', 'waive.choose-month') : null;
    const closing = closingInForce(closings, month);
    return closing ? notice('warning', 'waive.month-closed', { month, by: closing.by, at: closing.at }) : null;
  }

  /** Saves a waiver for each finding, in place of earlier ones of the same. Returns whether it was done; what is amiss is told. */
  async waive(findings: readonly Finding[], word: WaiverWord): Promise<boolean> {
    const refusal = this.refusal();
    const { checked } = this.desk.state.get();
    if (refusal || !checked) return this.tell(refusal ?? notice('info', 'pane.check-first'));
    const { report, set } = checked.view;
    const [fault] = Object.values(faultsOf(word, contextOf(findings, report, set.waiverCategories, today())));
    if (fault) return this.tell(fault);
    const { category, expires } = word;
    const at = timeNow();
    const said = { category, reason: word.reason.trim(), by: word.by.trim(), at, expires };
    const waivers = findings.map(({ id, rule, version }, index): Waiver => ({ finding: id, rule, version, values: checked.result.valuesOf(findings[index]!), ...said }));
    const replaced = new Set(findings.map(({ id }) => id));
    const kept = this.waivers().filter(({ finding }) => !replaced.has(finding));
    return this.save([...kept, ...waivers], notice('success', 'waive.done', { count: waivers.length }));
  }

  /** The closed month that a waiver is part of; null where it may be taken back. */
  closedWith({ finding, at }: Waiver): Closing | null {
    const { closings } = this.records.state.get().records;
    return closings.find((closing) => closingInForce(closings, closing.month) === closing && closing.waivers.some((one) => one.finding === finding && one.at === at)) ?? null;
  }

  /** Takes waivers back; they are open findings again. */
  async takeBack(waivers: readonly Waiver[]): Promise<boolean> {
    const closing = waivers.map((waiver) => this.closedWith(waiver)).find((one) => one !== null);
    if (closing) return this.tell(notice('warning', 'waive.month-closed', { month: closing.month, by: closing.by, at: closing.at }));
    const isGone = ({ finding, at }: Waiver): boolean => waivers.some((one) => one.finding === finding && one.at === at);
    return this.save(
      this.waivers().filter((waiver) => !isGone(waiver)),
      notice('success', 'waive.taken-back', { count: waivers.length }),
    );
  }

  /** Brings back the waivers as they were before what was done last. */
  async undo(): Promise<boolean> {
    const { before } = this.state.get();
    const refusal = before && this.refusal();
    if (refusal) return this.tell(refusal);
    return before !== null && (await this.save(before, notice('success', 'waive.undone'), false));
  }

  private waivers(): readonly Waiver[] {
    return this.records.state.get().records.waivers;
  }

  private async save(waivers: readonly Waiver[], done: Notice, canUndo = true): Promise<boolean> {
    if (this.state.get().isSaving) return false;
    if (this.desk.isBusy) return this.tell(notice('info', 'pane.busy'));
    const before = this.waivers();
    this.change({ isSaving: true, told: null });
    try {
      await this.records.saveWaivers(waivers);
    } catch (error) {
      this.change({ isSaving: false, told: noticeOf(error) });
      return false;
    }
    this.state.set({ about: null, isSaving: false, told: done, before: canUndo ? before : null });
    return true;
  }

  private tell(told: Notice): false {
    this.change({ told });
    return false;
  }

  private change(part: Partial<WaivingState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }
}
