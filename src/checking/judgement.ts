import type { Constant } from '../formula/expression';
import { formulaText } from '../formula/formula-text';
import type { Place, Step } from '../formula/world';
import type { Kind } from '../values/kind';
import { sha256 } from '../values/sha256';
import { exactNumber, exactText, factValue } from './exact-text';
import { explanationOf, reasonCode, runsOverRows } from './explanations';
import type { RuleOutcome } from './judge';
import { textOfKey, type Key } from './key-text';
import type { ShownValue } from './message';
import type { Explanation, Finding, Verdict } from './report';
import type { Scene } from './scene';

/** What one finding says: that a rule is broken at a place, that it can't be judged there, or (`amount`) that what is due there can't be told. */
export interface Judgement {
  readonly outcome: RuleOutcome;
  readonly place: Place;
  readonly verdict: Verdict;
  readonly amount: boolean;
}

/** Marks the id of a finding about an amount. */
export const AMOUNT = '#amount';

export const idOf = ({ outcome, amount }: Judgement, key: Key): string => `${outcome.rule.id}${amount ? AMOUNT : ''}|${textOfKey(key)}`;

/** The values that a finding's message shows. */
export const shownAt = ({ engine }: Scene, { outcome: { rule }, place }: Judgement): readonly ShownValue[] => rule.shown.map((one) => ({ ...one, is: engine.evaluate(one.expression, place) }));

export const factsOf = (shown: readonly ShownValue[]): Finding['facts'] => Object.fromEntries(shown.map(({ name, expression, is }) => [name, factValue(is.value, expression.kind)]));

/** What the verdict was read from: a tree for each part of the rule that decides it. */
export function groundsOf({ engine }: Scene, { outcome: { rule }, place, amount }: Judgement): Step[] {
  if (amount) return [engine.explain(rule.line!.item, rule.line!.amount, place), engine.explain('for', rule.line!.forWhom, place)];
  const condition = engine.explain(rule.name, rule.condition, place);
  return rule.appliesWhen ? [engine.explain(rule.name, rule.appliesWhen, place), condition] : [condition];
}

/** How a finding came about, as trees that recompute: `appliesWhen` where the rule has one, `conditions`, and the money line's item where it writes one. */
export function explanationsOf(scene: Scene, judgement: Judgement): Explanation[] {
  const { outcome: { rule }, verdict, amount } = judgement;
  const trees = groundsOf(scene, judgement).map((step) => explanationOf(scene, step));
  if (amount) return trees.map((tree, index) => (index === 0 ? { ...tree, formula: rule.line!.formula } : tree));
  const parts = rule.appliesWhen ? ([['appliesWhen', rule.appliesWhen], ['conditions', rule.condition]] as const) : ([['conditions', rule.condition]] as const);
  const reasons = parts.map(([name, expression], index): Explanation => {
    const tree = trees[index]!;
    // What is no more than one fact or one cell has that one's formula, or none.
    return tree.formula === undefined && tree.cell === undefined ? { ...tree, name, formula: `=${formulaText(expression, constantText)}` } : { ...tree, name };
  });
  return rule.line && verdict === 'violation' ? [...reasons, lineExplanation(scene, judgement)] : reasons;
}

/** What a money line's amount is made of. */
export const lineExplanation = (scene: Scene, { outcome: { rule }, place }: Pick<Judgement, 'outcome' | 'place'>): Explanation => ({
  ...explanationOf(scene, scene.engine.explain(rule.line!.item, rule.line!.amount, place)),
  formula: rule.line!.formula,
});

const NUMBERS: ReadonlySet<Kind> = new Set<Kind>(['money', 'number', 'count', 'days', 'duration']);

/** A fixed value in a formula: numbers bare, in the exact unit of the values beside them; all else in quotes, as those values are written. */
function constantText(value: Constant, kind: Kind): string {
  if (Array.isArray(value)) return value.map((one) => `"${one}"`).join(', ');
  const text = exactText(value, kind);
  if (typeof text === 'boolean') return text ? 'TRUE' : 'FALSE';
  return NUMBERS.has(kind) ? text : `"${text}"`;
}

/**
 * SHA-256 of what a finding says: its verdict, its facts, the distinct values of the cells of its own row or group, and what came of all lookups and
 * sums. Where a cell stands is no part of it, nor what other rows hold that came to the same: sorting a sheet or inserting rows changes nothing.
 */
export function valuesOf(scene: Scene, judgement: Judgement): string {
  const values = new Set<string>();
  const seen = new Set<readonly Step[]>();
  const visit = (step: Step): void => {
    const { cell, expression } = step;
    if (cell) values.add(valueText(`${cell.ledger}.${cell.column}`, step));
    if (expression.op === 'call' && expression.name !== 'IF') values.add(valueText(formulaText(expression, constantText), step));
    if (runsOverRows(step) || seen.has(step.inputs)) return;
    seen.add(step.inputs);
    step.inputs.forEach(visit);
  };
  groundsOf(scene, judgement).forEach(visit);
  const facts = Object.entries(factsOf(shownAt(scene, judgement))).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([judgement.verdict, facts, [...values].sort()]));
}

/** A named value as text; of an unknown number what it lies between, too. */
function valueText(name: string, { expression: { kind }, result: { state, value, low, high } }: Step): string {
  if (value !== null) return JSON.stringify([name, exactText(value, kind)]);
  return JSON.stringify([name, null, reasonCode(state), ...[low, high].map((bound) => (bound ? exactNumber(bound) : null))]);
}
