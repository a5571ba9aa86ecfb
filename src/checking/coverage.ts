import { groupThousands } from '../i18n/format';
import type { Translator } from '../i18n/translator';
import type { Ledger, Source } from '../ledgers/ledger';
import { madeFrom } from '../rules/ledgers';
import { Truth } from '../values/column';
import { spans } from '../values/steps';
import { cellAddress } from './addresses';
import { rowsOfStrangers, rulesForStrangers, unknownAudiences } from './audiences';
import { isMissing, noInputs, unionOfInputs } from './inputs';
import type { RuleOutcome } from './judge';
import type { LedgerCoverage } from './report';
import type { Words } from './reasons';
import { rowsOfMonth, type Scene } from './scene';
import { ungroupedRows } from './ungrouped';

type NotJudgedRule = LedgerCoverage['notJudgedRules'][number];

/** Each is put in words. */
const NOTES_A_STEP = 128;

/** Why a row of the sheet was no data for this check, besides what reading it found. */
const OTHER_MONTH = 'other-month';

/** Rules that something missing kept from an answer somewhere (or everywhere, for a key that is not there). */
function waitingRules(scene: Scene, ledger: string, outcomes: readonly RuleOutcome[]): NotJudgedRule[] {
  const byRule = new Map(rulesForStrangers(scene, ledger).map((one) => [one.rule, one]));
  for (const one of outcomes) {
    for (const { missing, at } of [one.verdict, one.line]) {
      if (!at.includes(true) && !(one.ungrouped === null && isMissing(missing))) continue;
      const given = { ...missing, missingLedgers: missing.missingLedgers.map((ledger) => ledgerToGive(scene, ledger)) };
      byRule.set(one.rule.id, { rule: one.rule.id, ...unionOfInputs([byRule.get(one.rule.id) ?? noInputs, given]) });
    }
  }
  return [...byRule.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The ledger that somebody can hand in: a ledger of days is made out of another, by a schedule in a third. All there: it has no days (no month was named). */
const ledgerToGive = ({ set, ledgers }: Scene, ledger: string): string => {
  const definition = set.ledgers.get(ledger);
  const made = definition && madeFrom(definition);
  return [made?.ledger, made?.schedule?.ledger].find((one) => one && !ledgers.has(one)) ?? ledger;
};

/** 1 at rows where a rule that could run ended unknown. */
function undecidedRows(ledger: Ledger, outcomes: readonly RuleOutcome[]): Uint8Array {
  const undecided = new Uint8Array(ledger.rows);
  for (const one of outcomes) {
    for (const row of one.ungrouped ?? []) undecided[row] = 1;
    one.places.forEach((place, index) => {
      if ('row' in place && one.truths[index] === Truth.Unknown && !one.verdict.at[index]) undecided[place.row] = 1;
    });
  }
  return undecided;
}

/** What was looked at, sheet by sheet, and what could not be judged; then the ledgers that rules in force wanted and nobody gave. A step a sheet. */
export function* coverageOf(scene: Scene, outcomes: readonly RuleOutcome[], words: Words): Generator<void, LedgerCoverage[]> {
  const { translate } = words;
  const coverage: LedgerCoverage[] = [];
  for (const [key, ledger] of scene.ledgers) {
    const own = outcomes.filter((one) => one.file.ledger === key);
    // What is made of the check's own lines, or of its days, was handed in by nobody: it counts where rules lie on it.
    const definition = scene.set.ledgers.get(key);
    if ((definition?.ofLines || definition?.roster) && own.length === 0) continue;
    const counts = countRows(scene, ledger, undecidedRows(ledger, own));
    for (const [index, source] of ledger.sources.entries()) {
      yield;
      const sheet = yield* sheetCoverage(ledger, source, index, counts[index]!, index === 0 ? waitingRules(scene, key, own) : [], translate);
      coverage.push(index === 0 ? { ...sheet, cellNotes: [...sheet.cellNotes, ...unknownAudiences(scene, key, translate), ...rowsOfStrangers(scene, key, translate), ...ungroupedRows(scene, key, own, words)] } : sheet);
    }
  }
  return [...coverage, ...absentLedgers(scene)];
}

interface Counts {
  judged: number;
  notJudged: number;
  otherMonth: number;
}

function countRows(scene: Scene, ledger: Ledger, undecided: Uint8Array): Counts[] {
  const counts = ledger.sources.map((): Counts => ({ judged: 0, notJudged: 0, otherMonth: 0 }));
  const wanted = rowsOfMonth(scene, ledger);
  for (let row = 0; row < ledger.rows; row += 1) {
    const count = counts[ledger.sourceOf[row]!]!;
    if (wanted && wanted[row] === 0) count.otherMonth += 1;
    else if (undecided[row] === 1) count.notJudged += 1;
    else count.judged += 1;
  }
  return counts;
}

function* sheetCoverage(ledger: Ledger, source: Source, index: number, counts: Counts, notJudgedRules: readonly NotJudgedRule[], translate: Translator): Generator<void, LedgerCoverage> {
  const reasons = new Map<string, number>();
  for (const { reason } of source.notData) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  for (const [reason, count] of source.setAside ?? []) reasons.set(reason, count);
  if (counts.otherMonth > 0) reasons.set(OTHER_MONTH, counts.otherMonth);
  const notData = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  return {
    ledger: ledger.key,
    file: source.file,
    sheet: source.sheet,
    ...(source.table === undefined ? {} : { table: source.table }),
    format: source.format,
    range: source.range,
    rows: counts.judged + counts.notJudged + notData,
    judged: counts.judged,
    notJudged: counts.notJudged,
    notData,
    notDataReasons: Object.fromEntries([...reasons].sort()),
    notJudgedRules,
    defaultsUsed: source.defaultsUsed,
    cellNotes: yield* cellNotesOf(ledger, index, translate),
  };
}

/** One cell that several columns are read from (a shift's start and end, a day's text) is spoken of once. */
function* cellNotesOf(ledger: Ledger, index: number, translate: Translator): Generator<void, LedgerCoverage['cellNotes']> {
  const notes = new Map<string, LedgerCoverage['cellNotes'][number]>();
  const tell = (note: Ledger['notes'][number]): void => {
    if (note.row < ledger.rows && ledger.sourceOf[note.row] !== index) return;
    const cell = note.cell ?? (note.row < ledger.rows ? cellAddress(ledger, note.row, note.column) : null) ?? note.column;
    const { sum } = note.params ?? {};
    const message = translate(`cell.${note.code}`, { text: note.text, ...note.params, ...(sum === undefined ? {} : { sum: groupThousands(sum) }) });
    const said = `${cell} ${note.code} ${message}`;
    if (!notes.has(said)) notes.set(said, { cell, severity: note.severity, code: note.code, message });
  };
  for (const { from, to } of spans(ledger.notes.length, NOTES_A_STEP)) {
    ledger.notes.slice(from, to).forEach(tell);
    yield;
  }
  return [...notes.values()];
}

function absentLedgers(scene: Scene): LedgerCoverage[] {
  const rulesOf = new Map<string, string[]>();
  for (const { file } of scene.set.profile.inForce) {
    if (!scene.ledgers.has(file.ledger)) rulesOf.set(file.ledger, [...(rulesOf.get(file.ledger) ?? []), ...file.rules.map((rule) => rule.id)]);
  }
  return [...rulesOf].map(([ledger, rules]) => ({
    ledger,
    file: '',
    sheet: '',
    format: '',
    range: '',
    rows: 0,
    judged: 0,
    notJudged: 0,
    notData: 0,
    notDataReasons: {},
    notJudgedRules: [...new Set(rules)].sort().map((rule) => ({ rule, missingColumns: [], missingLedgers: [ledgerToGive(scene, ledger)], missingParameters: [] })),
    defaultsUsed: [],
    cellNotes: [],
  }));
}
