import type { Expression, Fact } from './expression';

/**
 * An expression in which other ones stand for some of its ledger's columns and facts, within the facts that it reads, too. A fact of groups becomes
 * one of a row, since what it was worked out from is given or stands in that row.
 * @param instead by name of the column or fact.
 */
export function replaceNamed(expression: Expression, ledger: string, instead: ReadonlyMap<string, Expression>): Expression {
  const facts = new Map<Fact, Fact>();
  const replacedFact = (fact: Fact): Fact => {
    let replaced = facts.get(fact);
    if (!replaced) {
      replaced = { ...fact, per: null, expression: replace(fact.expression) };
      facts.set(fact, replaced);
    }
    return replaced;
  };
  const replace = (e: Expression): Expression => {
    switch (e.op) {
      case 'constant': case 'range': case 'parameter': case 'as-of': case 'item': return e;
      case 'column': return (e.ledger === ledger && instead.get(e.column)) || e;
      case 'fact': return (e.fact.ledger === ledger && instead.get(e.fact.name)) || { ...e, fact: replacedFact(e.fact) };
      case 'negate': case 'not': case 'blank': case 'rank': return { ...e, of: replace(e.of) };
      case 'binary': return { ...e, left: replace(e.left), right: replace(e.right) };
      case 'call': return { ...e, args: e.args.map(replace) };
      case 'tier': return { ...e, inputs: e.inputs.map(replace) };
      case 'and': case 'or': return { ...e, of: e.of.map(replace) };
      case 'member': return { ...e, item: replace(e.item), list: replace(e.list) };
      case 'some': case 'every': return { ...e, of: replace(e.of), test: replace(e.test) };
    }
  };
  return replace(expression);
}
