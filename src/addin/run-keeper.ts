import { comparing } from '../checking/difference';
import type { Report } from '../checking/report';
import { createTranslator, type MessageParams } from '../i18n/translator';
import type { KeptRun } from '../records/model';
import { earlierRun, keptRunInSteps, reportOfRun } from '../records/runs';
import { timeNow } from './clock';
import type { Desk } from './desk';
import { isCancelled, notice, noticeOf, type Notice } from './notice';
import type { WorkbookRecords } from './records';
import type { Slices } from './slices';

/** Sets what a check found beside the run that was kept before it, and keeps it for the next. */
export class RunKeeper {
  private readonly unpacked = new WeakMap<KeptRun, Report>();

  constructor(
    private readonly desk: Desk,
    private readonly records: WorkbookRecords,
  ) {}

  /** The report with its difference from the last kept run of the month on other inputs; as it is where there is none, or none that can be read, which is told. */
  async compared(report: Report, slices: Slices): Promise<{ readonly report: Report; readonly told: Notice | null }> {
    const kept = earlierRun(this.records.state.get().records.runs, report.run);
    if (kept === null) return { report, told: null };
    try {
      const earlier = this.unpacked.get(kept) ?? (await slices.through(reportOfRun(kept)));
      this.unpacked.set(kept, earlier);
      return { report: { ...report, difference: await slices.through(comparing(earlier, report)) }, told: null };
    } catch (error) {
      // What was kept is untrusted; this run is worth as much without it.
      return { report, told: this.because('pane.not-compared', error, { at: kept.at }) };
    }
  }

  /** Keeps a run in the workbook, which is left as it is where it has this very run already. Returns what is to be told where it could not. */
  async keep(report: Report, slices: Slices): Promise<Notice | null> {
    const kept = await slices.through(keptRunInSteps(timeNow(), report));
    const { records, unreadable } = this.records.state.get();
    // Runs that could not be read are told apart, and never written over.
    if (unreadable.has('runs') || records.runs.some((one) => one.report === kept.report)) return null;
    try {
      await this.records.keepRun(kept);
      const { letGo, records: now } = this.records.state.get();
      return letGo.length === 0 ? null : notice('warning', 'records.runs-let-go', { count: letGo.length, newest: now.runs.includes(kept) ? 'yes' : 'no' });
    } catch (error) {
      return this.because('pane.run-not-kept', error);
    }
  }

  private because(key: string, error: unknown, params: MessageParams = {}): Notice {
    if (isCancelled(error)) throw error;
    const why = noticeOf(error);
    return notice('warning', key, { ...params, why: createTranslator(this.desk.language.get())(why.key, why.params) });
  }
}
