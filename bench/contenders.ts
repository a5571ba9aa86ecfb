import { tablesOf } from './columns';
import { duckdb, type Database } from './duckdb';
import { feelin, FEELIN_WAYS } from './feelin';
import { guiju, judge, load, verdicts } from './guiju';
import { assertSame, type Hits } from './hit';
import { hyperFormula } from './hyperformula';
import { jsonLogic, LOGIC_WAYS } from './json-logic';
import { jsonRulesEngine, WAYS } from './json-rules-engine';
import { recordLoop, totalsLoop } from './loops';
import { LEDGERS } from './race';
import { FUNCTION_WAYS, ruleFunctions } from './rule-functions';
import { makeRows, type Rows, type Shape } from './rows';
import { zen, ZEN_WAYS } from './zen';

export const EACH = 100_000;

export interface Contender {
  readonly name: string;
  /** `reference` rates the others; `verdicts` makes no records, so it is no rival of those that do. */
  readonly kind: 'guiju' | 'json-rules-engine' | 'peer' | 'needs eval' | 'loop' | 'verdicts';
  /** Rows of each ledger that one run judges: fewer for those that would take half a minute otherwise. */
  readonly each: number;
  run(): unknown;
}

/** A contender whose records are held against the loop's before any time counts. */
interface Recording extends Contender {
  run(): Hits | Promise<Hits>;
}

/** Rows of each ledger, so that one run of the slow takes about as long as one of the fast. */
const FEW = { feelin: 200, unary: 1_000, made: 10_000, sheet: 2_000, zenRow: 4_000, zenList: 20_000, rools: 5_000, nodeRules: 5_000, logic: 20_000, jsonRules: 2_000 } as const;

/** Everybody who measures himself on one shape of the workload, each of whom has said the same of every row that he sees. */
export async function contendersOf(shape: Shape): Promise<readonly Contender[]> {
  const rows = makeRows(shape, EACH);
  const expected = recordLoop(rows);
  const rules = load();
  const ours = guiju(rows);
  if (ours.vectorised !== ours.rules) throw new Error(`only ${ours.vectorised} of ${ours.rules} rules ran on kernels`);
  const recording = [...(await peers(rows)), ...guijus(rows)];
  const compared = [];
  for (const { name, each, run } of recording) compared.push(assertSame(name, expected, await run(), each));
  const database = await (await duckdb())(rows, EACH);
  assertSame('DuckDB, query alone', expected, await database.records());
  checkTotals(expected, rows);
  console.log(`${shape}: ${compared.at(-1)!.toLocaleString('en')} hits of ${ours.rules} rules on ${(EACH * LEDGERS).toLocaleString('en')} rows; all ${recording.length + 2} contenders say the same, to the fen, of every row that they see.`);
  return [...recording, ...withoutRecords(rows, expected, database)];

  function guijus(of: Rows): Recording[] {
    return [
      { name: 'loop over row objects, a record per hit', kind: 'loop', each: EACH, run: () => recordLoop(of) },
      { name: 'Guiju, rules loaded', kind: 'guiju', each: EACH, run: () => judge(rules, of).hits },
      { name: 'Guiju, from rule files on disk', kind: 'guiju', each: EACH, run: () => guiju(of).hits },
    ];
  }

  function withoutRecords(of: Rows, hits: Hits, db: Database): Contender[] {
    const tables = tablesOf(of);
    const count = [...hits.values()].reduce((sum, list) => sum + list.length, 0);
    if (verdicts(rules, tables) !== count) throw new Error('Guiju, verdicts alone: another number of hits');
    return [
      { name: 'loop over row objects, totals only', kind: 'verdicts', each: EACH, run: () => totalsLoop(of) },
      { name: 'DuckDB 1.5.6, query alone, verdicts, 1 thread', kind: 'verdicts', each: EACH, run: () => db.verdicts() },
      { name: 'DuckDB 1.5.6, query alone, records, 1 thread', kind: 'verdicts', each: EACH, run: () => db.records() },
      { name: 'Guiju, columns in, verdicts alone', kind: 'verdicts', each: EACH, run: () => verdicts(rules, tables) },
    ];
  }
}

async function peers(rows: Rows): Promise<Recording[]> {
  const list: Recording[] = WAYS.map((way) => ({ name: `json-rules-engine 7.3.1, ${way}`, kind: 'json-rules-engine', each: FEW.jsonRules, run: () => jsonRulesEngine(rows, FEW.jsonRules, way) }));
  const add = (name: string, each: number, run: (rows: Rows, each: number) => Hits | Promise<Hits>, kind: Contender['kind'] = 'peer'): number =>
    list.push({ name, kind, each, run: () => run(rows, each) });
  for (const way of FEELIN_WAYS) add(way, way.endsWith('evaluate') ? FEW.feelin : way.endsWith('tests') ? FEW.unary : FEW.made, await feelin(way));
  const sheet = await hyperFormula();
  const made = sheet.recalculate(rows, FEW.sheet);
  add('HyperFormula 3.5.0, build', FEW.sheet, (of, each) => sheet.build(of, each));
  add('HyperFormula 3.5.0, recalculate', FEW.sheet, made);
  for (const way of ZEN_WAYS) add(way, way === ZEN_WAYS[0] ? FEW.zenRow : FEW.zenList, await zen(way));
  for (const way of FUNCTION_WAYS) add(way, way.startsWith('rools') ? FEW.rools : FEW.nodeRules, await ruleFunctions(way));
  for (const way of LOGIC_WAYS) add(way, way.includes('eval') ? EACH : FEW.logic, await jsonLogic(way), way.includes('eval') ? 'needs eval' : 'peer');
  const open = await duckdb();
  add('DuckDB 1.5.6, load and query, 1 thread', EACH, async (of, each) => {
    const database = await open(of, each);
    const hits = await database.records();
    database.close();
    return hits;
  });
  return list;
}

const MONEY = /late-[123]|leave|commission/;

function checkTotals(hits: Hits, rows: Rows): void {
  const totals = totalsLoop(rows);
  let [fen, flags] = [0, 0];
  for (const [rule, list] of hits) {
    if (MONEY.test(rule)) for (const { value } of list) fen += value;
    else flags += list.length;
  }
  if (totals.fen !== fen || totals.flags !== flags) throw new Error('the totals loop differs');
}
