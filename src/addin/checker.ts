import type { Change, OpenWorkbook } from '../workbook/open-workbook';
import { judge, recognise, type Recognised } from './checking';
import type { Desk, Running } from './desk';
import { notice } from './notice';
import type { OwnSheets } from './own-sheets';
import { onRulesInForce, rulesInForce } from './rules-in-force';
import type { MonthChoice } from './session-state';

/** Checks the workbook, and knows whether what was found still holds. */
export class Checker {
  private recognised: Recognised | null = null;
  private watched: Promise<unknown> | null = null;
  /** How many changes were heard of, and how many of them before `recognised` was read. */
  private changes = 0;
  private changesAtReading = 0;

  constructor(
    private readonly desk: Desk,
    private readonly own: OwnSheets,
  ) {
    desk.language.subscribe(() => void this.judgeAnew());
    onRulesInForce(() => {
      if (desk.state.get().checked) desk.change({ isStale: true });
    });
  }

  /** Reads the workbook and checks it by the rules in force. */
  async check(): Promise<void> {
    const { desk } = this;
    const rules = rulesInForce();
    if (rules === null) return desk.tell(notice('warning', 'pane.rules-not-ready'));
    await desk.task('check', async (running) => {
      await this.watch(desk.book);
      const { theirs } = await this.own.sorted();
      if (theirs.every(({ rows }) => rows === 0)) {
        this.recognised = null;
        desk.change({ checked: null, isStale: false, current: null });
        return notice('info', 'pane.empty-workbook');
      }
      const { changes } = this;
      const file = await desk.book.read(
        theirs.map(({ name }) => name),
        running.work('reading'),
      );
      running.step('recognising', 0, 0);
      await running.slices.breathe();
      this.recognised = await recognise(file, rules, running.slices);
      this.changesAtReading = changes;
      await this.judge(running);
      return null;
    });
    await this.judgeAnew();
  }

  async chooseMonth(month: MonthChoice): Promise<void> {
    if (this.desk.isBusy) return;
    this.desk.change({ month });
    await this.judgeAnew();
  }

  /** Judges what was read once more where month or language are others now. */
  private async judgeAnew(): Promise<void> {
    const { desk } = this;
    while (this.recognised !== null && !desk.isBusy) {
      const { checked, month } = desk.state.get();
      if (checked && checked.view.lang === desk.language.get() && checked.choice === month) return;
      const isDone = await desk.task('check', async (running) => {
        await this.judge(running);
        return null;
      });
      if (!isDone) return;
    }
  }

  private async judge({ slices, step }: Running): Promise<void> {
    const { desk, recognised } = this;
    if (recognised === null) return;
    await slices.breathe();
    const checked = await judge(recognised, desk.state.get().month, desk.language.get(), slices, (done, total) => step('judging', done, total));
    const { current } = desk.state.get();
    // Somebody may have gone on working while it was read and judged.
    const isStale = this.changes !== this.changesAtReading || recognised.rules !== rulesInForce();
    desk.change({ checked, isStale, current: checked.walk.some(({ id }) => id === current) ? current : null });
  }

  /** Begins once to listen to what the person changes; a workbook that can't tell is checked all the same. */
  private async watch(book: OpenWorkbook): Promise<void> {
    this.watched ??= book.onChange((change) => this.changed(change));
    try {
      await this.watched;
    } catch (error) {
      this.watched = null;
      console.error(error);
    }
  }

  private changed({ sheet, range }: Change): void {
    const { checked, isStale } = this.desk.state.get();
    // A sheet that came or went may be one that was not there when it was checked.
    if (range !== null && checked !== null && !checked.sheets.has(sheet)) return;
    this.changes += 1;
    if (checked && !isStale) this.desk.change({ isStale: true });
  }
}
