import type { CheckResult } from '../checking/check';
import type { Finding, Report } from '../checking/report';
import { parted } from '../report/hygiene';
import type { Change, OpenWorkbook } from '../workbook/open-workbook';
import { check, inWords, recognise } from './checking';
import type { Desk, Running } from './desk';
import { notice, type Notice } from './notice';
import type { OwnSheets } from './own-sheets';
import type { WorkbookRecords } from './records';
import { onRulesInForce, rulesInForce, type RulesInForce } from './rules-in-force';
import { RunKeeper } from './run-keeper';
import type { Checked, JudgedBy, MonthChoice, Recognised, SessionState, Task } from './session-state';

/** Findings that are shown while the check still runs. */
const SHOWN_EARLY = 20;

/** A trip that takes longer was held back by somebody typing in a cell. */
const HELD_BACK_MS = 400;
/** Within so long a change is told of. */
const TOLD_MS = 300;
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, TOLD_MS));

/** Checks the workbook, and knows whether what was found still holds. */
export class Checker {
  private readonly keeper: RunKeeper;
  private watched: Promise<unknown> | null = null;
  /** How many changes were heard of. */
  private changes = 0;
  private catchingUp: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly desk: Desk,
    private readonly own: OwnSheets,
    private readonly records: WorkbookRecords,
  ) {
    this.keeper = new RunKeeper(desk, records);
    desk.language.subscribe(() => void this.catchUp());
    records.state.subscribe(() => void this.catchUp());
    desk.onIdle(() => void this.catchUp());
    onRulesInForce(() => {
      if (desk.state.get().recognised) desk.change({ isStale: true });
    });
  }

  /** Reads the workbook, checks it by the rules in force, and keeps the run. */
  async check(): Promise<void> {
    await this.read('check', async (recognised, running) => {
      const { checked, told } = await this.judge(recognised, running);
      running.step('keeping', 0, 0);
      return (await this.keeper.keep(checked.result.report, running.slices)) ?? told;
    });
  }

  /** The same on its own accord, with nobody waiting for it: the run is not kept, and nothing is told. Returns whether it was done. */
  async checkAgain(): Promise<boolean> {
    return this.read('recheck', async (recognised, running) => {
      await this.judge(recognised, running);
      return null;
    });
  }

  /** Tells of each change of a sheet that was read. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Reads the workbook and recognises its ledgers by the rules in force, and judges nothing. */
  async look(): Promise<void> {
    await this.read('look', (recognised) => {
      this.found({ recognised });
      return Promise.resolve(null);
    });
  }

  async chooseMonth(month: MonthChoice): Promise<void> {
    if (this.desk.isBusy) return;
    this.desk.change({ month });
    await this.catchUp();
  }

  /** What was read judged by other rules, or for other months, everything else being as it was; nothing of the session changes. Null before the first check. */
  async judgeWith(rules: RulesInForce, running: Running, choice?: MonthChoice): Promise<Report | null> {
    const { checked } = this.desk.state.get();
    if (checked === null) return null;
    return (await this.result({ ...checked.recognised, rules }, choice === undefined ? checked : { ...checked, choice }, running)).report;
  }

  private async read(task: Task, then: (recognised: Recognised, running: Running) => Promise<Notice | null>): Promise<boolean> {
    const { desk } = this;
    const rules = rulesInForce();
    if (rules === null) {
      desk.tell(notice('warning', 'pane.rules-not-ready'));
      return false;
    }
    const isDone = await desk.task(task, async (running) => {
      const recognised = await this.readAll(rules, running);
      return recognised === null ? notice('info', 'pane.empty-workbook') : then(recognised, running);
    });
    await this.catchUp();
    return isDone;
  }

  /** Null where the workbook has no data. */
  private async readAll(rules: RulesInForce, running: Running): Promise<Recognised | null> {
    const { desk, records } = this;
    const began = performance.now();
    await this.watch(desk.book);
    const { theirs } = await this.own.sorted();
    // It waited for a cell to be finished: what was typed is told of shortly after, and is in what is read now.
    if (performance.now() - began > HELD_BACK_MS) await quiet();
    if (theirs.every(({ rows }) => rows === 0)) {
      desk.change({ recognised: null, checked: null, isStale: false, current: null });
      return null;
    }
    // Others may work in the same workbook.
    await records.load();
    const { changes } = this;
    const file = await desk.book.read(
      theirs.map(({ name }) => name),
      running.work('reading'),
    );
    return this.recognise({ file, rules, changes }, running);
  }

  private async recognise(read: Pick<Recognised, 'file' | 'rules' | 'changes'>, { slices, step }: Running): Promise<Recognised> {
    step('recognising', 0, 0);
    await slices.breathe();
    return recognise({ ...read, maps: this.records.state.get().records.maps }, slices);
  }

  /** Recognises and judges what was read once more, as far as it was with other maps, for another month, in another language or with other waivers and closings. */
  private catchUp(): Promise<void> {
    this.catchingUp ??= this.catchUpNow().finally(() => {
      this.catchingUp = null;
    });
    return this.catchingUp;
  }

  private async catchUpNow(): Promise<void> {
    const { desk } = this;
    while (!desk.isBusy) {
      const { recognised, checked } = desk.state.get();
      if (recognised === null) return;
      const isSame = recognised.maps === this.records.state.get().records.maps;
      if (isSame && (checked === null || this.isUpToDate(checked, recognised))) return;
      const isDone = await desk.task(checked === null ? 'look' : 'check', async (running): Promise<Notice | null> => {
        const now = isSame ? recognised : await this.recognise(recognised, running);
        if (checked !== null) return (await this.judge(now, running)).told;
        this.found({ recognised: now });
        return null;
      });
      if (isDone) continue;
      // What is in sight is no longer what would be found.
      return desk.change({ isStale: true });
    }
  }

  private judgedBy(): JudgedBy {
    const { waivers, closings } = this.records.state.get().records;
    return { choice: this.desk.state.get().month, waivers, closings };
  }

  private isUpToDate(checked: Checked, recognised: Recognised): boolean {
    const { choice, waivers, closings } = this.judgedBy();
    const isOfSame = checked.choice === choice && checked.waivers === waivers && checked.closings === closings;
    return isOfSame && checked.recognised === recognised && checked.view.lang === this.desk.language.get();
  }

  private async judge(recognised: Recognised, running: Running): Promise<{ readonly checked: Checked; readonly told: Notice | null }> {
    const { desk } = this;
    const by = this.judgedBy();
    const lang = desk.language.get();
    await running.slices.breathe();
    const result = await this.result(recognised, by, running, (findings) => this.early(findings));
    const { report, told } = await this.keeper.compared(result.report, running.slices);
    const checked = await inWords(recognised, by, lang, result, report, running.slices);
    this.found({ recognised, checked });
    return { checked, told };
  }

  private result(recognised: Recognised, by: JudgedBy, { slices, step }: Running, found?: (findings: readonly Finding[]) => void): Promise<CheckResult> {
    return check(recognised, by, this.desk.language.get(), { slices, progress: (done, total) => step('judging', done, total), ...(found ? { found } : {}) });
  }

  private early(findings: readonly Finding[]): void {
    const { first, count } = this.desk.state.get().early ?? { first: [], count: 0 };
    this.desk.change({ early: { first: first.length < SHOWN_EARLY ? [...first, ...parted(findings).month].slice(0, SHOWN_EARLY) : first, count: count + findings.length } });
  }

  private found(what: { readonly recognised: Recognised } & Partial<SessionState>): void {
    const { rules, changes } = what.recognised;
    // Somebody may have gone on working while it was read and judged.
    this.desk.change({ ...what, isStale: this.changes !== changes || rules !== rulesInForce() });
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
    const { recognised, isStale } = this.desk.state.get();
    // A sheet that came or went may be one that was not there when it was read.
    if (range !== null && recognised !== null && !recognised.sheets.has(sheet)) return;
    this.changes += 1;
    if (recognised && !isStale) this.desk.change({ isStale: true });
    for (const listener of this.listeners) listener();
  }
}
