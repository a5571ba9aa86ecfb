/**
 * What a contender says of a row that is against a rule. `value` is the money line in fen where the rule writes one, else what was measured;
 * `limit` is what it was measured against.
 */
export interface Hit {
  readonly rule: string;
  readonly row: number;
  readonly value: number;
  readonly limit: number;
}

/** Hits of each rule, in row order. */
export type Hits = ReadonlyMap<string, readonly Hit[]>;

/** Throws with the first difference. */
export function assertSame(name: string, expected: Hits, actual: Hits, rows = Infinity): number {
  let compared = 0;
  for (const [rule, hits] of expected) {
    const others = actual.get(rule) ?? [];
    const wanted = hits.filter(({ row }) => row < rows);
    if (wanted.length !== others.length) throw new Error(`${name}: ${rule} has ${others.length} hits, expected ${wanted.length}`);
    wanted.forEach((hit, i) => {
      const other = others[i]!;
      if (hit.row !== other.row || hit.value !== other.value || hit.limit !== other.limit) {
        throw new Error(`${name}: ${JSON.stringify(other)}, expected ${JSON.stringify(hit)}`);
      }
    });
    compared += wanted.length;
  }
  const extra = [...actual.keys()].filter((rule) => !expected.has(rule) && actual.get(rule)!.length > 0);
  if (extra.length > 0) throw new Error(`${name}: hits of ${extra.join(', ')}, expected none`);
  return compared;
}

/** A map with an empty list for each rule. */
export const noHits = (rules: readonly string[]): Map<string, Hit[]> => new Map(rules.map((rule) => [rule, []]));
