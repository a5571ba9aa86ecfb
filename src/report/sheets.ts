import { finished, mapped } from '../values/steps';
import { EXCEL, freeSheetName, headerRow, sheetTitle } from '../workbook/new-sheet';
import type { NewCell, NewSheet, Place } from '../workbook/open-workbook';
import { printable } from './layout';
import { planOf, storedValue, type SheetPlan, type TableSheet } from './sheet-layout';
import type { Link, TableCell, TableName } from './tables/table';
import { textOf } from './tables/table';
import type { View } from './tables/view';

/** How the tables that we write are known among a workbook's own. */
export const TABLE_PREFIX = 'Guiju_';

export interface SheetsOptions {
  /** The checked workbook that the sheets are written into, as the report names it: to its cells alone there are links. */
  readonly file: string;
  /** Names of the sheets that it has; those that come behind them are called otherwise. */
  readonly taken: readonly string[];
  /** Tables that are wanted, in this order; all that the report has where it is left out. */
  readonly tables?: readonly TableName[];
  /** Lines above each table, below the one that says what it is of. */
  readonly above?: readonly string[];
  /** Rows of a table on one sheet; nearly Excel's most, unless a test wants fewer. */
  readonly rowsPerSheet?: number;
}

/** Rows in one step: each has many cells. */
const ROWS_OF_CELLS = 256;

/** Rows that stay free for what stands above and below a table. */
const SPARE = 64;
/** Lines above each table at least: what it is of. */
const ABOVE = 1;

/** A report as sheets to be written into the checked workbook itself, in their order. They are called as they will be there, so that links between them hold. */
export const reportSheets = (view: View, options: SheetsOptions): NewSheet[] => finished(sheetsInSteps(view, options));

/** The same in steps. */
export function* sheetsInSteps(view: View, { file, taken, tables, above = [], rowsPerSheet = EXCEL.rows - SPARE }: SheetsOptions): Generator<void, NewSheet[]> {
  const names = [...taken];
  const nameOf = (title: string): string => {
    const name = freeSheetName(view.of === undefined ? title : sheetTitle(view.say('report.title-of', { title, of: view.of })), names);
    names.push(name);
    return name;
  };
  const plan = yield* planOf(view, { rowsPerSheet, nameOf, ...(tables && { tables }) });
  const sheets: NewSheet[] = [];
  for (const sheet of plan.sheets) sheets.push(yield* newSheet(sheet, view, file, plan, above.map(printable)));
  return sheets;
}

function* newSheet({ table, sheet, id, headers, widths, rows, isLast }: TableSheet, view: View, file: string, plan: SheetPlan, more: readonly string[]): Generator<void, NewSheet> {
  const { report, names, say } = view;
  let links = 0;
  const cellsOf = (row: readonly TableCell[]): NewCell[] =>
    row.map((cell, column): NewCell => {
      const value = storedValue(textOf(cell), table.columns[column]!.kind);
      const place = typeof cell === 'string' || value === null ? null : placeOf(cell.leadsTo, file, plan, ABOVE + more.length);
      if (value === null || place === null) return value;
      links += 1;
      return links > EXCEL.links ? value : { value, leadsTo: place };
    });
  const cells = yield* mapped(rows, cellsOf, ROWS_OF_CELLS);
  const below = isLast ? table.notes : [];
  return {
    name: sheet,
    above: [[say('report.title', { company: names.company, month: report.run.month ?? say('report.all-months') }), table.title, ...(view.of === undefined ? [] : [printable(view.of)])].join(' · '), ...more],
    table: { name: `${TABLE_PREFIX}${id}`, columns: table.columns.map(({ kind }, column) => ({ header: headers[column]!, kind, width: widths[column]! })), printed: table.printed, rows: cells },
    sums: isLast ? table.sums.map(cellsOf) : [],
    below: links > EXCEL.links ? [...below, say('report.links-limit', { count: EXCEL.links })] : below,
  };
}

/** Cells of other files cannot be reached from here. */
function placeOf(link: Link, file: string, plan: SheetPlan, above: number): Place | null {
  if (link.to === 'source') return link.file === file ? { sheet: link.sheet, cell: link.cell } : null;
  const place = plan.placeOf(link);
  return place && { sheet: place.sheet, cell: `A${headerRow(above) + place.row + 2}` };
}
