import type { MoneyLine } from '../../checking/report';
import { fenOf } from '../../values/amount';
import { columnWidth, printable, tableRow, type ColumnLayout } from '../layout';
import { amountText, sumOf, yuan } from '../money';
import { heading, paragraph, placeOf, type Page } from './page';

interface Row {
  readonly person: string;
  readonly net: string;
  readonly item: string;
  readonly amount: string;
  readonly count: string;
}

/** Sum and number of the lines of one item. */
interface Sum {
  fen: bigint;
  lines: number;
}

function addTo(sums: Map<string, Sum>, line: MoneyLine): void {
  const sum = sums.get(line.item) ?? { fen: 0n, lines: 0 };
  sum.fen += fenOf(line.amount);
  sum.lines += 1;
  sums.set(line.item, sum);
}

function rowsOf(page: Page, person: string, net: string, sums: ReadonlyMap<string, Sum>): Row[] {
  return [...sums].map(([item, sum], index) => ({
    person: index === 0 ? person : '',
    net: index === 0 ? net : '',
    item: printable(page.names.item(item)),
    amount: yuan(sum.fen),
    count: String(sum.lines),
  }));
}

const inOrder = (page: Page, sums: ReadonlyMap<string, Sum>): ReadonlyMap<string, Sum> =>
  new Map([...sums].sort(([a], [b]) => page.names.itemOrder(a) - page.names.itemOrder(b) || (a < b ? -1 : 1)));

/** Pay adjustments of one month: per person and item, then the totals. */
function month(page: Page, month: string): string[] {
  const { report, say, paint, names } = page;
  const lines = report.lines.filter((line) => line.month === month);
  const all = new Map<string, Sum>();
  const perPerson = new Map<string, Map<string, Sum>>();
  for (const line of lines) {
    addTo(all, line);
    const sums = perPerson.get(line.employee_id) ?? new Map<string, Sum>();
    addTo(sums, line);
    perPerson.set(line.employee_id, sums);
  }
  const totals = report.totals.filter((total) => total.month === month);
  const people = totals.map((total) =>
    rowsOf(page, names.person(total.employee_id).label, amountText(total.net), inOrder(page, perPerson.get(total.employee_id) ?? new Map<string, Sum>())),
  );
  const net = totals.reduce((sum, total) => sum + fenOf(total.net), 0n);
  const sumRows = rowsOf(page, say('report.pay-total', { people: totals.length }), yuan(net), inOrder(page, all));
  const header: Row = { person: say('report.employee'), net: say('report.net'), item: say('report.item'), amount: say('report.amount'), count: say('report.lines') };
  const everything = [header, ...people.flat(), ...sumRows];
  const columns: ColumnLayout[] = [
    { width: columnWidth(everything.map((row) => row.person), Math.floor(page.width * 0.3)) },
    { width: columnWidth(everything.map((row) => row.net), 24), align: 'right' },
    { width: columnWidth(everything.map((row) => row.item), Math.floor(page.width * 0.3)) },
    { width: columnWidth(everything.map((row) => row.amount), 24), align: 'right' },
    { width: columnWidth(everything.map((row) => row.count), 8), align: 'right' },
  ];
  const colour = (amount: string): { paint?: (text: string) => string } => (amount.startsWith('-') ? { paint: paint.warn } : {});
  const print = (row: Row, all?: (text: string) => string): string[] =>
    tableRow(
      [
        { text: row.person, paint: all ?? paint.strong },
        { text: row.net, ...(all ? { paint: all } : colour(row.net)) },
        { text: row.item, ...(all ? { paint: all } : {}) },
        { text: row.amount, ...(all ? { paint: all } : colour(row.amount)) },
        { text: row.count, paint: paint.faint },
      ],
      columns,
    );
  const rule = `  ${'─'.repeat(columns.reduce((sum, column) => sum + column.width + 2, -2))}`;
  return [
    ...heading(page, say('report.heading-pay', { month, people: totals.length, lines: lines.length })),
    ...print(header, paint.faint),
    ...people.flatMap((rows) => rows.flatMap((row) => print(row))),
    rule,
    ...sumRows.flatMap((row) => print(row, paint.strong)),
    ...apart(page, 'carried-apart', lines.filter(({ carried }) => carried !== undefined)),
    ...apart(page, 'waived-apart', report.waivedLines.filter((line) => line.month === month)),
    ...legalNotes(page, [...all.keys()]),
    ...(page.verbose ? lineList(page, lines) : paragraph(page, say('report.see-lines'), 2, paint.faint)),
  ];
}

/** What is not the month's own, or not counted, in one sum; each line where all is asked for. */
function apart(page: Page, title: 'carried-apart' | 'waived-apart', lines: readonly MoneyLine[]): string[] {
  if (lines.length === 0) return [];
  const sum = page.say(`report.${title}`, { count: lines.length, amount: amountText(sumOf(lines.map(({ amount }) => amount))) });
  return [...paragraph(page, sum), ...(page.verbose && title === 'waived-apart' ? lineList(page, lines) : [])];
}

/** Every line with the row and the clause that it comes from. */
function lineList(page: Page, lines: readonly MoneyLine[]): string[] {
  const { names } = page;
  return [
    '',
    ...lines.flatMap((line) =>
      paragraph(
        page,
        [
          names.person(line.employee_id).label,
          names.item(line.item),
          amountText(line.amount),
          line.carried ? page.say('report.carried-from', { month: line.carried.from }) : placeOf(page.report, line.file, line.sheet, String(line.row)),
          names.rule(line.rule, line.version),
          line.source.map((source) => source.id).join(' '),
        ].join('  '),
        4,
      ),
    ),
  ];
}

function legalNotes(page: Page, items: readonly string[]): string[] {
  const { names, say, paint } = page;
  const notes = items.flatMap((item) => {
    const note = names.legalNote(item);
    return note ? paragraph(page, say('report.legal-note', { item: names.item(item), note }), 2, paint.faint) : [];
  });
  return ['', ...paragraph(page, say('report.pay-is-a-proposal'), 2, paint.faint), ...notes];
}

/** What the month's rows add to or take from each person's pay. */
export function pay(page: Page): string[] {
  const { report, say } = page;
  if (report.lines.length + report.waivedLines.length === 0) return [...heading(page, say('report.heading-no-pay')), ...paragraph(page, say('report.no-lines'))];
  return [...new Set([...report.lines, ...report.waivedLines].map((line) => line.month))].sort().flatMap((name) => month(page, name));
}
