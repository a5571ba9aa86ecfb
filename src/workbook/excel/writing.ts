import { cellName } from '../../values/address';
import { OFFSET_1904 } from '../../values/serial-day';
import { addressLists, packed } from '../marks';
import { freeSheetName, freeTableName, layoutOf, LINK_COLOUR, NUMBER_FORMATS, TABLE_STYLE, type SheetLayout } from '../new-sheet';
import type { CellKind, NewSheet, Work, WrittenSheet } from '../open-workbook';
import { textInput } from './cell-input';
import { dateSystem } from './date-system';
import { hostCode } from './refusal';
import type { Session } from './session';
import { hasLink, partsOf } from './sheet-rows';
import { sheetNamed } from './sheets';

/** Bytes of cells in one request. Excel on the web takes 5 MB; what the client adds, and how it counts, has room beside it. */
const BYTES_PER_TRIP = 2_000_000;

/** Pixels of a character and beside the text of a column in the body font, and points of a pixel. */
const CHARACTER = 7;
const PADDING = 5;
const POINTS = 0.75;

const WRAPPED: readonly CellKind[] = ['text', 'prose'];
const RIGHT: readonly CellKind[] = ['money', 'count'];

/**
 * Adds a sheet: one trip to see which names are taken, and one per BYTES_PER_TRIP of its cells. Half a sheet is taken away again.
 * @throws OpenWorkbookError.
 */
export async function addSheet(session: Session, sheet: NewSheet, work: Work = {}): Promise<WrittenSheet> {
  const layout = layoutOf(sheet);
  const begun: string[] = [];
  try {
    return await session.run(async (context, trip) => {
      const { workbook } = context;
      const { worksheets, tables, names } = workbook;
      for (const collection of [worksheets, tables, names]) collection.load('items/name');
      const dates = dateSystem(context);
      await trip();
      const name = freeSheetName(sheet.name, worksheets.items.map((item) => item.name));
      const table = freeTableName(sheet.table.name, [...tables.items, ...names.items].map((item) => item.name));
      const parts = [...partsOf(sheet, layout, dates.is1904() ? OFFSET_1904 : 0, BYTES_PER_TRIP)];
      const worksheet = worksheets.add(name).load('id');
      setColumns(worksheet, layout, sheet.table.columns);
      writeLines(worksheet, 0, sheet.above);
      writeLines(worksheet, layout.below, sheet.below);
      for (const [i, { top, inputs }] of parts.entries()) {
        workbook.application.suspendApiCalculationUntilNextSync();
        workbook.application.suspendScreenUpdatingUntilNextSync();
        worksheet.getRangeByIndexes(top, 0, inputs.length, sheet.table.columns.length).untrack().formulas = inputs.map((row) => [...row]);
        // A table that is there already would take a formula in a column for one of the whole column.
        if (i === parts.length - 1) dress(worksheet, sheet, layout, table);
        begun.push(name);
        await trip();
        session.added.add(worksheet.id);
        work.progress?.(Math.min(top + inputs.length - layout.body, sheet.table.rows.length), sheet.table.rows.length);
      }
      return { sheet: name, table };
    }, work);
  } catch (error) {
    if (begun.length > 0 && !isSomebodyElses(error)) await takeBack(session, begun[0]!);
    throw error;
  }
}

/** @throws OpenWorkbookError. */
export function removeSheet(session: Session, name: string): Promise<void> {
  return session.run(async (context, trip) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await trip();
    remove(session, sheetNamed(worksheets, name));
    await trip();
  });
}

/** @throws OpenWorkbookError. */
export function renameSheet(session: Session, from: string, wanted: string): Promise<string> {
  return session.run(async (context, trip) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await trip();
    const sheet = sheetNamed(worksheets, from);
    const name = freeSheetName(wanted, worksheets.items.filter(({ id }) => id !== sheet.id).map((item) => item.name));
    session.renamed.add(sheet.id);
    sheet.name = name;
    await trip();
    return name;
  });
}

function remove(session: Session, sheet: Excel.Worksheet): void {
  session.removed.add(sheet.id);
  sheet.delete();
}

/** Was the name given to another's sheet after we had looked? Such a sheet is not ours to take away. */
const isSomebodyElses = (error: unknown): boolean => error instanceof Error && hostCode(error.cause) === 'ItemAlreadyExists';

/** The name was free before: what bears it now is what failed half-way. */
async function takeBack(session: Session, name: string): Promise<void> {
  await session
    .run(async (context, trip) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name).load('id');
      await trip();
      if (!sheet.isNullObject) remove(session, sheet);
      await trip();
    })
    .catch(() => undefined);
}

/** Before there are cells: each width anew would have the heights of all rows worked out again. */
function setColumns(worksheet: Excel.Worksheet, { body, sums, below }: SheetLayout, columns: NewSheet['table']['columns']): void {
  const rows = Math.max(sums, below) - body;
  columns.forEach(({ kind, width }, column) => {
    worksheet.getRangeByIndexes(0, column, 1, 1).untrack().format.columnWidth = (width * CHARACTER + PADDING) * POINTS;
    const format = NUMBER_FORMATS[kind];
    if (format !== 'General') worksheet.getRangeByIndexes(body, column, rows, 1).untrack().numberFormat = [[format]];
  });
}

function writeLines(worksheet: Excel.Worksheet, top: number, lines: readonly string[]): void {
  if (lines.length === 0) return;
  worksheet.getRangeByIndexes(top, 0, lines.length, 1).untrack().formulas = lines.map((line) => [textInput(line)]);
}

/** The table, and all that is only looked at. */
function dress(worksheet: Excel.Worksheet, sheet: NewSheet, layout: SheetLayout, name: string): void {
  const { columns, printed = columns.length } = sheet.table;
  const table = worksheet.tables.add(layout.table, true);
  table.name = name;
  table.style = TABLE_STYLE;
  if (sheet.sums.length > 0) {
    const { font, borders } = worksheet.getRangeByIndexes(layout.sums, 0, sheet.sums.length, columns.length).untrack().format;
    font.bold = true;
    borders.getItem('EdgeTop').style = 'Continuous';
  }
  if (sheet.above.length > 0) worksheet.getRangeByIndexes(0, 0, 1, 1).untrack().format.font.bold = true;
  const rows = layout.end + sheet.sums.length - layout.header;
  worksheet.getRangeByIndexes(layout.header, 0, rows, columns.length).untrack().format.verticalAlignment = 'Top';
  columns.forEach(({ kind }, column) => {
    const { format } = worksheet.getRangeByIndexes(layout.header, column, rows, 1).untrack();
    // Columns that are not printed keep to one line.
    if (WRAPPED.includes(kind) && column < printed) format.wrapText = true;
    if (RIGHT.includes(kind)) format.horizontalAlignment = 'Right';
    if (kind === 'date') format.horizontalAlignment = 'Left';
  });
  for (const addresses of addressLists(packed(linkedCells(sheet, layout)).ranges)) {
    const { font } = worksheet.getRanges(addresses.join()).untrack().format;
    font.color = `#${LINK_COLOUR}`;
    font.underline = 'Single';
  }
  worksheet.freezePanes.freezeRows(layout.body);
}

const linkedCells = ({ table, sums }: NewSheet, { body, sums: sumsRow }: SheetLayout): string[] =>
  [...table.rows.map((row, i) => ({ row, at: body + i })), ...sums.map((row, i) => ({ row, at: sumsRow + i }))].flatMap(({ row, at }) =>
    row.flatMap((cell, column) => (hasLink(cell) ? [cellName(at, column)] : [])),
  );
