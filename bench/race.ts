import { judge, load } from './guiju';
import { makeRows } from './rows';

const ROUNDS = 9;
/** Seconds. */
const WARM_UP = 1.5;
export const LEDGERS = 3;

export interface Runner {
  run(): unknown;
}

export const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Garbage is collected when it is, as in use: a collection forced before each run would also throw away what the compiler has optimised. */
async function timed(runner: Runner): Promise<number> {
  const start = process.hrtime.bigint();
  await runner.run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Seconds that each takes: the median of interleaved rounds, each warmed up before. */
export async function race(runners: readonly Runner[], rounds = ROUNDS): Promise<number[]> {
  for (const runner of runners) for (let spent = 0, run = 0; run < 2 || spent < WARM_UP; run++) spent += await timed(runner);
  const times = runners.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [k, runner] of runners.entries()) times[k]!.push(await timed(runner));
  return times.map(median);
}

export const inMillions = (perSecond: number): string => `${(perSecond / 1e6).toFixed(perSecond < 1e4 ? 4 : perSecond < 1e6 ? 3 : 1)} M`;

/** Time a row at 10,000, 100,000 and 1,000,000 rows. */
export async function growth(): Promise<void> {
  const sizes = [10_000, 100_000, 1_000_000];
  const rules = load();
  const runners = sizes.map((size) => {
    const each = Math.round(size / LEDGERS);
    const rows = makeRows('mixed', each);
    return { size, each, run: () => judge(rules, rows) };
  });
  const seconds = await race(runners);
  const perRow = runners.map(({ each }, k) => seconds[k]! / (each * LEDGERS));
  console.log('growth, rules loaded');
  runners.forEach(({ size }, k) => console.log(`${size.toLocaleString('en').padStart(10)} rows ${inMillions(1 / perRow[k]!).padStart(8)} rows/s   time a row × ${(perRow[k]! / perRow[0]!).toFixed(2)}`));
  console.log('');
}
