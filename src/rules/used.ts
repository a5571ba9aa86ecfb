import type { Expression, TierTable } from '../formula/expression';
import { operands, partsOfFact } from '../formula/operands';

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
  const visit = (expression: Expression): void => {
    if (expression.op === 'fact') {
      if (used.facts.has(expression.fact.name)) return;
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
