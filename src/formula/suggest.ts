/** Edits (insert, delete, replace, swap of neighbours) from one word to another, letter case aside; stops counting above `limit`. */
export function editDistance(from: string, to: string, limit: number): number {
  const a = [...from.toLowerCase()];
  const b = [...to.toLowerCase()];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** The known name that was most likely meant, for "did you mean"; null where none is near. The first of equally near ones. */
export function suggest(name: string, known: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor([...name].length / 3));
  let best: string | null = null;
  let nearest = limit + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate, limit);
    if (distance < nearest) [best, nearest] = [candidate, distance];
  }
  return best;
}
