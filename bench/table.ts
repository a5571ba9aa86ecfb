import type { Contender } from './contenders';
import { inMillions, LEDGERS, race } from './race';
import type { Shape } from './rows';

const DISK = 'Guiju, from rule files on disk';
const RECORD_LOOP = 'loop over row objects, a record per hit';

const ratio = (value: number): string => (value < 0.995 ? value.toFixed(2) : value < 99.5 ? value.toFixed(1) : value.toFixed(0));

/** Measures and prints a table; rows a second of Guiju from rule files on disk. */
export async function report(shape: Shape, contenders: readonly Contender[]): Promise<number> {
  const seconds = await race(contenders);
  const rates = contenders.map(({ each }, k) => (each * LEDGERS) / seconds[k]!);
  const best = Math.max(...contenders.map(({ kind }, k) => (kind === 'json-rules-engine' ? rates[k]! : 0)));
  const rateOf = (name: string): number => rates[contenders.findIndex((one) => one.name === name)]!;
  const order = [...contenders.keys()].sort((a, b) => rates[a]! - rates[b]!);
  console.log(`\n| ${shape}: contender | rows in a run | rows/s | × json-rules-engine's best | × the loop with records | Guiju from disk is … times as fast |\n|---|---|---|---|---|---|`);
  for (const k of order) {
    const { name, each, kind } = contenders[k]!;
    const shown = kind === 'guiju' || name === 'Guiju, columns in, verdicts alone' ? `**${name}**` : name;
    console.log(`| ${shown} | ${(each * LEDGERS).toLocaleString('en')} | ${inMillions(rates[k]!)} | ${ratio(rates[k]! / best)} | ${ratio(rates[k]! / rateOf(RECORD_LOOP))} | ${ratio(rateOf(DISK) / rates[k]!)} |`);
  }
  console.log('');
  return rateOf(DISK);
}
