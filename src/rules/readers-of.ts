import { madeFrom } from './ledgers';
import type { RuleSet } from './model';
import { readBy } from './reads';

const made = new WeakMap<RuleSet, ReadonlyMap<string, readonly string[]>>();

/**
 * Ids of the rules in force that read a column, by `ledger.column`, directly or through facts; and those that read anything of a ledger, or lie on it, by
 * its key. What has something to fall back on reads it all the same; what reads a ledger that is made of another reads that one.
 */
export function readersOf(set: RuleSet): ReadonlyMap<string, readonly string[]> {
  const known = made.get(set);
  if (known) return known;
  const readers = new Map<string, Set<string>>();
  for (const { file } of set.profile.inForce) {
    for (const rule of file.rules) {
      const { columns, ledgers } = readBy([rule], set.files);
      for (const name of withSources(set, [file.ledger, ...ledgers, ...columns])) {
        const rules = readers.get(name) ?? new Set();
        readers.set(name, rules.add(rule.id));
      }
    }
  }
  const sorted = new Map([...readers].map(([name, rules]) => [name, [...rules].sort()]));
  made.set(set, sorted);
  return sorted;
}

/** Leave days are made of leave requests: their columns are those of the request. */
function withSources(set: RuleSet, names: readonly string[]): Set<string> {
  const all = new Set(names);
  for (const name of names) {
    const [ledger = '', column] = name.split('.');
    const definition = set.ledgers.get(ledger);
    const source = definition && madeFrom(definition)?.ledger;
    if (source) all.add(column === undefined ? source : `${source}.${column}`);
  }
  return all;
}
