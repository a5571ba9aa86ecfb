import { sameText } from '../values/same-text';
import type { Grid } from '../workbook/port';
import { parseDateText } from './date-text';
import { headerText } from './header-text';
import type { Header, HeaderBlock } from './layout';
import type { Source } from './ledger';
import type { Match } from './match-columns';
import { Areas } from './merged-cells';
import type { Region } from './regions';
import { isBlankText, LONGEST_TOTAL, NOTE, REMARK, SUM, TOTAL } from './row-words';

type NotData = Source['notData'][number];

export interface DataRows {
  /** Sheet rows (from 0) that hold data. */
  readonly rows: Int32Array;
  /** Sheet rows (from 0) that say a sum of others. */
  readonly totals: Int32Array;
  readonly notData: readonly NotData[];
}

/** Rows in one step. */
const STEP = 512;

/** Tells the rows of data below a header from blank rows, totals, notes and repeated headers. Every row is one or the other. Done in steps. */
export function* dataRows({ grid, left, totals: sums }: Region, block: HeaderBlock, match: Match): Generator<void, DataRows> {
  const keys = match.definition.rowKey.flatMap((key) => match.columns.get(key)?.headers[0]?.column ?? []);
  const headers = [...match.columns.values()].flatMap((column) => column.headers);
  const moments = new Set([...match.columns.values()].flatMap((found) => (found.definition.type === 'datetime' ? found.headers.map(({ column }) => column) : [])));
  const firstCells = (match.format?.notDataFirstCells ?? []).map(sameText);
  const words = new Set(headers.flatMap(({ forms }) => forms.map(({ bare }) => bare)));
  const wide = new Areas(grid.merges.filter(({ left, right }) => right - left + 1 >= Math.max(2, headers.length / 2)));
  const rows = new Int32Array(Math.max(0, grid.rows - block.bottom - 1));
  const notData: NotData[] = [];
  const totals: number[] = [];
  let count = 0;
  for (let row = block.bottom + 1; row < grid.rows; row++) {
    if (row % STEP === 0) yield;
    const reason = sums.has(row) ? 'total' : whyNoData(grid, row, left, { keys, headers, moments, words, wide, firstCells });
    if (reason === null) {
      rows[count++] = row;
      continue;
    }
    notData.push({ row: row + 1, reason });
    if (reason === 'total' && saysSum(grid, row)) totals.push(row);
  }
  return { rows: rows.slice(0, count), totals: Int32Array.from(totals), notData };
}

/** An average is no sum, and what has added up since earlier months is not the sum of this sheet. */
function saysSum(grid: Grid, row: number): boolean {
  for (let column = 0; column < grid.columns; column++) {
    const value = grid.value(row, column);
    if (!isBlankText(value)) return typeof value === 'string' && SUM.test(sameText(value));
  }
  return false;
}

interface Signs {
  readonly keys: readonly number[];
  readonly headers: readonly Header[];
  /** Columns of dates with a time of day: what nobody signs with. */
  readonly moments: ReadonlySet<number>;
  /** Headers in the form of header-text.ts. */
  readonly words: ReadonlySet<string>;
  /** Merged areas as wide as half the table. */
  readonly wide: Areas;
  readonly firstCells: readonly string[];
}

function whyNoData(grid: Grid, row: number, left: number, { keys, headers, moments, words, wide, firstCells }: Signs): NotData['reason'] | null {
  let first = left;
  while (first < grid.columns && isBlankText(grid.value(row, first))) first++;
  if (first === grid.columns) return 'blank';
  const value = grid.value(row, first);
  if (typeof value !== 'string') return null;
  const text = sameText(value);
  const incomplete = keys.length === 0 || keys.some((column) => column === first || isBlankText(grid.value(row, column)));
  if (incomplete && text.length <= LONGEST_TOTAL && TOTAL.test(text)) return 'total';
  if (incomplete && NOTE.test(text)) return 'note';
  if (incomplete && REMARK.test(value.trim()) && standsAlone(grid, row, first) && !(moments.has(first) && saysMoment(value))) return 'note';
  // A text as wide as half the table is a remark.
  if (incomplete && wide.at(first, row)) return 'note';
  if (incomplete && firstCells.some((start) => text.startsWith(start))) return 'note';
  return words.has(headerText(value).bare) && repeatsHeader(grid, row, headers) ? 'repeated-header' : null;
}

function saysMoment(text: string): boolean {
  const read = parseDateText(text);
  return 'day' in read && read.minute !== null;
}

function standsAlone(grid: Grid, row: number, first: number): boolean {
  for (let column = first + 1; column < grid.columns; column++) if (!isBlankText(grid.value(row, column))) return false;
  return true;
}

function repeatsHeader(grid: Grid, row: number, headers: readonly Header[]): boolean {
  let same = 0;
  for (const { column, forms } of headers) {
    const value = grid.value(row, column);
    if (typeof value === 'string' && forms.some(({ bare }) => bare === headerText(value).bare)) same++;
  }
  return same >= 2 && same * 2 > headers.length;
}
