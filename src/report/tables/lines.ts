import type { Explanation, MoneyLine } from '../../checking/report';
import { arithmeticText } from '../arithmetic';
import { printable } from '../layout';
import { sumOf } from '../money';
import { mapped } from '../../values/steps';
import { ordering } from './ordered';
import { placeKey } from './same-place';
import { sourceText, type Table, type TableCell } from './table';
import { payNotes } from './totals';
import type { View } from './view';

/** The line's row: the first cell of it that the amount was worked out from, else the row's first. */
function cellOf({ explain, sheet, row }: MoneyLine): string {
  const here = `${sheet}!`;
  const find = (step: Explanation): string | null => {
    const cell = step.cell?.startsWith(here) ? step.cell.slice(here.length) : null;
    if (cell !== null && /^[A-Z]+/.exec(cell)?.[0].concat(String(row)) === cell) return cell;
    for (const input of step.inputs ?? []) {
      const found = find(input);
      if (found !== null) return found;
    }
    return null;
  };
  return find(explain) ?? `A${row}`;
}

/** Each is explained: behind one may stand a month's rows. */
const LINES_A_STEP = 1;

/** Pay adjustments, one money line a row. In steps. */
export function* linesTable(view: View): Generator<void, Table> {
  const { report, names, say } = view;
  const { findings, linkOf } = yield* ordering(view);
  const findingOf = new Map(yield* mapped(findings, (finding) => [placeKey(finding), linkOf.get(finding.id)!] as const));
  const personOf = new Map(report.totals.map((total) => [total.employee_id, total]));
  const finding = (line: MoneyLine): TableCell => {
    const found = findingOf.get(placeKey(line));
    return found ? { text: say('report.see-finding', { row: found.row + 1 }), leadsTo: found } : '';
  };
  const rows = yield* mapped(report.lines, (line): TableCell[] => {
    const cell = cellOf(line);
    return [
      line.month,
      printable(line.employee_id),
      printable(personOf.get(line.employee_id)?.employee_name ?? ''),
      printable(personOf.get(line.employee_id)?.department ?? ''),
      printable(names.item(line.item)),
      line.amount,
      line.carried?.from ?? '',
      arithmeticText(view, line, view.of === undefined ? 'all' : 'first'),
      line.sheet === '' ? '' : { text: printable(`${line.sheet}!${cell}`), leadsTo: { to: 'source', file: line.file, sheet: line.sheet, cell } },
      finding(line),
      printable(names.rule(line.rule, line.version)),
      sourceText(line.source, say('report.source-separator')),
      printable(names.legalNote(line.item) ?? ''),
      printable(line.file),
      line.rule,
      line.version,
    ];
  }, LINES_A_STEP);
  return {
    name: 'lines',
    title: say('report.table-lines'),
    columns: [
      { header: say('report.head-month'), kind: 'text' },
      { header: say('report.head-employee-id'), kind: 'text' },
      { header: say('report.head-employee-name'), kind: 'text' },
      { header: say('report.head-department'), kind: 'text' },
      { header: say('report.item'), kind: 'text' },
      { header: say('report.amount'), kind: 'money' },
      { header: say('report.head-carried'), kind: 'text' },
      { header: say('report.head-arithmetic'), kind: 'prose' },
      { header: say('report.head-cell'), kind: 'text' },
      { header: say('report.head-finding'), kind: 'text' },
      { header: say('report.head-rule'), kind: 'text' },
      { header: say('report.head-source'), kind: 'text' },
      { header: say('report.head-legal-note'), kind: 'prose' },
      { header: say('report.head-file'), kind: 'text' },
      { header: say('report.head-rule-id'), kind: 'text' },
      { header: say('report.head-version'), kind: 'text' },
    ],
    rows,
    printed: 12,
    sums: sums(view),
    notes: payNotes(view),
  };
}

/** Each month's items and all of them together; what is carried from closed months is told apart. */
function sums({ report, names, say }: View): TableCell[][] {
  const row = (month: string, label: string, item: string, amount: string): TableCell[] => [month, '', label, '', item, amount, '', '', '', '', '', '', '', '', '', ''];
  return [...new Set(report.lines.map(({ month }) => month))].sort().flatMap((month) => {
    const lines = report.lines.filter((line) => line.month === month);
    const total = say('report.pay-total', { people: new Set(lines.map(({ employee_id }) => employee_id)).size });
    const items = [...new Set(lines.map(({ item }) => item))].sort((a, b) => names.itemOrder(a) - names.itemOrder(b));
    const carried = lines.filter((line) => line.carried !== undefined);
    return [
      ...items.map((item) => row(month, total, printable(names.item(item)), sumOf(lines.filter((line) => line.item === item).map(({ amount }) => amount)))),
      row(month, total, say('report.net'), sumOf(lines.map(({ amount }) => amount))),
      ...(carried.length === 0 ? [] : [row(month, '', say('report.carried-sum'), sumOf(carried.map(({ amount }) => amount)))]),
    ];
  });
}
