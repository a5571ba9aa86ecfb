import { relabelled } from '../values/steps';

/** Work that is done in slices: between two of them it says how far it is. */
export type Work<T> = Generator<Progress, T, void>;

/** Rows done, of how many. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Steps of work that all count as being so far. */
export const at = <T>(progress: Progress, steps: Generator<unknown, T>): Work<T> => relabelled(steps, () => progress);

/** How far work is that has no rows of its own: it comes when all rows are judged. */
export const LAST_STEP: Progress = { done: 1, total: 1 };

/** Called between slices of work; it may wait (to let a screen repaint) and it throws where the user has cancelled. */
export type Pause = (done: number, total: number) => Promise<void> | void;

/** Does the work with pauses between its slices. */
export async function withPauses<T>(work: Work<T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause(step.value.done, step.value.total);
  }
}
