/** Before so long, and so much of the work, a rate says nothing. */
const FEWEST_MS = 2000;
const LEAST_DONE = 0.05;

/** Tells from the rate so far how long a piece of work will still take. */
export class TimeLeft {
  private of: string | null = null;
  private began = 0;

  /**
   * @param phase another one begins anew; @param now milliseconds of a clock that never goes back.
   * @returns seconds, rounded to 5, from a minute on to whole minutes; null where there is no basis to tell.
   */
  seconds(phase: string, done: number, total: number, now: number): number | null {
    if (phase !== this.of) {
      this.of = phase;
      this.began = now;
    }
    const spent = now - this.began;
    if (spent < FEWEST_MS || done < total * LEAST_DONE || total === 0) return null;
    const left = (spent * (total - done)) / done / 1000;
    return left >= 60 ? Math.ceil(left / 60) * 60 : Math.ceil(left / 5) * 5;
  }
}
