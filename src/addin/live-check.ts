import type { Checker } from './checker';
import type { Desk } from './desk';
import { Observable } from './observable';
import type { Preferences } from './preferences';

const KEY = 'live-check';

/** Whether a person wants the workbook checked again on its own, on this machine. */
export const wantsLiveCheck = (preferences: Preferences): boolean => preferences.read(KEY) === 'on';
export const rememberLiveCheck = (preferences: Preferences, isOn: boolean): void => preferences.write(KEY, isOn ? 'on' : 'off');

/** After the last of several changes; people type on. */
const QUIET_MS = 400;
/** After Excel held a check back, mostly since somebody was typing in a cell. */
const RETRY_MS = 3000;
/** A check that takes longer is a disturbance: it is left to the person. */
const LONGEST_MS = 1000;

/** `waiting`: a change was heard of and the check is about to come. `too-slow`: checks take too long here; what is stale is only said to be. */
export type LiveState = 'off' | 'idle' | 'waiting' | 'checking' | 'too-slow';

/** Checks again on its own when a checked sheet was changed: one check at a time, none while somebody is typing in a cell, none where checks take long. */
export class LiveCheck {
  readonly state = new Observable<LiveState>('off');
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param isOn what the person chose
   * @param isHeldBack true while Excel answers nothing
   */
  constructor(
    private readonly desk: Desk,
    private readonly checker: Checker,
    private readonly isOn: Observable<boolean>,
    private readonly isHeldBack: Observable<boolean>,
  ) {
    checker.onChange(() => this.plan(QUIET_MS));
    desk.onIdle(() => this.plan(QUIET_MS));
    isOn.subscribe(() => this.turned());
    isHeldBack.subscribe(() => this.giveWay());
    this.turned();
  }

  private turned(): void {
    clearTimeout(this.timer);
    if (!this.isOn.get() && this.isChecking()) this.desk.cancel();
    this.state.set(this.isOn.get() ? 'idle' : 'off');
    this.plan(QUIET_MS);
  }

  /** A check in so long, in place of one that was planned before. */
  private plan(after: number): void {
    const { checked, isStale } = this.desk.state.get();
    if (!this.isOn.get() || this.state.get() === 'too-slow' || checked === null || !isStale || this.isChecking()) return;
    clearTimeout(this.timer);
    this.state.set('waiting');
    this.timer = setTimeout(() => void this.begin(), after);
  }

  private async begin(): Promise<void> {
    // It is planned anew when the task at hand is done.
    if (this.desk.isBusy) return;
    this.state.set('checking');
    const began = performance.now();
    const isDone = await this.checker.checkAgain();
    if (this.state.get() !== 'checking') return;
    this.state.set(isDone && performance.now() - began > LONGEST_MS ? 'too-slow' : 'idle');
    this.plan(isDone ? QUIET_MS : RETRY_MS);
  }

  private isChecking(): boolean {
    return this.desk.state.get().progress?.task === 'recheck';
  }

  /** Whoever is typing in a cell is not to be waited for, and told nothing. */
  private giveWay(): void {
    if (this.isHeldBack.get() && this.isChecking()) this.desk.cancel();
  }
}
