/** Work in one piece for longer than this is felt: a click waits, a line stands still. Half of it leaves room for what one step takes. */
const SLICE_MS = 25;

/** Lets the browser take clicks and paint. A message is not throttled as timers are when the pane is in the background. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Lets others in between steps of long work, and stops the work where it was cancelled. */
export class Slices {
  private since = performance.now();

  constructor(private readonly signal?: AbortSignal) {}

  /** To be awaited between two steps. Rejects with the signal's reason. */
  async between(): Promise<void> {
    if (performance.now() - this.since >= SLICE_MS) await this.breathe();
    this.signal?.throwIfAborted();
  }

  /** Lets others in at once: what comes next takes long. */
  async breathe(): Promise<void> {
    await nextTask();
    this.since = performance.now();
    this.signal?.throwIfAborted();
  }

  /** Goes through work that is done in steps, letting others in between them. Returns its result. */
  async through<T>(steps: Generator<unknown, T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await this.between();
    }
  }
}
