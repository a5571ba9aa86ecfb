import { finished, spans } from '../values/steps';

/** What the interpreter is asked in one step: some answers take a millisecond. */
const ANSWERS_A_STEP = 8;

/** Thrown out of work that is done in steps: something large is to be made first. */
class Needed extends Error {
  constructor(readonly make: () => Generator<void, unknown>) {
    super('something large is to be made first');
  }
}

/**
 * Where large things are made that a formula may turn out to need half way: a column of another ledger, an index, groups. Work that is done in steps
 * is given up there; what it needs is made, a step at a time; then the work is begun again, and finds it. All other work has it made at once.
 */
export class Workshop {
  /** True while work is at it that may be given up. */
  private isTrying = false;

  /** @param make keeps what it makes, so that whoever asks again finds it. */
  made<T>(make: () => Generator<void, T>): T {
    if (this.isTrying) throw new Needed(make);
    return finished(make());
  }

  /** @param work leaves nothing behind where it is given up that were in its way when it is begun again. */
  *inSteps<T>(work: () => T): Generator<void, T> {
    for (;;) {
      const tried = this.tried(work);
      if (!(tried instanceof Needed)) return tried;
      yield* tried.make();
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

  private tried<T>(work: () => T): T | Needed {
    const before = this.isTrying;
    this.isTrying = true;
    try {
      return work();
    } catch (error) {
      if (error instanceof Needed) return error;
      throw error;
    } finally {
      this.isTrying = before;
    }
  }
}
