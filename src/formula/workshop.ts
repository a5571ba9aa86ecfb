import { finished, spans } from '../values/steps';

/** What the interpreter is asked in one step: some answers take a millisecond. */
const ANSWERS_A_STEP = 8;

type Make<T> = () => Generator<void, T>;

/** What a piece of work came to; where it was given up, what is to be made before it is begun again. */
type Tried<T> = { readonly result: T } | { readonly needs: Make<unknown> };

/**
 * Where large things are made that a formula may turn out to need half way: a column of another ledger, an index, groups. Work that is done in steps
 * is given up there; what it needs is made, a step at a time; then the work is begun again, and finds it. All other work has it made at once.
 */
export class Workshop {
  /** True while work is at it that may be given up. */
  private isTrying = false;
  private needs: Make<unknown> | null = null;
  /** Thrown out of work that is given up. One for all: to note where each was thrown would take longer than most of the work. */
  private readonly givenUp = new Error('something large is to be made first');

  /** @param make keeps what it makes, so that whoever asks again finds it. */
  made<T>(make: Make<T>): T {
    if (!this.isTrying) return finished(make());
    this.needs = make;
    throw this.givenUp;
  }

  /** @param work leaves nothing behind where it is given up that were in its way when it is begun again. */
  *inSteps<T>(work: () => T): Generator<void, T> {
    for (;;) {
      const tried = this.tried(work);
      if ('result' in tried) return tried.result;
      yield* tried.needs();
      yield;
    }
  }

  /** Answers one question after the other, some in a step. One that is given up is asked again. */
  *each(count: number, answer: (i: number) => void): Generator<void, void> {
    for (const { from, to } of spans(count, ANSWERS_A_STEP)) {
      let next = from;
      yield* this.inSteps(() => {
        for (; next < to; next++) answer(next);
      });
      yield;
    }
  }

  private tried<T>(work: () => T): Tried<T> {
    const before = this.isTrying;
    this.isTrying = true;
    try {
      return { result: work() };
    } catch (error) {
      if (error !== this.givenUp || this.needs === null) throw error;
      return { needs: this.needs };
    } finally {
      this.isTrying = before;
    }
  }
}
