import { enlarged, report, rowsOf, sampleCompany, verdicts } from './company';
import { median } from './median';

const SIZES = [10_000, 100_000];
const ROUNDS = 3;

async function timed<T>(run: () => T | Promise<T>): Promise<readonly [seconds: number, result: T]> {
  const start = process.hrtime.bigint();
  const result = await run();
  return [Number(process.hrtime.bigint() - start) / 1e9, result];
}

async function best<T>(run: () => T | Promise<T>): Promise<readonly [seconds: number, result: T]> {
  const runs: (readonly [number, T])[] = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await timed(run));
  return [median(runs.map(([seconds]) => seconds)), runs[0]![1]];
}

/** The company that comes with Guiju, its sample month repeated for more people: joining people, judging, findings, money lines, coverage. */
export async function companyTable(): Promise<void> {
  const sample = sampleCompany();
  console.log('the company that comes with Guiju, all of its rules in force');
  for (const size of SIZES) {
    const company = enlarged(sample, size);
    const rows = rowsOf(company, 'attendance');
    const [judging] = await best(() => verdicts(company));
    const [checking, { findings, lines }] = await best(() => report(company));
    const each = (seconds: number, count: number): string => `${((seconds * 1e6) / count).toFixed(1)} µs`;
    console.log(
      `  ${rows.toLocaleString('en').padStart(7)} rows of attendance, ${rowsOf(company).toLocaleString('en')} in all: judging ${each(judging, rows)} a row of attendance; ` +
        `findings and money lines ${each(checking - judging, findings.length + lines.length)} each (${findings.length.toLocaleString('en')} and ${lines.length.toLocaleString('en')})`,
    );
  }
  const [reading] = await best(sampleCompany);
  const [checking] = await best(() => report(sample));
  console.log(`  the sample month itself: reading its .xlsx files ${(reading * 1e3).toFixed(0)} ms, checking them ${(checking * 1e3).toFixed(0)} ms: × ${(checking / reading).toFixed(2)}\n`);
}
