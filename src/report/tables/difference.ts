import type { Difference, LineChange } from '../../checking/report';
import { changeWords, countsText, fatedOf, givenOnce, itemsInOrder, linesText, otherRun, type Fated } from '../difference-words';
import { printable } from '../layout';
import { moreThan } from '../money';
import { dayOf, verdictText } from './findings';
import { ordered } from './ordered';
import type { Table, TableCell } from './table';
import type { View } from './view';

/** Then, now and the difference as decimal texts; where there was or is no amount, that cell is empty. */
const moneyCells = (from: string | null, to: string | null): string[] => [from ?? '', to ?? '', moreThan(to, from)];

/** What changed since an earlier report: each finding that is not what it was, then each money line; no rows where nothing was compared. */
export function differenceTable(view: View): Table {
  const { report: { difference }, say } = view;
  const rows = difference ? [...findingRows(view, difference), ...lineRows(view, difference)] : [];
  return {
    name: 'difference',
    title: say('report.table-difference'),
    columns: [
      { header: say('report.head-fate'), kind: 'text' },
      { header: say('report.head-rule'), kind: 'text' },
      { header: say('report.head-employee-id'), kind: 'text' },
      { header: say('report.head-employee-name'), kind: 'text' },
      { header: say('report.head-date'), kind: 'text' },
      { header: say('report.head-message'), kind: 'prose' },
      { header: say('report.head-difference'), kind: 'prose' },
      { header: say('report.item'), kind: 'text' },
      { header: say('report.difference-from'), kind: 'money' },
      { header: say('report.difference-to'), kind: 'money' },
      { header: say('report.difference-by'), kind: 'money' },
      { header: say('report.head-cell'), kind: 'text' },
      { header: say('report.head-severity'), kind: 'text' },
      { header: say('report.head-verdict'), kind: 'text' },
      { header: say('report.head-file'), kind: 'text' },
      { header: say('report.head-rule-id'), kind: 'text' },
      { header: say('report.head-id'), kind: 'text' },
    ],
    rows,
    printed: 12,
    sums: difference ? sums(view, difference) : [],
    notes: difference
      ? [
          say('report.difference-heading', { month: difference.against.month ?? say('report.all-months'), asOf: difference.against.asOf }),
          ...[countsText(view, difference, false), linesText(view, difference), ...givenOnce(view, difference), ...otherRun(view, difference)].map(printable),
        ]
      : [],
  };
}

function findingRows(view: View, difference: Difference): TableCell[][] {
  const { say, names } = view;
  const { linkOf } = ordered(view);
  return fatedOf(view, difference).map(({ fate, finding, change }: Fated): TableCell[] => {
    const link = linkOf.get(finding.id);
    const place = finding.sheet === '' ? '' : printable(`${finding.sheet}!${finding.cells[0] ?? `A${finding.row}`}`);
    return [
      say(`report.fate-${fate}`),
      printable(names.rule(finding.rule, finding.version)),
      printable(finding.person?.employee_id ?? ''),
      printable(finding.person?.employee_name ?? ''),
      dayOf(view, finding),
      printable(finding.message),
      change ? printable(changeWords(view, finding, change)) : '',
      '', '', '', '',
      // A finding that is gone stands in the earlier report's files, which may be others by now.
      link === undefined ? place : { text: place, leadsTo: link },
      say(`report.word-${finding.severity}`),
      verdictText(finding, say),
      printable(finding.file),
      finding.rule,
      printable(finding.id),
    ];
  });
}

function lineRows(view: View, { lines, totals }: Difference): TableCell[][] {
  const { report, say, names } = view;
  const nameOf = new Map([...totals, ...report.totals].map(({ employee_id, employee_name }) => [employee_id, employee_name]));
  const rowsOf = (fate: string, changes: readonly LineChange[]): TableCell[][] =>
    changes.map(({ employee_id, month, item, rule, key, from, to }): TableCell[] => [
      say(`report.fate-${fate}`),
      printable(names.ruleTitle(rule)),
      printable(employee_id),
      printable(nameOf.get(employee_id) ?? ''),
      month,
      '',
      '',
      printable(names.item(item)),
      ...moneyCells(from, to),
      '', '', '', '',
      rule,
      printable(Object.entries(key).map(([name, value]) => `${name}=${value}`).join('|')),
    ]);
  return [...rowsOf('line-new', lines.new), ...rowsOf('line-gone', lines.gone), ...rowsOf('line-changed', lines.changed)];
}

/** The items that changed and the net, of all people and months. */
function sums(view: View, { sum, totals }: Difference): TableCell[][] {
  if (totals.length === 0) return [];
  const { say, names } = view;
  const people = say('report.pay-total', { people: new Set(totals.map(({ employee_id }) => employee_id)).size });
  const row = (item: string, from: string, to: string): TableCell[] => [people, '', '', '', '', '', '', printable(item), ...moneyCells(from, to), '', '', '', '', '', ''];
  return [...itemsInOrder(view, sum.items).map(([item, { from, to }]) => row(names.item(item), from, to)), row(say('report.net'), sum.net.from, sum.net.to)];
}
