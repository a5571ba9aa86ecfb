import { parseIsoDate } from '../values/serial-day';
import type { NewCell, NewSheet } from '../workbook/open-workbook';
import { columnWidth, printable } from './layout';
import { runInOneSentence } from './run-sentence';
import { tableOf } from './tables';
import { textOf, type ColumnKind, type TableCell } from './tables/table';
import type { View } from './tables/view';

/** Digits that a stored number keeps. */
const DIGITS = 15;

const valueOf = (text: string, kind: ColumnKind): string | number | null => {
  if (text === '') return null;
  if (kind === 'date') return parseIsoDate(text) ?? text;
  if (kind === 'money' || kind === 'count') return text.replace(/[-.]/g, '').length <= DIGITS ? Number(text) : text;
  return text;
};

function cellOf(cell: TableCell, kind: ColumnKind): NewCell {
  const value = valueOf(textOf(cell), kind);
  if (value === null || typeof cell === 'string' || cell.leadsTo.to !== 'source') return value;
  const { sheet, cell: place } = cell.leadsTo;
  return { value, leadsTo: { sheet, cell: place } };
}

/** Widest column, in characters. */
const WIDEST: Readonly<Record<ColumnKind, number>> = { text: 32, prose: 72, money: 20, count: 12, date: 12 };
/** Room for the filter's button beside a header. */
const FILTER_BUTTON = 4;

/** The findings as a sheet of the workbook that they are about: what was run, then a table with links to the cells. */
export function findingsSheet(view: View): NewSheet {
  const { report, say, names } = view;
  const { title, columns, rows, sums, notes } = tableOf('findings', view);
  const { run } = report;
  return {
    name: title,
    above: [
      printable(say('report.title', { company: names.company, month: run.month ?? say('report.all-months') })),
      runInOneSentence(view),
      printable(say('report.run-line', { asOf: run.asOf, engine: run.engine, files: run.files.length })),
      printable(run.rules.map(({ id, version, sha256 }) => `${id} ${version} ${sha256.slice(0, 12)}`).join(say('report.list-separator'))),
    ],
    table: {
      name: 'Guiju_Findings',
      columns: columns.map(({ header, kind }, column) => ({
        header,
        kind,
        width: Math.max(columnWidth(rows.slice(0, 500).map((row) => textOf(row[column] ?? '')), WIDEST[kind], 8), columnWidth([header], WIDEST[kind]) + FILTER_BUTTON),
      })),
      rows: rows.map((row) => row.map((cell, column) => cellOf(cell, columns[column]!.kind))),
    },
    sums: sums.map((row) => row.map((cell, column) => cellOf(cell, columns[column]!.kind))),
    below: notes,
  };
}
