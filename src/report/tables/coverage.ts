import type { LedgerCoverage } from '../../checking/report';
import { regionName } from '../../i18n/region';
import { printable } from '../layout';
import { needsText } from '../waiting';
import type { Table, TableCell } from './table';
import type { View } from './view';

/** "空行 2、合计行 1": why rows of a sheet are not data. */
function notDataText({ say }: Pick<View, 'say'>, { notDataReasons }: LedgerCoverage): string {
  return Object.entries(notDataReasons)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => say('report.reason-count', { reason: say(`report.not-data-${reason}`), count }))
    .join(say('report.list-separator'));
}

/** Sheets that were recognised, with their rows. */
export function coverageTable(view: View): Table {
  const { report, names, say } = view;
  return {
    name: 'coverage',
    printed: 10,
    title: say('report.table-coverage'),
    columns: [
      { header: say('report.ledger'), kind: 'text' },
      { header: say('report.head-file'), kind: 'text' },
      { header: say('report.head-sheet'), kind: 'text' },
      { header: say('report.head-format'), kind: 'text' },
      { header: say('report.head-range'), kind: 'text' },
      { header: say('report.rows'), kind: 'count' },
      { header: say('report.judged'), kind: 'count' },
      { header: say('report.not-judged'), kind: 'count' },
      { header: say('report.not-data'), kind: 'count' },
      { header: say('report.head-reasons'), kind: 'prose' },
    ],
    // A ledger that nobody gave has no file; the rules that wait for it are the next table's.
    rows: report.coverage
      .filter(({ file }) => file !== '')
      .map((ledger): TableCell[] => [
        printable(names.ledger(ledger.ledger)),
        printable(ledger.file),
        ledger.sheet === '' ? '' : { text: printable(regionName(say, ledger)), leadsTo: { to: 'source', file: ledger.file, sheet: ledger.sheet, cell: ledger.range.split(':')[0] ?? 'A1' } },
        printable(names.format(ledger.ledger, ledger.format) ?? ''),
        printable(ledger.range),
        String(ledger.rows),
        String(ledger.judged),
        String(ledger.notJudged),
        String(ledger.notData),
        notDataText(view, ledger),
      ]),
    sums: [],
    notes: [],
  };
}

/** Rules that could not run, and what they wait for. */
export function waitingTable({ report, names, say }: View): Table {
  return {
    name: 'waiting',
    printed: 4,
    title: say('report.table-waiting'),
    columns: [
      { header: say('report.head-rule'), kind: 'text' },
      { header: say('report.ledger'), kind: 'text' },
      { header: say('report.head-needs'), kind: 'prose' },
      { header: say('report.head-rule-id'), kind: 'text' },
    ],
    rows: report.coverage.flatMap((ledger) =>
      ledger.notJudgedRules.map((waiting): TableCell[] => [
        printable(names.ruleTitle(waiting.rule)),
        printable(names.ledger(ledger.ledger)),
        printable(needsText(names, say, ledger.ledger, waiting)),
        waiting.rule,
      ]),
    ),
    sums: [],
    notes: [],
  };
}

/** "没有“夜班”列（12 行）": a default that stood in. */
const defaultText = ({ names, say }: Pick<View, 'names' | 'say'>, ledger: string, used: LedgerCoverage['defaultsUsed'][number]): string =>
  say(used.absentColumn ? 'report.default-for-column' : 'report.default-for-cells', {
    ledger: names.ledger(ledger),
    column: names.column(ledger, used.column),
    count: used.blankCells,
  });

/** What was not read, read oddly or filled in, cell by cell; and rule files that took no part. */
export function remarksTable(view: View): Table {
  const { report, names, say } = view;
  const rows = [
    ...report.ruleErrors.map((error): TableCell[] => [
      say('report.remark-rule-error'), '', printable(error.file), '', `${error.line}:${error.column}`, printable(`${error.pointer} ${error.message}`),
    ]),
    ...report.notRead.map((sheet): TableCell[] => [
      say('report.remark-not-read'), sheet.ledger === null ? '' : printable(names.ledger(sheet.ledger)), printable(sheet.file), printable(regionName(say, sheet)), '', printable(sheet.message),
    ]),
    ...report.coverage.flatMap((ledger) => [
      ...ledger.cellNotes.map((note): TableCell[] => [
        say(note.severity === 'unreadable' ? 'report.remark-unreadable' : 'report.remark-info'),
        printable(names.ledger(ledger.ledger)),
        printable(ledger.file),
        printable(regionName(say, ledger)),
        { text: note.cell, leadsTo: { to: 'source', file: ledger.file, sheet: ledger.sheet, cell: note.cell } },
        printable(note.message),
      ]),
      ...ledger.defaultsUsed.map((used): TableCell[] => [
        say('report.remark-default'), printable(names.ledger(ledger.ledger)), printable(ledger.file), printable(regionName(say, ledger)), '', printable(defaultText(view, ledger.ledger, used)),
      ]),
    ]),
  ];
  return {
    name: 'remarks',
    printed: 6,
    title: say('report.table-remarks'),
    columns: [
      { header: say('report.head-kind'), kind: 'text' },
      { header: say('report.ledger'), kind: 'text' },
      { header: say('report.head-file'), kind: 'text' },
      { header: say('report.head-sheet'), kind: 'text' },
      { header: say('report.head-cell'), kind: 'text' },
      { header: say('report.head-message'), kind: 'prose' },
    ],
    rows,
    sums: [],
    notes: [],
  };
}
