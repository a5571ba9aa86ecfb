import { LOOKS, MARK_KINDS, type Look } from '../marks';
import type { MarkKind } from '../open-workbook';
import { relationships } from '../xlsx/read-xlsx';
import { addPart, addRelationship, setAttribute, xmlPart } from './relations';
import { folderOf, type Book } from './book';
import type { Package } from './package';
import { placeFor } from './sheet-order';
import { appended, childOf, edited, removed, treeOf, utf8, valueOf, type Edit, type Element } from './xml-tree';

const LINES: Readonly<Record<Look['line'], string>> = { Continuous: 'thin', Dash: 'dashed', DashDot: 'dashDot', Dot: 'dotted' };
const SIDES = ['left', 'right', 'top', 'bottom'] as const;

/** A look as a differential format (18.8.14). */
function formatOf(kind: MarkKind, p: string): string {
  const { fill, border, line, bold, italic, underline } = LOOKS[kind];
  const letters = `${bold ? `<${p}b/>` : ''}${italic ? `<${p}i/>` : ''}${underline ? `<${p}u/>` : ''}`;
  const font = letters === '' ? '' : `<${p}font>${letters}</${p}font>`;
  const sides = SIDES.map((side) => `<${p}${side} style="${LINES[line]}"><${p}color rgb="FF${border}"/></${p}${side}>`).join('');
  return `<${p}dxf>${font}<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${fill}"/><${p}bgColor rgb="FF${fill}"/></${p}patternFill></${p}fill><${p}border>${sides}</${p}border></${p}dxf>`;
}

/** A style sheet with nothing in it that a cell could show (18.8): the least that programs take. */
const leastStyles = (vocabulary: string): string =>
  `<styleSheet xmlns="${vocabulary}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** Name of the workbook's style sheet, or null. */
function stylesOf(parts: Package, { main }: Book): string | null {
  const target = relationships(parts, main).find(({ type }) => type === 'styles')?.target;
  return target !== undefined && parts.has(target) ? target : null;
}

/** Name of the workbook's style sheet; one is made where there is none. */
export function needStyles(parts: Package, book: Book): string {
  const name = stylesOf(parts, book);
  if (name !== null) return name;
  const made = `${folderOf(book)}styles.xml`;
  addPart(parts, made, STYLES_TYPE, xmlPart(leastStyles(book.vocabulary)));
  addRelationship(parts, book.main, `${book.office}/styles`, made);
  return made;
}

const textAt = (part: Uint8Array, { from, to }: Element): string => new TextDecoder().decode(part.subarray(from, to));

/** Numbers of the differential formats by which marks of these kinds look; those that are missing are added. */
export function markFormats(parts: Package, book: Book, kinds: ReadonlySet<MarkKind>): ReadonlyMap<MarkKind, number> {
  const name = needStyles(parts, book);
  const part = utf8(parts.part(name));
  const root = treeOf(part);
  const list = childOf(root, 'dxfs');
  const there = list?.children.map((child) => textAt(part, child)) ?? [];
  const added: string[] = [];
  const numbers = new Map<MarkKind, number>();
  for (const kind of MARK_KINDS.filter((candidate) => kinds.has(candidate))) {
    const format = formatOf(kind, root.prefix);
    const found = there.indexOf(format);
    numbers.set(kind, found >= 0 ? found : there.length + added.length);
    if (found < 0) added.push(format);
  }
  if (added.length > 0) {
    const count = String(there.length + added.length);
    // A list that we make has no count: by that it is known, and goes again, when it is empty.
    const edits: Edit[] = list
      ? [...setAttribute(list, 'count', count), appended(part, list, added.join(''))]
      : [{ from: placeFor(root, 'dxfs'), to: placeFor(root, 'dxfs'), text: `<${root.prefix}dxfs>${added.join('')}</${root.prefix}dxfs>` }];
    parts.put(name, edited(part, edits));
  }
  return numbers;
}

/** Numbers of the differential formats that an element and those in it name, by `dxfId`, `dataDxfId` and their like. */
export function formatsUsed(element: Element, without: ReadonlySet<Element> = new Set()): number[] {
  if (without.has(element)) return [];
  const named = element.attributes.filter(({ name }) => /dxfid$/i.test(name)).map(({ value }) => Number(value));
  return [...named, ...element.children.flatMap((child) => formatsUsed(child, without))];
}

/**
 * Takes our differential formats away that stand last and are used nowhere; others keep their numbers.
 * @param usedBySheets what sheets and their parts name; the style sheet is asked here.
 */
export function dropMarkFormats(parts: Package, book: Book, usedBySheets: ReadonlySet<number>): void {
  const name = stylesOf(parts, book);
  if (name === null) return;
  const part = utf8(parts.part(name));
  const root = treeOf(part);
  const list = childOf(root, 'dxfs');
  if (!list) return;
  const ours = new Set(MARK_KINDS.map((kind) => formatOf(kind, root.prefix)));
  const { children } = list;
  const used = new Set([...usedBySheets, ...formatsUsed(root)]);
  let left = children.length;
  while (left > 0 && ours.has(textAt(part, children[left - 1]!)) && !used.has(left - 1)) left -= 1;
  if (left === children.length) return;
  const edits = left === 0 && valueOf(list, 'count') === undefined ? [{ from: list.from, to: list.to, text: '' }] : [...setAttribute(list, 'count', String(left)), ...removed(list, children.slice(left))];
  parts.put(name, edited(part, edits));
}
