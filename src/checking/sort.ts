/** Sorts in place by several texts, first to last, by code units: the same order under every locale. */
export function sortBy<T>(items: T[], textsOf: (item: T) => readonly string[]): T[] {
  const keyed = items.map((item) => ({ item, texts: textsOf(item) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < a.texts.length; i += 1) {
      const [left, right] = [a.texts[i]!, b.texts[i] ?? ''];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
  keyed.forEach(({ item }, index) => (items[index] = item));
  return items;
}
