import type { LedgerCoverage } from '../../checking/report';
import { heading, item, paragraph, type Page } from './page';

type Waiting = LedgerCoverage['notJudgedRules'][number];
type CellNote = LedgerCoverage['cellNotes'][number];

/** So many cells are named before the rest is only counted. */
const NAMED_CELLS = 8;

/** Of rules that lack nothing but a ledger, more than so many are only counted: nobody wants to read what he did not ask to check. */
const NAMED_RULES = 3;

interface Cause {
  readonly ledger: string;
  readonly waiting: Waiting;
  readonly rules: string[];
}

/** Rules that wait, by what they wait for. A column is a ledger's own; a missing ledger or figure is the same for all. */
function causesOf(page: Page): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { ledger, notJudgedRules } of page.report.coverage) {
    for (const waiting of notJudgedRules) {
      const { missingLedgers, missingColumns, missingParameters } = waiting;
      const file = missingParameters.length > 0 ? waiting.rule.slice(0, waiting.rule.lastIndexOf('/')) : '';
      const key = JSON.stringify([missingColumns.length > 0 ? ledger : '', missingColumns, missingLedgers, missingParameters, file]);
      const cause = causes.get(key) ?? { ledger, waiting, rules: [] };
      if (!cause.rules.includes(waiting.rule)) cause.rules.push(waiting.rule);
      causes.set(key, cause);
    }
  }
  const order = ({ waiting }: Cause): number => (waiting.missingLedgers.length > 0 ? 0 : waiting.missingColumns.length > 0 ? 1 : 2);
  return [...causes.values()].sort((a, b) => order(a) - order(b));
}

const isNamed = ({ verbose }: Page, { waiting: { missingColumns, missingParameters }, rules }: Cause): boolean =>
  verbose || missingColumns.length > 0 || missingParameters.length > 0 || rules.length <= NAMED_RULES;

/** Rules that could not run: one item for all that wait for the same. */
function waiting(page: Page): string[] {
  const { say, names } = page;
  const causes = causesOf(page);
  if (causes.length === 0) return [];
  const count = new Set(causes.flatMap((cause) => cause.rules)).size;
  const list = (values: readonly string[]): string => values.join(say('report.list-separator'));
  const lines = causes.flatMap((cause) => {
    const { ledger, rules } = cause;
    const { rule, missingLedgers, missingColumns, missingParameters } = cause.waiting;
    const needs: string[] = [];
    if (missingLedgers.length > 0) needs.push(say('report.needs-ledgers', { ledgers: list(missingLedgers.map((key) => names.ledger(key))) }));
    if (missingColumns.length > 0) needs.push(say('report.needs-columns', { columns: list(missingColumns.map((key) => columnName(page, ledger, key))) }));
    if (missingParameters.length > 0) needs.push(say('report.needs-parameters', { parameters: list(missingParameters.map((name) => names.parameter(name, rule))) }));
    const counted = { needs: needs.join(say('report.clause-separator')), count: rules.length };
    return item(page, isNamed(page, cause) ? say('report.rules-wait', { ...counted, rules: list(rules.map((id) => names.ruleWithId(id))) }) : say('report.rules-wait-counted', counted));
  });
  const more = causes.every((cause) => isNamed(page, cause)) ? [] : paragraph(page, say('report.see-rules'));
  return ['', ...paragraph(page, say('report.waiting', { count }), 2, page.paint.strong), ...lines, ...more];
}

/** A missing column is named with its ledger where it is another ledger's. */
function columnName(page: Page, ledger: string, key: string): string {
  const dot = key.indexOf('.');
  if (dot < 0) return page.names.column(ledger, key);
  const other = key.slice(0, dot);
  return `${page.names.ledger(other)}.${page.names.column(other, key.slice(dot + 1))}`;
}

function notData(page: Page, coverage: LedgerCoverage): string[] {
  const { say, names } = page;
  const reasons = Object.entries(coverage.notDataReasons).filter(([, count]) => count > 0);
  if (reasons.length === 0) return [];
  const words = reasons.map(([reason, count]) => say('report.reason-count', { reason: say(`report.not-data-${reason}`), count }));
  return item(page, say('report.not-data-rows', { ledger: names.ledger(coverage.ledger), count: coverage.notData, reasons: words.join(say('report.list-separator')) }));
}

function defaults(page: Page, coverage: LedgerCoverage): string[] {
  const { say, names } = page;
  return coverage.defaultsUsed.flatMap((used) =>
    item(
      page,
      say(used.absentColumn ? 'report.default-for-column' : 'report.default-for-cells', {
        ledger: names.ledger(coverage.ledger),
        column: names.column(coverage.ledger, used.column),
        count: used.blankCells,
      }),
    ),
  );
}

/** Remarks of one sheet: those with the same words together, their cells named as far as there is room. */
function remarks(page: Page, coverage: LedgerCoverage, severity: CellNote['severity']): string[] {
  const { say, names, verbose } = page;
  const groups = new Map<string, CellNote[]>();
  for (const note of coverage.cellNotes) {
    if (note.severity !== severity) continue;
    const same = severity === 'unreadable' ? note.message : note.code;
    groups.set(same, [...(groups.get(same) ?? []), note]);
  }
  return [...groups.values()].flatMap((notes) => {
    const [first] = notes as [CellNote, ...CellNote[]];
    const shown = verbose ? notes : notes.slice(0, NAMED_CELLS);
    const rest = notes.length - shown.length;
    const cells = shown.map((note) => note.cell).join(' ') + (rest > 0 ? say('report.and-more', { count: rest }) : '');
    return item(page, say('report.remark', { ledger: names.ledger(coverage.ledger), cells, message: first.message }));
  });
}

function section(page: Page, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...paragraph(page, title, 2, page.paint.strong), ...lines];
}

/** What was and was not judged, and why: rows, rules that wait, cells that could not be read, defaults. */
export function coverage(page: Page): string[] {
  const { report, say } = page;
  const count = (severity: CellNote['severity']): number =>
    report.coverage.reduce((sum, ledger) => sum + ledger.cellNotes.filter((note) => note.severity === severity).length, 0);
  const infos = count('info');
  const unreadable = count('unreadable');
  const body = [
    ...waiting(page),
    ...section(page, say('report.not-read-title', { count: report.notRead.length }), report.notRead.flatMap(({ message }) => item(page, message))),
    ...section(page, say('report.unreadable-cells', { count: unreadable }), report.coverage.flatMap((ledger) => remarks(page, ledger, 'unreadable'))),
    ...section(page, say('report.read-with-remark', { count: infos }), report.coverage.flatMap((ledger) => remarks(page, ledger, 'info'))),
    ...section(page, say('report.defaults'), report.coverage.flatMap((ledger) => defaults(page, ledger))),
    ...section(page, say('report.not-data-title'), report.coverage.flatMap((ledger) => notData(page, ledger))),
  ];
  return [...heading(page, say('report.heading-coverage')), ...(body.length === 0 ? paragraph(page, say('report.all-judged')) : body.slice(1))];
}
