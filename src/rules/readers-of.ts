import type { Expression } from '../formula/expression';
import { operands, partsOfFact } from '../formula/operands';
import { expressionsOf } from './rule-expressions';
import { madeFrom } from './ledgers';
import type { Rule, RuleSet } from './model';

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
      for (const name of withSources(set, [file.ledger, ...readBy(set, rule)])) {
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

/** `ledger.column`s and ledgers that a rule reads. */
function readBy(set: RuleSet, rule: Rule): Set<string> {
  const names = new Set<string>(rule.needs);
  const seen = new Set<Expression>();
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.op === 'column' || expression.op === 'range') {
      const { ledger, column } = expression;
      const name = `${ledger}.${column}`;
      if (names.has(name)) return;
      names.add(ledger).add(name);
      // Of another ledger's facts, each version may be the one that is asked.
      if (expression.op === 'range') for (const file of set.files) if (file.ledger === ledger) visitAll([file.facts.get(column)?.expression]);
    }
    if (expression.op === 'fact') visitAll(partsOfFact(expression.fact));
    visitAll(operands(expression));
  };
  const visitAll = (several: readonly (Expression | null | undefined)[]): void => {
    for (const one of several) if (one) visit(one);
  };
  visitAll(expressionsOf(rule));
  return names;
}
