import type { Grid } from '../workbook/port';
import { headerText, type HeaderText } from './header-text';
import { titleTexts, type Region } from './regions';

/** One header of a sheet. */
export interface Header {
  readonly column: number;
  /** Of the cell that it stands in, or of its lower one. */
  readonly row: number;
  /** As it stands: `请假/事假(小时)` where there are two levels. */
  readonly text: string;
  /** Ways to match it: with the group's title before it, and alone. */
  readonly forms: readonly HeaderText[];
}

/** The header of a sheet: rows `top` to `bottom` (from 0). */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  readonly headers: readonly Header[];
}

/** The header row is looked for in so many rows of a region. */
const SEARCHED_ROWS = 20;

const cellText = (grid: Grid, row: number, column: number): string => {
  const value = grid.value(row, column);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? grid.text(row, column).trim() : '';
};

const rowTexts = (grid: Grid, row: number): string[] => Array.from({ length: grid.columns }, (_, column) => cellText(grid, row, column));

function oneLevel(texts: readonly string[], row: number): HeaderBlock {
  const headers = texts.flatMap((text, column) => (text === '' ? [] : [{ column, row, text, forms: [headerText(text)] }]));
  return { top: row, bottom: row, headers };
}

/** How far to the right a group's title reaches: over its merged area, or over blank cells that have a title below. */
function reachOf(grid: Grid, row: number, column: number, top: readonly string[], below: readonly string[]): number {
  const merge = grid.merges.find((area) => area.top <= row && area.bottom >= row && area.left === column);
  if (merge) return merge.right;
  let right = column;
  while (right + 1 < top.length && top[right + 1] === '' && below[right + 1] !== '') right++;
  return below[column] === '' ? column : right;
}

/**
 * A row of group titles above a row of sub-columns. Null where the row below is no second level: each of its texts must stand below a group of
 * several columns or below nothing, as no row of data would.
 */
function twoLevels(grid: Grid, top: readonly string[], below: readonly string[], row: number): HeaderBlock | null {
  const headers: Header[] = [];
  let grouped = 0;
  for (let column = 0; column < top.length; ) {
    const title = top[column] ?? '';
    const right = title === '' ? column : reachOf(grid, row, column, top, below);
    for (let c = column; c <= right; c++) {
      const sub = below[c] ?? '';
      if (title !== '' && sub !== '' && sub !== title) {
        if (right === column) return null;
        grouped++;
        const own = headerText(sub);
        headers.push({ column: c, row: row + 1, text: `${title}/${sub}`, forms: [{ bare: headerText(title).bare + own.bare, unit: own.unit }, own] });
      } else if (title !== '' || sub !== '') {
        if (title !== '' && c > column) continue;
        const text = title || sub;
        headers.push({ column: c, row: title === '' ? row + 1 : row, text, forms: [headerText(text)] });
      }
    }
    column = right + 1;
  }
  return grouped > 0 ? { top: row, bottom: row + 1, headers } : null;
}

/** All rows of `fewest` headers or more that may be the header, each as one level and, where it can be, as two. */
export function headerCandidates({ grid, top: from }: Pick<Region, 'grid' | 'top'>, fewest: number): HeaderBlock[] {
  const end = Math.min(grid.rows, from + SEARCHED_ROWS);
  const texts = Array.from({ length: Math.max(0, Math.min(grid.rows, end + 1) - from) }, (_, i) => rowTexts(grid, from + i));
  const blocks: HeaderBlock[] = [];
  for (let row = from; row < end; row++) {
    const top = texts[row - from] ?? [];
    const single = oneLevel(top, row);
    if (single.headers.length < fewest) continue;
    blocks.push(single);
    const below = texts[row - from + 1];
    const double = below && twoLevels(grid, top, below, row);
    if (double) blocks.push(double);
  }
  return blocks;
}

/** 单位：万元 above the table is the unit of all its amounts. */
export function sheetUnit(region: Region, header: number): string | null {
  for (const text of titleTexts(region, header)) {
    const match = /(?:金额)?单位[:：]\s*(?:人民币)?(百万元|千元|万元|萬元|亿元|元)/.exec(text.normalize('NFKC'));
    if (match?.[1]) return match[1].replace('萬', '万');
  }
  return null;
}
