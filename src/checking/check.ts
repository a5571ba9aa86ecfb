import { name, version } from '../../package.json';
import { DEFAULT_LANGUAGE, type Language } from '../i18n/language';
import { createTranslator, type Translator } from '../i18n/translator';
import type { Ledger } from '../ledgers/ledger';
import { readLedgers, type LedgersRead } from '../ledgers/read';
import type { SheetMap } from '../rules/ledger-definition';
import { messageKey, type RuleSet } from '../rules/model';
import { formatPeriod, parsePeriod } from '../values/period';
import { formatDate, parseIsoDate } from '../values/serial-day';
import type { WorkbookFile } from '../workbook/port';
import { coverageOf } from './coverage';
import { Findings } from './findings';
import { Keys, textOfKey } from './keys';
import { moneyOf } from './lines';
import { notReadOf } from './not-read';
import { Persons } from './persons';
import type { Finding, Report } from './report';
import { setScene, type Scene } from './scene';
import { sortBy } from './sort';
import { judgeAfterLines, judgeBeforeLines } from './stages';
import { atOnce, withPauses, type Pause, type Work } from './work';

export const ENGINE = `${name} ${version}`;

export interface CheckOptions {
  /** "2026-10"; without it all months of the ledgers are checked. */
  readonly month?: string;
  /** "2026-10-31"; the month's last day, else the latest date in the ledgers. */
  readonly asOf?: string;
  readonly lang?: Language;
  /** Sheet name → ledger key, where the sheet's headers do not say it well enough. */
  readonly ledgerOf?: ReadonlyMap<string, string>;
  /** What was said by hand of sheets (--map), by name. */
  readonly maps?: ReadonlyMap<string, SheetMap>;
  /** Between slices of work; may wait, may throw to cancel. */
  readonly pause?: Pause;
}

/** Bad `month` or `asOf`: the caller's slip, not the ledgers'. */
export class CheckError extends Error {
  constructor(
    readonly code: 'bad-month' | 'bad-date',
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(code);
  }
}

/** Checks files against the rules: sheets → ledgers → verdicts → report. The same files and rules give the same report, to the byte. Throws CheckError. */
export const check = (set: RuleSet, files: readonly WorkbookFile[], options: CheckOptions = {}): Promise<Report> => checkRead(set, files, readWith(set, files, options), options);

/** The same from sheets that are read already, with what could not be read of them. */
export const checkRead = (set: RuleSet, files: readonly WorkbookFile[], read: LedgersRead, options: CheckOptions = {}): Promise<Report> => withPauses(checkingRead(set, files, read, options), options.pause ?? (() => undefined));

/** The same from ledgers alone. */
export const checkLedgers = (set: RuleSet, files: readonly WorkbookFile[], ledgers: readonly Ledger[], options: CheckOptions = {}): Promise<Report> =>
  withPauses(checkingLedgers(set, files, ledgers, options), options.pause ?? (() => undefined));

/** The same as `check` without a pause, for those who cannot wait. */
export const checkAtOnce = (set: RuleSet, files: readonly WorkbookFile[], options: Omit<CheckOptions, 'pause'> = {}): Report => atOnce(checkingRead(set, files, readWith(set, files, options), options));

const readWith = (set: RuleSet, files: readonly WorkbookFile[], { ledgerOf = new Map(), maps = new Map() }: CheckOptions): LedgersRead => readLedgers(files, set.ledgers, set.roles, { ledgerOf, maps });

function* checkingRead(set: RuleSet, files: readonly WorkbookFile[], read: LedgersRead, options: CheckOptions): Work<Report> {
  const lang = options.lang ?? DEFAULT_LANGUAGE;
  const report = yield* checkingLedgers(set, files, read.ledgers, options);
  return { ...report, notRead: notReadOf(read, set, createTranslator(lang), lang) };
}

function* checkingLedgers(set: RuleSet, files: readonly WorkbookFile[], ledgers: readonly Ledger[], options: CheckOptions): Work<Report> {
  const lang = options.lang ?? DEFAULT_LANGUAGE;
  const translate = createTranslator(lang);
  const scene = setScene(set, ledgers, parseMonth(options.month), parseDay(options.asOf));
  const first = yield* judgeBeforeLines(scene);
  const keys = new Keys(scene);
  const persons = new Persons(scene);
  const findings = new Findings(scene, keys, persons, { lang, translate });
  const money = moneyOf(scene, first, findings, keys, persons);
  const outcomes = [...first, ...(yield* judgeAfterLines(scene, first, money.due))];
  const found = findings.all(outcomes);
  return {
    schemaVersion: 1,
    run: runOf(set, files, scene),
    notRead: [],
    coverage: coverageOf(scene, outcomes, translate),
    findings: sortBy([...found, ...money.unknown], (one: Finding) => [one.ledger, textOfKey(one.key), one.rule, one.id]),
    lines: money.lines,
    totals: money.totals,
    ruleErrors: ruleErrorsOf(set, translate),
  };
}

function parseMonth(text: string | undefined): number | null {
  if (text === undefined) return null;
  const month = /^\d{4}-\d{2}$/.test(text) ? parsePeriod(text) : null;
  if (month === null) throw new CheckError('bad-month', { text });
  return month;
}

function parseDay(text: string | undefined): number | null {
  if (text === undefined) return null;
  const day = parseIsoDate(text);
  if (day === null) throw new CheckError('bad-date', { text });
  return day;
}

function runOf(set: RuleSet, files: readonly WorkbookFile[], scene: Scene): Report['run'] {
  const rules = new Map(set.profile.inForce.map(({ file }) => [`${file.id} ${file.version}`, { id: file.id, version: file.version, sha256: file.sha256 }]));
  return {
    engine: ENGINE,
    month: scene.month === null ? null : formatPeriod(scene.month),
    asOf: formatDate(scene.asOf),
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    rules: sortBy([...rules.values()], ({ id, version }) => [id, version]),
  };
}

const ruleErrorsOf = (set: RuleSet, translate: Translator): Report['ruleErrors'] =>
  set.problems
    .filter((problem) => problem.severity === 'error')
    .map((problem) => {
      const { file, line, column, pointer, code, params } = problem;
      return { file, line, column, pointer, code, message: translate(messageKey(problem), params) };
    });
