import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { checkLedgers } from '../src/checking/check';
import { compareReports } from '../src/checking/difference';
import type { Report } from '../src/checking/report';
import { applyDifference, comparedOf } from '../src/checking/testing/apply';
import { renderJson } from '../src/report/json';
import { loadRules } from '../src/rules/load';
import type { RuleFileText, RuleSet } from '../src/rules/model';
import { company, companyFolder, SAMPLE_MONTH, sampleFiles, sampleLedgers } from './company';

/*
 * Promises 9, 10 and 12 of design page research/hr-validation.md, section 3: what a change of the rules may change. On the default company and its
 * sample month; every run states the rows that it visited.
 */

type Json = Record<string, unknown>;
const run = (set: RuleSet): Promise<Report> => checkLedgers(set, sampleFiles, sampleLedgers, { month: SAMPLE_MONTH });
const asItIs = run(company);
/** Rows that the sample month has, by ledger (samples/README.md); a run that visited others has judged something else. */
const ROWS: Readonly<Record<string, number>> = { attendance: 1823, quotes: 80, expense_claims: 110, trips: 45, deals: 120, employees: 60 };

function visitedAll(report: Report): void {
  for (const [ledger, rows] of Object.entries(ROWS)) {
    const own = report.coverage.filter((one) => one.ledger === ledger && one.file !== '');
    const data = own.reduce((sum, one) => sum + one.judged + one.notJudged + (one.notDataReasons['other-month'] ?? 0), 0);
    expect([ledger, data]).toEqual([ledger, rows]);
  }
}

const textOf = (path: string): Json => JSON.parse(companyFolder.find((file) => file.path === path)!.text) as Json;
const folderWith = (files: Readonly<Record<string, Json>>): RuleFileText[] => [
  ...companyFolder.filter(({ path }) => !(path in files) && !path.startsWith('cases/')),
  ...Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
];
function load(files: Readonly<Record<string, Json>>): RuleSet {
  const set = loadRules(folderWith(files));
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return set;
}

/** Later versions of rule files, in force from their own first day for whoever the ones before them are for. */
function published(paths: readonly string[], from: string, change: (file: Json) => Json): Readonly<Record<string, Json>> {
  const profile = textOf('profile.json');
  const entries = profile['inForce'] as Json[];
  const later = (path: string): string => path.replace('.json', `-${from}.json`);
  const added = entries.filter(({ file }) => paths.includes(file as string)).map((entry) => ({ ...entry, file: later(entry['file'] as string), from }));
  return { 'profile.json': { ...profile, inForce: [...entries, ...added] }, ...Object.fromEntries(paths.map((path) => [later(path), { ...change(textOf(path)), effectiveFrom: from }])) };
}

/** Everything that a version could do to a closed month: all rules graver, in other words, and every amount and number another one. */
function upsideDown(file: Json): Json {
  const another = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : value);
  const parameters = Object.fromEntries(Object.entries((file['parameters'] ?? {}) as Record<string, Json>).map(([name, one]) => [name, { ...one, value: another(one['value']) }]));
  const rules = (file['rules'] as Json[]).map((rule) => ({ ...rule, event: { type: 'other', params: { severity: 'block' } }, message: { 'zh-CN': '另一版', 'zh-TW': '另一版', en: 'another version' } }));
  return { ...file, ...(file['parameters'] === undefined ? {} : { parameters }), rules };
}

/** A report's bytes but for the list of rule versions: a version that is in force later is listed there, since the profile names it. */
const hashOf = (report: Report): string => createHash('sha256').update(renderJson({ ...report, run: { ...report.run, rules: [] } })).digest('hex');
const versionsOf = ({ run: { rules } }: Report): string[] => rules.map(({ id, version }) => `${id} ${version}`);

const inForce = [...new Set((textOf('profile.json')['inForce'] as { file: string }[]).map(({ file }) => file))];

test('9: publishing later versions of all rule files leaves the closed month as it was, byte for byte; only run.rules gains the new versions', async () => {
  const before = await asItIs;
  visitedAll(before);
  expect(inForce.length).toBeGreaterThan(15);
  const after = await run(load(published(inForce, '2026-11-01', upsideDown)));
  visitedAll(after);
  expect(hashOf(after)).toBe(hashOf(before));
  expect(versionsOf(after).filter((one) => !versionsOf(before).includes(one))).toEqual(inForce.map((path) => `${textOf(path)['id'] as string} 2026-11-01`).sort());
  // The same versions, in force a month earlier, do change it: the promise is about the date.
  expect(hashOf(await run(load(published(['attendance.json'], '2026-10-01', upsideDown))))).not.toBe(hashOf(before));
});

/** Figures of the rule files in force that a company may change: numbers, whatever their unit. */
const figures = company.profile.inForce.flatMap(({ file }) => {
  const declared = (textOf(file.path)['parameters'] ?? {}) as Record<string, Json>;
  return Object.entries(declared).flatMap(([name, { value }]) => (typeof value === 'number' ? [{ id: file.id, name, value }] : []));
});

test('10: the difference of two reports, applied to the old one, is the new one; over random changes of figures', async () => {
  const before = JSON.parse(renderJson(await asItIs)) as Report;
  expect(figures.length).toBeGreaterThan(10);
  let different = 0;
  const change = fc.record({ figure: fc.constantFrom(...figures), to: fc.option(fc.integer({ min: 0, max: 40 })) });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: ({ figure }) => `${figure.id}/${figure.name}` }), async (changes) => {
      const profile = textOf('profile.json');
      const parameters: Record<string, Json> = { ...(profile['parameters'] as Record<string, Json>) };
      for (const { figure, to } of changes) parameters[figure.id] = { ...parameters[figure.id], [figure.name]: to };
      const set = loadRules(folderWith({ 'profile.json': { ...profile, parameters } }));
      // A figure that leaves a tier empty is refused at load; then nothing is compared.
      if (set.problems.some(({ severity }) => severity === 'error')) return;
      const now = await run(set);
      visitedAll(now);
      const difference = compareReports(before, now);
      expect(applyDifference(before, difference, now)).toEqual(comparedOf(now));
      const { new: fresh, fixed, changed, notJudged } = difference.findings;
      if (fresh.length + fixed.length + changed.length + notJudged.length > 0) different += 1;
    }),
    { numRuns: 6, seed: 20261031 },
  );
  expect(different).toBeGreaterThan(2);
});

test('12: the same rows, judged the day before and the day of a version’s first day, differ, and by no more than the version says', async () => {
  // A tenth more for every step of the ladder of lateness, from the day that has most of them.
  const BAND = 0.1;
  const lateOf = ({ lines }: Report): Report['lines'] => lines.filter(({ rule }) => rule === 'attendance/late');
  const days = lateOf(await asItIs).map(({ key }) => key['work_date']!);
  const count = (day: string): number => days.filter((one) => one === day).length;
  const day = [...days].sort((a, b) => count(b) - count(a))[0]!;
  const dayAfter = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
  const dearer = (file: Json): Json => {
    const { lateness, ...others } = file['tables'] as Record<string, { rows: { deduction: number }[] }>;
    return { ...file, tables: { ...others, lateness: { ...lateness!, rows: lateness!.rows.map((row) => ({ ...row, deduction: row.deduction * (1 + BAND) })) } } };
  };
  const [dayBefore, dayOf] = [await run(load(published(['attendance.json'], dayAfter, dearer))), await run(load(published(['attendance.json'], day, dearer)))];
  visitedAll(dayBefore);
  visitedAll(dayOf);
  const { lines } = compareReports(dayBefore, dayOf);
  const fen = (amount: string | null): number => Number((amount ?? '0.00').replace('.', ''));
  expect(lines.changed.length).toBe(count(day));
  expect([...lines.new, ...lines.gone]).toEqual([]);
  for (const { rule, key, from, to } of lines.changed) expect([rule, key['work_date'], fen(to)]).toEqual(['attendance/late', day, Math.round(fen(from) * (1 + BAND))]);
  const total = ({ totals }: Report): number => totals.reduce((sum, { items }) => sum + fen(items['lateness'] ?? null), 0);
  const off = Math.abs(total(dayOf) - total(dayBefore));
  expect([off > 0, off <= Math.abs(total(dayBefore)) * BAND]).toEqual([true, true]);
  // The new version's words stand with the rows of its days, and with no others.
  for (const { key, version } of lateOf(dayOf)) expect([key['work_date'], version]).toEqual([key['work_date'], key['work_date']! >= day ? day : '2026-01-01']);
});
