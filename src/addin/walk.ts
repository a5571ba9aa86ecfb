import type { Finding } from '../checking/report';
import { entriesOf, LOOKS, textsOf, type Entry } from '../report/finding-entries';
import { arranged, lineOf, type Arrangement, type FindingList } from '../report/finding-list';
import { firstPlace } from '../report/finding-text';
import { sameText } from '../values/same-text';
import type { Place } from '../workbook/open-workbook';
import type { Desk } from './desk';
import { isCancelled, notice, noticeOf } from './notice';
import { Observable } from './observable';
import type { Checked } from './session-state';
import { Slices } from './slices';

const TYPING_MS = 150;

const EVERYTHING: Arrangement = { grouping: 'rule', looks: new Set(LOOKS), hygiene: false, text: '', rule: null };

/** Goes from finding to finding, in the workbook as in the pane: through those that are listed, in the order of the list. */
export class Walk {
  readonly arrangement = new Observable(EVERYTHING);
  /** The findings as they are listed; null before the first check. Behind the arrangement for as long as the work takes. */
  readonly list = new Observable<FindingList | null>(null);
  /** Whether the current finding's explanation stands below it; it stays open as one goes on. */
  readonly isExplaining = new Observable(false);
  /** What is being typed to be searched for, a little ahead of the arrangement; null: nothing. */
  readonly typed = new Observable<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private checked: Checked | null = null;
  private entries: readonly Entry[] | null = null;
  private texts: readonly string[] | null = null;
  private arranging: { readonly done: Promise<void>; readonly stop: () => void } | null = null;
  /** The finding that was gone to last. */
  private last: Finding | null = null;
  /** Counts the places that were gone to: a later click overtakes an earlier one. */
  private steps = 0;

  constructor(private readonly desk: Desk) {
    desk.state.subscribe(() => this.follow(desk.state.get().checked));
  }

  /** Lists what has this text in it, a moment after its last letter: what is typed on is not searched for twice. Whoever goes on meanwhile goes by it. */
  search(text: string): void {
    clearTimeout(this.timer);
    this.typed.set(text);
    this.timer = setTimeout(() => void this.arrange({}), TYPING_MS);
  }

  /** Lists other findings, or the same otherwise. Resolves when they are listed. */
  async arrange(change: Partial<Arrangement>): Promise<void> {
    const typed = this.typed.get();
    clearTimeout(this.timer);
    this.typed.set(null);
    this.arrangement.set({ ...this.arrangement.get(), ...(typed === null ? {} : { text: typed }), ...change });
    this.begin();
    await this.arranging?.done;
  }

  /** Shows a finding: selects its first cell. What is hidden stays so; whether it may be shown is asked. */
  async show(finding: Finding): Promise<void> {
    this.last = finding;
    this.desk.change({ current: finding.id, gone: null });
    const place = firstPlace(finding);
    if (place) await this.showCell(place);
  }

  /** Selects any cell that a finding speaks of. */
  async showCell(place: Place): Promise<void> {
    await this.select(place, false);
  }

  /** Shows what hides the cell that was asked about: the person agreed. */
  async reveal(): Promise<void> {
    const { hidden } = this.desk.state.get();
    if (hidden) await this.select(hidden, true);
  }

  leaveHidden(): void {
    this.desk.change({ hidden: null });
  }

  /** The person has read that the finding is gone. */
  leaveGone(): void {
    this.desk.change({ gone: null });
  }

  /** Goes on to the next listed finding or back to the one before; behind the last comes the first. */
  async go(by: 1 | -1): Promise<void> {
    if (this.typed.get() !== null) await this.arrange({});
    await this.arranging?.done;
    const list = this.list.get();
    if (!list) return this.desk.tell(notice('info', 'pane.check-first'));
    if (list.total === 0) return this.desk.tell(notice('info', 'pane.nothing-found'));
    const { walk } = list;
    if (walk.length === 0) return this.desk.tell(notice('info', 'walk.nothing-listed', { total: list.total }));
    const at = lineOf(list, this.desk.state.get().current)?.at ?? -1;
    const next = at < 0 ? (by === 1 ? 0 : walk.length - 1) : (at + by + walk.length) % walk.length;
    await this.show(walk[next]!);
  }

  private async select({ sheet, cell }: Place, reveal: boolean): Promise<void> {
    const { desk } = this;
    const step = (this.steps += 1);
    desk.change({ hidden: null, notice: null });
    try {
      const selected = await desk.book.select({ sheet, cell }, reveal);
      if (step !== this.steps || selected === 'selected') return;
      if (selected === 'gone') desk.tell(notice('warning', 'pane.cell-gone', { sheet, cell }));
      else desk.change({ hidden: { is: selected, sheet, cell } });
    } catch (error) {
      if (step === this.steps) desk.tell(noticeOf(error));
    }
  }

  private follow(checked: Checked | null): void {
    if (checked === this.checked) return;
    this.checked = checked;
    this.entries = null;
    this.texts = null;
    if (checked === null) {
      this.arranging?.stop();
      this.list.set(null);
    } else {
      this.keepCurrent(checked);
      this.begin();
    }
  }

  /** The current finding stays current where the check found it again; else the person is told which one is gone. */
  private keepCurrent({ view: { report } }: Checked): void {
    const { current } = this.desk.state.get();
    if (current === null) return;
    const still = report.findings.find(({ id }) => id === current);
    if (!still) this.desk.change({ current: null, gone: this.last?.id === current ? this.last.message : null });
    else this.last = still;
  }

  /** Puts the findings in order, in place of whatever order is being made. */
  private begin(): void {
    const { checked } = this;
    if (checked === null) return;
    this.arranging?.stop();
    const stopping = new AbortController();
    const done = this.order(checked, new Slices(stopping.signal)).catch((error: unknown) => {
      if (!isCancelled(error)) this.desk.tell(noticeOf(error));
    });
    this.arranging = { done, stop: () => stopping.abort() };
  }

  private async order({ view }: Checked, slices: Slices): Promise<void> {
    const arrangement = this.arrangement.get();
    const searched = sameText(arrangement.text);
    const entries = (this.entries ??= await slices.through(entriesOf(view)));
    const texts = searched === '' ? null : (this.texts ??= await slices.through(textsOf(entries, view)));
    this.list.set(await slices.through(arranged(entries, texts, searched, arrangement, view)));
  }
}
