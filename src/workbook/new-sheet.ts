import { areaName } from '../values/address';
import { OpenWorkbookError, type CellKind, type NewCell, type NewSheet } from './open-workbook';

/** Excel's own limits: rows, columns and links of a sheet, characters of a cell, of a table's header, and of a sheet's name. */
export const EXCEL = { rows: 1_048_576, columns: 16_384, links: 65_530, characters: 32_767, header: 255, sheetName: 31 } as const;

/** Number formats by kind of column. Texts are General: in a cell of `@` Excel may show the apostrophe that keeps a text a text, and long ones as ####. */
export const NUMBER_FORMATS: Readonly<Record<CellKind, string>> = {
  text: 'General',
  prose: 'General',
  money: '#,##0.00;[Red]-#,##0.00',
  count: '#,##0',
  date: 'yyyy-mm-dd',
};

/** Colour of a link, RRGGBB: Excel's own. */
export const LINK_COLOUR = '0563C1';

/** Excel's name of the look of our tables. */
export const TABLE_STYLE = 'TableStyleMedium2';

/** A text as a cell can hold it: one that is too long ends in a mark. */
export const cut = (text: string): string => (text.length > EXCEL.characters ? `${text.slice(0, EXCEL.characters - 1)}…` : text);

/** What Excel would take for a formula or swallow, when it is typed. */
export const looksLikeInput = (text: string): boolean => /^[=+\-@']/.test(text);

export const valueOf = (cell: NewCell): string | number | null => (cell !== null && typeof cell === 'object' ? cell.value : cell);

/** Excel tells a table's headers apart by their text, whatever its case, and wants one in each column, on one line. */
export function uniqueHeaders(headers: readonly string[]): string[] {
  const used = new Set<string>();
  return headers.map((header, column) => {
    const line = header.replace(/\s+/g, ' ').trim();
    const wanted = line === '' ? String(column + 1) : line.slice(0, EXCEL.header);
    let name = wanted;
    for (let count = 2; used.has(name.toLowerCase()); count += 1) name = numbered(wanted, ` ${count}`, EXCEL.header);
    used.add(name.toLowerCase());
    return name;
  });
}

const numbered = (name: string, number: string, longest: number): string => name.slice(0, longest - number.length) + number;

const NO_SHEET_NAME = /[:\\/?*[\]\u0000-\u001f]|^'|'$|^\s*$|^history$/i;

/** A text as a sheet may be called: what no name may hold is a blank, and the end is left out. */
export const sheetTitle = (text: string): string =>
  text
    .replace(/[:\\/?*[\]\u0000-\u001f]/g, ' ')
    .slice(0, EXCEL.sheetName)
    .replace(/^['\s]+|['\s]+$/g, '');

/**
 * The name that a sheet gets: the wanted one, or `发现 (2)` where that is taken, whatever its case.
 * @throws OpenWorkbookError `sheet-name` where no sheet may be called so.
 */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  if (NO_SHEET_NAME.test(wanted) || wanted.length > EXCEL.sheetName) throw new OpenWorkbookError('sheet-name', { sheet: wanted });
  return freeName(wanted, taken, (count) => ` (${count})`, EXCEL.sheetName);
}

/** The name that a table gets: the wanted one, or `Findings_2`. Tables and names of the workbook are taken, whatever their case. */
export const freeTableName = (wanted: string, taken: readonly string[]): string => freeName(wanted, taken, (count) => `_${count}`, EXCEL.header);

function freeName(wanted: string, taken: readonly string[], suffix: (count: number) => string, longest: number): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let count = 2; used.has(name.toLowerCase()); count += 1) name = numbered(wanted, suffix(count), longest);
  return name;
}

/** Points of a line of text, and of the most lines that a row may be high. */
const LINE_HEIGHT = 17;
const MOST_LINES = 27;
/** Text wraps a little before its column is full. */
const FULL = 0.96;

/** Characters that a text takes, near enough to guess at lines: a Chinese one takes two. */
function roughWidth(text: string): number {
  let width = text.length;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) >= 0x2e80) width += 1;
  return width;
}

/**
 * Points that a row's longest text needs in columns that wrap; null where it is one line. Programs that do not measure rows themselves would show
 * the first line alone.
 */
export function rowHeight(texts: readonly string[], widths: readonly number[]): number | null {
  let lines = 1;
  texts.forEach((text, column) => {
    const room = (widths[column] ?? 1) * FULL;
    if (text.length * 2 > room) lines = Math.max(lines, Math.ceil(roughWidth(text) / room));
  });
  return lines === 1 ? null : Math.min(lines, MOST_LINES) * LINE_HEIGHT;
}

/** Where the parts of a NewSheet stand; rows count from 0. Both adapters write it so. */
export interface SheetLayout {
  readonly headers: readonly string[];
  /** The lines above begin at the top; one row stays free between them and the header. */
  readonly header: number;
  /** First row of the table's body, and one past its last. A table has at least one row, if only an empty one. */
  readonly body: number;
  readonly end: number;
  /** Sums stand right below the table, and are no part of it. One row stays free before the paragraphs. */
  readonly sums: number;
  readonly below: number;
  /** Rows that are used. */
  readonly rows: number;
  /** The table in A1, header included. */
  readonly table: string;
}

/** Row of a table's header below so many lines, from 0. */
export const headerRow = (above: number): number => (above === 0 ? 0 : above + 1);

/** @throws OpenWorkbookError `request-too-large` where it is more than a sheet holds. */
export function layoutOf({ above, table, sums, below }: NewSheet): SheetLayout {
  const header = headerRow(above.length);
  const body = header + 1;
  const end = body + Math.max(1, table.rows.length);
  const paragraphs = end + sums.length + (below.length === 0 ? 0 : 1);
  const rows = paragraphs + below.length;
  if (rows > EXCEL.rows || table.columns.length > EXCEL.columns) throw new OpenWorkbookError('request-too-large');
  const right = table.columns.length - 1;
  return {
    headers: uniqueHeaders(table.columns.map((column) => column.header)),
    header,
    body,
    end,
    sums: end,
    below: paragraphs,
    rows,
    table: areaName({ top: header, left: 0, bottom: end - 1, right }),
  };
}

/** A place as links name it: `'O''Brien 10月'!H41`. */
export const placeName = (sheet: string, cell: string): string => `'${sheet.replaceAll("'", "''")}'!${cell}`;
