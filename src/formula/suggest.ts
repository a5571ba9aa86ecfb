/** More edits than this are another word, however long it is. */
const MOST_EDITS = 4;

/** Edits (insert, delete, replace, swap of neighbours) from one word to another, letter case aside; stops counting above `limit`. */
export const editDistance = (from: string, to: string, limit: number): number => distance([...from.toLowerCase()], [...to.toLowerCase()], limit);

function distance(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  let leastBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    // Away from the diagonal by more than the limit nothing counts any more.
    const [first, end] = [Math.max(1, i - limit), Math.min(b.length, i + limit)];
    const row: number[] = new Array<number>(b.length + 1).fill(limit + 1);
    row[0] = i;
    let least = i;
    for (let j = first; j <= end; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows.
    if (least > limit && leastBefore > limit) return limit + 1;
    leastBefore = least;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** The known name that was most likely meant, for "did you mean"; null where none is near. The first of equally near ones. */
export function suggest(name: string, known: Iterable<string>): string | null {
  const letters = [...name.toLowerCase()];
  let nearest = Math.min(MOST_EDITS, Math.max(1, Math.floor(letters.length / 3))) + 1;
  let best: string | null = null;
  const [first, last] = [letters[0], letters.at(-1)];
  if (first === undefined || last === undefined) return null;
  for (const candidate of known) {
    if (nearest === 0) break;
    const other = candidate.toLowerCase();
    // A slip seldom changes both ends of a word, and there are thousands of words to look at.
    if (!other.startsWith(first) && !other.endsWith(last)) continue;
    const others = [...other];
    const edits = distance(letters, others, nearest - 1);
    if (edits < nearest) [best, nearest] = [candidate, edits];
  }
  return best;
}
