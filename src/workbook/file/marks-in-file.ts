import { areaOf } from '../../values/address';
import { relationships } from '../xlsx/read-xlsx';
import { addressLists, isMark, markFormula, packed } from '../marks';
import { OpenWorkbookError, type Mark, type Marked, type MarkKind } from '../open-workbook';
import { bookOf, isProtected, sheetNamed, sheetPartOf, type SheetPart } from './book';
import { dropMarkFormats, formatsUsed, markFormats } from './mark-styles';
import type { Package } from './package';
import { placeFor } from './sheet-order';
import { attributeOf, childrenOf, edited, escaped, textOf, treeOf, utf8, valueOf, type Edit, type Element } from './xml-tree';

interface Packed {
  readonly kind: MarkKind;
  readonly ranges: readonly string[];
  readonly cells: number;
}

/** @throws OpenWorkbookError `refused` where a text is no cell. */
function packedMark({ kind, cells }: Mark): Packed {
  try {
    return { kind, ...packed(cells) };
  } catch (error) {
    if (error instanceof RangeError) throw new OpenWorkbookError('refused', { code: 'InvalidReference' });
    throw error;
  }
}

/** Marks cells by conditional formats. */
export function markCells(parts: Package, marks: readonly Mark[]): Marked {
  const book = bookOf(parts);
  const bySheet = new Map<string, Packed[]>();
  for (const mark of marks) {
    const { part, name } = sheetNamed(book, mark.sheet);
    if (part === null) throw new OpenWorkbookError('sheet-missing', { sheet: mark.sheet });
    const made = packedMark(mark);
    if (made.cells > 0) bySheet.set(name, [...(bySheet.get(name) ?? []), made]);
  }
  const protectedSheets: string[] = [];
  const open = [...bySheet].flatMap(([name, made]) => {
    const sheet = sheetPartOf(parts, sheetNamed(book, name).part!);
    if (isProtected(sheet)) protectedSheets.push(name);
    return isProtected(sheet) ? [] : [{ sheet, made }];
  });
  const kinds = new Set(open.flatMap(({ made }) => made.map(({ kind }) => kind)));
  if (kinds.size === 0) return { cells: 0, protectedSheets };
  const formats = markFormats(parts, book, kinds);
  let cells = 0;
  for (const { sheet, made } of open) {
    addConditionalFormats(parts, sheet, made, formats);
    cells += made.reduce((sum, mark) => sum + mark.cells, 0);
  }
  return { cells, protectedSheets };
}

const NONE: ReadonlySet<Element> = new Set();

/** All rules of a sheet, those of later versions of Excel, too: they share one order, in which 1 comes first. */
const rulesIn = (element: Element, without: ReadonlySet<Element> = NONE): Element[] =>
  element.children.flatMap((child) => (without.has(child) ? [] : child.name === 'cfRule' ? [child] : rulesIn(child, without)));

/** Gives rules another place in the order. */
function reordered(rules: readonly Element[], place: (priority: number) => number): Edit[] {
  return rules.flatMap((rule) => {
    const priority = attributeOf(rule, 'priority');
    if (!priority || !/^\d{1,9}$/.test(priority.value)) return [];
    const moved = place(Number(priority.value));
    return moved === Number(priority.value) ? [] : [{ from: priority.from, to: priority.to, text: String(moved) }];
  });
}

/** Marks come first, as Excel puts what an add-in adds: a rule of the user's own that ends the looking would hide them. */
function addConditionalFormats(parts: Package, sheet: SheetPart, marks: readonly Packed[], formats: ReadonlyMap<MarkKind, number>): void {
  const { bytes, root } = sheet;
  const p = root.prefix;
  const lists = marks.flatMap(({ kind, ranges }) => addressLists(ranges).map((list) => ({ kind, list })));
  const text = lists.map(
    ({ kind, list }, i) =>
      `<${p}conditionalFormatting sqref="${list.join(' ')}"><${p}cfRule type="expression" dxfId="${formats.get(kind)!}" priority="${i + 1}"><${p}formula>${escaped(markFormula(kind))}</${p}formula></${p}cfRule></${p}conditionalFormatting>`,
  );
  const at = placeFor(root, 'conditionalFormatting');
  parts.put(sheet.name, edited(bytes, [...reordered(rulesIn(root), (priority) => priority + lists.length), { from: at, to: at, text: text.join('') }]));
}

const isOurs = (bytes: Uint8Array, rule: Element): boolean => childrenOf(rule, 'formula').some((formula) => isMark(textOf(bytes, formula)));

function cellsIn(sqref: string): number {
  return sqref.split(' ').reduce((sum, range) => {
    const area = areaOf(range);
    return area ? sum + (area.bottom - area.top + 1) * (area.right - area.left + 1) : sum;
  }, 0);
}

interface Found {
  readonly rules: ReadonlySet<Element>;
  /** What goes with them: the element around a rule, where there is no other in it. */
  readonly elements: ReadonlySet<Element>;
  readonly cells: number;
}

function marksOn({ bytes, root }: SheetPart): Found {
  const rules = new Set<Element>();
  const elements = new Set<Element>();
  let cells = 0;
  for (const format of childrenOf(root, 'conditionalFormatting')) {
    const all = childrenOf(format, 'cfRule');
    const ours = all.filter((rule) => isOurs(bytes, rule));
    cells += ours.length === 0 ? 0 : cellsIn(valueOf(format, 'sqref') ?? '') * ours.length;
    for (const rule of ours) rules.add(rule);
    for (const element of ours.length === all.length && ours.length > 0 ? [format] : ours) elements.add(element);
  }
  return { rules, elements, cells };
}

/** Our marks that are in the workbook. */
export function marksThere(parts: Package): Marked {
  const protectedSheets: string[] = [];
  let cells = 0;
  for (const { name, part } of bookOf(parts).sheets) {
    if (part === null) continue;
    const sheet = sheetPartOf(parts, part);
    const found = marksOn(sheet);
    cells += found.cells;
    if (found.rules.size > 0 && isProtected(sheet)) protectedSheets.push(name);
  }
  return { cells, protectedSheets };
}

/** Parts of a sheet that name differential formats. */
const SHOWS_FORMATS = new Set(['table', 'pivotTable', 'queryTable']);

const formatsUsedBeside = (parts: Package, part: string): number[] =>
  relationships(parts, part).flatMap(({ type, target }) => (SHOWS_FORMATS.has(type) && parts.has(target) ? formatsUsed(treeOf(utf8(parts.part(target)))) : []));

/** How many of the sorted numbers are smaller. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes exactly our conditional formats away, whoever has saved the workbook since. */
export function unmarkCells(parts: Package, checkpoint: (done: number, total: number) => void): Marked {
  const book = bookOf(parts);
  const protectedSheets: string[] = [];
  const used = new Set<number>();
  let cells = 0;
  let isChanged = false;
  for (const [done, { name, part }] of book.sheets.entries()) {
    checkpoint(done, book.sheets.length);
    if (part === null) continue;
    const sheet = sheetPartOf(parts, part);
    const found = marksOn(sheet);
    const isKept = found.rules.size > 0 && isProtected(sheet);
    for (const format of [...formatsUsed(sheet.root, isKept ? NONE : found.elements), ...formatsUsedBeside(parts, part)]) used.add(format);
    if (isKept) protectedSheets.push(name);
    if (isKept || found.rules.size === 0) continue;
    const places = [...found.rules].map((rule) => Number(valueOf(rule, 'priority')) || 0).sort((a, b) => a - b);
    const closedUp = reordered(rulesIn(sheet.root, found.elements), (priority) => priority - countBelow(places, priority));
    parts.put(sheet.name, edited(sheet.bytes, [...closedUp, ...[...found.elements].map(({ from, to }) => ({ from, to, text: '' }))]));
    cells += found.cells;
    isChanged = true;
  }
  if (isChanged) dropMarkFormats(parts, book, used);
  checkpoint(book.sheets.length, book.sheets.length);
  return { cells, protectedSheets };
}
