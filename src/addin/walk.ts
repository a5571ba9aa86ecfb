import type { Finding } from '../checking/report';
import type { Desk } from './desk';
import { notice, noticeOf } from './notice';

/** Goes from finding to finding, in the workbook as in the pane. */
export class Walk {
  constructor(private readonly desk: Desk) {}

  /** Selects a finding's first cell. A hidden sheet stays hidden unless `reveal` says that the person agreed. */
  async show(finding: Finding, reveal = false): Promise<void> {
    const { desk } = this;
    const [cell = `A${finding.row}`] = finding.cells;
    const { sheet } = finding;
    desk.change({ current: finding.id, hiddenSheet: null, notice: null });
    try {
      const selected = await desk.book.select({ sheet, cell }, reveal);
      // A later click has overtaken this one.
      if (desk.state.get().current !== finding.id || selected === 'selected') return;
      if (selected === 'hidden') desk.change({ hiddenSheet: sheet });
      else desk.tell(notice(selected === 'gone' ? 'warning' : 'info', `pane.cell-${selected}`, { sheet, cell }));
    } catch (error) {
      desk.tell(noticeOf(error));
    }
  }

  /** Opens the hidden sheet of the finding at hand. */
  async reveal(): Promise<void> {
    const { checked, current } = this.desk.state.get();
    const finding = checked?.walk.find(({ id }) => id === current);
    if (finding) await this.show(finding, true);
  }

  leaveHidden(): void {
    this.desk.change({ hiddenSheet: null });
  }

  /** Goes on to the next finding or back to the one before; behind the last comes the first. */
  async go(by: 1 | -1): Promise<void> {
    const { checked, current } = this.desk.state.get();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    if (checked.walk.length === 0) return this.desk.tell(notice('info', 'pane.nothing-found'));
    const { walk } = checked;
    const at = walk.findIndex(({ id }) => id === current);
    const next = at < 0 ? (by === 1 ? 0 : walk.length - 1) : (at + by + walk.length) % walk.length;
    await this.show(walk[next]!);
  }
}
