import { enlarged, report, rowsOf, sampleCompany, verdicts } from './company';
import { median } from './median';

const SIZES = [10_000, 100_000];
const ROUNDS = 3;

/** Seconds that each takes: medians of interleaved rounds, after one to warm up. */
async function interleaved(...runs: readonly (() => unknown)[]): Promise<number[]> {
  const times = runs.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [k, run] of runs.entries()) {
      const start = process.hrtime.bigint();
      await run();
      if (round > 0) times[k]!.push(Number(process.hrtime.bigint() - start) / 1e9);
    }
  }
  return times.map(median);
}

/** The company that comes with Guiju, its sample month repeated for more people: joining people, judging, findings, money lines, coverage. */
export async function companyTable(): Promise<void> {
  const sample = sampleCompany();
  console.log('the company that comes with Guiju, all of its rules in force');
  for (const size of SIZES) {
    const company = enlarged(sample, size);
    const rows = rowsOf(company, 'attendance');
    const { findings, lines } = await report(company);
    const [judging = 0, checking = 0] = await interleaved(() => verdicts(company), () => report(company));
    const each = (seconds: number, count: number): string => `${((seconds * 1e6) / count).toFixed(1)} µs`;
    console.log(
      `  ${rows.toLocaleString('en').padStart(7)} rows of attendance, ${rowsOf(company).toLocaleString('en')} in all: judging ${each(judging, rows)} a row of attendance; ` +
        `findings and money lines ${each(checking - judging, findings.length + lines.length)} each (${findings.length.toLocaleString('en')} and ${lines.length.toLocaleString('en')})`,
    );
  }
  const [reading = 0, checking = 0] = await interleaved(sampleCompany, () => report(sample));
  console.log(`  the sample month itself: reading its .xlsx files ${(reading * 1e3).toFixed(0)} ms, checking them ${(checking * 1e3).toFixed(0)} ms: × ${(checking / reading).toFixed(2)}\n`);
}
