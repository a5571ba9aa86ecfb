import { countsText, linesText } from '../difference-words';
import { impactOf, type Impact } from '../impact';
import { printable } from '../layout';
import { moreThan } from '../money';
import type { Table, TableCell } from './table';
import type { View } from './view';

/** What another run means, one person a row: amounts then and now, which items, and which findings come and go. */
export function impactTable(view: View): Table {
  const { report: { difference }, say } = view;
  return {
    name: 'impact',
    title: say('report.table-impact'),
    columns: [
      { header: say('report.head-employee-id'), kind: 'text' },
      { header: say('report.head-employee-name'), kind: 'text' },
      { header: say('report.impact-from'), kind: 'money' },
      { header: say('report.impact-to'), kind: 'money' },
      { header: say('report.difference-by'), kind: 'money' },
      { header: say('report.head-items'), kind: 'prose' },
      { header: say('report.head-come'), kind: 'prose' },
      { header: say('report.head-gone'), kind: 'prose' },
      { header: say('report.head-cell'), kind: 'text' },
    ],
    rows: difference ? impactOf(view, difference).map((impact) => rowOf(view, impact)) : [],
    printed: 9,
    sums: difference ? [['', say('report.impact-sum'), difference.sum.net.from, difference.sum.net.to, moreThan(difference.sum.net.to, difference.sum.net.from), '', '', '', '']] : [],
    notes: difference ? [countsText(view, difference, true), linesText(view, difference)].map(printable) : [],
  };
}

function rowOf(view: View, impact: Impact): TableCell[] {
  const { say, names } = view;
  const { employee_id, employee_name, net, items, come, gone, place } = impact;
  const list = (parts: readonly string[]): string => printable(parts.join(say('report.clause-separator')));
  return [
    printable(employee_id ?? ''),
    printable(employee_name ?? (employee_id === null ? say('report.nobody') : '')),
    net.from,
    net.to,
    moreThan(net.to, net.from),
    list(items.map(([item, { from, to }]) => say('report.difference-change', { name: names.item(item), from, to }))),
    list(come.map(({ message }) => message)),
    list(gone.map(({ message }) => message)),
    place === null ? '' : { text: printable(`${place.sheet}!${place.cell}`), leadsTo: { to: 'source', ...place } },
  ];
}
