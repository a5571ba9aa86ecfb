import type { Desk } from './desk';
import { notice, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import { putInForce, type RulesInForce } from './rules-in-force';
import { bundledCases, bundledRules, loadInSlices, loadOwn, onceAsked, RulesError, workbookRules } from './rules-source';
import { Slices } from './slices';

/** `refused`: nothing is in force, and why; `canUseBundled` where the workbook's own rules are at fault, and the person may choose those of Guiju instead. */
export type RulesState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'in-force'; readonly rules: RulesInForce }
  | { readonly kind: 'refused'; readonly why: Notice; readonly canUseBundled: boolean };

/** Brings rules into force in this runtime: the workbook's own, else those that come with Guiju. The one never stands in for the other in silence. */
export class RulesLoader {
  readonly state = new Observable<RulesState>({ kind: 'loading' });

  /** @param url of the bundle that comes with Guiju. */
  constructor(
    private readonly desk: Desk,
    private readonly url: string,
  ) {}

  /** @param onlyBundled the person has chosen to go without the workbook's own. Never rejects: what goes wrong is a state. */
  async load(onlyBundled = false): Promise<void> {
    this.state.set({ kind: 'loading' });
    let rules: RulesInForce;
    try {
      const own = onlyBundled ? null : await workbookRules(this.desk.book);
      rules = own === null ? await loadInSlices(await bundledRules(this.url), 'bundled', onceAsked(() => bundledCases(this.url)), new Slices()) : await loadOwn(own, new Slices());
    } catch (error) {
      return this.state.set({ kind: 'refused', why: noticeOf(error), canUseBundled: error instanceof RulesError && error.from === 'workbook' });
    }
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
