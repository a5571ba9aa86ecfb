import { printable } from '../layout';
import { sumOf } from '../money';
import type { Names } from '../names';
import type { Table, TableCell, TableColumn } from './table';
import type { View } from './view';

/** Items of a report's totals in the order in which HR lists them. */
export function itemsOf({ report, names }: View): string[] {
  const items = new Set(report.totals.flatMap((total) => Object.keys(total.items)));
  return [...items].sort((a, b) => names.itemOrder(a) - names.itemOrder(b) || (a < b ? -1 : 1));
}

/** Legal notes of items, each with its item's name before it. */
export const legalNotes = (names: Names, items: readonly string[]): { readonly item: string; readonly note: string }[] =>
  items.flatMap((key) => {
    const note = names.legalNote(key);
    return note === null ? [] : [{ item: names.item(key), note }];
  });

/** Sums per person and month, an item a column, with room to sign. */
export function totalsTable(view: View): Table {
  const { report, names, say } = view;
  const items = itemsOf(view);
  const months = [...new Set(report.totals.map(({ month }) => month))].sort();
  const money = (header: string): TableColumn => ({ header, kind: 'money' });
  return {
    name: 'totals',
    title: say('report.table-totals'),
    columns: [
      { header: say('report.head-month'), kind: 'text' },
      { header: say('report.head-employee-id'), kind: 'text' },
      { header: say('report.head-employee-name'), kind: 'text' },
      { header: say('report.head-department'), kind: 'text' },
      ...items.map((item) => money(printable(names.item(item)))),
      money(say('report.net')),
      { header: say('report.head-signature'), kind: 'text' },
    ],
    printed: items.length + 6,
    rows: report.totals.map((total): TableCell[] => [
      total.month,
      printable(total.employee_id),
      printable(total.employee_name ?? ''),
      printable(total.department ?? ''),
      ...items.map((item) => total.items[item] ?? ''),
      total.net,
      '',
    ]),
    sums: months.map((month): TableCell[] => {
      const totals = report.totals.filter((total) => total.month === month);
      return [
        month,
        '',
        say('report.pay-total', { people: totals.length }),
        '',
        ...items.map((item) => {
          const amounts = totals.flatMap((total) => total.items[item] ?? []);
          return amounts.length === 0 ? '' : sumOf(amounts);
        }),
        sumOf(totals.map(({ net }) => net)),
        '',
      ];
    }),
    notes: payNotes(view),
  };
}

/** The proposal's standing, what labour law says of its items, and lines to sign on. */
export function payNotes(view: View): string[] {
  const { report, names, say } = view;
  if (report.totals.length === 0) return [say('report.no-lines')];
  return [say('report.pay-is-a-proposal'), ...legalNotes(names, itemsOf(view)).map((note) => printable(say('report.legal-note', note))), say('report.signatures')];
}
