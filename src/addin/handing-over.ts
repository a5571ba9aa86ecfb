import { ofDepartment } from '../report/departments';
import { sheetsInSteps } from '../report/sheets';
import type { TableName } from '../report/tables/table';
import type { Made, View } from '../report/tables/view';
import { tablesOf } from '../report/tables';
import type { NewSheet } from '../workbook/open-workbook';
import type { Desk } from './desk';
import { notice } from './notice';
import type { OwnKind, OwnSheets } from './own-sheets';

/** What can be written: the findings; the pay proposal of all, or of one department (null: of those who have none) without anybody else's amounts. */
export type HandOver = { readonly what: 'findings' | 'pay' } | { readonly what: 'department'; readonly department: string | null };

const ABOUT: readonly TableName[] = ['waivers', 'run'];

const TABLES_OF: Readonly<Record<HandOver['what'], readonly TableName[]>> = {
  findings: ['findings', 'hygiene', ...ABOUT],
  pay: ['lines', 'totals', 'reconciliation'],
  department: ['lines', 'totals', 'reconciliation'],
};

const kindOf = (handOver: HandOver): OwnKind => (handOver.what === 'department' ? `department ${handOver.department ?? ''}` : handOver.what);

/** The report as sheets in the workbook: written in the place of our earlier ones, all or none, and taken away again. */
export class HandingOver {
  constructor(
    private readonly desk: Desk,
    private readonly own: OwnSheets,
  ) {}

  /** Names of our earlier sheets whose place would be taken; to be shown before. Null where it can't be told now, which was said. */
  async wouldReplace(handOver: HandOver): Promise<readonly string[] | null> {
    return this.desk.ask(() => this.own.namesOf(kindOf(handOver)));
  }

  /** Writes the sheets and goes to the first. */
  async write(handOver: HandOver, made: Made): Promise<void> {
    const { checked } = this.desk.state.get();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    const { book } = this.desk;
    const view: View = { ...(handOver.what === 'department' ? ofDepartment(checked.view, handOver.department) : checked.view), made };
    await this.desk.task('write', async ({ work, slices, step }) => {
      // What stands behind each amount is worked out when it is asked for: a slice at a time, before it is all asked for at once.
      const { lines } = view.report;
      for (const [at, line] of handOver.what === 'findings' ? [] : lines.entries()) {
        Reflect.get(line, 'explain');
        step('writing', at, lines.length);
        await slices.between();
      }
      const { written, left } = await this.own.replace(kindOf(handOver), (taken) => slices.through(this.sheets(view, handOver, taken)), work('writing'));
      const { sheet } = written[0]!;
      // That it could not be shown takes nothing away from its being there.
      await book.select({ sheet, cell: 'A1' }).catch(console.error);
      const params = { sheet, sheets: written.length, count: handOver.what === 'findings' ? view.report.findings.length : view.report.lines.length };
      if (left !== null) return notice('warning', 'handover.written-but-left', { ...params, left: left.sheets.join(view.say('report.list-separator')) });
      return notice('success', handOver.what === 'findings' ? 'handover.written-findings' : 'handover.written-pay', params);
    });
  }

  /** What the proposal rests on stands beside it, and is called so: the findings may be of another check. */
  private *sheets(view: View, { what }: HandOver, taken: readonly string[]): Generator<void, NewSheet[]> {
    const there = new Set(tablesOf(view));
    const { name: file } = this.desk.book;
    const write = function* (of: View, wanted: readonly TableName[], before: readonly string[]): Generator<void, NewSheet[]> {
      const tables = wanted.filter((name) => there.has(name));
      return tables.length === 0 ? [] : yield* sheetsInSteps(of, { file, taken: before, tables });
    };
    const own = yield* write(view, TABLES_OF[what], taken);
    return what === 'pay' ? [...own, ...(yield* write({ ...view, of: view.say('handover.of-pay') }, ABOUT, [...taken, ...own.map(({ name }) => name)]))] : own;
  }

  /** Names of the sheets that `removeSheets` would take away; to be shown before. Null where there are none or it can't be told now, which was said. */
  async sheetsToRemove(): Promise<readonly string[] | null> {
    const names = await this.desk.ask(async () => (await this.own.sorted()).ours.map(({ name }) => name));
    if (names?.length === 0) this.desk.tell(notice('info', 'pane.no-own-sheets'));
    return names;
  }

  /** Takes the sheets away that we wrote, in this session or an earlier one. */
  async removeSheets(): Promise<void> {
    await this.desk.task('remove', async ({ slices, step }) => {
      const { ours } = await this.own.sorted();
      for (const [at, sheet] of ours.entries()) {
        step('writing', at, ours.length);
        await slices.between();
        await this.desk.book.deleteSheet(sheet.name);
        await this.own.forget([sheet]);
      }
      return notice('success', 'pane.removed', { count: ours.length });
    });
  }
}
