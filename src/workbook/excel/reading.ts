import { CellGrid } from '../cell-grid';
import { fingerprint } from '../fingerprint';
import type { Work } from '../open-workbook';
import { tablesInOrder } from '../grid-tables';
import type { Grid, GridTable, WorkbookFile } from '../port';
import { inSteps } from '../steps';
import { checkExtent, Damaged, WorkbookError } from '../workbook-error';
import { CellKind, CellStore } from '../xlsx/cell-store';
import { groupsOf, inParts, type Block, type Extent } from './blocks';
import { dateSystem } from './date-system';
import { hostCode } from './refusal';
import type { Session, Trip } from './session';
import { sheetNamed } from './sheets';

/**
 * Cells of one trip. Excel on the web answers with at most 5 MB; a ledger's cell takes some ten bytes, and a cell of long text a hundred. A group
 * that is too much after all is read in halves.
 */
const CELLS_PER_TRIP = 100_000;

/** Rows that are kept in one step. */
const ROWS_PER_STEP = 64;

type Matrix = readonly (readonly unknown[])[];

/** A sheet with values while it is read; `extent` and `left` are its used range. */
interface SheetInWork {
  readonly worksheet: Excel.Worksheet;
  readonly name: string;
  readonly left: number;
  readonly extent: Extent;
  readonly cells: CellStore;
  readonly merges: Grid['merges'][number][];
  readonly tables: readonly GridTable[];
}

type SheetBlock = Block<SheetInWork>;

/** Where a sheet's column is found in what came of some columns of a block. */
interface Part {
  readonly rows: Matrix;
  readonly from: number;
}

const tooLarge = (error: unknown): boolean => ['ResponsePayloadSizeLimitExceeded', 'RangeExceedsLimit'].includes(hostCode(error) ?? '');
/** Excel gives up on more than 512 merged areas at once, and has no code of its own for that. */
const tooManyAreas = (error: unknown): boolean => tooLarge(error) || ['GeneralException', 'InvalidArgument', 'InvalidOperation', 'OperationCellsExceedLimit'].includes(hostCode(error) ?? '');

const tableOf = ({ table: { name, showHeaders, showTotals }, range: { rowIndex, columnIndex, rowCount, columnCount } }: { readonly table: Excel.Table; readonly range: Excel.Range }): GridTable => ({
  name,
  top: rowIndex,
  left: columnIndex,
  bottom: rowIndex + rowCount - 1,
  right: columnIndex + columnCount - 1,
  headers: showHeaders,
  totals: showTotals,
});

const rangeOf = ({ sheet, top, rows }: SheetBlock, from = 0, width = sheet.extent.width): Excel.Range =>
  sheet.worksheet.getRangeByIndexes(top, sheet.left + from, rows, width).untrack();

/** Reads one workbook's sheets within one batch. */
class Reading {
  /** Number formats by their number in the stores; 0 is what all cells have that are no numbers. */
  private readonly formats = ['General'];
  private readonly formatCodes = new Map([['General', 0]]);

  constructor(
    private readonly file: string,
    private readonly context: Excel.RequestContext,
    private readonly trip: Trip,
    private readonly work: Work,
  ) {}

  async sheets(names: readonly string[] | undefined): Promise<Grid[]> {
    const { worksheets } = this.context.workbook;
    worksheets.load('items/id,items/name');
    const { tables } = this.context.workbook;
    tables.load('items/id,items/name,items/showHeaders,items/showTotals,items/worksheet/id');
    await this.trip();
    const wanted = names && new Set(names.map((name) => sheetNamed(worksheets, name)));
    const chosen = worksheets.items.filter((sheet) => !wanted || wanted.has(sheet));

    const dates = dateSystem(this.context);
    const used = chosen.map((sheet) => sheet.getUsedRangeOrNullObject(true).untrack().load('rowIndex,columnIndex,rowCount,columnCount'));
    const placed = tables.items.map((table) => ({ table, range: table.getRange().untrack().load('rowIndex,columnIndex,rowCount,columnCount') }));
    await this.trip();
    const date1904 = dates.is1904();
    const sheets = chosen.map((worksheet, i) => this.begun(worksheet, used[i]!, placed.filter(({ table }) => table.worksheet.id === worksheet.id).map(tableOf)));
    const filled = sheets.filter(({ extent }) => extent.width > 0);

    await inParts(filled.map((sheet) => ({ sheet, top: sheet.extent.top, rows: sheet.extent.bottom - sheet.extent.top + 1 })), (blocks) => this.readMerges(blocks), tooManyAreas);
    await this.readCells(filled);
    return sheets.map(({ name, cells, merges, tables: ofSheet }) => {
      cells.finish();
      return new CellGrid(this.file, name, date1904, cells, merges, this.formats, tablesInOrder(name, ofSheet));
    });
  }

  private begun(worksheet: Excel.Worksheet, used: Excel.Range, tables: readonly GridTable[]): SheetInWork {
    const { name } = worksheet;
    const nothing = { top: 0, bottom: -1, width: 0 };
    const extent = used.isNullObject ? nothing : { top: used.rowIndex, bottom: used.rowIndex + used.rowCount - 1, width: used.columnCount };
    const left = used.isNullObject ? 0 : used.columnIndex;
    checkExtent(name, extent.bottom + 1, left + extent.width);
    return { worksheet, name, left, extent, cells: new CellStore([]), merges: [], tables };
  }

  /** Each merged area counts with the block that its top left cell is in. */
  private async readMerges(blocks: readonly SheetBlock[]): Promise<void> {
    if (blocks.length === 0) return;
    const merged = blocks.map((block) => {
      const areas = rangeOf(block).getMergedAreasOrNullObject().untrack();
      const properties = ['rowIndex', 'columnIndex', 'rowCount', 'columnCount'].map((property) => `areas/items/${property}`);
      return areas.load(properties.join());
    });
    await this.trip();
    merged.forEach((areas, i) => {
      if (areas.isNullObject) return;
      const { sheet, top, rows } = blocks[i]!;
      for (const { rowIndex, columnIndex, rowCount, columnCount } of areas.areas.items) {
        // Some versions name an area with each block that it touches.
        if (rowIndex >= top && rowIndex < top + rows) sheet.merges.push({ top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 });
      }
    });
  }

  private async readCells(sheets: readonly SheetInWork[]): Promise<void> {
    const total = sheets.reduce((rows, { extent }) => rows + extent.bottom - extent.top + 1, 0);
    let done = 0;
    for (const group of groupsOf(sheets, CELLS_PER_TRIP)) {
      await inParts(group, (blocks) => this.readBlocks(blocks), tooLarge);
      done += group.reduce((rows, block) => rows + block.rows, 0);
      this.work.progress?.(done, total);
    }
  }

  /** Values first; then the formats of columns that hold numbers, and the types of those in which some text looks like an error. */
  private async readBlocks(blocks: readonly SheetBlock[]): Promise<void> {
    const ranges = blocks.map((block) => rangeOf(block).load('values'));
    await this.trip();
    const values = ranges.map((range): Matrix => range.values);
    const formats = blocks.map((block, i) => partsOf(block, 'numberFormat', columnsWith(values[i]!, (value) => typeof value === 'number')));
    const types = blocks.map((block, i) => partsOf(block, 'valueTypes', columnsWith(values[i]!, looksLikeError)));
    if ([...formats, ...types].some(({ size }) => size > 0)) await this.trip();
    for (const [i, block] of blocks.entries()) await inSteps(this.keep(block, values[i]!, loaded(formats[i]!, 'numberFormat'), loaded(types[i]!, 'valueTypes')), this.work);
  }

  private *keep({ sheet, top }: SheetBlock, values: Matrix, formats: ReadonlyMap<number, Part>, types: ReadonlyMap<number, Part>): Generator<void, void> {
    const { cells, left } = sheet;
    for (const [r, row] of values.entries()) {
      row.forEach((value, c) => {
        if (value === '') return;
        if (typeof value === 'number') cells.add(top + r, left + c, this.formatCode(at(formats, r, c)), CellKind.Number, value);
        else if (typeof value === 'boolean') cells.add(top + r, left + c, 0, CellKind.Boolean, value ? 1 : 0);
        else if (typeof value !== 'string') return;
        else if (looksLikeError(value) && at(types, r, c) === 'Error') cells.addError(top + r, left + c, 0, value);
        else cells.addText(top + r, left + c, 0, value);
      });
      if (r % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    }
  }

  private formatCode(format: unknown): number {
    if (typeof format !== 'string') return 0;
    let code = this.formatCodes.get(format);
    if (code === undefined) {
      code = this.formats.push(format) - 1;
      this.formatCodes.set(format, code);
    }
    return code;
  }
}

/** `values` has the error #N/A and the typed text #N/A alike. */
const looksLikeError = (value: unknown): boolean => typeof value === 'string' && value.startsWith('#');

function columnsWith(values: Matrix, holds: (value: unknown) => boolean): number[] {
  const columns = new Set<number>();
  for (const row of values) row.forEach((value, column) => holds(value) && columns.add(column));
  return [...columns].sort((a, b) => a - b);
}

/** Asks for a property of some columns, those side by side in one range; by first column. */
function partsOf(block: SheetBlock, property: 'numberFormat' | 'valueTypes', columns: readonly number[]): Map<number, Excel.Range> {
  const parts = new Map<number, Excel.Range>();
  for (let i = 0; i < columns.length; ) {
    const from = columns[i]!;
    let width = 1;
    while (columns[i + width] === from + width) width += 1;
    parts.set(from, rangeOf(block, from, width).load(property));
    i += width;
  }
  return parts;
}

function loaded(parts: ReadonlyMap<number, Excel.Range>, property: 'numberFormat' | 'valueTypes'): ReadonlyMap<number, Part> {
  const columns = new Map<number, Part>();
  for (const [from, range] of parts) {
    const rows: Matrix = range[property];
    rows[0]?.forEach((_, i) => columns.set(from + i, { rows, from }));
  }
  return columns;
}

function at(parts: ReadonlyMap<number, Part>, row: number, column: number): unknown {
  const part = parts.get(column);
  return part?.rows[row]?.[column - part.from];
}

/**
 * Reads sheets of the workbook in Excel: values, number formats of numbers ('General' stands for all other cells'), merged areas, tables. One trip for the
 * sheets and tables, one for their extents, one for merged areas, and two per CELLS_PER_TRIP cells.
 * @param names which sheets; undefined for all.
 * @throws OpenWorkbookError; WorkbookError where a sheet goes beyond what is read of a file.
 */
export async function readSheets(session: Session, file: string, names: readonly string[] | undefined, work: Work): Promise<WorkbookFile> {
  try {
    const sheets = await session.run((context, trip) => new Reading(file, context, trip, work).sheets(names), work);
    return { name: file, sha256: await inSteps(fingerprint(sheets), work), sheets };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new WorkbookError(error.code, { file, ...error.params });
  }
}
