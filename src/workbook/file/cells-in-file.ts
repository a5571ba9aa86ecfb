import { areaName, areaOf, cellName, type Area } from '../../values/address';
import { EXCEL } from '../new-sheet';
import { OpenWorkbookError } from '../open-workbook';
import { CellError, type CellValue } from '../port';
import { shortName, Token, XmlScanner } from '../xlsx/xml';
import { bookOf, isProtected, sheetNamed, sheetPartOf } from './book';
import { CellStyles } from './cell-styles';
import type { Package } from './package';
import { setAttribute } from './relations';
import { storedText } from './sheet-xml';
import { dropCalculationChain } from './sheets-in-file';
import { appended, childOf, edited, escaped, valueOf, type Edit } from './xml-tree';

/** In a formula's place: the cell's own stays. */
export const KEPT = Symbol('kept');

/** A cell's new content; it keeps its looks. Dates are numbers in the workbook's own system of dates. */
export interface CellChange {
  /** In A1. */
  readonly cell: string;
  readonly value: CellValue;
  /** As files store it, without `=`; `value` is its result. KEPT leaves the cell's own formula; null is none: the value stands by itself. */
  readonly formula: string | typeof KEPT | null;
  /** A number format that the cell has from now on. */
  readonly format?: string;
}

const [C, F, ROW] = ['c', 'f', 'row'].map(shortName);

/** Formulas that fill more than one cell: none of those can be changed by itself. */
const WHOLE = new Set(['array', 'dataTable']);

const refused = (code: string): OpenWorkbookError => new OpenWorkbookError('refused', { code });

/** What a cell holds in the file, as far as a change has to know. */
interface Stored {
  readonly from: number;
  readonly style: string | undefined;
  /** The start tag's attributes but place, style and type: they go on with a formula that is kept. */
  readonly others: string;
  formula: { readonly from: number; to: number; readonly isSharedBy: number } | null;
}

function contentOf(value: CellValue, p: string): { readonly type: string; readonly xml: string } {
  if (value === null) return { type: '', xml: '' };
  if (typeof value === 'number') return { type: '', xml: `<${p}v>${value}</${p}v>` };
  if (typeof value === 'boolean') return { type: 'b', xml: `<${p}v>${value ? 1 : 0}</${p}v>` };
  if (value instanceof CellError) return { type: 'e', xml: `<${p}v>${escaped(value.code)}</${p}v>` };
  if (value.length > EXCEL.characters) throw refused('TextTooLong');
  return { type: 'inlineStr', xml: `<${p}is><${p}t xml:space="preserve">${storedText(value)}</${p}t></${p}is>` };
}

/** A formula's result that is a text has a type of its own. */
function resultOf(value: CellValue, p: string): ReturnType<typeof contentOf> {
  if (typeof value !== 'string') return contentOf(value, p);
  if (value.length > EXCEL.characters) throw refused('TextTooLong');
  return { type: 'str', xml: `<${p}v>${storedText(value)}</${p}v>` };
}

/** One pass over a sheet's cells, which says where its part changes. */
class Pass {
  readonly edits: Edit[] = [];
  /** Whether a formula came or went. */
  hasOtherFormulas = false;
  private readonly rows: { readonly row: number; readonly cells: CellChange[]; readonly columns: number[] }[] = [];
  private readonly spread: Area[] = [];
  private readonly places = new Map<CellChange, { readonly row: number; readonly column: number }>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly p: string,
    private readonly styleFor: (style: string | undefined, format: string | undefined) => string | undefined,
    changes: readonly CellChange[],
  ) {
    for (const change of changes) {
      const area = areaOf(change.cell);
      if (!area || cellName(area.top, area.left) !== change.cell || area.top < 0 || area.top >= EXCEL.rows || area.left >= EXCEL.columns) throw refused('InvalidReference');
      this.places.set(change, { row: area.top, column: area.left });
    }
    const byPlace = [...this.places].sort(([, a], [, b]) => a.row - b.row || a.column - b.column);
    for (const [change, { row, column }] of byPlace) {
      if (this.rows.at(-1)?.row !== row) this.rows.push({ row, cells: [], columns: [] });
      const last = this.rows.at(-1)!;
      if (last.columns.at(-1) === column) throw refused('SameCellTwice');
      last.cells.push(change);
      last.columns.push(column);
    }
  }

  /** @param from where the sheet's cells begin in its bytes, and where they end. */
  run(from: number, to: number): void {
    const xml = new XmlScanner();
    xml.push(this.bytes.subarray(from, to), true);
    let row = -1;
    let column = -1;
    let wanted: Pass['rows'][number] | null = null;
    let stored: Stored | null = null;
    const closeRow = (at: number, isEmpty: boolean): void => {
      if (!wanted) return;
      const rest = this.cellsBefore(wanted, Infinity);
      if (rest !== '' && isEmpty) this.edit(at - 2, at, `>${rest}</${this.p}row>`);
      else if (rest !== '') this.edit(at, at, rest);
      wanted = null;
    };
    for (let token = xml.next(); token !== Token.More; token = xml.next()) {
      const { short, empty } = xml;
      if (token === Token.Close) {
        if (short === C && stored && wanted) this.replace(wanted, stored, from + xml.tagEnd);
        if (short === C) stored = null;
        if (short === ROW) closeRow(from + xml.tagStart, false);
      } else if (short === ROW) {
        const start = from + xml.tagStart;
        let spans: { readonly text: string; readonly from: number; readonly to: number } | null = null;
        let number = row + 2;
        while (xml.nextAttribute()) {
          if (xml.name === 'r') number = Number(xml.text(xml.valueStart, xml.valueEnd));
          if (xml.name === 'spans') spans = { text: xml.text(xml.valueStart, xml.valueEnd), from: from + xml.valueStart, to: from + xml.valueEnd };
        }
        row = number - 1;
        column = -1;
        this.edit(start, start, this.rowsBefore(row));
        wanted = this.rows[0]?.row === row ? this.rows.shift()! : null;
        if (wanted && spans) this.edit(spans.from, spans.to, spansWith(spans.text, wanted.columns));
        if (empty) closeRow(from + xml.tagEnd, true);
      } else if (short === C) {
        const start = from + xml.tagStart;
        const attributes = new Map(xml.attributes());
        const place = areaOf(attributes.get('r') ?? '');
        column = place ? place.left : column + 1;
        if (!wanted) continue;
        this.edit(start, start, this.cellsBefore(wanted, column));
        if (wanted.columns[0] !== column) continue;
        const others = [...attributes].filter(([name]) => !['r', 's', 't'].includes(name)).map(([name, value]) => ` ${name}="${escaped(value)}"`);
        stored = { from: start, style: attributes.get('s'), others: others.join(''), formula: null };
        if (empty) {
          this.replace(wanted, stored, from + xml.tagEnd);
          stored = null;
        }
      } else if (short === F) {
        const start = from + xml.tagStart;
        const attributes = xml.attributes();
        const area = areaOf(attributes.get('ref') ?? '');
        const cells = area ? (area.bottom - area.top + 1) * (area.right - area.left + 1) : 1;
        if (area && cells > 1 && WHOLE.has(attributes.get('t') ?? '')) this.spread.push(area);
        xml.leaf();
        if (stored) stored.formula = { from: start, to: from + xml.tagEnd, isSharedBy: attributes.get('t') === 'shared' ? cells : 1 };
      }
    }
    this.needNoSpread();
  }

  /** Rows that have no cell yet, before this one. */
  rowsBefore(row: number): string {
    let text = '';
    while (this.rows[0] && this.rows[0].row < row) {
      const missing = this.rows.shift()!;
      const number = missing.row + 1;
      const cells = this.cellsBefore(missing, Infinity);
      if (cells !== '') text += `<${this.p}row r="${number}">${cells}</${this.p}row>`;
    }
    return text;
  }

  private cellsBefore(row: Pass['rows'][number], column: number): string {
    let text = '';
    while (row.columns.length > 0 && row.columns[0]! < column) {
      row.columns.shift();
      text += this.cellXml(row.cells.shift()!, undefined, '', null);
    }
    return text;
  }

  private replace(row: Pass['rows'][number], stored: Stored, to: number): void {
    row.columns.shift();
    const change = row.cells.shift()!;
    const { formula } = stored;
    if (change.formula !== KEPT && formula && formula.isSharedBy > 1) throw refused('SharedFormula');
    const isKept = change.formula === KEPT && formula !== null;
    if (!isKept && formula) this.hasOtherFormulas = true;
    const kept = isKept ? new TextDecoder().decode(this.bytes.subarray(formula.from, formula.to)) : null;
    this.edit(stored.from, to, this.cellXml(change, stored.style, isKept ? stored.others : '', kept));
  }

  private cellXml({ cell, value, formula, format }: CellChange, style: string | undefined, others: string, kept: string | null): string {
    const { p } = this;
    if (formula === KEPT && kept === null) throw refused('NoFormula');
    if (formula !== null && formula !== KEPT) this.hasOtherFormulas = true;
    const own = kept ?? (formula === null || formula === KEPT ? '' : `<${p}f>${storedText(formula)}</${p}f>`);
    const { type, xml } = own === '' ? contentOf(value, p) : resultOf(value, p);
    const number = this.styleFor(style, format);
    // A blank cell without looks is none.
    if (own === '' && xml === '' && number === undefined) return '';
    return `<${p}c r="${cell}"${number === undefined ? '' : ` s="${number}"`}${type === '' ? '' : ` t="${type}"`}${others}${own === '' && xml === '' ? '/>' : `>${own}${xml}</${p}c>`}`;
  }

  private needNoSpread(): void {
    for (const [change, { row, column }] of this.places) {
      if (change.formula !== KEPT && this.spread.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)) throw refused('ArrayFormula');
    }
  }

  private edit(from: number, to: number, text: string): void {
    if (from !== to || text !== '') this.edits.push({ from, to, text });
  }
}

/** The hint which columns of a row are used, made wider. */
function spansWith(spans: string, columns: readonly number[]): string {
  const match = /^(\d+):(\d+)$/.exec(spans.trim());
  if (!match) return spans;
  return `${Math.min(Number(match[1]), ...columns.map((column) => column + 1))}:${Math.max(Number(match[2]), ...columns.map((column) => column + 1))}`;
}

/**
 * Puts contents into cells of a sheet.
 * @throws OpenWorkbookError `protected` where the sheet is and more than results are new; `refused` where a cell is part of a formula for many cells
 *   (`ArrayFormula`, `SharedFormula`), has no formula to keep (`NoFormula`), or a text is longer than a cell holds (`TextTooLong`).
 */
export function setCells(parts: Package, name: string, changes: readonly CellChange[]): void {
  if (changes.length === 0) return;
  const book = bookOf(parts);
  const { part } = sheetNamed(book, name);
  if (part === null) throw new OpenWorkbookError('sheet-missing', { sheet: name });
  const { bytes, root, ...sheet } = sheetPartOf(parts, part);
  const data = childOf(root, 'sheetData');
  if (!data) throw refused('NoCells');
  if (changes.some(({ formula }) => formula !== KEPT) && isProtected({ bytes, root, ...sheet })) throw new OpenWorkbookError('protected', { sheet: name });
  const styles = changes.some(({ format }) => format !== undefined) ? new CellStyles(parts, book) : null;
  const styleFor = (style: string | undefined, format: string | undefined): string | undefined => (format === undefined || !styles ? style : String(styles.withNumberFormat(Number(style ?? 0), format)));
  const pass = new Pass(bytes, root.prefix, styleFor, changes);
  pass.run(data.from, data.to);
  const rest = pass.rowsBefore(Infinity);
  const edits = [...pass.edits, ...(rest === '' ? [] : [appended(bytes, data, rest)])];
  const dimension = childOf(root, 'dimension');
  const used = dimension && areaOf(valueOf(dimension, 'ref') ?? '');
  if (dimension && used) edits.push(...setAttribute(dimension, 'ref', areaName(changes.reduce(around, used))));
  styles?.save();
  parts.put(sheet.name, edited(bytes, edits));
  if (pass.hasOtherFormulas) dropCalculationChain(parts, bookOf(parts));
}

function around({ top, left, bottom, right }: Area, { cell }: CellChange): Area {
  const { top: row, left: column } = areaOf(cell)!;
  return { top: Math.min(top, row), left: Math.min(left, column), bottom: Math.max(bottom, row), right: Math.max(right, column) };
}
