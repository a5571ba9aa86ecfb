import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy, type IStyleData, type Nullable } from '@univerjs/core';
import { HostError } from '../errors';
import type { Host } from '../host';
import type { AreasRef } from '../objects/references';
import { booleanOf, numberOf, said, textOf, wordOf } from '../values';
import type { Json } from '../wire';
import { isWholeColumns, isWholeRows } from './address';
import { styleOf } from './cells';
import { writeStyles, type StyleChange } from './write';

/** How a member of Excel's formats stands in Univer's styles. */
export interface StyleMember {
  read(style: IStyleData): Json;
  /** `style`: what the cell looks like before, for what is changed in part. */
  write(value: Json, style: () => IStyleData): StyleChange;
}

const flag = (style: { readonly s: BooleanNumber } | null | undefined): boolean => style?.s === BooleanNumber.TRUE;
const number = (on: Json): BooleanNumber => (booleanOf(on) ? BooleanNumber.TRUE : BooleanNumber.FALSE);

/** #RRGGBB; Excel takes names too, this host does not. */
function colour(value: Json): string {
  if (typeof value !== 'string' || !/^#[\da-f]{6}$/i.test(value)) throw new HostError('InvalidArgument', `No colour of the form #RRGGBB: ${said(value)}.`);
  return value.toUpperCase();
}

function hex(rgb: Nullable<string>, absent: string): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(rgb ?? '');
  if (short !== null) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toUpperCase();
  const numbers = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(rgb ?? '');
  if (numbers !== null) return `#${numbers.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  return rgb ? rgb.toUpperCase() : absent;
}

function choice<T>(words: Readonly<Record<string, T>>, value: Json): T {
  return words[wordOf(Object.keys(words), value)] as T;
}

const wordFor = <T>(words: Readonly<Record<string, T>>, value: T | null | undefined, absent: string): string =>
  Object.entries(words).find(([, other]) => other === value)?.[0] ?? absent;

const HORIZONTAL = { General: HorizontalAlign.UNSPECIFIED, Left: HorizontalAlign.LEFT, Center: HorizontalAlign.CENTER, Right: HorizontalAlign.RIGHT, Justify: HorizontalAlign.JUSTIFIED, Distributed: HorizontalAlign.DISTRIBUTED } as const;
const VERTICAL = { Top: VerticalAlign.TOP, Center: VerticalAlign.MIDDLE, Bottom: VerticalAlign.BOTTOM } as const;
/** Pixels of one level of an indent. */
const INDENT = 9;

export const FORMAT: Readonly<Record<string, StyleMember>> = {
  horizontalAlignment: { read: ({ ht }) => wordFor(HORIZONTAL, ht, 'General'), write: (value) => ({ ht: choice(HORIZONTAL, value) }) },
  verticalAlignment: { read: ({ vt }) => wordFor(VERTICAL, vt, 'Bottom'), write: (value) => ({ vt: choice(VERTICAL, value) }) },
  wrapText: { read: ({ tb }) => tb === WrapStrategy.WRAP, write: (value) => ({ tb: number(value) === BooleanNumber.TRUE ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }) },
  indentLevel: {
    read: ({ pd }) => Math.round((pd?.l ?? 0) / INDENT),
    write: (value) => {
      const level = numberOf(value);
      if (level < 0 || level > 250) throw new HostError('InvalidArgument');
      return { pd: { l: level * INDENT } };
    },
  },
};

export const FILL: Readonly<Record<string, StyleMember>> = {
  color: { read: ({ bg }) => hex(bg?.rgb, '#FFFFFF'), write: (value) => ({ bg: value === '' ? null : { rgb: colour(value) } }) },
};

export const FONT: Readonly<Record<string, StyleMember>> = {
  name: { read: ({ ff }) => ff ?? '等线', write: (value) => ({ ff: textOf(value) }) },
  size: { read: ({ fs }) => fs ?? 11, write: (value) => ({ fs: numberOf(value) }) },
  bold: { read: ({ bl }) => bl === BooleanNumber.TRUE, write: (value) => ({ bl: number(value) }) },
  italic: { read: ({ it }) => it === BooleanNumber.TRUE, write: (value) => ({ it: number(value) }) },
  underline: {
    read: ({ ul }) => (flag(ul) ? 'Single' : 'None'),
    write: (value) => {
      const isNone = wordOf(['None', 'Single'], value) === 'None';
      return { ul: { s: isNone ? BooleanNumber.FALSE : BooleanNumber.TRUE } };
    },
  },
  strikethrough: { read: ({ st }) => flag(st), write: (value) => ({ st: { s: number(value) } }) },
  color: { read: ({ cl }) => hex(cl?.rgb, '#000000'), write: (value) => ({ cl: { rgb: colour(value) } }) },
};

/** A member of a closed list of words. */
export const wordMember = <T>(words: Readonly<Record<string, T>>, read: (style: IStyleData) => T, write: (value: T, style: () => IStyleData) => StyleChange): StyleMember => ({
  read: (style) => wordFor(words, read(style), Object.keys(words)[0] ?? ''),
  write: (value, style) => write(choice(words, value), style),
});

/** A colour as #RRGGBB. */
export const colourMember = (read: (style: IStyleData) => Nullable<string>, write: (rgb: string, style: () => IStyleData) => StyleChange, absent: string): StyleMember => ({
  read: (style) => hex(read(style), absent),
  write: (value, style) => write(colour(value), style),
});

/** What all cells have in common; null where they differ. Of whole rows and columns the first cell speaks. */
export function readStyle({ sheet, areas }: AreasRef, member: StyleMember, host: Host): Json {
  let common: Json | undefined;
  for (const area of areas) {
    const isWhole = isWholeRows(area) || isWholeColumns(area);
    for (let row = area.row; row < area.row + (isWhole ? 1 : area.rows); row += 1) {
      for (let column = area.column; column < area.column + (isWhole ? 1 : area.columns); column += 1) {
        const value = member.read(styleOf(host, sheet, row, column));
        if (common !== undefined && common !== value) return null;
        common = value;
      }
    }
  }
  return common ?? null;
}

export function changeStyle({ sheet, areas }: AreasRef, member: StyleMember, value: Json, host: Host): void {
  for (const area of areas) {
    writeStyles(host, sheet, area, (row, column) => member.write(value, () => styleOf(host, sheet, area.row + row, area.column + column)));
  }
}
