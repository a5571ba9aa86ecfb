import { areaName, areaOf, type Area } from '../values/address';
import { EXCEL } from './new-sheet';
import type { MarkKind } from './open-workbook';

/**
 * How a mark looks, told apart without colour by its line and letters, and with colour by everybody's eyes (tints of Okabe and Ito's colours).
 * Colours are RRGGBB. `line` is Excel's name of a line (Excel.ConditionalRangeBorderLineStyle), on all four sides.
 */
export interface Look {
  readonly fill: string;
  readonly border: string;
  readonly line: 'Continuous' | 'Dash' | 'DashDot' | 'Dot';
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
}

export const LOOKS: Readonly<Record<MarkKind, Look>> = {
  block: { fill: 'FBD9CC', border: 'B34700', line: 'Continuous', bold: true },
  warn: { fill: 'FDEFC8', border: '8F6200', line: 'Dash', underline: true },
  info: { fill: 'DCECF7', border: '00558A', line: 'Dot' },
  'cannot-judge': { fill: 'E9E9E9', border: '5A5A5A', line: 'DashDot', italic: true },
};

export const MARK_KINDS = Object.keys(LOOKS) as MarkKind[];

/** The formula of a mark's conditional format, without `=`: always true, and recognisable for ever, whoever opens the workbook. */
export const markFormula = (kind: MarkKind): string => `ISTEXT("guiju:${kind}")`;

/** Is a conditional format with this formula a mark of ours? A later version's kinds are, too. */
export const isMark = (formula: string): boolean => /^=?\s*ISTEXT\(\s*"guiju:[a-z-]+"\s*\)\s*$/i.test(formula);

/** Runs of areas that share two sides and touch become one. Sorted so that what touches stands together. */
function joinedAreas(areas: Area[], touch: (a: Area, b: Area) => boolean): Area[] {
  const joined: Area[] = [];
  for (const area of areas) {
    const before = joined.at(-1);
    if (before && touch(before, area)) joined[joined.length - 1] = { ...before, bottom: area.bottom, right: area.right };
    else joined.push(area);
  }
  return joined;
}

/**
 * Cells as few ranges: columns of cells below one another, then equal ones beside one another. Each cell is counted once, whatever their order.
 * @throws RangeError where a text is no cell in A1.
 */
export function packed(cells: readonly string[]): { readonly ranges: readonly string[]; readonly cells: number } {
  const areas = [...new Set(cells)].map((cell) => {
    const area = areaOf(cell);
    if (!area || cell.includes(':') || cell.includes('$') || area.top < 0 || area.top >= EXCEL.rows || area.left >= EXCEL.columns) throw new RangeError(cell);
    return area;
  });
  areas.sort((a, b) => a.left - b.left || a.top - b.top);
  const columns = joinedAreas(areas, (a, b) => a.left === b.left && a.bottom + 1 === b.top);
  columns.sort((a, b) => a.top - b.top || a.bottom - b.bottom || a.left - b.left);
  const blocks = joinedAreas(columns, (a, b) => a.top === b.top && a.bottom === b.bottom && a.right + 1 === b.left);
  return { ranges: blocks.map(areaName), cells: areas.length };
}

/** What Excel takes as one list of addresses, in characters; longer ones are cut off in silence. */
export const LONGEST_LIST = 8192;

/** Ranges in lists that are no longer than Excel takes, separators counted. */
export function addressLists(ranges: readonly string[], longest = LONGEST_LIST): string[][] {
  const lists: string[][] = [];
  let room = 0;
  for (const range of ranges) {
    if (range.length + 1 > room || lists.length === 0) {
      lists.push([]);
      room = longest + 1;
    }
    lists.at(-1)!.push(range);
    room -= range.length + 1;
  }
  return lists;
}
