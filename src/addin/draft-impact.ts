import { asIfAlways, hasForce, type Draft } from '../authoring/draft';
import type { Made } from '../report/tables/view';
import { rulesInSteps } from '../rules/load';
import type { Checker } from './checker';
import { compareUnder, writeComparison, type Comparison } from './comparison';
import type { Desk } from './desk';
import type { Drafting } from './drafting';
import { notice } from './notice';
import { Observable } from './observable';
import type { OwnSheets } from './own-sheets';
import { rulesInForce } from './rules-in-force';
import { wholeFolder } from './whole-folder';

/** What a draft comes to on what was read. */
export interface Impact extends Comparison {
  /** The draft as it was; it may have been changed since. */
  readonly draft: Draft;
  /** Is it of all months, whichever were checked? */
  readonly isAll: boolean;
}

/** Judges what was read by the rules with the draft in them, as if they had always held, beside what it came to. Nothing comes into force. */
export class DraftImpact {
  readonly state = new Observable<Impact | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly checker: Checker,
    private readonly own: OwnSheets,
    private readonly drafting: Drafting,
  ) {
    drafting.state.subscribe(() => {
      if (drafting.state.get().draft === null) this.clear();
    });
  }

  /** For the month in sight, or for all of the workbook. */
  async find(isAll = false): Promise<void> {
    const { checked } = this.desk.state.get();
    const { draft, set, files, isReading } = this.drafting.state.get();
    const rules = rulesInForce();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    if (draft === null || set === null || files === null || rules === null || isReading) return;
    await this.desk.task('what-if', async (running) => {
      const always = hasForce(draft) ? asIfAlways(await wholeFolder(rules), draft) : null;
      const then = always === null ? { set, files } : { set: await running.slices.through(rulesInSteps(always)), files: always };
      const comparison = await compareUnder({ ...rules, ...then }, checked, this.checker, running, ...(isAll ? ['all' as const] : []));
      if (comparison !== null) this.state.set({ ...comparison, draft, isAll });
      return null;
    });
  }

  clear(): void {
    this.state.set(null);
  }

  /** Names of our earlier sheets whose place the next would take. */
  async wouldReplace(): Promise<readonly string[] | null> {
    return this.desk.ask(() => this.own.namesOf('what-if'));
  }

  /** Writes whom it changes something for on a sheet of ours. @param above lines over the table: what the draft changes */
  async write(made: Made, above: readonly string[]): Promise<void> {
    const impact = this.state.get();
    if (impact) await writeComparison(this.desk, this.own, impact, made, above);
  }
}
