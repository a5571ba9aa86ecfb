import { isHeld } from '../values/digits';
import { parseIsoDate } from '../values/serial-day';
import { mapped } from '../values/steps';
import { uniqueHeaders } from '../workbook/new-sheet';
import { columnWidth } from './layout';
import { tableInSteps, tablesOf } from './tables';
import { textOf, type ColumnKind, type Link, type Table, type TableName } from './tables/table';
import type { View } from './tables/view';

/** Names by which formulas and Excel's own lists call the tables; the same in every language. */
const TABLE_IDS: Readonly<Record<TableName, string>> = {
  findings: 'Findings', lines: 'PayLines', totals: 'PayTotals', reconciliation: 'DueAgainstPaid', waivers: 'Waivers', difference: 'Changes', impact: 'Impact', hygiene: 'Hygiene', coverage: 'Coverage', waiting: 'Waiting', remarks: 'Remarks', run: 'Run',
};

/** Widest and narrowest column, in characters; a Chinese one takes two. */
const WIDTHS: Readonly<Record<ColumnKind, readonly [number, number]>> = { text: [8, 32], prose: [16, 72], money: [12, 20], count: [8, 12], date: [12, 12] };
/** Room for the filter's button beside a header. */
const FILTER_BUTTON = 4;
/** The first rows of a sheet say how wide its columns should be. */
const MEASURED_ROWS = 500;

/** A cell as Excel stores it: numbers and days as numbers, everything else as text, never as a formula. */
export function storedValue(text: string, kind: ColumnKind): string | number | null {
  if (text === '') return null;
  if (kind === 'date') return parseIsoDate(text) ?? text;
  if (kind === 'money' || kind === 'count') return isHeld(text) ? Number(text) : text;
  return text;
}

/** Width of each column, by its header and its first rows. In steps. */
function* columnWidths(table: Table, headers: readonly string[]): Generator<void, number[]> {
  return yield* mapped(headers, (header, column) => {
    const { kind } = table.columns[column]!;
    const [least, most] = WIDTHS[kind];
    const texts = [...table.rows.slice(0, MEASURED_ROWS), ...table.sums].map((row) => textOf(row[column] ?? ''));
    return Math.max(columnWidth(texts, most, least) + 2, columnWidth([header], most + FILTER_BUTTON) + FILTER_BUTTON);
  }, 1);
}

/** One sheet of a report: a table, or so many of its rows as a sheet holds. */
export interface TableSheet {
  readonly table: Table;
  readonly sheet: string;
  /** Name of Excel's table. */
  readonly id: string;
  readonly headers: readonly string[];
  readonly widths: readonly number[];
  readonly rows: Table['rows'];
  /** The last sheet of a table has its sums and notes. */
  readonly isLast: boolean;
}

/** The sheets of a report; a table longer than a sheet goes on in the next. */
export interface SheetPlan {
  readonly sheets: readonly TableSheet[];
  /** Sheet of a table's row, and the row in that sheet's body; null where the report has no such table. */
  placeOf(link: Extract<Link, { readonly to: 'row' }>): { readonly sheet: string; readonly row: number } | null;
}

export interface PlanOptions {
  /** Rows of a table on one sheet. */
  readonly rowsPerSheet: number;
  readonly tables?: readonly TableName[];
  /** What a sheet is called that should be called so. */
  readonly nameOf?: (title: string) => string;
}

export function* planOf(view: View, { rowsPerSheet, tables = tablesOf(view), nameOf = (title) => title }: PlanOptions): Generator<void, SheetPlan> {
  const sheets: TableSheet[] = [];
  for (const name of tables) {
    const table = yield* tableInSteps(name, view);
    const headers = uniqueHeaders(table.columns.map(({ header }) => header));
    const widths = yield* columnWidths(table, headers);
    const parts = Math.max(1, Math.ceil(table.rows.length / rowsPerSheet));
    for (let part = 0; part < parts; part += 1) sheets.push({
      table,
      sheet: nameOf(part === 0 ? table.title : `${table.title} ${part + 1}`),
      id: `${TABLE_IDS[name]}${part === 0 ? '' : `_${part + 1}`}`,
      headers,
      widths,
      rows: parts === 1 ? table.rows : table.rows.slice(part * rowsPerSheet, (part + 1) * rowsPerSheet),
      isLast: part === parts - 1,
    });
    yield;
  }
  return {
    sheets,
    placeOf: ({ table, row }) => {
      const sheet = sheets.filter((candidate) => candidate.table.name === table)[Math.floor(row / rowsPerSheet)];
      return sheet ? { sheet: sheet.sheet, row: row % rowsPerSheet } : null;
    },
  };
}
