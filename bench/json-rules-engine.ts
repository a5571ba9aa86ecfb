import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { noHits, type Hit, type Hits } from './hit';
import { AMOUNT, rankOf, requiredRank, RULES } from './loops';
import { ROLES, type Rows } from './rows';

/** Ways to run json-rules-engine; the fastest of them counts. */
export const WAYS = ['row by row', 'batches of 100', 'row by row, rare conditions first'] as const;
export type Way = (typeof WAYS)[number];

interface BenchFile {
  readonly id: string;
  readonly parameters?: Readonly<Record<string, { readonly value: number | string; readonly unit: string }>>;
  readonly rules: readonly { readonly name: string; readonly conditions: unknown; readonly event: { readonly type: string } }[];
}

/** The conditions of the bench's rule files, unchanged but for parameters, which are written out as figures: fewer facts to resolve. */
function engineFor(file: BenchFile, way: Way): Engine {
  const plain = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(plain);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, value]): [string, unknown] => [key, key === 'value' ? figure(value) : plain(value)]);
    const copy = Object.fromEntries(entries);
    // json-rules-engine skips the conditions of a lower priority once the others decide.
    if (way === 'row by row, rare conditions first' && 'operator' in copy) copy['priority'] = copy['operator'] === 'equal' || copy['operator'] === 'greaterThan' ? 2 : 1;
    return copy;
  };
  const figure = (value: unknown): unknown => {
    const name = typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : null;
    const parameter = name === null ? undefined : file.parameters?.[name];
    if (!parameter) return value;
    return parameter.unit === 'wan yuan' ? Number(parameter.value) * 10_000 : parameter.value;
  };
  const engine = new Engine();
  engine.addOperator('ranksBelow', (given: string, required: string) => rankOf(given) < rankOf(required));
  for (const { name, conditions } of file.rules) {
    const rule: RuleProperties = { name: `${file.id}/${name}`, conditions: plain(conditions) as TopLevelCondition, event: { type: `${file.id}/${name}` } };
    engine.addRule(rule);
  }
  return engine;
}

type Facts = Record<string, unknown>;

/** Money in yuan, as the rules have it; what a formula gives is computed by hand. */
const factsOf: Readonly<Record<keyof Rows, (rows: Rows, row: number) => Facts>> = {
  attendance: ({ attendance }, row) => ({ ...attendance[row]! }),
  quotes: ({ quotes }, row) => ({ approver_role: quotes[row]!.approver_role, required_role: ROLES[requiredRank(quotes[row]!)] }),
  deals: ({ deals }, row) => ({ amount: deals[row]!.amount / 100 }),
};

/** The first `each` rows of every ledger. */
export async function jsonRulesEngine(rows: Rows, each: number, way: Way): Promise<Hits> {
  const hits = noHits(RULES);
  for (const ledger of ['attendance', 'quotes', 'deals'] as const) {
    const engine = engineFor(JSON.parse(readFileSync(path.join('bench/rules', `${ledger}.json`), 'utf8')) as BenchFile, way);
    const judge = async (row: number): Promise<void> => {
      const { events } = await engine.run(factsOf[ledger](rows, row));
      for (const { type } of events) record(hits, type, rows, row);
    };
    if (way === 'batches of 100') {
      for (let start = 0; start < each; start += 100) await Promise.all(Array.from({ length: Math.min(100, each - start) }, (_, i) => judge(start + i)));
    } else for (let row = 0; row < each; row++) await judge(row);
  }
  for (const list of hits.values()) list.sort((a, b) => a.row - b.row);
  return hits;
}

function record(hits: ReadonlyMap<string, Hit[]>, rule: string, rows: Rows, row: number): void {
  const [value, limit] = AMOUNT[rule]!(rows, row);
  hits.get(rule)!.push({ rule, row, value, limit });
}
