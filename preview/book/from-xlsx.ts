import { BooleanNumber, LocaleType, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import type { Sheet, Workbook } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { Grid } from '../../src/workbook/port';
import { readWorkbook } from '../../src/workbook/files';
import { colourReader } from './colours';
import { conditionalFormats } from './conditional-formats';
import { PROTECTED_ACTIONS, withSheetCustom, withWorkbookCustom, type SheetProtection } from './custom';
import { definedNames } from './defined-names';
import { filters } from './filters';
import { flag } from './flag';
import { sheetCells } from './sheet-cells';
import { columnData, rowData, DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from './sizes';
import { StyleTable, styleOf } from './styles';
import { tables } from './tables';
import { joined, NOTHING, travellingIn, type Travelling } from './travelling';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A workbook that the preview can show, and what of the files it does not show as Excel would. */
export interface Book {
  readonly data: IWorkbookData;
  readonly travelling: Travelling;
  /** The sheets of each file: their ids in `data`, and what the file calls them. */
  readonly origins: readonly (readonly { readonly id: string; readonly name: string }[])[];
  readonly notices: readonly Notice[];
}

type NoticeCode =
  | 'styles-unread' // {file}: only values, formats and merged cells are shown
  | 'formulas-dropped' // {file}: a sheet was renamed, so formulas show their results
  | 'formulas-elsewhere' // {file, count}: formulas that read other workbooks show their last results
  | 'formats-left-out' // {file, count}: conditional formats of kinds that are not shown
  | 'parts-unread' // {file}: what the add-in keeps in it cannot be read
  | 'parts-left-out' // {file}: what the add-in keeps in it gave way to that of a file before
  | 'dates-1904'; // {file}: another system of dates than the first file's

export interface Notice {
  readonly code: NoticeCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Room for what is typed below and beside the data; the grid itself costs little. */
const SPARE_ROWS = 1000;
const SPARE_COLUMNS = 52;
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 78;

/** Files that may hold parts of the add-in's own. */
const PACKAGES = /\.xls[xm]$/i;

/** Styles, formulas and the rest of an .xlsx file; null for other kinds of files, and where the reader of styles cannot read what ours can. */
async function styledWorkbook({ name, bytes }: SourceFile, notices: Notice[]): Promise<Workbook | null> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    return await readXlsx(bytes, { readStyles: true });
  } catch {
    notices.push({ code: 'styles-unread', params: { file: name } });
    return null;
  }
}

/** A name that no sheet of the workbook has yet: `考勤`, then `考勤 (2)`; Excel takes upper and lower case for the same. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    const other = `${name.slice(0, 31 - ` (${number})`.length)} (${number})`;
    if (!taken.has(other.toLowerCase())) return other;
  }
}

function protectionOf({ protection }: Sheet): SheetProtection | null {
  if (protection?.sheet !== true) return null;
  return { allowed: PROTECTED_ACTIONS.filter((action) => protection[action] === true) };
}

/** Everything of a sheet but its cells. */
function sheetFrame(grid: Grid, styled: Sheet | undefined, hex: ReturnType<typeof colourReader>): Partial<IWorksheetData> {
  const { rows: frozenRows = 0, columns: frozenColumns = 0 } = styled?.freezePane ?? {};
  const tab = hex(styled?.view?.tabColor);
  return {
    ...(tab === undefined ? {} : { tabColor: tab }),
    hidden: flag(styled?.hidden === true || styled?.veryHidden === true),
    rowCount: Math.max(LEAST_ROWS, grid.rows + SPARE_ROWS),
    columnCount: Math.max(LEAST_COLUMNS, grid.columns + SPARE_COLUMNS),
    defaultRowHeight: DEFAULT_ROW_HEIGHT,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
    mergeData: grid.merges.map(({ top, left, bottom, right }) => ({ startRow: top, startColumn: left, endRow: bottom, endColumn: right })),
    columnData: columnData(styled, grid),
    rowData: rowData(styled),
    freeze: { xSplit: frozenColumns, ySplit: frozenRows, startRow: frozenRows > 0 ? frozenRows : -1, startColumn: frozenColumns > 0 ? frozenColumns : -1 },
    showGridlines: flag(styled?.view?.showGridLines !== false),
    rightToLeft: flag(styled?.view?.rightToLeft),
    custom: withSheetCustom({ veryHidden: styled?.veryHidden === true, protection: styled ? protectionOf(styled) : null, file: grid.file }),
  };
}

/** What files are put together in. */
class Making {
  readonly notices: Notice[] = [];
  readonly sheets: Record<string, Partial<IWorksheetData>> = {};
  readonly styles = new StyleTable();
  private readonly taken = new Set<string>();
  private readonly names = definedNames();
  private readonly tables = tables();
  private readonly filters = filters();
  private readonly formats = conditionalFormats();
  private date1904: boolean | null = null;
  private structureLocked = false;
  private active = '';
  private travelling = NOTHING;
  private readonly origins: { readonly id: string; readonly name: string }[][] = [];

  async add(file: SourceFile): Promise<void> {
    const { sheets: grids } = readWorkbook(file.name, file.bytes);
    const styled = await styledWorkbook(file, this.notices);
    const hex = colourReader(styled?.themeColors);
    const renamed = grids.some(({ sheet }) => this.taken.has(sheet.toLowerCase()));
    if (renamed && styled) this.notices.push({ code: 'formulas-dropped', params: { file: file.name } });
    const date1904 = grids[0]?.date1904 === true;
    if (this.date1904 !== null && this.date1904 !== date1904) this.notices.push({ code: 'dates-1904', params: { file: file.name } });
    this.date1904 ??= date1904;
    this.structureLocked ||= styled?.workbookProtection?.lockStructure === true;
    const ids = new Map(grids.map(({ sheet }, at) => [sheet, `sheet-${this.taken.size + at + 1}`]));
    this.origins.push([...ids].map(([sheet, id]) => ({ id, name: sheet })));
    const leftOut = this.formats.leftOut;
    let formulasElsewhere = 0;
    for (const grid of grids) {
      const look = styled?.sheets.find(({ name }) => name === grid.sheet);
      const id = ids.get(grid.sheet) ?? '';
      const name = freeName(grid.sheet, this.taken);
      this.taken.add(name.toLowerCase());
      const { cells, elsewhere } = sheetCells(grid, look, { styles: this.styles, hex, withFormulas: !renamed, sheetIds: ids });
      this.sheets[id] = { id, name, ...sheetFrame(grid, look, hex), cellData: cells };
      formulasElsewhere += elsewhere;
      if (!look) continue;
      this.tables.add(look, id);
      this.filters.add(look, id);
      this.formats.add(look, id, (style) => styleOf(style, hex));
    }
    if (styled && !renamed) this.names.add(styled, ids);
    if (this.active === '') this.active = ids.get(styled?.sheets[styled.activeSheet ?? 0]?.name ?? grids[0]?.sheet ?? '') ?? '';
    if (formulasElsewhere > 0) this.notices.push({ code: 'formulas-elsewhere', params: { file: file.name, count: formulasElsewhere } });
    await this.addTravelling(file);
    if (this.formats.leftOut > leftOut) this.notices.push({ code: 'formats-left-out', params: { file: file.name, count: this.formats.leftOut - leftOut } });
  }

  private async addTravelling({ name, bytes }: SourceFile): Promise<void> {
    if (!PACKAGES.test(name)) return;
    const read = await travellingIn(name, bytes);
    if (read === null) return void this.notices.push({ code: 'parts-unread', params: { file: name } });
    const { isWhole, ...both } = joined(this.travelling, read);
    if (!isWhole) this.notices.push({ code: 'parts-left-out', params: { file: name } });
    this.travelling = both;
  }

  finish(name: string): Book {
    const order = Object.keys(this.sheets);
    const isShown = (id: string): boolean => this.sheets[id]?.hidden === BooleanNumber.FALSE;
    const data: IWorkbookData = {
      id: 'workbook',
      name,
      appVersion: '',
      locale: LocaleType.ZH_CN,
      styles: this.styles.styles,
      sheetOrder: order,
      sheets: this.sheets,
      resources: [this.names, this.tables, this.filters, this.formats].map((each) => each.resource()),
      custom: withWorkbookCustom({
        date1904: this.date1904 === true,
        structureLocked: this.structureLocked,
        activeSheet: isShown(this.active) ? this.active : (order.find(isShown) ?? ''),
      }),
    };
    return { data, origins: this.origins, travelling: this.travelling, notices: this.notices };
  }
}

/**
 * The sheets of one or more files as one workbook of Univer's, in the order given. Values are those of our own reader; styles, formulas, sizes and
 * the rest are what `hucre` reads of an .xlsx file. Of other kinds of files values, number formats and merged cells are shown.
 * @param files at least one; the bytes are not written to.
 * @throws WorkbookError where a file cannot be read.
 */
export async function readBook(files: readonly SourceFile[]): Promise<Book> {
  const making = new Making();
  for (const file of files) await making.add(file);
  return making.finish(files.map(({ name }) => name).join(' + '));
}
