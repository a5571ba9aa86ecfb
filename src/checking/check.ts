import { name, version } from '../../package.json';
import { DEFAULT_LANGUAGE, type Language } from '../i18n/language';
import { createTranslator, type Translator } from '../i18n/translator';
import type { Ledger } from '../ledgers/ledger';
import { readLedgers, type LedgersRead } from '../ledgers/read';
import type { SheetMap } from '../rules/ledger-definition';
import { messageKey, type RuleSet } from '../rules/model';
import { formatPeriod, parsePeriod } from '../values/period';
import { formatDate, parseIsoDate } from '../values/serial-day';
import { finished } from '../values/steps';
import type { WorkbookFile } from '../workbook/port';
import { coverageOf } from './coverage';
import { explanationsOf, valuesOf } from './judgement';
import { textOfKey } from './key-text';
import { moneyOf } from './lines';
import { notReadOf } from './not-read';
import { reconcile } from './reconciliation';
import type { Explanation, Finding, Report } from './report';
import { settingScene, type Scene } from './scene';
import { sortBy, sortedBy } from './sort';
import { judgeAfterLines, judgeBeforeLines } from './stages';
import { viewsOf } from './views';
import type { CarriedLine, Waiver } from './waiver';
import { at, LAST_STEP, withPauses, type Pause, type Work } from './work';

/** What is judged: ledgers, and what could not be read beside them. */
export type ToJudge = Pick<LedgersRead, 'ledgers' | 'unrecognised' | 'problems'>;

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
  /** What files carry of their own sheets, by file; of a sheet that `maps` speaks of it counts for nothing. */
  readonly ownMaps?: ReadonlyMap<string, ReadonlyMap<string, SheetMap>>;
  /** What people let pass; of several about one finding the last that holds counts. */
  readonly waivers?: readonly Waiver[];
  /** Amounts of closed months that are settled in later ones. */
  readonly carried?: readonly CarriedLine[];
  /** Told of findings as they are made, rule by rule, but of those that may follow from others: the report has them all, in its order. */
  readonly found?: (findings: readonly Finding[]) => void;
  /** Between slices of work; may wait, may throw to cancel. */
  readonly pause?: Pause;
}

/** What a check found, and what it can still tell of it, at any time. */
export interface CheckResult {
  readonly report: Report;
  /**
   * How a finding of the report came about, as trees that recompute: `appliesWhen` where the rule has such a part, `conditions`, and what the money
   * line's amount is made of, under its item. Worked out when it is asked for; none of a finding that the report does not have.
   */
  explain(finding: Pick<Finding, 'id'>): readonly Explanation[];
  /** SHA-256 of what a finding says, which a waiver of it is bound to: the same wherever the rows stand, in the pane and on the command line. Throws for a finding that the report does not have. */
  valuesOf(finding: Pick<Finding, 'id'>): string;
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
export const check = async (set: RuleSet, files: readonly WorkbookFile[], options: CheckOptions = {}): Promise<Report> => (await checkRead(set, files, readWith(set, files, options), options)).report;

/** The same from sheets that are read already, with what could not be read of them; besides the report, what stands behind it. */
export const checkRead = (set: RuleSet, files: readonly WorkbookFile[], read: ToJudge, options: CheckOptions = {}): Promise<CheckResult> =>
  withPauses(checkingRead(set, files, read, options), options.pause ?? (() => undefined));

/** The report on ledgers alone. */
export const checkLedgers = async (set: RuleSet, files: readonly WorkbookFile[], ledgers: readonly Ledger[], options: CheckOptions = {}): Promise<Report> =>
  (await checkRead(set, files, { ledgers, unrecognised: [], problems: [] }, options)).report;

/** The same as `check` without a pause, for those who cannot wait. */
export const checkAtOnce = (set: RuleSet, files: readonly WorkbookFile[], options: Omit<CheckOptions, 'pause'> = {}): Report =>
  finished(checkingRead(set, files, readWith(set, files, options), options)).report;

const readWith = (set: RuleSet, files: readonly WorkbookFile[], { ledgerOf = new Map(), maps = new Map(), ownMaps = new Map() }: CheckOptions): LedgersRead =>
  readLedgers(files, set.ledgers, set.roles, { ledgerOf, maps, ownMaps });

function* checkingRead(set: RuleSet, files: readonly WorkbookFile[], read: ToJudge, options: CheckOptions): Work<CheckResult> {
  const lang = options.lang ?? DEFAULT_LANGUAGE;
  const translate = createTranslator(lang);
  const rows = read.ledgers.reduce((sum, ledger) => sum + ledger.rows, 0);
  const scene = yield* at({ done: 0, total: rows }, settingScene(set, read.ledgers, parseMonth(options.month), parseDay(options.asOf)));
  const views = yield* at({ done: 0, total: rows }, viewsOf(scene, { lang, translate }, options.waivers));
  const first = yield* judgeBeforeLines(scene, undefined, function* (outcome) {
    const early = yield* views.findings.first(outcome);
    if (early.length > 0) options.found?.(early);
  });
  const money = yield* at(LAST_STEP, moneyOf(scene, first, views, options.carried));
  const outcomes = [...first, ...(yield* judgeAfterLines(scene, first, money.due))];
  const reconciliation = yield* at(LAST_STEP, reconcile(scene, views.persons));
  const { findings, waivers } = views;
  const found = yield* at(LAST_STEP, findings.all(outcomes));
  const report: Report = {
    schemaVersion: 1,
    run: runOf(set, files, scene),
    notRead: notReadOf(read, set, translate, lang),
    coverage: yield* at(LAST_STEP, coverageOf(scene, outcomes, { lang, translate })),
    findings: yield* at(LAST_STEP, sortedBy([...found, ...money.unknown], (one: Finding) => [one.ledger, textOfKey(one.key), one.rule, one.id])),
    lines: money.lines,
    waivedLines: money.waivedLines,
    totals: money.totals,
    reconciliation,
    waivers: yield* at(LAST_STEP, waivers.told(outcomes, money.lifted)),
    ruleErrors: ruleErrorsOf(set, translate),
  };
  return {
    report,
    explain(finding) {
      const judgement = findings.judgementOf(finding);
      return judgement ? explanationsOf(scene, judgement) : [];
    },
    valuesOf(finding) {
      const judgement = findings.judgementOf(finding);
      if (!judgement) throw new RangeError(`no finding of this check: ${finding.id}`);
      return valuesOf(scene, judgement);
    },
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
