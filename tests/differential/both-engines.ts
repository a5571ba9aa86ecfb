import { Engine as JsonRulesEngine, type RuleResult, type TopLevelCondition } from 'json-rules-engine';
import { createEngine } from '../../src/formula/engine';
import type { Expression } from '../../src/formula/expression';
import { makeWorld } from '../../src/formula/testing/world';
import type { Engine } from '../../src/formula/world';
import { lowerConditions } from '../../src/rules/conditions';
import { createScope, type RuleScope } from '../../src/rules/scope';
import { Truth } from '../../src/values/column';
import { finished } from '../../src/values/steps';
import { COLUMNS, type RandomRules, type Row } from './random-rules';

/** The scope that the random conditions are written for. */
export function scopeOf(named: RandomRules['named']): RuleScope {
  const none = new Map<string, never>();
  const names = { ledger: 'rows', columns: new Map(Object.entries(COLUMNS)), facts: none, parameters: none, tables: none, conditions: new Map(Object.entries(named)), roles: none };
  return createScope({ ...names, range: () => null, rangeNames: () => [] }, null);
}

/** Throws where our reader refuses what json-rules-engine is about to run. */
export function lowered(conditions: unknown, scope: RuleScope): Expression {
  const result = lowerConditions(conditions, scope);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.expression;
}

/** An engine over the rows; a cell of null is unknown. */
export function engineOver(rows: readonly Readonly<Record<string, Row[string] | null>>[]): Engine {
  const columns = Object.fromEntries(Object.entries(COLUMNS).map(([name, { kind }]) => [name, kind]));
  return createEngine(makeWorld({ ledgers: { rows: { columns, rows, dateColumn: null } } }));
}

/** Verdicts of our engine, a column at a time: [rule][row], and how many rules ran on kernels. */
export function scan(engine: Engine, expressions: readonly Expression[], rows: number): { readonly truths: readonly Truth[][]; readonly vectorised: number } {
  const { hits, vectorised } = finished(engine.scan('rows', expressions.map((condition) => ({ condition, appliesWhen: null, rows: null }))));
  const truths = hits.map(({ length, row, truth }) => {
    const ofRows = new Array<Truth>(rows).fill(Truth.False);
    for (let i = 0; i < length; i++) ofRows[row[i]!] = truth[i] as Truth;
    return ofRows;
  });
  return { truths, vectorised };
}

/** json-rules-engine's own run of the rules on one row: its result of each rule, by number. */
export async function runJsonRulesEngine({ named, rules }: RandomRules, row: Row): Promise<Map<number, RuleResult>> {
  const engine = new JsonRulesEngine();
  for (const [name, condition] of Object.entries(named)) engine.setCondition(name, structuredClone(condition));
  rules.forEach(({ conditions, priority }, number) => engine.addRule({ name: String(number), priority, conditions: structuredClone(conditions), event: { type: String(number) } }));
  const { results, failureResults } = await engine.run({ ...row });
  return new Map([...results, ...failureResults].map((result) => [Number(result.name), result]));
}

/** A node of json-rules-engine's result tree: its condition as written, and what it came to; undefined where it was not evaluated. */
export interface Judged {
  readonly condition: TopLevelCondition;
  readonly result: boolean | undefined;
}

type Node = Readonly<Record<string, unknown>>;
const GROUPS = ['all', 'any'] as const;

function written(node: Node): object {
  for (const key of GROUPS) if (Array.isArray(node[key])) return { [key]: (node[key] as Node[]).map(written) };
  if ('not' in node) return { not: written(node['not'] as Node) };
  if ('condition' in node) return { condition: node['condition'] };
  return { fact: node['fact'], operator: node['operator'], value: node['value'] };
}

/** Every node below the root. References are expanded in a result tree, unless they were never reached. */
export function nodesOf(root: Node): Judged[] {
  const children = [...GROUPS.flatMap((key) => (Array.isArray(root[key]) ? (root[key] as Node[]) : [])), ...('not' in root ? [root['not'] as Node] : [])];
  return children.flatMap((child) => [{ condition: { all: [written(child)] } as TopLevelCondition, result: child['result'] as boolean | undefined }, ...nodesOf(child)]);
}
