import type { LedgerCoverage } from '../../checking/report';
import { regionName } from '../../i18n/region';
import { SEVERITIES } from '../../rules/model';
import { bySeverity } from '../group';
import { countHygiene } from '../hygiene';
import { columnWidth, printable, tableRow, widthOf, type ColumnLayout } from '../layout';
import { runInOneSentence } from '../run-sentence';
import { heading, paragraph, severityPaint, type Page } from './page';

/** Block, warn and info with their true totals: side by side, or one below the other where that is too wide; then how much of it is record-keeping. */
export function totals(page: Page, indent: number): string[] {
  const { say, paint, width } = page;
  const counts = bySeverity(page.report);
  const parts = SEVERITIES.map((severity) => {
    const { violations, cannotJudge, waived } = counts[severity];
    const first = say(`report.total-${severity}`, { count: violations });
    const rest = [cannotJudge > 0 ? say('report.and-cannot-judge', { count: cannotJudge }) : '', waived > 0 ? say('report.and-waived', { count: waived }) : ''].join('');
    return { plain: first + rest, painted: severityPaint(paint, severity)(first) + rest };
  });
  const margin = ' '.repeat(indent);
  const fits = widthOf(margin + parts.map(({ plain }) => plain).join('   ')) <= width;
  const hygiene = countHygiene(page.report.findings);
  return [
    ...(fits ? [margin + parts.map(({ painted }) => painted).join('   ')] : parts.map(({ painted }) => margin + painted)),
    ...(hygiene === 0 ? [] : paragraph(page, `${say('report.hygiene-within', { count: hygiene })}${page.hygiene ? '' : say('report.see-hygiene')}`, indent, paint.faint)),
  ];
}

/** Who, when, which files and rules; the ledgers that were recognised, with their rows. */
export function summary(page: Page): string[] {
  const { report, names, say, paint } = page;
  const month = report.run.month ?? say('report.all-months');
  return [
    paint.heading(printable(say('report.title', { company: names.company, month }))),
    paint.faint(say('report.run-line', { asOf: report.run.asOf, engine: printable(report.run.engine), files: report.run.files.length })),
    paint.faint(say('report.rules-line', { files: report.run.rules.length, rules: names.rulesInForce })),
    ...page.notes.flatMap((note) => paragraph(page, note, 0)),
    '',
    ...ledgerTable(page),
    '',
    ...totals(page, 2),
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
    return printable(`${coverage.file} › ${regionName(say, coverage)}${format ? ` (${format})` : ''}`);
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

/** The end of the report, which is what a terminal still shows: how much is left to deal with. */
export function closing(page: Page): string[] {
  const { report, say, paint, width } = page;
  const { block, warn } = bySeverity(report);
  const open = block.violations + block.cannotJudge + warn.violations + warn.cannotJudge;
  return ['', '─'.repeat(width), ...totals(page, 0), open === 0 ? paint.good(say('report.nothing-open')) : paint.strong(say('report.open', { count: open }))];
}
