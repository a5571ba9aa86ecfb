import { finished, mapped, sorted } from '../values/steps';

/** Sorted by several texts, first to last, by code units: the same order under every locale. In steps. */
export function* sortedBy<T>(items: readonly T[], textsOf: (item: T) => readonly string[]): Generator<void, T[]> {
  const keyed = yield* mapped(items, (item) => ({ item, texts: textsOf(item) }));
  const inOrder = yield* sorted(keyed, (a, b) => {
    for (let i = 0; i < a.texts.length; i += 1) {
      const [left, right] = [a.texts[i]!, b.texts[i] ?? ''];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
  return inOrder.map(({ item }) => item);
}

/** The same of a few. */
export const sortBy = <T>(items: readonly T[], textsOf: (item: T) => readonly string[]): T[] => finished(sortedBy(items, textsOf));
