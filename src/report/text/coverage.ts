import type { LedgerCoverage } from '../../checking/report';
import { regionName } from '../../i18n/region';
import { printable } from '../layout';
import { causesOf, needsText, type Cause } from '../waiting';
import { heading, item, paragraph, placeOf, type Page } from './page';

type CellNote = LedgerCoverage['cellNotes'][number];

/** So many cells are named before the rest is only counted. */
const NAMED_CELLS = 8;
/** Of remarks of one sort with other words at each cell, so many are told before the rest is only counted. */
const NAMED_REMARKS = 3;

/** Of rules that lack nothing but a ledger, more than so many are only counted: nobody wants to read what he did not ask to check. */
const NAMED_RULES = 3;

const isNamed = ({ verbose }: Page, { waiting: { missingColumns, missingParameters }, rules }: Cause): boolean =>
  verbose || missingColumns.length > 0 || missingParameters.length > 0 || rules.length <= NAMED_RULES;

/** Rules that could not run: one item for all that wait for the same. */
function waiting(page: Page): string[] {
  const { say, names } = page;
  const causes = causesOf(page.report);
  if (causes.length === 0) return [];
  const count = new Set(causes.flatMap((cause) => cause.rules)).size;
  const list = (values: readonly string[]): string => values.join(say('report.list-separator'));
  const lines = causes.flatMap((cause) => {
    const { ledger, rules, waiting } = cause;
    const counted = { needs: needsText(names, say, ledger, waiting), count: rules.length };
    return item(page, isNamed(page, cause) ? say('report.rules-wait', { ...counted, rules: list(rules.map((id) => names.ruleWithId(id))) }) : say('report.rules-wait-counted', counted));
  });
  const more = causes.every((cause) => isNamed(page, cause)) ? [] : paragraph(page, say('report.see-rules'));
  return ['', ...paragraph(page, say('report.waiting', { count }), 2, page.paint.strong), ...lines, ...more];
}

function notData(page: Page, coverage: LedgerCoverage): string[] {
  const { say, names } = page;
  const reasons = Object.entries(coverage.notDataReasons).filter(([, count]) => count > 0);
  if (reasons.length === 0) return [];
  const words = reasons.map(([reason, count]) => say('report.reason-count', { reason: say(`report.not-data-${reason}`), count }));
  return item(page, say('report.not-data-rows', { ledger: names.ledger(coverage.ledger), sheet: printable(regionName(say, coverage)), count: coverage.notData, reasons: words.join(say('report.list-separator')) }));
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

/** Remarks of one sheet: those with the same words together, their cells named as far as there is room; of one sort with other words at each cell, the first. */
function remarks(page: Page, coverage: LedgerCoverage, severity: CellNote['severity']): string[] {
  const { say, verbose } = page;
  const notes = coverage.cellNotes.filter((note) => note.severity === severity);
  // What could not be read is told in full.
  return [...collected(notes, ({ code }) => code).values()].flatMap((ofCode) => {
    const told = [...collected(ofCode, ({ message }) => message).values()];
    const shown = verbose || severity === 'unreadable' ? told : told.slice(0, NAMED_REMARKS);
    const rest = told.slice(shown.length).flat().length;
    return [
      ...shown.flatMap((same) => item(page, say('report.remark', { cells: cellsText(page, coverage, same), message: same[0]!.message }))),
      ...(rest > 0 ? item(page, say('report.more-remarks', { sheet: regionName(say, coverage), count: rest })) : []),
    ];
  });
}

/** "每日统计!J278 K9": the sheet before the first cell; a column that stands for none is called by its name. */
function cellsText({ report, say, verbose }: Page, { file, sheet }: LedgerCoverage, notes: readonly CellNote[]): string {
  const shown = verbose ? notes : notes.slice(0, NAMED_CELLS);
  const rest = notes.length - shown.length;
  return placeOf(report, file, sheet, shown.map(({ cell }) => cell).join(' ')) + (rest > 0 ? say('report.and-more', { count: rest }) : '');
}

function collected(notes: readonly CellNote[], keyOf: (note: CellNote) => string): ReadonlyMap<string, readonly CellNote[]> {
  const groups = new Map<string, CellNote[]>();
  for (const note of notes) {
    const key = keyOf(note);
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return groups;
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
