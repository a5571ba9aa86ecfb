import type { LedgerCoverage, Report } from '../../checking/report';
import { bySeverity, type Counts } from '../group';
import { columnWidth, printable, tableRow, widthOf, type ColumnLayout } from '../layout';
import { heading, paragraph, type Page } from './page';

const sum = (report: Report, field: 'rows' | 'judged' | 'notJudged' | 'notData'): number =>
  report.coverage.reduce((total, ledger) => total + ledger[field], 0);

/** "42 rules × 1,310 rows, 0 findings, 3 not judged": the whole run in one sentence. */
export function runInOneSentence(page: Page): string {
  const { report, names, say } = page;
  return say('report.run-sentence', {
    rules: names.ruleCount,
    rows: sum(report, 'rows') - sum(report, 'notData'),
    findings: report.findings.filter((finding) => finding.verdict === 'violation').length,
    notJudged: sum(report, 'notJudged'),
  });
}

function severityLine(page: Page, counts: Counts, word: string, paint: (text: string) => string): string {
  const { say } = page;
  const parts = [paint(say(word, { count: counts.violations }))];
  if (counts.cannotJudge > 0) parts.push(say('report.and-cannot-judge', { count: counts.cannotJudge }));
  if (counts.waived > 0) parts.push(say('report.and-waived', { count: counts.waived }));
  return parts.join('');
}

/** Block, warn and info with their true totals, on one line. */
export function totalsLine(page: Page): string {
  const counts = bySeverity(page.report);
  const { paint } = page;
  return [
    severityLine(page, counts.block, 'report.total-block', paint.block),
    severityLine(page, counts.warn, 'report.total-warn', paint.warn),
    severityLine(page, counts.info, 'report.total-info', paint.info),
  ].join('  ');
}

/** Who, when, which files and rules; the ledgers that were recognised, with their rows. */
export function summary(page: Page): string[] {
  const { report, names, say, paint } = page;
  const month = report.run.month ?? say('report.all-months');
  return [
    paint.heading(printable(say('report.title', { company: names.company, month }))),
    paint.faint(say('report.run-line', { asOf: report.run.asOf, engine: printable(report.run.engine), files: report.run.files.length })),
    paint.faint(say('report.rules-line', { files: report.run.rules.length, rules: names.ruleCount })),
    '',
    ...ledgerTable(page),
    '',
    `  ${totalsLine(page)}`,
    ...paragraph(page, runInOneSentence(page)),
  ];
}

const COUNTS = ['rows', 'judged', 'notJudged', 'notData'] as const;
const HEADERS = { rows: 'report.rows', judged: 'report.judged', notJudged: 'report.not-judged', notData: 'report.not-data' } as const;

function ledgerTable(page: Page): string[] {
  const { names, say, paint, width } = page;
  // A ledger that nobody gave has no file; the rules that wait for it are named further down.
  const sheets = page.report.coverage.filter((coverage) => coverage.file !== '');
  if (sheets.length === 0) return paragraph(page, say('report.no-ledger'));
  const ledgerOf = (coverage: LedgerCoverage): string => printable(names.ledger(coverage.ledger));
  const whereOf = (coverage: LedgerCoverage): string => {
    const format = names.format(coverage.ledger, coverage.format);
    return printable(`${coverage.file} › ${coverage.sheet}${format ? ` (${format})` : ''}`);
  };
  const numbers: ColumnLayout[] = COUNTS.map((field) => ({
    width: columnWidth([say(HEADERS[field]), ...sheets.map((coverage) => say('report.count', { count: coverage[field] }))], 12),
    align: 'right',
  }));
  const ledgerWidth = columnWidth([say('report.ledger'), ...sheets.map(ledgerOf)], 20);
  const used = numbers.reduce((total, column) => total + column.width + 2, 0) + ledgerWidth + 4;
  const whereWidth = Math.min(Math.max(16, width - used), columnWidth([say('report.where'), ...sheets.map(whereOf)], width, 8));
  const columns: ColumnLayout[] = [{ width: ledgerWidth }, { width: whereWidth }, ...numbers];
  const faint = (text: string): { text: string; paint: (text: string) => string } => ({ text, paint: paint.faint });
  return [
    ...tableRow([faint(say('report.ledger')), faint(say('report.where')), ...COUNTS.map((field) => faint(say(HEADERS[field])))], columns),
    ...sheets.flatMap((coverage) =>
      tableRow(
        [
          { text: ledgerOf(coverage) },
          { text: whereOf(coverage) },
          ...COUNTS.map((field) => ({
            text: say('report.count', { count: coverage[field] }),
            ...(field === 'notJudged' && coverage.notJudged > 0 ? { paint: paint.warn } : {}),
          })),
        ],
        columns,
      ),
    ),
  ];
}

/** Rule files that could not be used, before everything else: what follows was judged without them. */
export function ruleErrors(page: Page): string[] {
  const { report, say, paint } = page;
  if (report.ruleErrors.length === 0) return [];
  return [
    ...heading(page, say('report.rule-errors', { count: report.ruleErrors.length })),
    ...report.ruleErrors.flatMap((error) => [
      ...paragraph(page, `${error.file}:${error.line}:${error.column}  ${error.pointer}`, 2, paint.block),
      ...paragraph(page, error.message, 4),
    ]),
  ];
}

export const closing = (page: Page): string[] => {
  const line = '─'.repeat(Math.min(page.width, 100));
  const counts = bySeverity(page.report);
  const open = counts.block.violations + counts.block.cannotJudge + counts.warn.violations + counts.warn.cannotJudge;
  const verdict = open === 0 ? page.paint.good(page.say('report.nothing-open')) : page.say('report.open', { count: open });
  return ['', line, `${totalsLine(page)}${widthOf(verdict) > 0 ? `  ${verdict}` : ''}`];
};
