import type { Reconciled, Report } from '../../checking/report';
import { mapped } from '../../values/steps';
import { printable } from '../layout';
import { moreThan, sumOf } from '../money';
import type { Table, TableCell } from './table';
import { itemsOf } from './totals';
import type { View } from './view';

/** What can't be told of the two is named; `absent`: something is due to somebody whom the sheet of what was paid does not name. */
export type Agreement = 'equal' | 'differs' | 'unknown-due' | 'unknown-paid' | 'unknown' | 'absent';

/** One amount that is due against what was paid. Amounts are decimal texts; null is what can't be told. */
export interface Compared {
  readonly employee_id: string | null;
  readonly employee_name: string | null;
  readonly month: string;
  /** What is compared, in words. */
  readonly label: string;
  readonly due: string | null;
  readonly paid: string | null;
  /** Paid beyond what is due. */
  readonly difference: string | null;
  readonly agreement: Agreement;
  /** Where it says what was paid; null where it says nothing. */
  readonly place: Pick<Reconciled, 'file' | 'sheet' | 'row'> | null;
}

/** What is due against what was paid, person by person; behind them those whom the sheet of what was paid leaves out. */
export function comparedOf(view: View): readonly Compared[] {
  let compared = known.get(view);
  if (!compared) known.set(view, (compared = [...view.report.reconciliation.map((one) => comparedFrom(view, one)), ...absentFrom(view)]));
  return compared;
}

/** Asked for by each part of a page. */
const known = new WeakMap<View, readonly Compared[]>();

function comparedFrom({ names }: View, one: Reconciled): Compared {
  const { employee_id, employee_name, month, rule, name, due, paid, file, sheet, row } = one;
  const difference = due === null || paid === null ? null : moreThan(paid, due);
  const agreement = agreementOf(due, paid, difference);
  return { employee_id, employee_name, month, label: name === null ? names.ruleTitle(rule) : names.value('', rule, name), due, paid, difference, agreement, place: { file, sheet, row } };
}

function agreementOf(due: string | null, paid: string | null, difference: string | null): Agreement {
  if (difference !== null) return difference === '0.00' ? 'equal' : 'differs';
  return due !== null ? 'unknown-paid' : paid !== null ? 'unknown-due' : 'unknown';
}

/** Items that some rule holds against what was paid; null: all of them. */
const comparedItems = ({ reconciliation }: Report): ReadonlySet<string> | null =>
  reconciliation.some(({ items }) => items === null) ? null : new Set(reconciliation.flatMap(({ items }) => items ?? []));

function absentFrom({ report, names }: View): Compared[] {
  if (report.reconciliation.length === 0) return [];
  const items = comparedItems(report);
  const told = new Set(report.reconciliation.map(({ employee_id, month }) => `${month} ${employee_id}`));
  return report.totals
    .filter(({ employee_id, month }) => !told.has(`${month} ${employee_id}`))
    .flatMap(({ employee_id, employee_name, month, items: due }) =>
      Object.entries(due)
        .filter(([item]) => items === null || items.has(item))
        .sort(([a], [b]) => names.itemOrder(a) - names.itemOrder(b))
        .map(([item, amount]): Compared => ({ employee_id, employee_name, month, label: names.item(item), due: amount, paid: null, difference: null, agreement: 'absent', place: null })),
    );
}

/** Items of the proposal that no rule holds against what was paid. */
export function notCompared(view: View): string[] {
  const items = comparedItems(view.report);
  return items === null ? [] : itemsOf(view).filter((item) => !items.has(item)).map((item) => view.names.item(item));
}

/** "120 amounts agree, 3 differ, 2 can't be told, 1 is due to somebody who is not in the payroll." */
export function reconciliationCounts({ say }: View, compared: readonly Compared[]): string {
  const count = (...agreements: readonly Agreement[]): number => compared.filter(({ agreement }) => agreements.includes(agreement)).length;
  return say('report.reconciliation-counts', { equal: count('equal'), differs: count('differs'), unknown: count('unknown', 'unknown-due', 'unknown-paid'), absent: count('absent') });
}

/** What somebody has to look at comes first. */
const RANK: Readonly<Record<Agreement, number>> = { differs: 0, absent: 1, 'unknown-paid': 2, unknown: 3, 'unknown-due': 3, equal: 4 };

/** What is due against what was paid, one amount a row; what can't be told says so. In steps. */
export function* reconciliationTable(view: View): Generator<void, Table> {
  const { say } = view;
  const compared = [...comparedOf(view)].sort((a, b) => RANK[a.agreement] - RANK[b.agreement]);
  const others = notCompared(view);
  yield;
  const differences = compared.flatMap(({ difference }) => difference ?? []);
  return {
    name: 'reconciliation',
    title: say('report.table-reconciliation'),
    columns: [
      { header: say('report.head-month'), kind: 'text' },
      { header: say('report.head-employee-id'), kind: 'text' },
      { header: say('report.head-employee-name'), kind: 'text' },
      { header: say('report.head-compared'), kind: 'text' },
      { header: say('report.head-due'), kind: 'money' },
      { header: say('report.head-paid'), kind: 'money' },
      { header: say('report.head-paid-more'), kind: 'money' },
      { header: say('report.head-agreement'), kind: 'text' },
      { header: say('report.head-cell'), kind: 'text' },
      { header: say('report.head-file'), kind: 'text' },
    ],
    rows: yield* mapped(compared, ({ employee_id, employee_name, month, label, due, paid, difference, agreement, place }): TableCell[] => [
      month,
      printable(employee_id ?? ''),
      printable(employee_name ?? ''),
      printable(label),
      due ?? '',
      paid ?? '',
      difference ?? '',
      say(`report.agreement-${agreement}`),
      place === null ? '' : { text: printable(`${place.sheet}!A${place.row}`), leadsTo: { to: 'source', file: place.file, sheet: place.sheet, cell: `A${place.row}` } },
      printable(place?.file ?? ''),
    ]),
    printed: 9,
    sums: compared.length === 0 ? [] : [['', '', say('report.paid-more-sum'), '', '', '', sumOf(differences), '', '', '']],
    notes: [
      reconciliationCounts(view, compared),
      ...(others.length === 0 ? [] : [printable(say('report.not-compared', { items: others.join(say('report.list-separator')) }))]),
    ],
  };
}
