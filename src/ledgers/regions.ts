import { areaName } from '../values/address';
import type { CellValue, Grid, GridTable } from '../workbook/port';
import { isBlankText, isRemark } from './row-words';

/** What is read as one ledger: a whole sheet, one of its Excel tables, or what stands on it outside of them. Rows and columns count as on the sheet. */
export interface Region {
  /** Its cells, where they stand on the sheet; those of other regions are blank. */
  readonly grid: Grid;
  /** The sheet that it is of. */
  readonly sheet: Grid;
  /** Its table; null: what stands outside of the sheet's tables; undefined: the whole sheet. */
  readonly table: string | null | undefined;
  /** Rows and columns (from 0) before which it has no cell. */
  readonly top: number;
  readonly left: number;
  /** Rows (from 0) of which Excel says that they are sums. */
  readonly totals: ReadonlySet<number>;
  /** Areas whose texts speak of it, the nearest first; `bottom` is before its header. */
  readonly titles: readonly Titles[];
  /** What may say which ledger it is, besides its headers. */
  readonly names: readonly string[];
}

interface Titles {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  /** The row (from 0) before which it ends; null: the header. */
  readonly end: number | null;
}

/** How people and maps name a region: `考勤`, `考勤[表1]` for a table on it, `考勤[]` for what is outside of its tables. No sheet of Excel's has brackets in its name. */
export const regionKey = (sheet: string, table: string | null | undefined): string => (table === undefined ? sheet : `${sheet}[${table ?? ''}]`);

/** What a key names. */
export function regionOfKey(key: string): { readonly sheet: string; readonly table?: string | null } {
  const match = /^(.*)\[([^[\]]*)\]$/s.exec(key);
  return match ? { sheet: match[1]!, table: match[2] === '' ? null : match[2]! } : { sheet: key };
}

export const keyOf = ({ sheet: { sheet }, table }: Region): string => regionKey(sheet, table);

/** All keys under which something may be said of a sheet. */
export const keysOn = (sheet: Grid): readonly string[] => {
  const tables = tablesOn(sheet);
  return [sheet.sheet, ...(tables.length === 0 ? [] : [...tables.map(({ name }) => name), null].map((table) => regionKey(sheet.sheet, table)))];
};

const holds = ({ top, left, bottom, right }: GridTable, row: number, column: number): boolean => row >= top && row <= bottom && column >= left && column <= right;

const overlaps = (a: GridTable, b: GridTable): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

const known = new WeakMap<Grid, readonly GridTable[]>();

/** The tables that can be told apart: those with a row of headers; of two that overlap, as no program writes them, the first. */
export function tablesOn(sheet: Grid): readonly GridTable[] {
  const made = known.get(sheet);
  if (made) return made;
  const { tables = [], rows, columns } = sheet;
  const found: GridTable[] = [];
  for (const table of tables) {
    const { headers, top, left, bottom, right } = table;
    if (headers && top <= bottom && left <= right && top < rows && left < columns && !found.some((other) => overlaps(other, table))) found.push(table);
  }
  known.set(sheet, found);
  return found;
}

/** The same sheet where only some of its cells are to be seen. */
function masked(sheet: Grid, isSeen: (row: number, column: number) => boolean, rows = sheet.rows, columns = sheet.columns): Grid {
  return {
    file: sheet.file,
    sheet: sheet.sheet,
    rows,
    columns,
    date1904: sheet.date1904,
    merges: sheet.merges,
    value: (row, column): CellValue => (isSeen(row, column) ? sheet.value(row, column) : null),
    text: (row, column) => (isSeen(row, column) ? sheet.text(row, column) : ''),
    format: (row, column) => sheet.format(row, column),
  };
}

function isFilled(sheet: Grid, top: number, left: number, right: number): boolean {
  for (let row = top; row < sheet.rows; row++) for (let column = left; column <= right; column++) if (!isBlankText(sheet.value(row, column))) return true;
  return false;
}

/** One table over all that is below its header is the sheet itself, whatever titles and notes there are; several, or one with something beside it, are read one by one. */
const isSplit = (sheet: Grid, tables: readonly GridTable[]): boolean =>
  tables.length > 1 || tables.some(({ top, left, right }) => isFilled(sheet, top, 0, left - 1) || isFilled(sheet, top, right + 1, sheet.columns - 1));

export function wholeSheet(sheet: Grid): Region {
  const [table, ...others] = tablesOn(sheet);
  const totals = table?.totals && others.length === 0 ? [table.bottom] : [];
  return { grid: sheet, sheet, table: undefined, top: 0, left: 0, totals: new Set(totals), titles: [{ top: 0, left: 0, right: sheet.columns - 1, end: null }], names: [sheet.sheet] };
}

function ofTable(sheet: Grid, table: GridTable, tables: readonly GridTable[]): Region {
  const { top, left, bottom, right } = table;
  const above = tables.filter((other) => other.bottom < top && other.left <= right && left <= other.right);
  return {
    grid: masked(sheet, (row, column) => holds(table, row, column), Math.min(bottom + 1, sheet.rows), Math.min(right + 1, sheet.columns)),
    sheet,
    table: table.name,
    top,
    left,
    totals: new Set(table.totals ? [bottom] : []),
    // What stands above the table itself says more than what stands above all of them.
    titles: [
      { top: Math.max(0, ...above.map((other) => other.bottom + 1)), left, right, end: null },
      { top: 0, left: 0, right: sheet.columns - 1, end: Math.min(...tables.map((other) => other.top)) },
    ],
    names: tables.length === 1 ? [table.name, sheet.sheet] : [table.name],
  };
}

/** A row of data has several cells in the columns of one table, or of none; one text in those of each is a title, and remarks count for nothing. */
function firstRowOfData(grid: Grid, tables: readonly GridTable[]): number {
  const over = Array.from({ length: grid.columns }, (_, column) => tables.findIndex(({ left, right }) => column >= left && column <= right));
  for (let row = 0; row < grid.rows; row++) {
    const filled = new Set<number>();
    for (let column = 0; column < grid.columns; column++) {
      const value = grid.value(row, column);
      if (isBlankText(value) || (typeof value === 'string' && isRemark(value))) continue;
      if (filled.has(over[column]!)) return row;
      filled.add(over[column]!);
    }
  }
  return -1;
}

/** What no table holds; null where that is no more than titles and notes. */
function outside(sheet: Grid, tables: readonly GridTable[]): Region | null {
  const grid = masked(sheet, (row, column) => !tables.some((table) => holds(table, row, column)));
  const top = firstRowOfData(grid, tables);
  return top < 0 ? null : { ...wholeSheet(sheet), grid, table: null, top, totals: new Set(), titles: [{ top: 0, left: 0, right: sheet.columns - 1, end: null }] };
}

/**
 * The regions that a sheet is read as: what somebody said of the sheet, or of a table on it, decides; else how it is laid out.
 * @param isSaid whether somebody spoke of the region of that key.
 */
export function regionsOf(sheet: Grid, isSaid: (key: string) => boolean): readonly Region[] {
  const tables = tablesOn(sheet);
  const [whole, ...parts] = keysOn(sheet);
  const splits = tables.length > 0 && !isSaid(whole!) && (parts.some(isSaid) || isSplit(sheet, tables));
  if (!splits) return [wholeSheet(sheet)];
  const rest = outside(sheet, tables);
  return [...tables.map((table) => ofTable(sheet, table, tables)), ...(rest ? [rest] : [])];
}

/** Where a region is, as an A1 range; null for what is no rectangle. */
export function rangeOf({ sheet, table }: Region): string | null {
  const found = typeof table === 'string' ? tablesOn(sheet).find(({ name }) => name === table) : undefined;
  return found ? areaName(found) : null;
}

/** Titles are looked for in so many rows. */
const TITLE_ROWS = 20;

/** The texts above a header, the nearest area first, each from its top. */
export function* titleTexts({ grid, sheet: whole, table, titles }: Region, header: number): Generator<string> {
  // What stands in a table is no title of what stands outside.
  const sheet = table === null ? grid : whole;
  for (const { top, left, right, end } of titles) {
    const last = Math.min(end ?? header, header);
    for (let row = Math.max(top, last - TITLE_ROWS); row < last; row++) {
      for (let column = left; column <= Math.min(right, sheet.columns - 1); column++) {
        const value = sheet.value(row, column);
        if (typeof value === 'string') yield value;
      }
    }
  }
}
