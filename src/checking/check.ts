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
import type { Pause } from './judge';
import { Keys, textOfKey } from './keys';
import { moneyOf } from './lines';
import { notReadOf } from './not-read';
import { Persons } from './persons';
import type { Finding, Report } from './report';
import { setScene, type Scene } from './scene';
import { sortBy } from './sort';
import { judgeAfterLines, judgeBeforeLines } from './stages';

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
export async function check(set: RuleSet, files: readonly WorkbookFile[], options: CheckOptions = {}): Promise<Report> {
  return checkRead(set, files, readLedgers(files, set.ledgers, set.roles, { ledgerOf: options.ledgerOf ?? new Map(), maps: options.maps ?? new Map() }), options);
}

/** The same from sheets that are read already, with what could not be read of them. */
export async function checkRead(set: RuleSet, files: readonly WorkbookFile[], read: LedgersRead, options: CheckOptions = {}): Promise<Report> {
  const lang = options.lang ?? DEFAULT_LANGUAGE;
  const report = await checkLedgers(set, files, read.ledgers, options);
  return { ...report, notRead: notReadOf(read, set, createTranslator(lang), lang) };
}

/** The same from ledgers alone. */
export async function checkLedgers(set: RuleSet, files: readonly WorkbookFile[], ledgers: readonly Ledger[], options: CheckOptions = {}): Promise<Report> {
  const lang = options.lang ?? DEFAULT_LANGUAGE;
  const translate = createTranslator(lang);
  const scene = setScene(set, ledgers, parseMonth(options.month), parseDay(options.asOf));
  const pause = options.pause ?? (() => undefined);
  const first = await judgeBeforeLines(scene, pause);
  const keys = new Keys(scene);
  const persons = new Persons(scene);
  const findings = new Findings(scene, keys, persons, { lang, translate });
  const money = moneyOf(scene, first, findings, keys, persons);
  const outcomes = [...first, ...(await judgeAfterLines(scene, first, money.due, pause))];
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
