import { createTranslator } from '../i18n/translator';
import { isHygiene } from '../report/hygiene';
import { marksInSteps } from '../report/marks';
import { sheetsInSteps } from '../report/sheets';
import type { View } from '../report/tables/view';
import { LOOKS, MARK_KINDS } from '../workbook/marks';
import type { Marked, Work } from '../workbook/open-workbook';
import type { Desk, Running } from './desk';
import { notice, noticeOf, type Notice } from './notice';
import type { OwnSheets } from './own-sheets';
import type { Slices } from './slices';
import type { Checked, MarksThere, Task } from './session-state';
import type { Walk } from './walk';

/** What each kind of mark looks like. */
export const LEGEND = MARK_KINDS.map((kind) => ({ kind, look: LOOKS[kind] }));

/** Are marks of ours in the workbook, or the sheet that stands in for them? */
export const isMarked = (marks: MarksThere | null): boolean => marks !== null && (marks.cells > 0 || marks.protectedSheets.length > 0 || marks.sheet !== null);

/** What is marked: the findings of a check, and whether those of record-keeping, too. */
interface Marking {
  readonly checked: Checked;
  readonly hygiene: boolean;
}

/**
 * Marks on the cells of findings: a switch. Whether it is on is what the workbook says: marks of ours are in it, of this session or an earlier one. What
 * is checked anew while they are on is marked anew. Record-keeping is marked where it is listed.
 */
export class Marks {
  /** What was marked last; null where another session did it. */
  private markedFor: Marking | null = null;
  private isFollowing = false;

  constructor(
    private readonly desk: Desk,
    private readonly own: OwnSheets,
    private readonly walk: Pick<Walk, 'arrangement'>,
  ) {
    desk.state.subscribe(() => this.follow());
    walk.arrangement.subscribe(() => this.follow());
  }

  /** Looks whether marks of ours are in the workbook. One that can't be asked is told. */
  async look(): Promise<void> {
    try {
      const marked = await this.desk.book.marked();
      const [sheet] = await this.own.ofKind('marks');
      this.desk.change({ marks: { ...marked, sheet: sheet?.name ?? null } });
    } catch (error) {
      this.desk.tell(noticeOf(error));
    }
  }

  /** Marks the cells of the open findings, in place of all marks that are there. A protected sheet is left alone: its findings go to a sheet of ours. */
  async turnOn(): Promise<void> {
    await this.markAll((told) => told);
  }

  /** Takes all marks of ours away, and the sheet that stands in for those on protected sheets. */
  async turnOff(): Promise<void> {
    await this.task('unmark', async ({ work }) => {
      const freed = await this.desk.book.unmark(work('marking'));
      await this.dropSheet();
      return this.told('unmarked', freed);
    });
  }

  /** One task; whatever becomes of it, the state then says what is in the workbook. */
  private async task(task: Task, does: (running: Running) => Promise<Notice | null>): Promise<void> {
    await this.desk.task(task, async (running) => {
      try {
        return await does(running);
      } finally {
        await this.look();
      }
    });
  }

  private async markAll(told: (end: Notice) => Notice | null): Promise<void> {
    const { checked } = this.desk.state.get();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    await this.task('mark', async ({ slices, work }) => {
      const { hygiene } = this.walk.arrangement.get();
      this.markedFor = { checked, hygiene };
      const { book } = this.desk;
      const marks = await slices.through(marksInSteps(checked.view.report, book.name, hygiene));
      await book.unmark(work('marking'));
      const marked = await book.mark(marks, work('marking'));
      if (marked.protectedSheets.length > 0) return told(await this.report(checked.view, hygiene, marked, slices, work('writing')));
      await this.dropSheet();
      return told(this.told('marked', marked));
    });
  }

  /** Marks anew what was checked anew while marks are on; nothing is told unless it went otherwise than before. */
  private follow(): void {
    if (this.isFollowing || !this.isBehind()) return;
    this.isFollowing = true;
    // Whoever ended a task may have another to begin.
    setTimeout(() => {
      this.isFollowing = false;
      if (this.isBehind()) void this.markAll((told) => (told.intent === 'success' ? null : told));
    }, 0);
  }

  /** What is on protected sheets, on a sheet of its own in place of an earlier one. */
  private async report(view: View, withHygiene: boolean, { cells, protectedSheets }: Marked, slices: Slices, work: Work): Promise<Notice> {
    const { say } = view;
    const { book } = this.desk;
    const sheets = protectedSheets.join(say('report.list-separator'));
    const params = { cells, count: protectedSheets.length, sheets };
    const findings = view.report.findings.filter(({ file, sheet, waived }) => file === book.name && waived === null && protectedSheets.includes(sheet)).filter((finding) => withHygiene || !isHygiene(finding));
    const only: View = { ...view, report: { ...view.report, findings }, of: say('walk.protected-title') };
    try {
      const { written } = await this.own.replace(
        'marks',
        async (taken) => (await slices.through(sheetsInSteps(only, { file: book.name, taken, tables: ['findings', ...(findings.some(isHygiene) ? ['hygiene' as const] : [])] }))).map((sheet) => ({ ...sheet, above: [say('walk.protected-above', { sheets })] })),
        work,
      );
      return notice('warning', 'walk.marked-but-protected', { ...params, sheet: written[0]!.sheet });
    } catch (error) {
      // The marks stand; that the rest could not be reported is told with why.
      const why = noticeOf(error);
      return notice('warning', 'walk.marked-not-reported', { ...params, why: say(why.key, why.params) });
    }
  }

  /** Marks are on, and of other findings than those that are to be marked now. */
  private isBehind(): boolean {
    const { checked, progress, marks } = this.desk.state.get();
    return checked !== null && progress === null && isMarked(marks) && (checked !== this.markedFor?.checked || this.walk.arrangement.get().hygiene !== this.markedFor.hygiene);
  }

  private async dropSheet(): Promise<void> {
    for (const sheet of await this.own.ofKind('marks')) {
      await this.desk.book.deleteSheet(sheet.name);
      await this.own.forget([sheet]);
    }
  }

  private told(what: 'marked' | 'unmarked', { cells, protectedSheets }: Marked): Notice {
    if (protectedSheets.length === 0) return notice('success', `pane.${what}`, { cells });
    return notice('warning', `pane.${what}-but-protected`, { cells, count: protectedSheets.length, sheets: protectedSheets.join(createTranslator(this.desk.language.get())('report.list-separator')) });
  }
}
