import type { Expression, Fact, TierTable } from '../formula/expression';
import { operands, partsOfFact } from '../formula/operands';
import type { RuleFile } from './model';
import { expressionsOf } from './rule-expressions';

/** Names that expressions use, directly or through the facts that they use. */
export interface Used {
  readonly facts: Set<string>;
  readonly parameters: Set<string>;
  readonly tables: Map<string, TierTable>;
  /** `ledger.name`s. */
  readonly ranges: Set<string>;
  /** Functions that are called. */
  readonly functions: Set<string>;
}

/** Walks from expressions down through the facts that they read. */
export function usedFrom(roots: readonly (Expression | null | undefined)[]): Used {
  const used: Used = { facts: new Set(), parameters: new Set(), tables: new Map(), ranges: new Set(), functions: new Set() };
  // Facts of several files may be called the same.
  const seen = new Set<Fact>();
  const visit = (expression: Expression): void => {
    if (expression.op === 'fact') {
      if (seen.has(expression.fact)) return;
      seen.add(expression.fact);
      used.facts.add(expression.fact.name);
      partsOfFact(expression.fact).forEach(visit);
      return;
    }
    if (expression.op === 'parameter') used.parameters.add(expression.parameter.name);
    if (expression.op === 'range') used.ranges.add(`${expression.ledger}.${expression.column}`);
    if (expression.op === 'call') used.functions.add(expression.name);
    if (expression.op === 'tier') used.tables.set(expression.table.name, expression.table);
    operands(expression).forEach(visit);
  };
  for (const root of roots) if (root) visit(root);
  return used;
}

const ranges = new WeakMap<readonly RuleFile[], ReadonlySet<string>>();

/** `ledger.name`s that any rule or fact of these files reads. Worked out once for a list of files. */
export function rangesRead(files: readonly RuleFile[]): ReadonlySet<string> {
  const known = ranges.get(files) ?? usedFrom(files.flatMap(({ rules, facts }) => [...rules.flatMap(expressionsOf), ...[...facts.values()].map(({ expression }) => expression)])).ranges;
  ranges.set(files, known);
  return known;
}
