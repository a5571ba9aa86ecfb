import type { Language } from '../i18n/language';
import type { OpenWorkbook, Work } from '../workbook/open-workbook';
import { notice, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import { NEW_SESSION, type Progress, type SessionState, type Task } from './session-state';
import { Slices } from './slices';
import { TimeLeft } from './time-left';

/** What a task is given: slices of time, what can be cancelled, and how to tell how far it is. */
export interface Running {
  readonly slices: Slices;
  /** For calls of the workbook that take long. */
  readonly work: (phase: Progress['phase']) => Work;
  readonly step: (phase: Progress['phase'], done: number, total: number) => void;
}

/** Between two pictures of the same phase; more often nobody sees. */
const STEP_MS = 50;

/** The open workbook, what is known of it, and the one task that may be at work on it. */
export class Desk {
  readonly state = new Observable<SessionState>(NEW_SESSION);
  private running: AbortController | null = null;
  private readonly idle = new Set<() => void>();

  constructor(
    readonly book: OpenWorkbook,
    readonly language: Observable<Language>,
  ) {}

  get isBusy(): boolean {
    return this.running !== null;
  }

  change(part: Partial<SessionState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }

  /** Tells each time when a task has ended, whatever came of it. */
  onIdle(listener: () => void): void {
    this.idle.add(listener);
  }

  /** What happened, in words; null: nothing worth telling. */
  tell(told: Notice | null): void {
    this.change({ notice: told });
  }

  /** Asks the workbook something short; null where it failed, which is told. */
  async ask<T>(question: () => Promise<T>): Promise<T | null> {
    try {
      return await question();
    } catch (error) {
      this.tell(noticeOf(error));
      return null;
    }
  }

  cancel(): void {
    this.running?.abort();
  }

  /**
   * Does a task, unless another is at work, which is told. Its result is what is told at the end; so is what it failed with. Never rejects.
   * Returns whether it was done.
   */
  async task(task: Task, does: (running: Running) => Promise<Notice | null>): Promise<boolean> {
    if (this.running !== null) {
      this.tell(notice('info', 'pane.busy'));
      return false;
    }
    const running = new AbortController();
    this.running = running;
    // What nobody asked for takes nothing away that somebody may be reading.
    const isAsked = task !== 'recheck';
    this.change({ progress: { task, phase: 'reading', done: 0, total: 0, secondsLeft: null }, ...(isAsked ? { notice: null, hidden: null } : {}) });
    let last = 0;
    const timeLeft = new TimeLeft();
    const step: Running['step'] = (phase, done, total) => {
      const now = performance.now();
      if (this.state.get().progress?.phase === phase && done < total && now - last < STEP_MS) return;
      last = now;
      this.change({ progress: { task, phase, done, total, secondsLeft: timeLeft.seconds(phase, done, total, now) } });
    };
    const slices = new Slices(running.signal);
    const work: Running['work'] = (phase) => ({ signal: running.signal, progress: (done, total) => step(phase, done, total), between: () => slices.between() });
    let told: Notice | null = null;
    let isDone = false;
    try {
      told = await does({ slices, work, step });
      isDone = true;
    } catch (error) {
      told = noticeOf(error);
    }
    this.running = null;
    this.change({ progress: null, early: null, ...(isAsked || (told !== null && told.key !== 'pane.cancelled') ? { notice: told } : {}) });
    for (const listener of this.idle) listener();
    return isDone;
  }
}
