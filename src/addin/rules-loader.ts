import { PARTS } from '../records/parts';
import type { RuleFileText, RuleSet } from '../rules/model';
import type { Desk } from './desk';
import { notice, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import type { WorkbookRecords } from './records';
import { RecordsError } from './records-error';
import { putInForce, type RulesInForce } from './rules-in-force';
import { bundledCases, bundledRules, loadInSlices, loadOwn, onceAsked, ownRules, RulesError, workbookRules } from './rules-source';
import { Slices } from './slices';

/** `refused`: nothing is in force, and why; `canUseBundled` where the workbook's own rules are at fault, and the person may choose those of Guiju instead. */
export type RulesState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'in-force'; readonly rules: RulesInForce }
  | { readonly kind: 'refused'; readonly why: Notice; readonly canUseBundled: boolean };

/** Brings rules into force in this runtime: the workbook's own, else those that come with Guiju. The one never stands in for the other in silence. */
export class RulesLoader {
  readonly state = new Observable<RulesState>({ kind: 'loading' });

  /** The workbook's own rules as they were read or written last; null: it had none; undefined: nobody has looked, or nobody can use them. */
  private part: string | null | undefined;

  /** @param url of the bundle that comes with Guiju. */
  constructor(
    private readonly desk: Desk,
    private readonly records: WorkbookRecords,
    private readonly url: string,
  ) {}

  /** @param onlyBundled the person has chosen to go without the workbook's own. Never rejects: what goes wrong is a state. */
  async load(onlyBundled = false): Promise<void> {
    this.state.set({ kind: 'loading' });
    this.part = undefined;
    let rules: RulesInForce;
    try {
      const part = onlyBundled ? null : await this.desk.book.part(PARTS.rules.namespace);
      const own = part === null ? null : await workbookRules(part, new Slices());
      if (!onlyBundled) this.part = part;
      rules = own === null ? await loadInSlices(await bundledRules(this.url), 'bundled', onceAsked(() => bundledCases(this.url)), new Slices()) : await loadOwn(own, new Slices());
    } catch (error) {
      return this.state.set({ kind: 'refused', why: noticeOf(error), canUseBundled: error instanceof RulesError && error.from === 'workbook' });
    }
    await this.bring(rules);
  }

  /**
   * Has the workbook carry a whole folder of rules, its cases among it, and brings them into force. Nothing changes where it can't be written.
   * @param set what the folder was loaded as
   * @throws RecordsError, OpenWorkbookError
   */
  async replace(folder: readonly RuleFileText[], set: RuleSet): Promise<void> {
    if (this.part === undefined) throw new RecordsError('records.not-overwritten', { part: 'rules' });
    this.part = await this.records.saveRules(folder, this.part);
    await this.bring(ownRules(folder, set));
  }

  /** Takes the workbook's own rules away, which cannot be used. To be asked before. */
  async discardOwn(): Promise<void> {
    await this.desk.ask(async () => {
      await this.desk.book.setPart(PARTS.rules.namespace, null);
      await this.load();
    });
  }

  private async bring(rules: RulesInForce): Promise<void> {
    putInForce(rules);
    this.state.set({ kind: 'in-force', rules });
    await this.recalculate();
  }

  /** Cells of ours have waited for rules, or were answered by others. */
  private async recalculate(): Promise<void> {
    try {
      await this.desk.book.recalculate();
    } catch (error) {
      console.error(error);
      this.desk.tell(notice('warning', 'pane.not-recalculated'));
    }
  }
}
