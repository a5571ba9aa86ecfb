import { DEFAULT_LANGUAGE } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import type { Place } from '../formula/world';
import { readLedgers } from '../ledgers/read';
import { madeFrom } from '../rules/ledgers';
import { loadRules } from '../rules/load';
import type { InForce, Rule, RuleFile, RuleFileText, RuleSet } from '../rules/model';
import { checkSchema } from '../rules/schema-check';
import type { CaseRow, CasesShape } from '../rules/shapes';
import { parseJson, type Parsed } from '../rules/syntax';
import { amountOf, fenOf } from '../values/amount';
import { finished } from '../values/steps';
import { Truth } from '../values/column';
import { parsePeriod } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { callText } from './call-cases';
import { definitionsForCases, HEADER_ROWS, strangeNames, workbookOf, type CaseLedgers } from './case-sheets';
import { judge, type RuleOutcome } from './judge';
import { moneyOf } from './lines';
import { shownRow } from './places';
import { setScene, type Scene } from './scene';
import { judgeAfterLines, judgeBeforeLines } from './stages';
import { viewsOf, type Views } from './views';
import { at, atOnce, LAST_STEP, type Work } from './work';

export interface CaseFailure {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly title: string | null;
  readonly expected: string;
  readonly got: string;
}

export interface CasesResult {
  readonly visited: number;
  readonly failures: readonly CaseFailure[];
  /** Cases of each rule, by rule id. */
  readonly casesOf: ReadonlyMap<string, number>;
}

type Case = CasesShape['cases'][number];
type CaseVerdict = Case['expect'];

const CASES_FOLDER = 'cases/';
const PROFILE = 'profile.json';

/** One case of a rules folder; `file` is null where its rule file does not load. */
export interface PlacedCase {
  readonly path: string;
  readonly line: number;
  readonly set: RuleSet;
  readonly file: RuleFile | null;
  readonly cases: CasesShape;
  readonly one: Case;
}

/** One case file of a rules folder, with the rules under the figures that a case asks for. */
interface CaseFile {
  readonly path: string;
  readonly cases: CasesShape;
  readonly lineOf: (section: 'cases' | 'functions', index: number) => number;
  readonly under: (parameters: Readonly<Record<string, unknown>> | undefined) => { readonly set: RuleSet; readonly file: RuleFile | null };
}

/** The case files of a rules folder; `broken` gets those that are none. */
function* caseFilesIn(folder: readonly RuleFileText[], broken: (path: string) => void): Generator<CaseFile> {
  const sets = new Sets(folder.filter(({ path }) => !path.startsWith(CASES_FOLDER)));
  for (const text of folder) {
    if (!text.path.startsWith(CASES_FOLDER)) continue;
    const parsed = parseJson(text);
    const cases = caseFileOf(parsed);
    if (!cases) {
      broken(text.path);
      continue;
    }
    const { file } = parsed.report;
    yield {
      path: text.path,
      cases,
      lineOf: (section, index) => file.position(file.offsetAt([section, index])).line,
      under: (parameters) => {
        const set = sets.with(cases.file, { ...cases.parameters, ...parameters });
        return { set, file: set.files.find(({ path }) => path === cases.file) ?? null };
      },
    };
  }
}

/** All cases of rules of a rules folder, file by file; `broken` gets the case files that are none. */
export function* casesIn(folder: readonly RuleFileText[], broken: (path: string) => void): Generator<PlacedCase> {
  for (const caseFile of caseFilesIn(folder, broken)) yield* casesOfFile(caseFile);
}

function* casesOfFile({ path, cases, lineOf, under }: CaseFile): Generator<PlacedCase> {
  for (const [index, one] of cases.cases.entries()) yield { path, line: lineOf('cases', index), ...under(one.parameters), cases, one };
}

const titleOf = ({ title }: Pick<Case, 'title'>): string | null => (typeof title === 'string' ? title : (title?.['zh-CN'] ?? null));

/** Runs all cases of a rules folder. Files of the folder that do not load are the loader's business; their cases fail with that said. */
export function runCases(folder: readonly RuleFileText[]): CasesResult {
  const failures: CaseFailure[] = [];
  const casesOf = new Map<string, number>();
  let visited = 0;
  const broken = (file: string): void => void failures.push({ file, line: 1, rule: '', title: null, expected: 'cases', got: 'no cases file' });
  const judged = (path: string, line: number, rule: string, one: Pick<Case, 'title'>, [expected, got]: readonly [string, string]): void => {
    visited += 1;
    if (expected !== got) failures.push({ file: path, line, rule, title: titleOf(one), expected, got });
  };
  for (const caseFile of caseFilesIn(folder, broken)) {
    for (const { path, line, set, file, cases, one } of casesOfFile(caseFile)) {
      const id = `${file?.id ?? cases.file}/${one.rule}`;
      casesOf.set(id, (casesOf.get(id) ?? 0) + 1);
      judged(path, line, one.rule, one, file ? runCase(set, file, cases, one) : [one.expect, `${cases.file} does not load`]);
    }
    const { path, cases, lineOf, under } = caseFile;
    for (const [index, one] of (cases.functions ?? []).entries()) {
      const { set, file } = under(one.parameters);
      judged(path, lineOf('functions', index), one.function, one, [one.expect, file ? callText(set, file, one) : `${cases.file} does not load`]);
    }
  }
  return { visited, failures, casesOf };
}

/** What a case file says; null where it is none. */
const caseFileOf = ({ readable, report }: Parsed): CasesShape | null =>
  readable && checkSchema(report, 'cases').length === 0 ? (report.file.value as CasesShape) : null;

/** Rule sets with figures that a case asks for: what the profile says of parameters, changed. */
class Sets {
  private readonly loaded = new Map<string, RuleSet>();

  constructor(private readonly folder: readonly RuleFileText[]) {}

  with(path: string, parameters: Readonly<Record<string, unknown>>): RuleSet {
    const changes = Object.keys(parameters).length === 0 ? '' : JSON.stringify([path, parameters]);
    const known = this.loaded.get(changes);
    if (known) return known;
    const set = loadRules(changes === '' ? this.folder : this.folder.map((file) => (file.path === PROFILE ? this.changed(file, path, parameters) : file)));
    this.loaded.set(changes, set);
    return set;
  }

  private changed(profile: RuleFileText, path: string, parameters: Readonly<Record<string, unknown>>): RuleFileText {
    const id = this.with(path, {}).files.find((file) => file.path === path)?.id ?? path;
    const value = JSON.parse(profile.text) as { parameters?: Record<string, Record<string, unknown>> };
    const set = { ...value, parameters: { ...value.parameters, [id]: { ...value.parameters?.[id], ...parameters } } };
    return { path: profile.path, text: JSON.stringify(set) };
  }
}

/** The folder of a policy pack's file; null for the company's own files. */
const packOf = (path: string): string | null => /^library\/.*\//.exec(path)?.[0] ?? null;

/**
 * All files in force for everybody and always, the tested one instead of its other versions: a case is about a rule, not about a company's calendar.
 * Of a policy pack those are the pack's files alone: it has to stand on its own.
 */
function forEverybody(set: RuleSet, tested: RuleFile): InForce[] {
  const files = new Map<string, RuleFile>();
  const pack = packOf(tested.path);
  for (const file of pack === null ? set.profile.inForce.map((one) => one.file) : set.files.filter(({ path }) => packOf(path) === pack)) {
    const known = files.get(file.id);
    if (!known || known.effectiveFrom < file.effectiveFrom) files.set(file.id, file);
  }
  files.set(tested.id, tested);
  return [...files.values()].map((file) => ({ file: { ...file, effectiveFrom: 0 }, from: 0, to: null, appliesTo: new Map(), except: new Map() }));
}

const rowsOf = (one: Case): readonly CaseRow[] => one.rows ?? (one.row ? [one.row] : []);

/** Rows of the rule's own ledger that stand before the case's own: months before, other people. */
const rowsBefore = (cases: CasesShape, one: Case, ledger: string): readonly CaseRow[] => (one.ledgers ?? cases.ledgers)?.[ledger] ?? [];

/** The ledgers of a case as a check sees them; a text where it names a column that there is none of. */
export function sceneOf(set: RuleSet, file: RuleFile, cases: CasesShape, one: Case): Scene | string {
  const rows = rowsOf(one);
  const { month, asOf } = { ...cases, ...one };
  const others: CaseLedgers = { ...cases.ledgers, ...one.ledgers };
  // Without rows of its own, a ledger that is made from another one is made from the other one's rows.
  const definition = set.ledgers.get(file.ledger);
  const made = rows.length === 0 && definition !== undefined && madeFrom(definition) !== null;
  const given: CaseLedgers = made ? others : { ...others, [file.ledger]: [...rowsBefore(cases, one, file.ledger), ...rows] };
  const strange = strangeNames(set.ledgers, given);
  if (strange.length > 0) return `no such column: ${strange.join(', ')}`;
  const ledgers = definitionsForCases(set.ledgers, given);
  const read = readLedgers([workbookOf(given)], ledgers, set.roles, { ledgerOf: new Map(Object.keys(given).map((key) => [key, key])) });
  return setScene(
    { ...set, ledgers, profile: { ...set.profile, inForce: forEverybody(set, file) } },
    read.ledgers,
    month === undefined ? null : parsePeriod(month),
    asOf === undefined ? null : parseIsoDate(asOf),
  );
}

/** What a case expects and what came out, as two texts that are equal where it holds. */
function runCase(set: RuleSet, file: RuleFile, cases: CasesShape, one: Case): [expected: string, got: string] {
  const rule = file.rules.find(({ name }) => name === one.rule);
  if (!rule) return [one.expect, `no rule "${one.rule}" in ${file.path}`];
  const scene = sceneOf(set, file, cases, one);
  if (typeof scene === 'string') return [one.expect, scene];
  const views = viewsOf(scene, { lang: DEFAULT_LANGUAGE, translate: createTranslator(DEFAULT_LANGUAGE) });
  const isTested = (candidate: Rule, from: RuleFile): boolean => candidate.name === one.rule && from.id === file.id;
  const outcomes = atOnce(set.afterLines.has(rule) ? judgeOnLines(scene, views, isTested) : judge(scene, isTested));
  const outcome = outcomes[0];
  if (!outcome) return [one.expect, `no rows of ${file.ledger} were read`];
  const before = rowsBefore(cases, one, file.ledger).length;
  return compare(scene, views, rowsOf(one).length === 0 ? outcome : ofOwnRows(scene, outcome, before), before, one);
}

/** What came out at the case's own rows: those that stand before them are only there to be looked up. */
function ofOwnRows(scene: Scene, outcome: RuleOutcome, before: number): RuleOutcome {
  const own = outcome.places.flatMap((place, index) => (numberOf(scene, outcome, place, before) > 0 ? [index] : []));
  const take = <T>(list: readonly T[]): T[] => own.map((index) => list[index]!);
  const { places, truths, verdict, line } = outcome;
  return { ...outcome, places: take(places), truths: take(truths), verdict: { ...verdict, at: take(verdict.at) }, line: { ...line, at: take(line.at) } };
}

/** A rule that reads money lines is judged on those that the other rules write for the case's rows, unless the case gives the lines. */
function* judgeOnLines(scene: Scene, views: Views, isTested: (rule: Rule, file: RuleFile) => boolean): Work<RuleOutcome[]> {
  const before = yield* judgeBeforeLines(scene, ({ line }) => line !== null);
  const { due } = yield* at(LAST_STEP, moneyOf(scene, before, views));
  return yield* judgeAfterLines(scene, before, due, isTested);
}

function compare(scene: Scene, views: Views, outcome: RuleOutcome, before: number, one: Case): [expected: string, got: string] {
  const money = finished(moneyOf(scene, [outcome], views));
  const expected: string[] = [one.expect];
  const got: string[] = [verdictOf(outcome, money.lines.length, money.unknown.length)];
  if (one.at) {
    expected.push(`at ${one.at.join(' ')}`);
    got.push(`at ${numbersOf(scene, outcome, before).join(' ')}`);
  }
  if (one.line) {
    const fen = new Map<string, bigint>();
    for (const { item, amount } of money.lines) fen.set(item, (fen.get(item) ?? 0n) + fenOf(amount));
    for (const item of Object.keys(one.line).sort()) {
      expected.push(`${item} ${one.line[item]}`);
      got.push(`${item} ${amountOf(fen.get(item) ?? 0n)}`);
    }
  }
  if (one.requiredRole !== undefined) {
    expected.push(one.requiredRole);
    got.push(finished(views.findings.all([outcome]))[0]?.requiredRole ?? '');
  }
  return [expected.join(', '), got.join(', ')];
}

/** Numbers of the case's rows (from 1) at which the outcome is what it is; of a ledger made from another one, of the rows that it is made from. */
function numbersOf(scene: Scene, outcome: RuleOutcome, before: number): number[] {
  const { places, truths } = outcome;
  const truth = truths.includes(Truth.True) ? Truth.True : Truth.Unknown;
  const numbers = places.filter((_, index) => truths[index] === truth).map((place) => numberOf(scene, outcome, place, before));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

const numberOf = ({ ledgers }: Scene, { file }: RuleOutcome, place: Place, before: number): number =>
  ledgers.get(file.ledger)!.sheetRow[shownRow(place)]! - HEADER_ROWS - before;

function verdictOf(outcome: RuleOutcome, lines: number, unknownAmounts: number): CaseVerdict {
  if (outcome.truths.includes(Truth.True)) {
    // A rule that only writes its line has nothing to say where the amount can't be told.
    if (outcome.rule.finding || !outcome.rule.line || lines > 0) return 'violation';
    if (unknownAmounts > 0) return 'cannot-judge';
    return outcome.line.at.includes(true) ? 'not-judged' : 'violation';
  }
  if (outcome.truths.includes(Truth.Unknown)) return outcome.verdict.at.includes(true) ? 'not-judged' : 'cannot-judge';
  // What lacks a key of its groups or a ledger that it needs was asked of nothing.
  return outcome.ungrouped === null ? 'not-judged' : 'pass';
}
