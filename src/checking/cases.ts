import { DEFAULT_LANGUAGE } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import type { Place } from '../formula/world';
import { readLedgers } from '../ledgers/read';
import { madeFrom } from '../rules/ledgers';
import type { InForce, Rule, RuleFile, RuleFileText, RuleSet } from '../rules/model';
import type { CaseRow, CasesShape } from '../rules/shapes';
import { amountOf, fenOf } from '../values/amount';
import { finished } from '../values/steps';
import { Truth } from '../values/column';
import { parsePeriod, periodEnd } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { sheetRowOf } from './addresses';
import { callText } from './call-cases';
import { caseFilesIn, type Case, type CaseFile, type CasesAsked } from './case-files';
import type { CaseFault, CaseOutcome, CaseResult } from './case-outcome';
import { CasesBefore } from './cases-before';
import { definitionsForCases, HEADER_ROWS, strangeNames, workbookOf, type CaseLedgers } from './case-sheets';
import { judge, type RuleOutcome } from './judge';
import { moneyOf } from './lines';
import { shownRow } from './places';
import { setScene, type Scene } from './scene';
import { judgeAfterLines, judgeBeforeLines } from './stages';
import { viewsOf, type Views } from './views';
import { at, LAST_STEP, type Work } from './work';

export type { CaseFault, CaseOutcome, CaseResult } from './case-outcome';

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

const titleOf = ({ title }: Pick<Case, 'title'>): string | null => (typeof title === 'string' ? title : (title?.['zh-CN'] ?? null));

const saying = (verdict: string): CaseResult => ({ verdict, at: null, line: {}, requiredRole: null });

/** A result as one text; those of two results are equal where the case holds. */
function resultText(result: CaseResult | CaseFault): string {
  if ('fault' in result) return FAULTS[result.fault](result.name);
  const { verdict, at: rows, line, requiredRole } = result;
  return [verdict, ...(rows ? [`at ${rows.join(' ')}`] : []), ...Object.keys(line).sort().map((item) => `${item} ${line[item]}`), ...(requiredRole === null ? [] : [requiredRole])].join(', ');
}

const FAULTS: Readonly<Record<CaseFault['fault'], (name: string) => string>> = {
  'no-cases': () => 'no cases file',
  'does-not-load': (name) => `${name} does not load`,
  'no-rule': (name) => `no rule ${name}`,
  'no-function': (name) => `no function ${name}`,
  'no-column': (name) => `no such column: ${name}`,
  'no-rows': (name) => `no rows of ${name} were read`,
};

/** Runs all cases of a rules folder. Files of the folder that do not load are the loader's business; their cases fail with that said. */
export function runCases(folder: readonly RuleFileText[]): CasesResult {
  const failures: CaseFailure[] = [];
  const casesOf = new Map<string, number>();
  let visited = 0;
  for (const outcome of outcomesIn(folder, {})) {
    if (!outcome) continue;
    const { path: file, section, index, line, id, rule, title, expected, got, ok } = outcome;
    if (index >= 0) visited += 1;
    if (index >= 0 && section === 'cases') casesOf.set(id, (casesOf.get(id) ?? 0) + 1);
    if (!ok) failures.push({ file, line, rule, title, expected: resultText(expected), got: resultText(got) });
  }
  return { visited, failures, casesOf };
}

/**
 * Runs the cases of one rule file, in steps of a case or so each, for a caller who lets others in between them.
 * @param path path of the rule file.
 * @param loaded the folder's rules, where they have been loaded already.
 */
export function* casesOfFileInSteps(folder: readonly RuleFileText[], path: string, loaded?: RuleSet): Generator<undefined, readonly CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const outcome of outcomesIn(folder, { of: path, ...(loaded && { loaded }) })) {
    if (outcome) outcomes.push(outcome);
    yield;
  }
  return outcomes;
}

/** What came of the cases of a folder, with nothing between them where others may be let in. */
function* outcomesIn(folder: readonly RuleFileText[], asked: CasesAsked): Generator<CaseOutcome | undefined, void> {
  const unread: string[] = [];
  for (const caseFile of caseFilesIn(folder, (path) => unread.push(path), asked)) {
    const before = asked.of !== undefined && asked.loaded ? new CasesBefore(folder, asked.loaded, caseFile.text, asked.of) : null;
    yield* outcomesOf(caseFile, before);
  }
  for (const path of unread) {
    yield { path, section: 'cases', index: -1, line: 1, id: path, rule: '', title: null, expected: saying('cases'), got: { fault: 'no-cases', name: path }, ok: false };
  }
}

function* outcomesOf({ text: { path }, cases, lineOf, under }: CaseFile, before: CasesBefore | null): Generator<CaseOutcome | undefined, void> {
  const lost: CaseFault = { fault: 'does-not-load', name: cases.file };
  const outcome = (section: CaseOutcome['section'], index: number, file: RuleFile | null, rule: string, title: string | null, expected: CaseResult, got: CaseResult | CaseFault): CaseOutcome => {
    const ok = resultText(expected) === resultText(got);
    const made: CaseOutcome = { path, section, index, line: lineOf(section, index), id: `${file?.id ?? cases.file}/${rule}`, rule, title, expected, got, ok };
    before?.keep(made);
    return made;
  };
  for (const [index, one] of cases.cases.entries()) {
    const known = before?.of('cases', index, one.rule);
    if (known) yield known;
    else {
      const { set, file } = yield* under(one.parameters);
      yield outcome('cases', index, file, one.rule, titleOf(one), expectedOf(one), file ? runCase(set, file, cases, one) : lost);
    }
  }
  for (const [index, one] of (cases.functions ?? []).entries()) {
    const known = before?.of('functions', index, one.function);
    if (known) yield known;
    else {
      const { set, file } = yield* under(one.parameters);
      yield outcome('functions', index, file, one.function, titleOf(one), saying(one.expect), file ? callCase(set, file, one) : lost);
    }
  }
}

const callCase = (set: RuleSet, file: RuleFile, one: NonNullable<CasesShape['functions']>[number]): CaseResult | CaseFault => {
  const asked = file.functions.get(one.function);
  return asked ? saying(callText(set, file, asked, one)) : { fault: 'no-function', name: `"${one.function}" in ${file.path}` };
};

const expectedOf = ({ expect, at: rows, line, requiredRole }: Case): CaseResult => ({ verdict: expect, at: rows ?? null, line: line ?? {}, requiredRole: requiredRole ?? null });

/** The folder of a policy pack's file; null for the company's own files. */
export const packOf = (path: string): string | null => /^library\/.*\//.exec(path)?.[0] ?? null;

/**
 * All files in force for everybody and always, the tested one instead of its other versions: a case is about a rule, not about a company's calendar.
 * Of the others the version of the case's own time, so that what is published later leaves it as it is: where it says none, the latest.
 * Of a policy pack those are the pack's files alone: it has to stand on its own.
 */
function forEverybody(set: RuleSet, tested: RuleFile, day: number | null): InForce[] {
  const files = new Map<string, RuleFile>();
  const isThen = ({ effectiveFrom }: RuleFile): boolean => day === null || effectiveFrom <= day;
  // Before the first version there was none: then the first.
  const isBetter = (file: RuleFile, known: RuleFile): boolean => (isThen(file) && isThen(known) ? known.effectiveFrom < file.effectiveFrom : isThen(file) || (!isThen(known) && file.effectiveFrom < known.effectiveFrom));
  const pack = packOf(tested.path);
  for (const file of pack === null ? set.profile.inForce.map((one) => one.file) : set.files.filter(({ path }) => packOf(path) === pack)) {
    const known = files.get(file.id);
    if (!known || isBetter(file, known)) files.set(file.id, file);
  }
  files.set(tested.id, tested);
  return [...files.values()].map((file) => ({ file: { ...file, effectiveFrom: 0 }, from: 0, to: null, appliesTo: new Map(), except: new Map() }));
}

const rowsOf = (one: Case): readonly CaseRow[] => one.rows ?? (one.row ? [one.row] : []);

/** The other ledgers of a case, its own before the file's; those of `empty` are there without a row. */
function othersOf(cases: CasesShape, one: Case): { readonly others: CaseLedgers; readonly empty: readonly string[] } {
  const without = (names: readonly string[] = []): CaseLedgers => Object.fromEntries(names.map((name) => [name, []]));
  const others = { ...cases.ledgers, ...without(cases.emptyLedgers), ...one.ledgers, ...without(one.emptyLedgers) };
  return { others, empty: [...(cases.emptyLedgers ?? []).filter((name) => one.ledgers?.[name] === undefined), ...(one.emptyLedgers ?? [])] };
}

/** Rows of the rule's own ledger that stand before the case's own: months before, other people. */
const rowsBefore = (cases: CasesShape, one: Case, ledger: string): readonly CaseRow[] => (one.ledgers ?? cases.ledgers)?.[ledger] ?? [];

/** Where the `index`-th of a case's own rows (from 0) stands in a scene; null where it was not read as a row. */
export function placeOfRow({ ledgers }: Scene, { ledger }: RuleFile, cases: CasesShape, one: Case, index: number): Place | null {
  const number = HEADER_ROWS + rowsBefore(cases, one, ledger).length + index + 1;
  const row = ledgers.get(ledger)?.sheetRow.indexOf(number) ?? -1;
  return row < 0 ? null : { ledger, row };
}

/** The ledgers of a case as a check sees them. */
export function sceneOf(set: RuleSet, file: RuleFile, cases: CasesShape, one: Case): Scene | CaseFault {
  const rows = rowsOf(one);
  const { month, asOf } = { ...cases, ...one };
  const { others, empty } = othersOf(cases, one);
  // Without rows of its own, a ledger that is made from another one is made from the other one's rows.
  const definition = set.ledgers.get(file.ledger);
  const made = rows.length === 0 && definition !== undefined && madeFrom(definition) !== null;
  const given: CaseLedgers = made ? others : { ...others, [file.ledger]: [...rowsBefore(cases, one, file.ledger), ...rows] };
  const strange = strangeNames(set.ledgers, given);
  if (strange.length > 0) return { fault: 'no-column', name: strange.join(', ') };
  const ledgers = definitionsForCases(set.ledgers, given);
  const isOwnEmpty = one.rows?.length === 0 && given[file.ledger]?.length === 0;
  const there = [...empty, ...(isOwnEmpty ? [file.ledger] : [])].map((name) => set.ledgers.get(name)).filter((one) => one !== undefined);
  const read = readLedgers([workbookOf(given, there)], new Map(Object.keys(given).map((key) => [key, ledgers.get(key)!])), set.roles, { ledgerOf: new Map(Object.keys(given).map((key) => [key, key])) });
  const period = month === undefined ? null : parsePeriod(month);
  const asked = asOf === undefined ? null : parseIsoDate(asOf);
  const day = asked ?? (period === null ? null : periodEnd(period, set.profile.payrollPeriod));
  return setScene({ ...set, ledgers, profile: { ...set.profile, inForce: forEverybody(set, file, day) } }, read.ledgers, period, asked);
}

/** What comes out of a case, as far as it says what should. */
export function runCase(set: RuleSet, file: RuleFile, cases: CasesShape, one: Case): CaseResult | CaseFault {
  const rule = file.rules.find(({ name }) => name === one.rule);
  if (!rule) return { fault: 'no-rule', name: `"${one.rule}" in ${file.path}` };
  const scene = sceneOf(set, file, cases, one);
  if ('fault' in scene) return scene;
  const views = finished(viewsOf(scene, { lang: DEFAULT_LANGUAGE, translate: createTranslator(DEFAULT_LANGUAGE) }));
  const isTested = (candidate: Rule, from: RuleFile): boolean => candidate.name === one.rule && from.id === file.id;
  const outcomes = finished(set.afterLines.has(rule) ? judgeOnLines(scene, views, isTested) : judge(scene, isTested));
  const outcome = outcomes[0];
  if (!outcome) return { fault: 'no-rows', name: file.ledger };
  const before = rowsBefore(cases, one, file.ledger).length;
  return resultOf(scene, views, rowsOf(one).length === 0 ? outcome : ofOwnRows(scene, outcome, before), before, one);
}

/** What came out at the case's own rows: those that stand before them are only there to be looked up. */
function ofOwnRows(scene: Scene, outcome: RuleOutcome, before: number): RuleOutcome {
  const own = outcome.places.flatMap((place, index) => (numberOf(scene, outcome, place, before) > 0 || shownRow(place) < 0 ? [index] : []));
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

function resultOf(scene: Scene, views: Views, outcome: RuleOutcome, before: number, asked: Case): CaseResult {
  const money = finished(moneyOf(scene, [outcome], views));
  const fen = new Map<string, bigint>();
  for (const { item, amount } of money.lines) fen.set(item, (fen.get(item) ?? 0n) + fenOf(amount));
  return {
    verdict: verdictOf(outcome, money.lines.length, money.unknown.length),
    at: asked.at ? numbersOf(scene, outcome, before) : null,
    line: Object.fromEntries(Object.keys(asked.line ?? {}).map((item) => [item, amountOf(fen.get(item) ?? 0n)])),
    requiredRole: asked.requiredRole === undefined ? null : (finished(views.findings.all([outcome]))[0]?.requiredRole ?? ''),
  };
}

/** Numbers of the case's rows (from 1) at which the outcome is what it is; of a ledger made from another one, of the rows that it is made from. */
function numbersOf(scene: Scene, outcome: RuleOutcome, before: number): number[] {
  const { places, truths } = outcome;
  const truth = truths.includes(Truth.True) ? Truth.True : Truth.Unknown;
  const numbers = places.filter((_, index) => truths[index] === truth).map((place) => numberOf(scene, outcome, place, before));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

const numberOf = ({ ledgers }: Scene, { file }: RuleOutcome, place: Place, before: number): number =>
  sheetRowOf(ledgers.get(file.ledger)!, shownRow(place)) - HEADER_ROWS - before;

function verdictOf(outcome: RuleOutcome, lines: number, unknownAmounts: number): Case['expect'] {
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
