import type { JSONPath } from 'jsonc-parser';
import type { Fact, KeyFacts } from '../formula/expression';
import type { Reporter } from './reporter';
import { suggestionFor } from './suggestion';

/** What rows of a file can be grouped by. */
export interface Groupable {
  readonly ledger: string;
  readonly columns: Iterable<string>;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Is a name declared, but can't be used? That has been told. */
  readonly unusable: (name: string) => boolean;
}

/** The row facts among the keys of a group; undefined where there are none. */
export function keyFacts(per: readonly string[] | null, facts: ReadonlyMap<string, Fact>): KeyFacts | undefined {
  const keys = (per ?? []).flatMap((name) => {
    const fact = facts.get(name);
    return fact?.per === null ? [[name, fact] as const] : [];
  });
  return keys.length > 0 ? new Map(keys) : undefined;
}

/** Groups are rows with equal keys: each is a column, or a row fact. Reports those that are neither; false where there are some. */
export function checkKeys(report: Reporter, per: readonly string[] | null, path: JSONPath, { ledger, columns, facts, unusable }: Groupable): boolean {
  const known = new Set([...columns, ...[...facts.values()].flatMap((fact) => (fact.per === null ? [fact.name] : []))]);
  const strangers = (per ?? []).flatMap((name, index) => (known.has(name) || unusable(name) ? [] : [{ name, index }]));
  for (const { name, index } of strangers) report.error([...path, index], 'unknown-group-key', { name, ledger, suggestion: suggestionFor(name, known) });
  return strangers.length === 0;
}
