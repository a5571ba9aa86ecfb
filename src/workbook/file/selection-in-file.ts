import { areaOf, cellName } from '../../values/address';
import { OpenWorkbookError, type Place, type Selected } from '../open-workbook';
import { bookOf, sheetPartOf, type Book, type SheetPart } from './book';
import type { Package } from './package';
import { hiddenAt, showCell, type HiddenAt } from './hidden-in-file';
import { setAttribute } from './relations';
import { placeFor } from './sheet-order';
import { attributeOf, childOf, childrenOf, edited, escaped, isTrue, valueOf, type Edit, type Element } from './xml-tree';

const viewOf = ({ root }: Book): Element | undefined => childrenOf(childOf(root, 'bookViews') ?? root, 'workbookView')[0];
const sheetViewOf = ({ root }: SheetPart): Element | undefined => childrenOf(childOf(root, 'sheetViews') ?? root, 'sheetView')[0];

/** The tab that is shown, and the cell in it that was selected when the workbook was saved. */
export function selectionIn(parts: Package): Place | null {
  const book = bookOf(parts);
  const sheet = book.sheets[Number(viewOf(book) ? (valueOf(viewOf(book)!, 'activeTab') ?? 0) : 0)];
  if (!sheet || sheet.part === null) return null;
  const view = sheetViewOf(sheetPartOf(parts, sheet.part));
  const pane = view && valueOf(childOf(view, 'pane') ?? view, 'activePane');
  const selections = view ? childrenOf(view, 'selection') : [];
  const selection = selections.find((candidate) => valueOf(candidate, 'pane') === pane) ?? selections[0];
  const range = selection ? (valueOf(selection, 'sqref') ?? 'A1') : 'A1';
  const area = areaOf(range);
  return area && { sheet: sheet.name, cell: cellName(area.top, area.left) };
}

/**
 * Has the workbook open on a cell: its tab in front and alone, the cell selected.
 * @throws OpenWorkbookError `refused` where the text is no cell.
 */
export function selectIn(parts: Package, { sheet: name, cell }: Place, reveal: boolean): Selected {
  const area = areaOf(cell);
  if (!area) throw new OpenWorkbookError('refused', { code: 'InvalidReference' });
  const book = bookOf(parts);
  const index = book.sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const sheet = book.sheets[index];
  if (!sheet || sheet.part === null) return 'gone';
  if (sheet.visibility !== 'visible' && !reveal) return 'hidden-sheet';
  if (sheet.visibility !== 'visible' && book.structureProtected) throw new OpenWorkbookError('structure-protected');
  showTab(parts, book, index);
  book.sheets.forEach((other, at) => {
    if (other.part !== null) putSelection(parts, sheetPartOf(parts, other.part), at === index ? cell : null);
  });
  const before = hiddenAt(sheetPartOf(parts, sheet.part), area);
  if (!reveal || (before.row === null && before.column === null)) return seen(before);
  showCell(parts, sheet.name, sheetPartOf(parts, sheet.part), before, area);
  return seen(hiddenAt(sheetPartOf(parts, sheet.part), area));
}

const seen = ({ row, column }: HiddenAt): Selected => (row ? 'hidden-row' : column ? 'hidden-column' : 'selected');

function showTab(parts: Package, book: Book, index: number): void {
  const { part, root } = book;
  const p = root.prefix;
  const view = viewOf(book);
  const edits: Edit[] = [];
  const state = attributeOf(book.sheets[index]!.element, 'state');
  if (state && state.value !== 'visible') edits.push({ from: state.from, to: state.to, text: 'visible' });
  if (!view) edits.push({ from: placeFor(root, 'bookViews'), to: placeFor(root, 'bookViews'), text: `<${p}bookViews><${p}workbookView activeTab="${index}"/></${p}bookViews>` });
  else edits.push(...put(view, 'activeTab', String(index)));
  const changed = edits.filter(({ from, to, text }) => text !== new TextDecoder().decode(part.subarray(from, to)));
  if (changed.length > 0) parts.put(book.main, edited(part, changed));
}

/** Sets an attribute, or adds it behind the element's name. */
function put(element: Element, name: string, value: string): Edit[] {
  if (attributeOf(element, name)) return setAttribute(element, name, value);
  const at = element.from + 1 + element.prefix.length + element.name.length;
  return [{ from: at, to: at, text: ` ${name}="${escaped(value)}"` }];
}

/** @param cell null where another sheet is in front. Two tabs in front at once would be edited at once. */
function putSelection(parts: Package, sheet: SheetPart, cell: string | null): void {
  const { bytes, root, name } = sheet;
  const p = root.prefix;
  const view = sheetViewOf(sheet);
  if (cell === null) {
    if (view && isTrue(valueOf(view, 'tabSelected'))) parts.put(name, edited(bytes, setAttribute(view, 'tabSelected', '0')));
    return;
  }
  const pane = view && childOf(view, 'pane');
  const active = pane && valueOf(pane, 'activePane');
  const selection = `<${p}selection${active === undefined ? '' : ` pane="${escaped(active)}"`} activeCell="${cell}" sqref="${cell}"/>`;
  if (!view) {
    const at = placeFor(root, 'sheetViews');
    parts.put(name, edited(bytes, [{ from: at, to: at, text: `<${p}sheetViews><${p}sheetView tabSelected="1" workbookViewId="0">${selection}</${p}sheetView></${p}sheetViews>` }]));
    return;
  }
  const there = childrenOf(view, 'selection').find((candidate) => valueOf(candidate, 'pane') === active);
  const edits: Edit[] = [...put(view, 'tabSelected', '1')];
  if (there) edits.push({ from: there.from, to: there.to, text: selection });
  else if (view.contentFrom === view.to) edits.push({ from: view.to - 2, to: view.to, text: `>${selection}</${p}sheetView>` });
  else edits.push({ from: pane?.to ?? view.contentFrom, to: pane?.to ?? view.contentFrom, text: selection });
  parts.put(name, edited(bytes, edits));
}
