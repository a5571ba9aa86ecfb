import type { ProfileShape } from '../src/rules/shapes';
import { loadRules } from '../src/rules/load';
import { enlarged, report, rowsOf, sampleCompany, verdicts, type Company } from './company';
import { median } from './median';
import { threadClock } from './thread-time';

const SIZES = [1_500, 12_000];
const ROUNDS = 3;
const FROM = '2026-01-01';

/** Seconds that each works, by the thread's own clock: medians of interleaved rounds, after one to warm up. */
async function interleaved(...runs: readonly (() => unknown)[]): Promise<number[]> {
  const clock = threadClock();
  const times = runs.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [k, run] of runs.entries()) {
      const start = clock.now();
      await run();
      if (round > 0) times[k]!.push((clock.now() - start) / 1e3);
    }
  }
  return times.map(median);
}

/** The company with every file of the library in force for everybody, where it loads; and those that do not, with why. */
function withAllPacks(company: Company): { readonly company: Company; readonly left: readonly string[] } {
  const profileFile = company.ruleFiles.find(({ path }) => path === 'profile.json')!;
  const profile = JSON.parse(profileFile.text) as ProfileShape;
  const own = new Set(profile.inForce.map(({ file }) => file));
  let chosen = company.rules.files.map(({ path }) => path).filter((path) => path.startsWith('library/') && !own.has(path));
  const left: string[] = [];
  for (;;) {
    const inForce = [...profile.inForce, ...chosen.map((file) => ({ file, from: FROM }))];
    const ruleFiles = company.ruleFiles.map((file) => (file === profileFile ? { ...file, text: JSON.stringify({ ...profile, inForce }) } : file));
    const rules = loadRules(ruleFiles);
    const wrong = rules.problems.filter(({ severity }) => severity === 'error');
    if (wrong.length === 0) return { company: { ...company, rules, ruleFiles }, left };
    const named = new Set(wrong.flatMap(({ file, pointer }) => (file === 'profile.json' ? (inForce[Number(pointer.split('/')[2])]?.file ?? []) : file)));
    const before = chosen.length;
    chosen = chosen.filter((path) => !named.has(path));
    left.push(...wrong.map(({ file, line, code }) => `${file}:${line} ${code}`));
    if (chosen.length === before) throw new Error(left.join('\n'));
  }
}

/** Rules that are in force, and how often one of them is asked of a row. */
function workOf({ rules, ledgers }: Company): { readonly rules: number; readonly asked: number } {
  const rowsOn = new Map(ledgers.map(({ key, rows }) => [key, rows]));
  const all = rules.profile.inForce.flatMap(({ file }) => file.rules.map(() => file.ledger));
  return { rules: all.length, asked: all.reduce((sum, ledger) => sum + (rowsOn.get(ledger) ?? 0), 0) };
}

/** The sample month, repeated for more people, under the company's own rules and under all of the library: what a rule costs at a row, in the same run. */
export async function packsTable(): Promise<void> {
  const sample = sampleCompany();
  const packs = withAllPacks(sample);
  console.log(`all packs of the library in force beside the company's own rules${packs.left.length === 0 ? '' : `, but for ${packs.left.join(', ')}`}`);
  const load = ({ ruleFiles }: Company) => () => loadRules(ruleFiles.map((file) => ({ ...file })));
  const [loadOwn = 0, loadAll = 0] = await interleaved(load(sample), load(packs.company));
  console.log(`  loading the rules: ${(loadOwn * 1e3).toFixed(0)} ms as the company has them, ${(loadAll * 1e3).toFixed(0)} ms with all in force`);
  for (const size of SIZES) {
    const companies = [enlarged(sample, size), enlarged(packs.company, size)] as const;
    const reports = [await report(companies[0]), await report(companies[1])] as const;
    const times = await interleaved(...companies.flatMap((company) => [() => verdicts(company), () => report(company)]));
    const told = companies.map((company, at) => {
      const { rules, asked } = workOf(company);
      const [judging, checking] = [times[2 * at]!, times[2 * at + 1]!];
      const { findings, lines } = reports[at]!;
      const made = findings.length + lines.length;
      return { rules, made, judging: (judging * 1e9) / asked, checking: (checking * 1e9) / asked, each: ((checking - judging) * 1e6) / made, seconds: checking };
    });
    const [own, all] = told as [(typeof told)[0], (typeof told)[0]];
    const say = ({ rules, made, judging, checking, each, seconds }: typeof own): string => `${rules} rules ${judging.toFixed(0)} ns judging, ${checking.toFixed(0)} ns in all a rule and row (${seconds.toFixed(2)} s; ${made.toLocaleString('en')} findings and lines, ${each.toFixed(0)} µs each)`;
    console.log(`  ${rowsOf(companies[0]).toLocaleString('en').padStart(7)} rows: own ${say(own)}; all ${say(all)}: × ${(all.judging / own.judging).toFixed(2)} judging, × ${(all.checking / own.checking).toFixed(2)} in all`);
  }
  console.log('');
}
