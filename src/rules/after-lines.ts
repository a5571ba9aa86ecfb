import type { Expression, Fact } from '../formula/expression';
import { operands, partsOfFact } from '../formula/operands';
import type { Compiled } from './compile';
import type { LedgerDefinition } from './ledger-definition';
import type { Rule } from './model';
import type { Ranges } from './names';
import { decidingIn } from './rule-expressions';

/**
 * Rules that lie on a ledger of money lines or read one, directly or through facts, of their own file or others: they are judged when all other rules
 * have written their lines. One that writes a line itself would change what it reads; it is reported.
 */
export function rulesAfterLines(files: readonly Compiled[], ledgers: ReadonlyMap<string, LedgerDefinition>, ranges: Ranges): ReadonlySet<Rule> {
  const isLines = (ledger: string): boolean => (ledgers.get(ledger)?.ofLines ?? null) !== null;
  const known = new Map<Fact, boolean>();
  const factReads = (fact: Fact): boolean => {
    let reads = known.get(fact);
    if (reads === undefined) {
      // A circle of facts is told elsewhere; here it must only come to an end.
      known.set(fact, false);
      reads = partsOfFact(fact).some(expressionReads);
      known.set(fact, reads);
    }
    return reads;
  };
  const expressionReads = (expression: Expression): boolean => {
    if (expression.op === 'fact') return factReads(expression.fact);
    if (expression.op !== 'range') return operands(expression).some(expressionReads);
    return isLines(expression.ledger) || ranges.declarations(expression.ledger, expression.column).some(({ fact }) => factReads(fact));
  };
  const after = new Set<Rule>();
  for (const { declared, file } of files) {
    for (const rule of file.rules) {
      if (!isLines(file.ledger) && !decidingIn(rule).some((part) => part && expressionReads(part))) continue;
      after.add(rule);
      if (rule.line) declared.report.error(['rules', Number(rule.pointer.split('/')[2]), 'line'], 'line-reads-lines', { name: rule.name });
    }
  }
  return after;
}
