import type { Language } from '../i18n/language';
import type { OpenWorkbook, Work } from '../workbook/open-workbook';
import { notice, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import { NEW_SESSION, type Progress, type SessionState, type Task } from './session-state';
import { Slices } from './slices';

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

  /** What happened, in words; null: nothing worth telling. */
  tell(told: Notice | null): void {
    this.change({ notice: told });
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
    this.change({ progress: { task, phase: 'reading', done: 0, total: 0 }, notice: null, hiddenSheet: null });
    let last = 0;
    const step: Running['step'] = (phase, done, total) => {
      const now = performance.now();
      if (this.state.get().progress?.phase === phase && done < total && now - last < STEP_MS) return;
      last = now;
      this.change({ progress: { task, phase, done, total } });
    };
    const work: Running['work'] = (phase) => ({ signal: running.signal, progress: (done, total) => step(phase, done, total) });
    let told: Notice | null = null;
    let isDone = false;
    try {
      told = await does({ slices: new Slices(running.signal), work, step });
      isDone = true;
    } catch (error) {
      told = noticeOf(error);
    }
    this.running = null;
    this.change({ progress: null, notice: told });
    return isDone;
  }
}
