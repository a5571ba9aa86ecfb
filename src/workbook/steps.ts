import type { Work } from './open-workbook';

/** Does work that comes in steps, letting others in between them. Returns its result. */
export async function inSteps<T>(steps: Generator<unknown, T>, { between }: Work): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await between?.();
  }
}
