import type { Expression } from '../formula/expression';
import { operands, partsOfFact } from '../formula/operands';
import type { Rule, RuleFile } from './model';
import { expressionsOf } from './rule-expressions';
import { rowFacts } from './row-fact';

/** What rules read, directly or through facts, those of other files among them. */
export interface Reads {
  /** `ledger.column`s, and `ledger.name`s of facts. */
  readonly columns: ReadonlySet<string>;
  /** Theirs, and those that the rules need. */
  readonly ledgers: ReadonlySet<string>;
}

/** What rules read. What has something to fall back on is read all the same. */
export function readBy(rules: readonly Rule[], files: readonly RuleFile[]): Reads {
  const columns = new Set<string>();
  const ledgers = new Set(rules.flatMap(({ needs }) => needs));
  const seen = new Set<Expression>();
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.op === 'column' || expression.op === 'range') {
      const { ledger, column } = expression;
      const name = `${ledger}.${column}`;
      if (columns.has(name)) return;
      columns.add(name);
      ledgers.add(ledger);
      // Of another file's facts, each version may be the one that is asked.
      if (expression.op === 'range') rowFacts(files, ledger, column).forEach(({ fact }) => visit(fact.expression));
    }
    visitAll(expression.op === 'fact' ? partsOfFact(expression.fact) : operands(expression));
  };
  const visitAll = (several: readonly (Expression | null | undefined)[]): void => {
    for (const one of several) if (one) visit(one);
  };
  visitAll(rules.flatMap(expressionsOf));
  return { columns, ledgers };
}
