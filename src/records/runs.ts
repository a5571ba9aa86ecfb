import { EarlierError, readPartOfReport, readReport } from '../checking/earlier';
import type { Finding, MoneyLine, Report } from '../checking/report';
import { packedInSteps, unpackedInSteps } from '../values/packed-text';
import { mapped, spans } from '../values/steps';
import { PartError } from '../workbook/text-part';
import type { KeptRun } from './model';

/** Of all months. */
export const MOST_RUNS = 48;
/** Of one month; another check of the same inputs takes the place of the one before. */
export const MOST_OF_A_MONTH = 2;
/** UTF-8 bytes of a kept report's JSON. */
export const MOST_REPORT_BYTES = 256 * 1024 * 1024;

/** All of an entry but one of its properties, which is found out when it is asked for: that takes long, and here nobody asks. */
const without = <T extends object>(entry: T, unasked: keyof T): Partial<T> => Object.fromEntries(Object.keys(entry).flatMap((key) => (key === unasked ? [] : [[key, entry[key as keyof T]]]))) as Partial<T>;
const atNoCells = (finding: Finding): object => ({ ...without(finding, 'cells'), cells: [] });
const unexplained = (line: MoneyLine): object => ({ ...without(line, 'explain'), explain: { name: line.item, unit: 'yuan', value: line.amount } });

/** Those of a report's lists that grow with the company. */
type Lists = Pick<Report, 'findings' | 'lines' | 'waivedLines' | 'totals' | 'reconciliation'>;
const EMPTY: Lists = { findings: [], lines: [], waivedLines: [], totals: [], reconciliation: [] };

/** Entries in one line. */
const ENTRIES = 16;

/** The report as JSON in lines, for whoever reads it in steps: a report with empty lists, then some entries of a list in each line. */
function* linesOf(report: Report): Generator<string> {
  const { findings, lines, waivedLines, totals, reconciliation, coverage, ...others } = report;
  const rest: Partial<Report> = { ...others, coverage: coverage.map((ledger) => ({ ...ledger, cellNotes: [] })), ...EMPTY };
  delete (rest as { difference?: unknown }).difference;
  yield JSON.stringify(rest);
  yield* listOf('findings', findings, atNoCells);
  yield* listOf('lines', lines, unexplained);
  yield* listOf('waivedLines', waivedLines, unexplained);
  yield* listOf('totals', totals, (total) => total);
  yield* listOf('reconciliation', reconciliation, (one) => one);
}

function* listOf<T>(name: keyof Lists, entries: readonly T[], kept: (entry: T) => object): Generator<string> {
  for (const { from, to } of spans(entries.length, ENTRIES)) yield `\n${JSON.stringify({ [name]: entries.slice(from, to).map(kept) })}`;
}

/** The same read back, a line in a step. Throws EarlierError. */
function* reportIn(text: string): Generator<void, Report> {
  const [first = '', ...others] = text.split('\n');
  const report = readReport(first);
  // What is the same for all lines is looked at once.
  const bare: Report = { ...report, ...EMPTY, coverage: [], waivers: [] };
  const parts = [report, ...(yield* mapped(others, (line) => readPartOfReport(line, bare), 1))];
  const all = <Name extends keyof Lists>(name: Name): Report[Name] => parts.flatMap((part): readonly Report[Name][number][] => part[name]) as unknown as Report[Name];
  return { ...report, findings: all('findings'), lines: all('lines'), waivedLines: all('waivedLines'), totals: all('totals'), reconciliation: all('reconciliation') };
}

/** A run to be kept: its report without cells, notes on them and explanations, packed a step at a time. `at`: "2026-11-22 09:30". */
export function* keptRunInSteps(at: string, report: Report): Generator<void, KeptRun> {
  return { at, run: report.run, report: yield* packedInSteps(linesOf(report)) };
}

/** The report of a kept run, unpacked a step at a time. Untrusted. Throws PartError. */
export function* reportOfRun({ report, run }: KeptRun): Generator<void, Report> {
  let text: string | null;
  try {
    text = yield* unpackedInSteps(report, MOST_REPORT_BYTES);
  } catch {
    throw new PartError('hash');
  }
  if (text === null) throw new PartError('too-large', { limit: String(MOST_REPORT_BYTES / 1024 / 1024) });
  yield;
  try {
    return { ...(yield* reportIn(text)), run };
  } catch (error) {
    if (!(error instanceof EarlierError)) throw error;
    throw error.code === 'other-version' ? new PartError('version', error.params) : new PartError('shape', { place: error.params['detail'] || 'none' });
  }
}

/** Do two runs stand on the same: the month, the files' contents, the rules? */
function isOfSame(one: Report['run'], other: Report['run']): boolean {
  const inputs = ({ engine, month, asOf, files, rules }: Report['run']): string => JSON.stringify([engine, month, asOf, files.map(({ sha256 }) => sha256).sort(), rules.map(({ sha256 }) => sha256).sort()]);
  return inputs(one) === inputs(other);
}

/** The runs with one more: in place of the one that stands on the same, and of the oldest of its month where there are two others. */
export function withRun(runs: readonly KeptRun[], kept: KeptRun): readonly KeptRun[] {
  const others = runs.filter(({ run }) => !isOfSame(run, kept.run));
  let ofMonth = 1;
  return [kept, ...others.filter(({ run }) => run.month !== kept.run.month || (ofMonth += 1) <= MOST_OF_A_MONTH)];
}

/** The newest kept run of the same month that stands on something else; null where there is none. */
export const earlierRun = (runs: readonly KeptRun[], run: Report['run']): KeptRun | null => runs.find((kept) => kept.run.month === run.month && !isOfSame(kept.run, run)) ?? null;
