import { tablesOf } from './columns';
import { duckdb } from './duckdb';
import { feelin, FEELIN_WAYS } from './feelin';
import { guiju, judge, load, verdicts } from './guiju';
import type { Hits } from './hit';
import { hyperFormula } from './hyperformula';
import { jsonLogic, LOGIC_WAYS } from './json-logic';
import { jsonRulesEngine, WAYS } from './json-rules-engine';
import { recordLoop, totalsLoop } from './loops';
import { FUNCTION_WAYS, ruleFunctions } from './rule-functions';
import type { Rows } from './rows';
import { zen, ZEN_WAYS } from './zen';

export const EACH = 100_000;
export const RECORD_LOOP = 'loop over row objects, a record per hit';
export const FROM_DISK = 'Guiju, from rule files on disk';

/** What a run gives: records, which are held against the loop's; or how many rows are against some rule, rule by rule; or nothing that can be compared. */
export type Result = Hits | number | null;

export interface Contender {
  readonly name: string;
  readonly kind: 'guiju' | 'json-rules-engine' | 'peer' | 'loop';
  /** Rows of each ledger that one run judges: fewer for those that would take half a minute otherwise. */
  readonly each: number;
  /** Makes all that is made once; what it gives is timed. */
  prepare(rows: Rows, each: number): Promise<() => Result | Promise<Result>>;
}

type Run = (rows: Rows, each: number) => Hits | Promise<Hits>;

const peer = (name: string, each: number, make: () => Promise<Run> | Run, kind: Contender['kind'] = 'peer'): Contender => ({
  name,
  kind,
  each,
  prepare: async (rows, count) => {
    const run = await make();
    return () => run(rows, count);
  },
});

const once = (name: string, kind: Contender['kind'], prepare: (rows: Rows) => () => Result): Contender => ({ name, kind, each: EACH, prepare: (rows) => Promise.resolve(prepare(rows)) });

const DUCKDB = 'DuckDB 1.5.6, 1 thread';

export const CONTENDERS: readonly Contender[] = [
  ...WAYS.map((way) => peer(`json-rules-engine 7.3.1, ${way}`, 2_000, () => (rows, each) => jsonRulesEngine(rows, each, way), 'json-rules-engine')),
  ...FEELIN_WAYS.map((way, k) => peer(way, [200, 1_000, 10_000][k]!, () => feelin(way))),
  peer('HyperFormula 3.5.0, build', 2_000, async () => (await hyperFormula()).build),
  { name: 'HyperFormula 3.5.0, recalculate', kind: 'peer', each: 2_000, prepare: async (rows, each) => (await hyperFormula()).recalculate(rows, each) },
  ...ZEN_WAYS.map((way, k) => peer(way, [4_000, 20_000][k]!, () => zen(way))),
  ...FUNCTION_WAYS.map((way) => peer(way, 5_000, () => ruleFunctions(way))),
  ...LOGIC_WAYS.map((way, k) => peer(way, k < 3 ? 20_000 : EACH, () => jsonLogic(way))),
  peer(`${DUCKDB}, load and query`, EACH, async () => {
    const open = await duckdb();
    return async (rows, each) => {
      const database = await open(rows, each);
      const hits = await database.records();
      database.close();
      return hits;
    };
  }),
  { name: `${DUCKDB}, query alone, records`, kind: 'peer', each: EACH, prepare: async (rows, each) => (await (await duckdb())(rows, each)).records },
  { name: `${DUCKDB}, query alone, verdicts`, kind: 'peer', each: EACH, prepare: async (rows, each) => (await (await duckdb())(rows, each)).verdicts },
  peer(RECORD_LOOP, EACH, () => recordLoop, 'loop'),
  once('loop over row objects, totals only', 'loop', (rows) => () => {
    totalsLoop(rows);
    return null;
  }),
  once('Guiju, rules loaded', 'guiju', (rows) => {
    const rules = load();
    return () => judge(rules, rows).hits;
  }),
  once(FROM_DISK, 'guiju', (rows) => () => guiju(rows).hits),
  once('Guiju, columns in, verdicts alone', 'guiju', (rows) => {
    const [rules, tables] = [load(), tablesOf(rows)];
    return () => verdicts(rules, tables);
  }),
];
