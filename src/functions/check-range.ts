import { hostLanguage } from '../addin/host-language';
import { checkAtOnce, CheckError, type CheckOptions } from '../checking/check';
import type { Finding, Report } from '../checking/report';
import { suggest } from '../formula/suggest';
import { wordsIn } from '../i18n/language';
import { readValues } from '../ledgers/read-values';
import { sumOf } from '../report/money';
import { verdictText } from '../report/tables/findings';
import { ordered } from '../report/tables/ordered';
import { linesByPlace, placeKey } from '../report/tables/same-place';
import { sourceText } from '../report/tables/table';
import { viewOf, type View } from '../report/tables/view';
import type { ColumnDefinition, LedgerDefinition } from '../rules/ledger-definition';
import type { RuleSet } from '../rules/model';
import { State } from '../values/column';
import { formatPeriod } from '../values/period';
import { parseDecimal } from '../values/rational';
import { formatDate } from '../values/serial-day';
import { sameText } from '../values/same-text';
import type { WorkbookFile } from '../workbook/port';
import { daysOf, rulesNow } from './answers';
import type { Argument } from './broadcast';
import { fromExcel, nameIn, toExcel, type CellResult } from './excel-values';
import { hostTranslator, invalidValue, words } from './failures';
import { rangeAsFile } from './range-grid';

/** More rows are not for a cell that Excel waits for. */
const MOST_ROWS = 100_000;
/** Excel takes about two million characters from a function at once. */
const MOST_FINDINGS = 5_000;

const MONTH: ColumnDefinition = { key: 'month', type: 'period', kind: 'period', unit: 'month', headers: ['month'], required: false, default: null, bounds: null, values: null, references: null };

const isMade = ({ byDay, roster, ofLines }: LedgerDefinition): boolean => byDay !== null || roster !== null || ofLines !== null;

/** A ledger that can stand in a sheet, by its key or title; null where none is named: its headers say it. */
function ledgerNamed(set: RuleSet, name: string): LedgerDefinition | null {
  if (name.trim() === '') return null;
  const ledgers = [...set.ledgers.values()].filter((ledger) => !isMade(ledger));
  const titles = ({ key, title }: LedgerDefinition): string[] => [key, title['zh-CN'], title['zh-TW'] ?? '', title.en].filter((text) => text !== '');
  const found = ledgers.find((ledger) => titles(ledger).some((title) => sameText(title) === sameText(name)));
  if (found) return found;
  throw invalidValue(words('unknown-ledger', { name, suggestion: suggest(name, ledgers.flatMap(titles)) ?? 'none', known: ledgers.map(({ title }) => wordsIn(title, hostLanguage())).join(words('separator')) }));
}

/** "2026-10" of a month, or of a day in it. Undefined: all months. */
function monthOf(argument: Argument, set: RuleSet): string | undefined {
  const cell = fromExcel(argument?.[0]?.[0]);
  if (cell === null) return undefined;
  const { column, notes } = readValues(MONTH, [cell], set.roles);
  const [note] = notes;
  if (column.state[0] !== State.Known) throw invalidValue(words('bad-month', { why: note ? hostTranslator()(`cell.${note.code}`, { text: note.text, ...note.params }) : '' }));
  return formatPeriod(column.values[0]!);
}

function dayOf(argument: Argument, set: RuleSet): string | undefined {
  const day = daysOf([fromExcel(argument?.[0]?.[0])], set)(0);
  if (day instanceof CustomFunctions.Error) throw day;
  return day === null ? undefined : formatDate(day);
}

function rowsOf(view: View, findings: readonly Finding[]): CellResult[][] {
  const { report, say, names } = view;
  const lines = linesByPlace(report.lines);
  return findings.map((finding) => {
    const money = lines.get(placeKey(finding)) ?? [];
    const sum = money.length === 0 ? null : parseDecimal(sumOf(money.map(({ amount }) => amount)));
    return [
      say(`report.word-${finding.severity}`),
      verdictText(finding, say),
      names.personOf(finding)?.label ?? '',
      finding.row,
      finding.message,
      sum === null ? '' : toExcel(sum, 'money', 'yuan'),
      sourceText(finding.source, say('report.source-separator')),
    ];
  });
}

/**
 * Checks a range as one sheet of a ledger: a header, the findings (graver ones first), and at the end what was looked at. Never nothing.
 * Throws `#VALUE!` where it is no such sheet.
 */
export function askCheck(range: unknown[][], ledger: unknown[][], month: Argument, asOf: Argument): CellResult[][] {
  const set = rulesNow();
  if (range.length > MOST_ROWS) throw invalidValue(words('too-many-rows', { rows: range.length, most: MOST_ROWS }));
  const definition = ledgerNamed(set, nameIn(fromExcel(ledger[0]?.[0])));
  const lang = hostLanguage();
  const sheet = definition ? wordsIn(definition.title, lang) : words('range');
  const [checked, day] = [monthOf(month, set), dayOf(asOf, set)];
  const file = rangeAsFile(range, set.ledgers, definition, words('range'), sheet);
  const ledgerOf = new Map(definition ? [[sheet, definition.key]] : []);
  const report = reportOn(set, file, { lang, ledgerOf, ...(checked === undefined ? {} : { month: checked }), ...(day === undefined ? {} : { asOf: day }) });
  const own = report.coverage.filter((one) => one.sheet === sheet);
  if (own.length === 0) throw invalidValue(report.notRead[0]?.message ?? words('nothing-to-check'));
  const view = viewOf(report, set, lang, hostTranslator());
  const { findings } = ordered(view);
  const say = view.say;
  const header = [say('report.head-severity'), say('report.head-verdict'), words('who'), words('row'), say('report.head-message'), say('report.amount'), say('report.head-source')];
  const notes = [...report.notRead.map(({ message }) => message), summaryOf(own, findings.length)];
  return [header, ...rowsOf(view, findings.slice(0, MOST_FINDINGS)), ...notes.map((text) => ['', '', '', '', text, '', ''])];
}

function reportOn(set: RuleSet, file: WorkbookFile, options: CheckOptions): Report {
  try {
    return checkAtOnce(set, [file], options);
  } catch (cause) {
    if (cause instanceof CheckError) throw invalidValue(hostTranslator()(`checking.${cause.code}`, cause.params));
    throw cause;
  }
}

function summaryOf(own: Report['coverage'], findings: number): string {
  const sum = (count: 'rows' | 'judged' | 'notJudged' | 'notData'): number => own.reduce((total, one) => total + one[count], 0);
  const waiting = new Set(own.flatMap(({ notJudgedRules }) => notJudgedRules.map(({ rule }) => rule)));
  return words('checked', { rows: sum('rows'), judged: sum('judged'), notJudged: sum('notJudged'), notData: sum('notData'), findings, waiting: waiting.size, left: Math.max(0, findings - MOST_FINDINGS) }).trim();
}
