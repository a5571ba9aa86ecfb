import type { Desk } from './desk';
import { notice } from './notice';

/** What can be done with the workbook's formulas. */
export class Acts {
  constructor(private readonly desk: Desk) {}

  /** Has the workbook's formulas calculated anew. */
  async recalculate(): Promise<void> {
    await this.desk.task('recalculate', async () => {
      await this.desk.book.recalculate();
      return notice('success', 'pane.recalculated');
    });
  }
}
