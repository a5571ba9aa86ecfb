import { areaOf } from '../../values/address';
import { relationships } from '../xlsx/read-xlsx';
import { addressLists, isMark, markFormula, packed } from '../marks';
import { OpenWorkbookError, type Mark, type Marked, type MarkKind } from '../open-workbook';
import { bookOf, isProtected, sheetNamed, sheetPartOf, type SheetPart } from './book';
import { dropMarkFormats, formatsUsed, markFormats } from './mark-styles';
import type { Package } from './package';
import { placeFor } from './sheet-order';
import { childrenOf, edited, escaped, textOf, treeOf, utf8, valueOf, type Element } from './xml-tree';

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

/** Marks cells by conditional formats. A sheet's own ones come first; what they say of the same side of a look stands. */
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

const rulesOf = ({ root }: SheetPart): readonly Element[] => childrenOf(root, 'conditionalFormatting').flatMap((format) => childrenOf(format, 'cfRule'));

function addConditionalFormats(parts: Package, sheet: SheetPart, marks: readonly Packed[], formats: ReadonlyMap<MarkKind, number>): void {
  const { bytes, root } = sheet;
  const p = root.prefix;
  let priority = rulesOf(sheet).reduce((last, rule) => Math.max(last, Number(valueOf(rule, 'priority') ?? 0) || 0), 0);
  const text = marks.flatMap(({ kind, ranges }) =>
    addressLists(ranges).map((list) => {
      priority += 1;
      return `<${p}conditionalFormatting sqref="${list.join(' ')}"><${p}cfRule type="expression" dxfId="${formats.get(kind)!}" priority="${priority}"><${p}formula>${escaped(markFormula(kind))}</${p}formula></${p}cfRule></${p}conditionalFormatting>`;
    }),
  );
  const at = placeFor(root, 'conditionalFormatting');
  parts.put(sheet.name, edited(bytes, [{ from: at, to: at, text: text.join('') }]));
}

const isOurs = (bytes: Uint8Array, rule: Element): boolean => childrenOf(rule, 'formula').some((formula) => isMark(textOf(bytes, formula)));

function cellsIn(sqref: string): number {
  return sqref.split(' ').reduce((sum, range) => {
    const area = areaOf(range);
    return area ? sum + (area.bottom - area.top + 1) * (area.right - area.left + 1) : sum;
  }, 0);
}

/** Parts of a sheet that name differential formats. */
const SHOWS_FORMATS = new Set(['table', 'pivotTable', 'queryTable']);

/** Takes exactly our conditional formats away, whoever has saved the workbook since. */
export function unmarkCells(parts: Package, checkpoint: (done: number, total: number) => void): Marked {
  const book = bookOf(parts);
  const protectedSheets: string[] = [];
  const used = new Set<number>();
  let cells = 0;
  book.sheets.forEach(({ name, part }, done) => {
    checkpoint(done, book.sheets.length);
    if (part === null) return;
    const sheet = sheetPartOf(parts, part);
    const gone = new Set<Element>();
    let freed = 0;
    for (const format of childrenOf(sheet.root, 'conditionalFormatting')) {
      const rules = childrenOf(format, 'cfRule');
      const ours = rules.filter((rule) => isOurs(sheet.bytes, rule));
      if (ours.length === 0) continue;
      freed += cellsIn(valueOf(format, 'sqref') ?? '') * ours.length;
      for (const element of ours.length === rules.length ? [format] : ours) gone.add(element);
    }
    if (gone.size > 0 && isProtected(sheet)) {
      protectedSheets.push(name);
      gone.clear();
      freed = 0;
    }
    for (const format of formatsUsed(sheet.root, gone)) used.add(format);
    for (const { type, target } of relationships(parts, part)) if (SHOWS_FORMATS.has(type) && parts.has(target)) for (const format of formatsUsed(treeOf(utf8(parts.part(target))))) used.add(format);
    if (gone.size === 0) return;
    cells += freed;
    parts.put(sheet.name, edited(sheet.bytes, [...gone].map(({ from, to }) => ({ from, to, text: '' }))));
  });
  if (cells > 0) dropMarkFormats(parts, book, used);
  checkpoint(book.sheets.length, book.sheets.length);
  return { cells, protectedSheets };
}
