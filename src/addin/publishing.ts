import { objectIn, textOf } from '../authoring/folder';
import { importInSteps, type Import } from '../authoring/import';
import { publishInSteps, type Publication, type Refusal } from '../authoring/publish';
import { periodEnd, parsePeriod } from '../values/period';
import { formatDate } from '../values/serial-day';
import { writeBundleInLines } from '../rules/bundle';
import { timeNow } from './clock';
import type { Desk } from './desk';
import type { Drafting } from './drafting';
import { notice } from './notice';
import { Observable } from './observable';
import type { WorkbookRecords } from './records';
import { rulesInForce, type RulesInForce } from './rules-in-force';
import type { RulesLoader } from './rules-loader';
import { wholeFolder } from './whole-folder';

export interface PublishingState {
  /** Why the draft was not published; empty: it was, or nobody tried. */
  readonly refused: readonly Refusal[];
  /** What was read from elsewhere and is not taken over yet. */
  readonly read: Import | null;
}

const NOTHING: PublishingState = { refused: [], read: null };

/** Brings drafts into force and has rules come and go as JSON. What is in force changes only where the workbook carries it. */
export class Publishing {
  readonly state = new Observable<PublishingState>(NOTHING);

  constructor(
    private readonly desk: Desk,
    private readonly records: WorkbookRecords,
    private readonly drafting: Drafting,
    private readonly loader: RulesLoader,
  ) {}

  /** "2026-10-31": the last day of the last closed month; null: no month is closed. A version begins behind it. */
  closedUntil(): string | null {
    const rules = rulesInForce();
    const days = this.records.state.get().records.closings.flatMap(({ month, reopened }) => {
      const period = reopened === null ? parsePeriod(month) : null;
      return period === null || rules === null ? [] : [periodEnd(period, rules.set.profile.payrollPeriod)];
    });
    return days.length === 0 ? null : formatDate(Math.max(...days));
  }

  /** Publishes the draft. Returns whether it was done; why not is in the state or told. */
  async publish(on: Omit<Publication, 'at'>): Promise<boolean> {
    const { draft } = this.drafting.state.get();
    const rules = rulesInForce();
    if (draft === null || rules === null) return false;
    this.state.set(NOTHING);
    let isDone = false;
    await this.desk.task('publish', async ({ slices, step }) => {
      step('publishing', 0, 0);
      const folder = await wholeFolder(rules);
      const publication = { ...on, by: on.by.trim(), note: on.note.trim(), at: timeNow() };
      const done = await slices.through(publishInSteps({ folder, set: rules.set, closedUntil: this.closedUntil() }, draft, publication));
      if ('refused' in done) {
        this.state.set({ ...NOTHING, refused: done.refused });
        return null;
      }
      await this.loader.replace(done.folder, done.set);
      isDone = true;
      await this.drafting.end();
      const count = done.versions.filter(({ path, follows }) => path !== follows).length;
      const isForce = done.versions.length > count || (draft.force ?? []).length > 0;
      return notice('success', isForce && count === 0 ? 'author.published-force' : 'author.published', { count, date: on.effectiveFrom });
    });
    return isDone;
  }

  dismiss(): void {
    this.state.set(NOTHING);
  }

  /** All rules in force with their cases, as one JSON text to be kept or taken elsewhere; null where they can't be had, which is told. */
  async exportText(): Promise<string | null> {
    const rules = rulesInForce();
    return rules === null ? null : this.desk.ask(async () => writeBundleInLines(await wholeFolder(rules)));
  }

  /** Reads rules from elsewhere: all of them as `exportText` gave them, or one rule file. What comes of it is in the state; nothing is changed. @param name of the file */
  async readText(name: string, text: string): Promise<void> {
    const rules = rulesInForce();
    if (rules === null) return;
    this.state.set(NOTHING);
    await this.desk.task('publish', async ({ slices, step }) => {
      step('reading', 0, 0);
      this.state.set({ ...NOTHING, read: await slices.through(importInSteps(name, text, await wholeFolder(rules), rules.set)) });
      return null;
    });
  }

  /** Takes over what was read: a whole folder comes into force and travels in the workbook, one file becomes a draft. @param by whose draft it is */
  async take(by: string): Promise<boolean> {
    const { read } = this.state.get();
    if (read === null || read.is === 'refused') return false;
    if (read.is === 'file') {
      const { follows, text } = read.draft;
      if (!(await this.drafting.begin(follows, by))) return false;
      this.drafting.write(follows, text);
      this.state.set(NOTHING);
      return true;
    }
    return this.desk.task('publish', async () => {
      const cases = await this.casesFor(read);
      await this.loader.replace([...read.folder, ...cases], read.set);
      this.state.set(NOTHING);
      return notice('success', 'author.imported', { count: read.folder.length });
    });
  }

  /** A folder that came without cases keeps those that are here, as far as their rule files are the same. */
  private async casesFor({ folder }: Extract<Import, { is: 'folder' }>): ReturnType<RulesInForce['cases']> {
    const rules = rulesInForce();
    if (rules === null || folder.some(({ path }) => path.startsWith('cases/'))) return [];
    const there = new Set(folder.map(({ path }) => path));
    return (await rules.cases()).filter((file) => there.has(textOf(objectIn(file)?.['file'])));
  }
}
