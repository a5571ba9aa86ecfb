import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { worldOf } from '../src/checking/scene';
import { createEngine } from '../src/formula/engine';
import type { Expression } from '../src/formula/expression';
import type { Engine, Hits as EngineHits, Scan, Table } from '../src/formula/world';
import { loadRules } from '../src/rules/load';
import type { Rule, RuleFile, RuleFileText, RuleSet } from '../src/rules/model';
import { State, Truth } from '../src/values/column';
import { rational } from '../src/values/rational';
import { finished } from '../src/values/steps';
import { tablesOf } from './columns';
import type { Hit, Hits } from './hit';
import type { Rows } from './rows';

const FOLDER = 'bench/rules';

export function readFolder(folder: string): readonly RuleFileText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: name.split(path.sep).join('/'), text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Rule files as they lie on disk, ready to judge. Throws where one is broken. */
export function load(): RuleSet {
  const rules = loadRules(readFolder(FOLDER));
  const broken = rules.problems.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) throw new Error(JSON.stringify(broken, null, 2));
  return rules;
}

/** From rule files and row objects to a record for each hit. */
export function guiju(rows: Rows): { readonly hits: Hits; readonly vectorised: number; readonly rules: number } {
  return judge(load(), rows);
}

/** The same with rules that are loaded already. */
export function judge(rules: RuleSet, rows: Rows): { readonly hits: Hits; readonly vectorised: number; readonly rules: number } {
  const tables = tablesOf(rows);
  const hits = new Map<string, Hit[]>();
  let vectorised = 0;
  for (const { engine, file, scan } of scanned(rules, tables)) {
    vectorised += scan.vectorised;
    file.rules.forEach((rule, k) => hits.set(rule.id, records(engine, file.ledger, rule, scan.hits[k]!)));
  }
  return { hits, vectorised, rules: hits.size };
}

/** Verdicts alone, of columns that are there: how many rows are against some rule, rule by rule. */
export function verdicts(rules: RuleSet, tables: ReadonlyMap<string, Table>): number {
  let count = 0;
  for (const { scan } of scanned(rules, new Map([...tables].map(([key, table]) => [key, unmeasured(table)])))) for (const { length } of scan.hits) count += length;
  return count;
}

/** The same cells, of which the engine has found out nothing yet. */
const unmeasured = (table: Table): Table => ({ ...table, columns: new Map([...table.columns].map(([key, column]) => [key, { ...column }])) });

function scanned(rules: RuleSet, tables: ReadonlyMap<string, Table>): { readonly engine: Engine; readonly file: RuleFile; readonly scan: Scan }[] {
  const engine = createEngine(worldOf(rules, tables, 1, () => []));
  return rules.profile.inForce.map(({ file }) => {
    const scan = finished(engine.scan(file.ledger, file.rules.map(({ condition, appliesWhen }) => ({ condition, appliesWhen, rows: null }))));
    return { engine, file, scan };
  });
}

/** The last figure that a rule's message shows is the limit; the one before it, or the money line, is the value. */
function records(engine: Engine, ledger: string, rule: Rule, { row, truth, length }: EngineHits): Hit[] {
  const rows = row.subarray(0, length);
  if (truth.subarray(0, length).includes(Truth.Unknown)) throw new Error(`${rule.id} could not be judged on complete rows`);
  const shown = rule.shown.map(({ expression }) => expression);
  const values = figures(engine, ledger, rule.line?.amount ?? shown[0]!, rows);
  const limits = figures(engine, ledger, shown.at(-1)!, rows);
  const list = new Array<Hit>(length);
  for (let i = 0; i < length; i++) list[i] = { rule: rule.id, row: rows[i]!, value: values[i]!, limit: limits[i]! };
  return list;
}

const FEN = 2;
const FEN_PLACES: Expression = { op: 'constant', kind: 'count', value: rational(BigInt(FEN)) };

/** Money in fen, rounded once; other amounts, all whole here, as they are. Small whole numbers are kept as such: a record then holds no boxed double. */
function figures(engine: Engine, ledger: string, of: Expression, rows: Int32Array): Int32Array | Float64Array {
  const money = of.kind === 'money';
  const asked: Expression = money ? { op: 'call', name: 'ROUND', kind: 'money', args: [of, FEN_PLACES] } : of;
  // A figure of the policy is the same at every row.
  const isFigure = of.op === 'parameter' || of.op === 'constant';
  const { state, scale, values } = engine.column(asked, ledger, isFigure ? rows.subarray(0, 1) : rows);
  if (state.includes(State.Missing) || state.includes(State.Blank) || state.includes(State.Unreadable)) throw new Error('an amount could not be computed on complete rows');
  const factor = 10 ** ((money ? FEN : 0) - scale);
  const small = new Int32Array(rows.length);
  if (isFigure) return small.fill(values[0]! * factor);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! * factor;
    small[i] = value;
    if (small[i] !== value) return values.map((one) => one * factor);
  }
  return small;
}
