import type { Expression, TierTable } from '../../formula/expression';
import { keyExpressions, operands } from '../../formula/operands';
import type { Rule, RuleFile, RuleSet } from '../model';
import { finished } from '../../values/steps';
import { rangesRead, usedFrom } from '../used';
import { Reach } from './reach';
import { truth, type Values } from './values';

/** Something that must be so for a part of a formula to matter. */
type Guard = readonly [Expression, Values];

/** Where a table is looked up, and what must be so there for its result to matter. */
interface Site {
  readonly inputs: readonly Expression[];
  readonly guards: readonly Guard[];
}

/**
 * Tells whether any rule looks values up in a table: under its `appliesWhen`, in the branch of an IF and beside the other conditions where the lookup
 * stands. True where that can't be ruled out, and for a table that nothing uses or that other files read through a fact.
 */
export function reachedBy(set: RuleSet, file: RuleFile, table: TierTable): (inputs: readonly Values[]) => boolean {
  let sites: readonly Site[] | null = null;
  const reach = new Reach(set);
  return (inputs) => {
    sites ??= sitesIn(set, file, table);
    return sites.length === 0 || sites.some((site) => finished(reach.all([...site.guards, ...site.inputs.map((input, index) => [input, inputs[index]!] as const)])).length > 0);
  };
}

function sitesIn(set: RuleSet, file: RuleFile, table: TierTable): readonly Site[] {
  const sites = new Sites(table);
  for (const rule of file.rules) sites.inRule(rule);
  const elsewhere = rangesRead(set.files);
  for (const fact of file.facts.values()) if (elsewhere.has(`${file.ledger}.${fact.name}`)) sites.inExpression(fact.expression, []);
  return sites.found;
}

class Sites {
  readonly found: Site[] = [];

  constructor(private readonly table: TierTable) {}

  inRule({ appliesWhen, condition, line, requiredRole, keys }: Rule): void {
    for (const key of keyExpressions(keys)) this.inExpression(key, []);
    const applies: Guard[] = appliesWhen ? [[appliesWhen, truth(true)]] : [];
    if (appliesWhen) this.inExpression(appliesWhen, []);
    this.inExpression(condition, applies);
    for (const part of [line?.amount, requiredRole]) if (part) this.inExpression(part, [...applies, [condition, truth(true)]]);
  }

  inExpression(e: Expression, guards: readonly Guard[]): void {
    if (!usedFrom([e]).tables.has(this.table.name)) return;
    if (e.op === 'tier' && e.table.name === this.table.name) this.found.push({ inputs: e.inputs, guards });
    if (e.op === 'fact') {
      for (const key of keyExpressions(e.fact.keys)) this.inExpression(key, []);
      return this.inExpression(e.fact.expression, e.fact.per === null ? guards : []);
    }
    const isJunction = e.op === 'and' || e.op === 'or' || (e.op === 'call' && (e.name === 'AND' || e.name === 'OR'));
    const isAnd = e.op === 'and' || (e.op === 'call' && e.name === 'AND');
    const parts = operands(e);
    for (const part of parts) {
      if (isJunction) {
        // One false part of an "and" decides it, whatever the others are.
        const others = parts.filter((other) => other !== part).map((other): Guard => [other, truth(isAnd)]);
        this.inExpression(part, [...guards, ...others]);
      } else if (e.op === 'call' && e.name === 'IF' && part !== parts[0]) this.inExpression(part, [...guards, [parts[0]!, truth(part === parts[1])]]);
      else this.inExpression(part, guards);
    }
  }
}
