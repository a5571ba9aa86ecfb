/** What work that comes in steps gives when nobody has to be let in between them. */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same steps, each of which gives what is made of it. */
export function* relabelled<S, G, T>(steps: Generator<S, T>, label: (step: S) => G): Generator<G, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield label(step.value);
  }
}

/** Rows that one step goes through where each of them is quickly done. */
export const ROWS_A_STEP = 2048;

/** Some of a list: the numbers `from` ≤ i < `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The numbers 0 ≤ i < `count` in pieces, each of them work for one step. */
export function* spans(count: number, inStep = ROWS_A_STEP): Generator<Span, void> {
  for (let from = 0; from < count; from += inStep) yield { from, to: Math.min(count, from + inStep) };
}

/** What each of many gives, one after the other, in steps. */
export function* mapped<T, R>(items: readonly T[], give: (item: T, i: number) => R, inStep = ROWS_A_STEP): Generator<void, R[]> {
  const given: R[] = [];
  for (const { from, to } of spans(items.length, inStep)) {
    for (let i = from; i < to; i++) given.push(give(items[i]!, i));
    yield;
  }
  return given;
}

/** Texts, or whatever `compare` orders, as `sort` would put them: equal ones stay in their order. In steps, for there may be very many. */
export function* sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let runs: T[][] = [];
  for (const { from, to } of spans(items.length)) {
    runs.push(items.slice(from, to).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(runs[at + 1] ? yield* mergedRuns(runs[at]!, runs[at + 1]!, compare) : runs[at]!);
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedRuns<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const merged = new Array<T>(a.length + b.length);
  let [i, j] = [0, 0];
  for (const { from, to } of spans(merged.length)) {
    for (let at = from; at < to; at++) merged[at] = j === b.length || (i < a.length && compare(a[i]!, b[j]!) <= 0) ? a[i++]! : b[j++]!;
    yield;
  }
  return merged;
}
