import type { Expression } from '../../formula/expression';
import { isRational } from '../../formula/exactly';
import { operands } from '../../formula/operands';
import { ZERO, add, compare, rational, subtract, type Rational } from '../../values/rational';
import { NUMERIC_KINDS, type Unit } from '../../values/kind';
import { finished } from '../../values/steps';
import type { Rule, RuleFile, RuleSet } from '../model';
import { AMOUNTS, stepOf, titleOf } from './domain';
import { thingOf } from './demands';
import { Reach, constantOf } from './reach';
import type { Named, Phrase, Remarks } from './remark';
import { pathOfRule } from './rules';
import { exactly, isComparison } from './values';

/** A figure at which a rule changes its mind: of a comparison in its conditions, or an edge of a tier table that it reads. */
export interface Bound {
  readonly of: Expression;
  readonly named: Named;
  readonly value: Rational;
  /** Values just below, at and just above it that can occur. */
  readonly wanted: readonly Rational[];
}

/** All bounds of a rule, each once. Percentages and other fractions have no next value and are asked for at the bound alone. */
export function boundsOf(set: RuleSet, file: RuleFile, { appliesWhen, condition, line }: Rule): readonly Bound[] {
  const found = new Map<string, Bound>();
  const seen = new Set<Expression>();
  const reach = new Reach(set);
  const put = (of: Expression, value: Rational): void => {
    const named = nameOf(set, file, of);
    const key = `${thingOf(of)} ${value.n}/${value.d}`;
    if (!named || !NUMERIC_KINDS.has(of.kind) || found.has(key)) return;
    const wanted = around(of, value).filter((near) => (!AMOUNTS.has(of.kind) || compare(near, ZERO) >= 0) && finished(reach.of(of, exactly(near))).length > 0);
    found.set(key, { of, named, value, wanted });
  };
  const visit = (e: Expression, isCondition: boolean): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if (isCondition && e.op === 'binary' && isComparison(e.operator)) {
      const [left, right] = [constantOf(e.left), constantOf(e.right)];
      if (isRational(right ?? null)) put(e.left, right as Rational);
      else if (isRational(left ?? null)) put(e.right, left as Rational);
    }
    if (e.op === 'tier') {
      e.inputs.forEach((input, index) => {
        for (const { cells } of e.table.rows) {
          const cell = cells[index];
          for (const edge of cell?.is === 'interval' ? [cell.low, cell.high] : []) if (edge?.value) put(input, edge.value);
        }
      });
    }
    // A group fact is computed from rows; its tiers are the rule's all the same.
    if (e.op === 'fact') return visit(e.fact.expression, false);
    for (const part of operands(e)) visit(part, isCondition);
  };
  if (appliesWhen) visit(appliesWhen, true);
  visit(condition, true);
  if (line) visit(line.amount, false);
  return [...found.values()].filter(({ wanted }) => wanted.length > 0);
}

/** Tells of a bound at which no case stands; `missing`: the values, of those wanted. */
export function tellMissing(remarks: Remarks, rule: Rule, { named, value }: Bound, missing: readonly Rational[]): void {
  const { unit } = named;
  const phrases: Readonly<Record<string, Phrase>> = { name: { is: 'name', ...named }, bound: { is: 'value', value, unit }, missing: { is: 'values', values: missing, unit } };
  remarks.add('hint', [...pathOfRule(rule), 'name'], 'boundary-missing', { rule: rule.name }, phrases);
}

function around(of: Expression, value: Rational): readonly Rational[] {
  const step = of.kind === 'money' ? rational(1n, 100n) : of.kind === 'days' ? rational(1n, 2n) : stepOf(of.kind, true);
  return step ? [subtract(value, step), value, add(value, step)] : [value];
}

/** What HR calls it; null for what has no name of its own. */
function nameOf(set: RuleSet, file: RuleFile, e: Expression): Named | null {
  if (e.op === 'fact') return { name: e.fact.name, title: titleOf(set, file, e.fact.name), unit: e.fact.unit };
  if (e.op !== 'column') return null;
  const unit: Unit | undefined = set.ledgers.get(e.ledger)?.columns.get(e.column)?.unit;
  return unit ? { name: e.column, title: titleOf(set, file, e.column), unit } : null;
}
