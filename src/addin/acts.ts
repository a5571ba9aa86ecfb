import { createTranslator } from '../i18n/translator';
import { marksOf } from '../report/marks';
import { reportSheets } from '../report/sheets';
import type { TableName } from '../report/tables/table';
import type { Marked, WrittenSheet } from '../workbook/open-workbook';
import type { Desk } from './desk';
import { notice, noticeOf, type Notice } from './notice';
import type { OwnSheets } from './own-sheets';

const HANDED_OVER: readonly TableName[] = ['findings', 'run'];

/** What the pane writes into the workbook, and takes away again. */
export class Acts {
  constructor(
    private readonly desk: Desk,
    private readonly own: OwnSheets,
  ) {}

  /** Marks the cells of the findings, in place of all marks that are there. */
  async mark(): Promise<void> {
    const { checked } = this.desk.state.get();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    await this.desk.task('mark', async ({ work }) => {
      await this.desk.book.unmark(work('marking'));
      const marked = await this.desk.book.mark(marksOf(checked.view.report, this.desk.book.name), work('marking'));
      return this.told('marked', marked);
    });
  }

  async unmark(): Promise<void> {
    await this.desk.task('unmark', async ({ work }) => this.told('unmarked', await this.desk.book.unmark(work('marking'))));
  }

  private told(what: 'marked' | 'unmarked', { cells, protectedSheets }: Marked): Notice {
    if (protectedSheets.length === 0) return notice('success', `pane.${what}`, { cells });
    const separator = createTranslator(this.desk.language.get())('report.list-separator');
    return notice('warning', `pane.${what}-but-protected`, { cells, count: protectedSheets.length, sheets: protectedSheets.join(separator) });
  }

  /** Adds a sheet with the findings as a table, and one that says what was checked by which rules; goes there. */
  async writeFindings(): Promise<void> {
    const { checked } = this.desk.state.get();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    const { book } = this.desk;
    await this.desk.task('write', async ({ work }) => {
      const taken = (await book.sheets()).map(({ name }) => name);
      const written: WrittenSheet[] = [];
      try {
        for (const sheet of reportSheets(checked.view, { file: book.name, taken, tables: HANDED_OVER })) {
          const one = await book.writeSheet(sheet, work('writing'));
          written.push(one);
          await this.own.remember(one.table);
        }
      } catch (error) {
        // All or nothing: one sheet of two would pass for the whole.
        for (const { sheet } of written) await book.deleteSheet(sheet);
        throw error;
      }
      const [{ sheet }] = written as [WrittenSheet];
      await book.select({ sheet, cell: 'A1' });
      return notice('success', 'pane.written', { sheet, count: checked.view.report.findings.length });
    });
  }

  /** Names of the sheets that `removeSheets` would take away; to be shown before. Null where it can't be told now. */
  async sheetsToRemove(): Promise<readonly string[] | null> {
    try {
      const names = (await this.own.sorted()).ours.map(({ name }) => name);
      if (names.length === 0) this.desk.tell(notice('info', 'pane.no-own-sheets'));
      return names;
    } catch (error) {
      this.desk.tell(noticeOf(error));
      return null;
    }
  }

  /** Takes the sheets away that we wrote, in this session or an earlier one. */
  async removeSheets(): Promise<void> {
    await this.desk.task('remove', async ({ slices, step }) => {
      const { ours } = await this.own.sorted();
      for (const [at, { name }] of ours.entries()) {
        step('writing', at, ours.length);
        await slices.between();
        await this.desk.book.deleteSheet(name);
      }
      await this.own.forgetAll();
      return notice('success', 'pane.removed', { count: ours.length });
    });
  }

  /** Has the workbook's formulas calculated anew. */
  async recalculate(): Promise<void> {
    await this.desk.task('recalculate', async () => {
      await this.desk.book.recalculate();
      return notice('success', 'pane.recalculated');
    });
  }
}
