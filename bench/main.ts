import { assertSame, type Hits } from './hit';
import { guiju, judge, load } from './guiju';
import { jsonRulesEngine, WAYS } from './json-rules-engine';
import { recordLoop, totalsLoop } from './loops';
import { makeRows, type Rows, type Shape } from './rows';

const EACH = 100_000;
const LEDGERS = 3;
/** json-rules-engine gets the first rows of every ledger: all of them would take half a minute a run. */
const EACH_FOR_JSON_RULES_ENGINE = 2_000;
const ROUNDS = 9;
/** Seconds. */
const WARM_UP = 1.5;

interface Contender {
  readonly name: string;
  /** Rows of each ledger that one run judges. */
  readonly each: number;
  run(): unknown;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Garbage is collected when it is, as in use: a collection forced before each run would also throw away what the compiler has optimised. */
const timed = async (contender: Contender): Promise<number> => {
  const start = process.hrtime.bigint();
  await contender.run();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

/** Seconds that each contender takes: the median of interleaved rounds, each contender warmed up before. */
async function race(contenders: readonly Contender[], rounds: number): Promise<number[]> {
  for (const contender of contenders) for (let spent = 0, run = 0; run < 2 || spent < WARM_UP; run++) spent += await timed(contender);
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [k, contender] of contenders.entries()) times[k]!.push(await timed(contender));
  return times.map(median);
}

/** Everybody must say the same of every row before anybody's time counts. */
async function check(shape: Shape, rows: Rows): Promise<void> {
  const expected = recordLoop(rows);
  const ours = guiju(rows);
  const compared = assertSame('guiju', expected, ours.hits);
  if (ours.vectorised !== ours.rules) throw new Error(`only ${ours.vectorised} of ${ours.rules} rules ran on kernels`);
  for (const way of WAYS) assertSame(`json-rules-engine, ${way}`, expected, await jsonRulesEngine(rows, EACH_FOR_JSON_RULES_ENGINE, way), EACH_FOR_JSON_RULES_ENGINE);
  const totals = totalsLoop(rows);
  const { fen, flags } = totalled(expected);
  if (totals.fen !== fen || totals.flags !== flags) throw new Error('the totals loop differs');
  console.log(`${shape}: ${compared.toLocaleString('en')} hits of ${ours.rules} rules on ${(EACH * LEDGERS).toLocaleString('en')} rows, equal to the fen; all ${ours.vectorised} rules on kernels`);
}

const MONEY = /late-[123]|leave|commission/;

function totalled(hits: Hits): { readonly fen: number; readonly flags: number } {
  let fen = 0;
  let flags = 0;
  for (const [rule, list] of hits) {
    if (MONEY.test(rule)) for (const { value } of list) fen += value;
    else flags += list.length;
  }
  return { fen, flags };
}

const rate = (each: number, seconds: number): number => (each * LEDGERS) / seconds;
const inMillions = (perSecond: number): string => `${(perSecond / 1e6).toFixed(perSecond < 1e6 ? 3 : 1)} M`;

async function table(shape: Shape): Promise<number> {
  const rows = makeRows(shape, EACH);
  await check(shape, rows);
  const rules = load();
  const contenders: Contender[] = [
    ...WAYS.map((way) => ({ name: `json-rules-engine 7.3.1, ${way} *`, each: EACH_FOR_JSON_RULES_ENGINE, run: () => jsonRulesEngine(rows, EACH_FOR_JSON_RULES_ENGINE, way) })),
    { name: 'loop over row objects, totals only', each: EACH, run: () => totalsLoop(rows) },
    { name: 'loop over row objects, a record per hit', each: EACH, run: () => recordLoop(rows) },
    { name: 'guiju, rules loaded', each: EACH, run: () => judge(rules, rows) },
    { name: 'guiju, from rule files on disk', each: EACH, run: () => guiju(rows) },
  ];
  const seconds = await race(contenders, ROUNDS);
  const rates = contenders.map(({ each }, k) => rate(each, seconds[k]!));
  const best = Math.max(...rates.slice(0, WAYS.length));
  const recordRate = rates[WAYS.length + 1]!;
  console.log(`\n${'contender'.padEnd(58)}${'rows/s'.padStart(10)}${'× json-r-e'.padStart(12)}${'× record loop'.padStart(15)}`);
  contenders.forEach(({ name }, k) => {
    console.log(`${name.padEnd(58)}${inMillions(rates[k]!).padStart(10)}${(rates[k]! / best).toFixed(rates[k]! < best * 10 ? 2 : 0).padStart(12)}${(rates[k]! / recordRate).toFixed(2).padStart(15)}`);
  });
  console.log('');
  return rates.at(-1)!;
}

async function growth(): Promise<void> {
  const sizes = [10_000, 100_000, 1_000_000];
  const rules = load();
  const contenders = sizes.map((size) => {
    const each = Math.round(size / LEDGERS);
    const rows = makeRows('mixed', each);
    return { name: String(size), each, run: () => judge(rules, rows) };
  });
  const seconds = await race(contenders, ROUNDS);
  const perRow = contenders.map(({ each }, k) => seconds[k]! / (each * LEDGERS));
  console.log('growth, rules loaded');
  contenders.forEach(({ name }, k) => console.log(`${Number(name).toLocaleString('en').padStart(10)} rows ${inMillions(1 / perRow[k]!).padStart(8)} rows/s   time a row × ${(perRow[k]! / perRow[0]!).toFixed(2)}`));
}

async function main(): Promise<void> {
  console.log(`Medians of ${ROUNDS} interleaved rounds, each contender warmed up before, Node ${process.version}. Building columns counts for guiju.`);
  console.log(`* on the first ${(EACH_FOR_JSON_RULES_ENGINE * LEDGERS).toLocaleString('en')} rows; its formulas are computed by hand, its conditions are the rule files'.\n`);
  const mixed = await table('mixed');
  const failing = await table('all fail');
  console.log(`every row failing: ${(failing / mixed).toFixed(2)} of the mixed rate\n`);
  await growth();
}

await main();
