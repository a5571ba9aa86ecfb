import { columnName } from '../../values/address';
import { freeSheetName, freeTableName, layoutOf, placeName, type SheetLayout } from '../new-sheet';
import { OpenWorkbookError, type NewSheet, type WrittenSheet } from '../open-workbook';
import { shortName, Token, XmlScanner } from '../xlsx/xml';
import { bookOf, folderOf, sheetNamed, type Book, type BookSheet } from './book';
import { CellStyles } from './cell-styles';
import type { Package } from './package';
import { addPart, addRelationship, freePartName, removePart, removeRelationships, setAttribute, xmlPart } from './relations';
import { placeFor } from './sheet-order';
import { sheetXml, tableXml } from './sheet-xml';
import { allTables, definedNames } from './tables';
import { appended, childOf, childrenOf, edited, escaped, textOf, utf8, valueOf, type Edit } from './xml-tree';

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const TABLE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';

/** @throws OpenWorkbookError `structure-protected` where sheets may neither come nor go. */
function needOpenStructure({ structureProtected }: Book): void {
  if (structureProtected) throw new OpenWorkbookError('structure-protected');
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Adds a sheet behind the last. */
export function addSheet(parts: Package, sheet: NewSheet, told: (rows: number) => void): WrittenSheet {
  const book = bookOf(parts);
  needOpenStructure(book);
  const name = freeSheetName(sheet.name, book.sheets.map((other) => other.name));
  const layout = layoutOf(sheet);
  const { vocabulary, office, date1904 } = book;
  const tables = allTables(parts, book);
  const table = freeTableName(sheet.table.name, [...tables.map((other) => other.name), ...definedNames(book)]);
  const folder = folderOf(book);
  const part = freePartName(parts, (number) => `${folder}worksheets/sheet${number}.xml`);
  const tablePart = freePartName(parts, (number) => `${folder}tables/table${number}.xml`);

  addPart(parts, tablePart, TABLE_TYPE, xmlPart(tableXml(vocabulary, Math.max(0, ...tables.map(({ id }) => id)) + 1, table, layout)));
  const tableId = addRelationship(parts, part, `${office}/table`, tablePart);
  const styles = new CellStyles(parts, book);
  const pieces = sheetXml(sheet, layout, styles, { vocabulary, office, date1904, table: tableId }, told);
  styles.save();
  addPart(parts, part, SHEET_TYPE, joined(pieces));
  const id = addRelationship(parts, book.main, `${office}/worksheet`, part);
  const number = Math.max(0, ...book.sheets.map(({ element }) => Number(valueOf(element, 'sheetId')) || 0)) + 1;
  const { prefix } = book.sheetList;
  const entry = `<${prefix}sheet name="${escaped(name)}" sheetId="${number}" r:id="${id}" xmlns:r="${office}"/>`;
  // The style sheet may be new, and with it a relationship; the workbook's part itself is as it was.
  parts.put(book.main, edited(book.part, [appended(book.part, book.sheetList, entry), ...printNames(book, name, sheet, layout)]));
  return { sheet: name, table };
}

/** What of a sheet is printed, where that is not all: names of the sheet's own (18.2.6), the header on every page. */
function printNames({ part, root, sheets }: Book, name: string, { table }: NewSheet, layout: SheetLayout): Edit[] {
  if (table.printed === undefined) return [];
  const p = root.prefix;
  const own = (what: string, place: string): string => `<${p}definedName name="_xlnm.${what}" localSheetId="${sheets.length}">${escaped(placeName(name, place))}</${p}definedName>`;
  const names = own('Print_Area', `$A$1:$${columnName(table.printed - 1)}$${layout.rows}`) + own('Print_Titles', `$${layout.body}:$${layout.body}`);
  const list = childOf(root, 'definedNames');
  if (list) return [appended(part, list, names)];
  const at = placeFor(root, 'definedNames');
  return [{ from: at, to: at, text: `<${p}definedNames>${names}</${p}definedNames>` }];
}

/** Takes a sheet away, with its table, notes and pictures. */
export function dropSheet(parts: Package, name: string): void {
  const book = bookOf(parts);
  needOpenStructure(book);
  const sheet = sheetNamed(book, name);
  const index = book.sheets.indexOf(sheet);
  if (sheet.visibility === 'visible' && book.sheets.filter(({ visibility }) => visibility === 'visible').length === 1) throw new OpenWorkbookError('refused', { code: 'LastVisibleSheet' });
  needNobodyCounting(parts, book, sheet);
  parts.put(book.main, edited(book.part, [{ from: sheet.element.from, to: sheet.element.to, text: '' }, ...namesWithout(book, index), ...viewsWithout(book, index)]));
  const relation = book.relations.find(({ id }) => id === valueOf(sheet.element, 'id'));
  if (!relation) return;
  removeRelationships(parts, book.main, ({ id }) => id === relation.id);
  if (!parts.has(relation.target)) return;
  const hadFormulas = sheet.part !== null && hasFormula(parts, sheet.part, () => true);
  removePart(parts, relation.target);
  if (hadFormulas) dropCalculationChain(parts, book);
}

/** Calls a sheet otherwise, and with it the names that are its own. */
export function renameSheet(parts: Package, from: string, wanted: string): string {
  const book = bookOf(parts);
  needOpenStructure(book);
  const sheet = sheetNamed(book, from);
  needNobodyCounting(parts, book, sheet);
  const name = freeSheetName(wanted, book.sheets.filter((other) => other !== sheet).map((other) => other.name));
  const placesIn = (formula: string): string => [placeName(sheet.name, ''), `${sheet.name}!`].reduce((text, place) => text.replaceAll(place, placeName(name, '')), formula);
  const own = childrenOf(childOf(book.root, 'definedNames') ?? book.root, 'definedName').filter((one) => valueOf(one, 'localSheetId') === String(book.sheets.indexOf(sheet)));
  const edits = own.map((one): Edit => ({ from: one.contentFrom, to: one.contentTo, text: escaped(placesIn(textOf(book.part, one))) }));
  parts.put(book.main, edited(book.part, [...setAttribute(sheet.element, 'name', name), ...edits]));
  return name;
}

/** Names of the sheet go with it; those of the sheets behind it move up. */
function namesWithout({ root }: Book, index: number): Edit[] {
  const list = childOf(root, 'definedNames');
  if (!list) return [];
  const names = childrenOf(list, 'definedName').map((element) => ({ element, of: valueOf(element, 'localSheetId') }));
  const gone = names.filter(({ of }) => of === String(index));
  if (gone.length > 0 && gone.length === list.children.length) return [{ from: list.from, to: list.to, text: '' }];
  return [
    ...gone.map(({ element }) => ({ from: element.from, to: element.to, text: '' })),
    ...names.flatMap(({ element, of }) => (of !== undefined && Number(of) > index ? setAttribute(element, 'localSheetId', String(Number(of) - 1)) : [])),
  ];
}

/** The tab that is shown, and the first one, are counted. */
function viewsWithout({ root, sheets }: Book, index: number): Edit[] {
  const views = childrenOf(childOf(root, 'bookViews') ?? root, 'workbookView');
  return views.flatMap((view) =>
    ['activeTab', 'firstSheet'].flatMap((attribute) => {
      const tab = Number(valueOf(view, attribute) ?? 0);
      return tab > index || tab >= sheets.length - 1 ? setAttribute(view, attribute, String(Math.max(0, tab - 1))) : [];
    }),
  );
}

/** @throws OpenWorkbookError `refused` where a formula or a name counts on the sheet: without it, it would be an error. */
function needNobodyCounting(parts: Package, book: Book, sheet: BookSheet): void {
  const quoted = `'${sheet.name.replaceAll("'", "''")}'!`;
  const counts = (formula: string): boolean => formula.includes(quoted) || formula.includes(`${sheet.name}!`);
  const index = book.sheets.indexOf(sheet);
  const names = childrenOf(childOf(book.root, 'definedNames') ?? book.root, 'definedName').filter((name) => valueOf(name, 'localSheetId') !== String(index));
  const isCounted = names.some((name) => counts(textOf(book.part, name))) || book.sheets.some((other) => other !== sheet && other.part !== null && hasFormula(parts, other.part, counts));
  if (isCounted) throw new OpenWorkbookError('refused', { code: 'SheetInUse' });
}

const F = shortName('f');

function hasFormula(parts: Package, sheet: string, wanted: (formula: string) => boolean): boolean {
  const xml = new XmlScanner();
  xml.push(utf8(parts.part(sheet)), true);
  for (let token = xml.next(); token !== Token.More; token = xml.next()) {
    if (token === Token.Open && xml.short === F && xml.leaf() && wanted(xml.leafText)) return true;
  }
  return false;
}

/** The order of calculation names the cells of sheets; a program makes a new one. */
export function dropCalculationChain(parts: Package, { main, relations }: Book): void {
  const chain = relations.find(({ type }) => type === 'calcChain');
  if (!chain) return;
  removeRelationships(parts, main, ({ id }) => id === chain.id);
  if (parts.has(chain.target)) removePart(parts, chain.target);
}
