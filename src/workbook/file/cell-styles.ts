import { LINK_COLOUR, NUMBER_FORMATS } from '../new-sheet';
import type { CellKind } from '../open-workbook';
import { BUILT_IN_FORMATS } from '../xlsx/number-formats';
import type { Book } from './book';
import { needStyles } from './mark-styles';
import type { Package } from './package';
import { setAttribute } from './relations';
import { placeFor } from './sheet-order';
import { appended, childOf, edited, escaped, treeOf, utf8, valueOf, type Edit, type Element } from './xml-tree';

/**
 * What a cell of a written sheet is: of its column's kind, a link or a sum of one, a header, or a line outside the table, the first of which is its `title`. `typed` would be taken for a
 * formula if it were typed; `oneLine` is not wrapped.
 */
export interface CellUse {
  readonly kind: CellKind | 'header' | 'number-header' | 'line';
  readonly is?: 'link' | 'sum' | 'title' | 'typed' | undefined;
  readonly oneLine?: boolean;
}

/** Colours of the report's workbook: a header's ground, a link, the line below a row. */
const COLOURS = { header: 'FF1F4E79', link: `FF${LINK_COLOUR}`, line: 'FFA6A6A6' } as const;

const isHeader = (kind: CellUse['kind']): boolean => kind === 'header' || kind === 'number-header';

function alignmentOf({ kind, is, oneLine }: CellUse, p: string): string {
  if (kind === 'line') return '';
  const vertical = isHeader(kind) ? 'center' : 'top';
  const horizontal = kind === 'money' || kind === 'number-header' ? ' horizontal="right" indent="1"' : kind === 'date' ? ' horizontal="left"' : '';
  const wrap = isHeader(kind) || ((kind === 'text' || kind === 'prose') && is !== 'link' && !oneLine) ? ' wrapText="1"' : '';
  return `<${p}alignment${horizontal} vertical="${vertical}"${wrap}/>`;
}

/**
 * The cell formats of a workbook's style sheet, and more where a written sheet needs them. What is there already is used again; nothing that is
 * there changes its number.
 */
export class CellStyles {
  private readonly name: string;
  private readonly part: Uint8Array;
  private readonly root: Element;
  private readonly p: string;
  private readonly added = new Map<string, string[]>();
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly parts: Package,
    book: Book,
  ) {
    this.name = needStyles(parts, book);
    this.part = utf8(parts.part(this.name));
    this.root = treeOf(this.part);
    this.p = this.root.prefix;
  }

  /** Number of the format that such cells have. */
  of(use: CellUse): number {
    const key = `${use.kind} ${use.is ?? ''} ${use.oneLine ?? false}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const { p } = this;
    const { kind, is } = use;
    const format = this.numberFormat(isHeader(kind) || kind === 'line' ? 'General' : NUMBER_FORMATS[kind as CellKind]);
    const font = isHeader(kind) ? this.font(`<${p}b/>`, `<${p}color rgb="FFFFFFFF"/>`) : is === 'sum' || is === 'title' ? this.font(`<${p}b/>`) : is === 'link' ? this.font(`<${p}u/>`, `<${p}color rgb="${COLOURS.link}"/>`) : 0;
    const fill = isHeader(kind) ? this.entry('fills', `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${COLOURS.header}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`) : 0;
    const border = isHeader(kind) || kind === 'line' ? 0 : this.border(is === 'sum');
    const alignment = alignmentOf(use, p);
    const number = this.entry(
      'cellXfs',
      `<${p}xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${is === 'typed' ? ' quotePrefix="1"' : ''}${format > 0 ? ' applyNumberFormat="1"' : ''}${font > 0 ? ' applyFont="1"' : ''}${fill > 0 ? ' applyFill="1"' : ''}${border > 0 ? ' applyBorder="1"' : ''}` +
        (alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</${p}xf>`),
    );
    this.numbers.set(key, number);
    return number;
  }

  /** Number of the format that is as the one of that number, but for how its numbers are shown. */
  withNumberFormat(like: number, code: string): number {
    const { p } = this;
    const format = this.numberFormat(code);
    const there = this.textOf(childOf(this.root, 'cellXfs')?.children[like]) ?? `<${p}xf fontId="0" fillId="0" borderId="0" xfId="0"/>`;
    const name = `<${p}xf`;
    const rest = there.slice(name.length).replace(/\s(?:numFmtId|applyNumberFormat)=(?:"[^"]*"|'[^']*')/g, '');
    return this.entry('cellXfs', `${name} numFmtId="${format}" applyNumberFormat="1"${rest}`);
  }

  /** Puts what was added into the style sheet. */
  save(): void {
    const edits = [...this.added].flatMap(([name, entries]): Edit[] => {
      if (entries.length === 0) return [];
      const list = childOf(this.root, name);
      const count = (list?.children.length ?? 0) + entries.length;
      if (list) return [...setAttribute(list, 'count', String(count)), appended(this.part, list, entries.join(''))];
      const at = placeFor(this.root, name);
      return [{ from: at, to: at, text: `<${this.p}${name} count="${count}">${entries.join('')}</${this.p}${name}>` }];
    });
    if (edits.length > 0) this.parts.put(this.name, edited(this.part, edits));
  }

  private border(isSum: boolean): number {
    const { p } = this;
    const [above, below] = isSum ? [`<${p}top style="thin"><${p}color auto="1"/></${p}top>`, `<${p}bottom/>`] : [`<${p}top/>`, `<${p}bottom style="hair"><${p}color rgb="${COLOURS.line}"/></${p}bottom>`];
    return this.entry('borders', `<${p}border><${p}left/><${p}right/>${above}${below}<${p}diagonal/></${p}border>`);
  }

  /** The workbook's body font with letters (`<b/>`) or a colour of its own. */
  private font(letters: string, colour = ''): number {
    const body = childOf(this.root, 'fonts')?.children[0];
    const kept = (names: readonly string[]): string => (body ? names.flatMap((name) => this.textOf(childOf(body, name)) ?? []).join('') : '');
    return this.entry('fonts', `<${this.p}font>${letters}${kept(['sz'])}${colour}${kept(['name', 'family', 'charset', 'scheme'])}</${this.p}font>`);
  }

  private numberFormat(code: string): number {
    for (const [number, builtIn] of BUILT_IN_FORMATS) if (builtIn === code && (number === 0 || number === 3 || number === 49)) return number;
    const ids = (childOf(this.root, 'numFmts')?.children ?? []).map((child) => ({ id: Number(valueOf(child, 'numFmtId')), code: valueOf(child, 'formatCode') }));
    const there = ids.find((format) => format.code === code);
    if (there) return there.id;
    const own = this.added.get('numFmts') ?? [];
    const first = Math.max(FIRST_OWN_FORMAT, ...ids.map(({ id }) => id + 1).filter(Number.isSafeInteger));
    const texts = own.map((text) => text.slice(text.indexOf('formatCode')));
    const wanted = `formatCode="${escaped(code)}"/>`;
    const found = texts.indexOf(wanted);
    if (found >= 0) return first + found;
    this.added.set('numFmts', [...own, `<${this.p}numFmt numFmtId="${first + own.length}" ${wanted}`]);
    return first + own.length;
  }

  /** Number of an entry in one of the lists. */
  private entry(list: keyof typeof FIRST, xml: string): number {
    const there = childOf(this.root, list)?.children ?? [];
    const found = there.findIndex((child) => this.textOf(child) === xml);
    if (found >= 0) return found;
    // What stands first in a list is every cell's that names none.
    const own = this.added.get(list) ?? (there.length > 0 ? [] : FIRST[list].map((first) => first.replaceAll('<', `<${this.p}`)));
    const at = own.indexOf(xml);
    if (at >= 0) return there.length + at;
    this.added.set(list, [...own, xml]);
    return there.length + own.length;
  }

  private textOf(element: Element | undefined): string | undefined {
    return element && new TextDecoder().decode(this.part.subarray(element.from, element.to));
  }
}

/** What programs take for granted at the beginning of each list; without a closing tag, so that a prefix is put before each name. */
const FIRST = {
  fonts: ['<font/>'],
  fills: ['<fill/>', '<fill/>'],
  borders: ['<border/>'],
  cellXfs: ['<xf/>'],
} as const;

/** Number formats below this are built in (18.8.30). */
const FIRST_OWN_FORMAT = 164;
