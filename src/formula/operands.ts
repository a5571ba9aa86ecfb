import type { Expression, Fact, KeyFacts } from './expression';

/** Operands of a node, a row fact's formula among them. A group fact has none: it is not computed from the row. */
export function operands(e: Expression): readonly Expression[] {
  switch (e.op) {
    case 'constant': case 'column': case 'range': case 'parameter': case 'as-of': case 'item': return [];
    case 'fact': return e.fact.per === null ? [e.fact.expression] : [];
    case 'negate': case 'not': case 'blank': case 'rank': return [e.of];
    case 'binary': return [e.left, e.right];
    case 'call': return e.args;
    case 'tier': return e.inputs;
    case 'and': case 'or': return e.of;
    case 'member': return [e.item, e.list];
    case 'some': case 'every': return [e.of, e.test];
  }
}

/** Row facts that rows are grouped by, as expressions. */
export const keyExpressions = (keys: KeyFacts | undefined): readonly Expression[] => [...(keys?.values() ?? [])].map((fact) => ({ op: 'fact', kind: fact.kind, fact }));

/** All that a fact, of a row or of a group, is made of: its formula, and the facts that it is grouped by. */
export const partsOfFact = ({ expression, keys }: Fact): readonly Expression[] => [expression, ...keyExpressions(keys)];
