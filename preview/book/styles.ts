import { BaselineOffset, BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy, type IBorderData, type IStyleData } from '@univerjs/core';
import type { CellStyle, Color } from 'hucre';

type Borders = NonNullable<CellStyle['border']>;
type Side = NonNullable<Borders['top']>;
type Alignment = NonNullable<CellStyle['alignment']>;

const LINES: Readonly<Record<Side['style'], BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
  hair: BorderStyleTypes.HAIR,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const ACROSS: Readonly<Record<NonNullable<Alignment['horizontal']>, HorizontalAlign>> = {
  general: HorizontalAlign.UNSPECIFIED,
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  fill: HorizontalAlign.LEFT,
  justify: HorizontalAlign.JUSTIFIED,
  centerContinuous: HorizontalAlign.CENTER,
  distributed: HorizontalAlign.DISTRIBUTED,
};
const DOWN: Readonly<Record<NonNullable<Alignment['vertical']>, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
  justify: VerticalAlign.MIDDLE,
  distributed: VerticalAlign.MIDDLE,
};

/** A cell's colour of ink where its style names none. */
const INK = '#000000';

function borders(border: Borders, hex: (colour: Color | undefined) => string | undefined): IBorderData | undefined {
  const side = (from: Side | undefined): { s: BorderStyleTypes; cl: { rgb: string } } | undefined => (from ? { s: LINES[from.style], cl: { rgb: hex(from.color) ?? INK } } : undefined);
  const sides: [keyof IBorderData, Side | undefined][] = [
    ['t', border.top],
    ['r', border.right],
    ['b', border.bottom],
    ['l', border.left],
    ['tl_br', border.diagonalDown ? border.diagonal : undefined],
    ['bl_tr', border.diagonalUp ? border.diagonal : undefined],
  ];
  const drawn = sides.filter(([, from]) => from !== undefined).map(([name, from]) => [name, side(from)]);
  return drawn.length === 0 ? undefined : (Object.fromEntries(drawn) as IBorderData);
}

/** Excel writes a gradient where Univer knows one colour: the first one stands for it. */
function fillColour(fill: NonNullable<CellStyle['fill']>, hex: (colour: Color | undefined) => string | undefined): string | undefined {
  if (fill.type === 'gradient') return hex(fill.stops[0]?.color);
  return fill.pattern === 'none' ? undefined : (hex(fill.fgColor) ?? hex(fill.bgColor));
}

/** Turned text: 1…90 degrees upwards, 91…180 as much downwards, 255 letters below each other (ECMA-376 part 1, 18.8.1). */
function rotation(degrees: number): NonNullable<IStyleData['tr']> {
  if (degrees === 255) return { a: 0, v: BooleanNumber.TRUE };
  return { a: degrees > 90 ? degrees - 90 : -degrees };
}

/** A cell's style as Univer keeps it; the number format is not among it. @param hex see colourReader. */
export function styleOf({ font, fill, border, alignment }: CellStyle, hex: (colour: Color | undefined) => string | undefined): IStyleData {
  const style: IStyleData = {};
  if (font) {
    if (font.name !== undefined) style.ff = font.name;
    if (font.size !== undefined) style.fs = font.size;
    if (font.bold) style.bl = BooleanNumber.TRUE;
    if (font.italic) style.it = BooleanNumber.TRUE;
    if (font.underline) style.ul = { s: BooleanNumber.TRUE };
    if (font.strikethrough) style.st = { s: BooleanNumber.TRUE };
    if (font.vertAlign) style.va = font.vertAlign === 'superscript' ? BaselineOffset.SUPERSCRIPT : BaselineOffset.SUBSCRIPT;
    const ink = hex(font.color);
    if (ink !== undefined && ink !== INK) style.cl = { rgb: ink };
  }
  const paper = fill && fillColour(fill, hex);
  if (paper !== undefined) style.bg = { rgb: paper };
  const lines = border && borders(border, hex);
  if (lines) style.bd = lines;
  if (alignment) {
    if (alignment.horizontal && alignment.horizontal !== 'general') style.ht = ACROSS[alignment.horizontal];
    if (alignment.vertical) style.vt = DOWN[alignment.vertical];
    if (alignment.wrapText) style.tb = WrapStrategy.WRAP;
    if (alignment.textRotation) style.tr = rotation(alignment.textRotation);
    if (alignment.indent) style.pd = { l: alignment.indent * 9 };
  }
  return style;
}

/** The styles of one workbook: each once, by a name that its cells share. */
export class StyleTable {
  readonly styles: Record<string, IStyleData> = {};
  private readonly names = new Map<string, string>();

  /** The name of a style; undefined for one that says nothing. */
  nameOf(style: IStyleData): string | undefined {
    const key = JSON.stringify(style);
    if (key === '{}') return undefined;
    let name = this.names.get(key);
    if (name === undefined) {
      name = `s${this.names.size}`;
      this.names.set(key, name);
      this.styles[name] = style;
    }
    return name;
  }
}
