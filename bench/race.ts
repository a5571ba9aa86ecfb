import { spawnSync } from 'node:child_process';
import { CONTENDERS, EACH, FROM_DISK, RECORD_LOOP, type Contender, type Result } from './contenders';
import { judge, load } from './guiju';
import { assertSame, type Hits } from './hit';
import { recordLoop } from './loops';
import { median } from './median';
import { makeRows, type Shape } from './rows';

const ROUNDS = 9;
/** Seconds. */
const WARM_UP = 1.5;
const LEDGERS = 3;

type Run = () => unknown;

/** Garbage is collected when it is, as in use: a collection forced before each run would also throw away what the compiler has optimised. */
async function timed(run: Run): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Seconds that each takes: the median of interleaved rounds, each warmed up before. */
export async function race(runs: readonly Run[]): Promise<number[]> {
  for (const run of runs) for (let spent = 0, count = 0; count < 2 || spent < WARM_UP; count++) spent += await timed(run);
  const times = runs.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) for (const [k, run] of runs.entries()) times[k]!.push(await timed(run));
  return times.map(median);
}

/** How many hits were held against the loop's. Throws with the first difference. */
function compare(contender: Contender, expected: Hits, result: Result): number {
  if (result === null) return 0;
  if (typeof result !== 'number') return assertSame(contender.name, expected, result, contender.each);
  const count = [...expected.values()].reduce((sum, hits) => sum + hits.length, 0);
  if (result !== count) throw new Error(`${contender.name}: ${result} hits, expected ${count}`);
  return count;
}

interface Measured {
  readonly seconds: number;
  /** Seconds of the loop with records over all rows, in the same process and the same rounds. */
  readonly loop: number;
  readonly compared: number;
}

/** One contender in a process of its own, beside the loop that all are measured against: prints what was measured. */
export async function measure(shape: Shape, name: string): Promise<void> {
  const contender = CONTENDERS.find((one) => one.name === name)!;
  const rows = makeRows(shape, EACH);
  const expected = recordLoop(rows);
  const run = await contender.prepare(rows, contender.each);
  const compared = compare(contender, expected, await run());
  const [seconds, loop] = await race([run, () => recordLoop(rows)]);
  console.log(JSON.stringify({ seconds, loop, compared }));
}

/** A process of its own has a heap of its own, and code that the compiler has seen with one contender's objects alone. */
function measureApart(shape: Shape, name: string): Measured {
  const { status, stdout } = spawnSync(process.execPath, [process.env['GUIJU_BENCH']!, 'contender', shape, name], { stdio: ['ignore', 'pipe', 2], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed`);
  return JSON.parse(stdout) as Measured;
}

const inMillions = (perSecond: number): string => `${(perSecond / 1e6).toFixed(perSecond < 1e4 ? 4 : perSecond < 1e6 ? 3 : 1)} M`;
const figure = (value: number): string => (value < 0.01 ? value.toFixed(4) : value < 0.995 ? value.toFixed(2) : value < 99.5 ? value.toFixed(1) : value.toFixed(0));

/** The workload as it is, every contender; then the shape of which every row fails, with json-rules-engine and the loops alone. */
export function peers(): void {
  const mixed = table('mixed', CONTENDERS);
  const failing = table('all fail', CONTENDERS.filter(({ kind }) => kind !== 'peer'));
  console.log(`every row failing: ${(failing / mixed).toFixed(2)} of the mixed rate (Guiju, from rule files on disk)\n`);
}

/** Prints a table, slowest first; rows a second of Guiju from rule files on disk. */
function table(shape: Shape, contenders: readonly Contender[]): number {
  const all = contenders.map((contender) => {
    const { seconds, loop, compared } = measureApart(shape, contender.name);
    const rate = (contender.each * LEDGERS) / seconds;
    return { contender, rate, compared, ofLoop: rate / ((EACH * LEDGERS) / loop) };
  });
  const best = Math.max(...all.filter(({ contender }) => contender.kind === 'json-rules-engine').map(({ ofLoop }) => ofLoop));
  const disk = all.find(({ contender }) => contender.name === FROM_DISK)!;
  const { compared } = all.find(({ contender }) => contender.name === RECORD_LOOP)!;
  console.log(`${shape}: ${compared.toLocaleString('en')} hits on ${(EACH * LEDGERS).toLocaleString('en')} rows; every contender said the same, to the fen, of every row that it saw.\n`);
  console.log(`| ${shape}: contender | rows in a run | rows a second | × json-rules-engine's best | × the loop with records | Guiju from disk against it |\n|---|---|---|---|---|---|`);
  for (const { contender, rate, ofLoop } of [...all].sort((a, b) => a.ofLoop - b.ofLoop)) {
    const name = contender.kind === 'guiju' ? `**${contender.name}**` : contender.name;
    console.log(`| ${name} | ${(contender.each * LEDGERS).toLocaleString('en')} | ${inMillions(rate)} | ${figure(ofLoop / best)} | ${figure(ofLoop)} | ${figure(disk.ofLoop / ofLoop)} |`);
  }
  console.log('');
  return disk.rate;
}

/** Time a row at 10,000, 100,000 and 1,000,000 rows. */
export async function growth(): Promise<void> {
  const rules = load();
  const sizes = [10_000, 100_000, 1_000_000].map((size) => Math.round(size / LEDGERS));
  const seconds = await race(sizes.map((each) => {
    const rows = makeRows('mixed', each);
    return () => judge(rules, rows);
  }));
  const perRow = sizes.map((each, k) => seconds[k]! / (each * LEDGERS));
  console.log('growth, rules loaded');
  sizes.forEach((each, k) => console.log(`${(each * LEDGERS).toLocaleString('en').padStart(10)} rows ${inMillions(1 / perRow[k]!).padStart(8)} rows/s   time a row × ${(perRow[k]! / perRow[0]!).toFixed(2)}`));
  console.log('');
}
