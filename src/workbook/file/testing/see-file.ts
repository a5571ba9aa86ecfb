import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { areaOf, cellName } from '../../../values/address';
import type { BookValue, Seen, SeenCell, SeenSheet } from '../../testing/contract';

const parser = new new JSDOM('').window.DOMParser();

/** The parts of an .xlsx as texts, by name. */
export const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** What Excel makes of `_x000D_` in a text. */
const decoded = (text: string): string => text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const documentOf = (text: string): Document => {
  const document = parser.parseFromString(text, 'application/xml');
  if (document.getElementsByTagName('parsererror').length > 0) throw new Error(`no XML: ${text.slice(0, 200)}`);
  return document;
};
/** Elements of that name, in order; the document's own lists are counted anew for each of their items. */
function all(of: Document | Element, name: string): Element[] {
  const found: Element[] = [];
  for (let child = of.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === name) found.push(child);
    found.push(...all(child, name));
  }
  return found;
}
const only = (of: Document | Element, name: string): Element | undefined => all(of, name)[0];
const attribute = (element: Element | undefined, name: string): string => [...(element?.attributes ?? [])].find(({ localName }) => localName === name)?.value ?? '';
const yes = (text: string): boolean => text === '1' || text === 'true';
const VISIBILITY: Readonly<Record<string, SeenSheet['visibility']>> = { hidden: 'hidden', veryHidden: 'very-hidden' };
const BUILT_IN: Readonly<Record<string, string>> = { '0': 'General', '3': '#,##0', '49': '@' };

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationsOf(parts: Readonly<Record<string, string>>, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const text = parts[`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`];
  if (text === undefined) return [];
  return all(documentOf(text), 'Relationship').map((element) => ({
    id: attribute(element, 'Id'),
    type: attribute(element, 'Type').replace(/^.*\//, ''),
    target: new URL(attribute(element, 'Target'), `http://x/${part}`).pathname.slice(1),
  }));
}

const textsIn = (element: Element): string => decoded(all(element, 't').map(({ textContent }) => textContent).join(''));

/** Reads the file with an XML parser alone: none of our own code, none of a spreadsheet library's kindness. */
export function seeFile(bytes: Uint8Array): Seen {
  const parts = partsOf(bytes);
  const main = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')!.target;
  const relations = relationsOf(parts, main);
  const partOf = (type: string): Document | null => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? null : documentOf(parts[target]!);
  };
  const strings = partOf('sharedStrings');
  const texts = strings ? all(strings, 'si').map(textsIn) : [];
  const styles = partOf('styles');
  const codes = new Map(styles ? all(styles, 'numFmt').map((format) => [attribute(format, 'numFmtId'), attribute(format, 'formatCode')]) : []);
  const formats = styles && only(styles, 'cellXfs');
  const cellFormats = formats ? all(formats, 'xf').map((format) => attribute(format, 'numFmtId')) : [];
  const formatOf = (style: string): string => {
    const id = cellFormats[Number(style || '0')] ?? '0';
    return codes.get(id) ?? BUILT_IN[id] ?? `built-in ${id}`;
  };
  const valueOf = (cell: Element): BookValue | null => {
    const stored = only(cell, 'v')?.textContent ?? null;
    switch (attribute(cell, 't')) {
      case 's':
        return texts[Number(stored)]!;
      case 'inlineStr':
        return textsIn(cell);
      case 'str':
        return stored === null ? null : decoded(stored);
      case 'b':
        return stored === '1';
      case 'e':
        return { error: stored ?? '' };
      default:
        return stored === null ? null : Number(stored);
    }
  };
  const sheets = all(documentOf(parts[main]!), 'sheet').map((entry): SeenSheet => {
    const part = relations.find(({ id }) => id === attribute(entry, 'id'))!.target;
    const document = documentOf(parts[part]!);
    const links = new Map(all(document, 'hyperlink').map((link) => [attribute(link, 'ref'), attribute(link, 'location')]));
    const cells: Record<string, SeenCell> = {};
    for (const cell of all(document, 'c')) {
      const value = valueOf(cell);
      const reference = attribute(cell, 'r');
      if (value !== null && value !== '') cells[reference] = { value, format: formatOf(attribute(cell, 's')), isFormula: only(cell, 'f') !== undefined, leadsTo: links.get(reference) ?? null };
    }
    return {
      name: decoded(attribute(entry, 'name')),
      visibility: VISIBILITY[attribute(entry, 'state')] ?? 'visible',
      isProtected: yes(attribute(only(document, 'sheetProtection'), 'sheet')),
      cells,
      tables: relationsOf(parts, part)
        .filter(({ type }) => type === 'table')
        .map(({ target }) => {
          const table = documentOf(parts[target]!).documentElement;
          return { name: attribute(table, 'displayName'), range: attribute(table, 'ref'), headers: all(table, 'tableColumn').map((column) => decoded(attribute(column, 'name'))) };
        }),
      conditionalFormats: all(document, 'conditionalFormatting').flatMap((format) =>
        all(format, 'cfRule').map((rule) => ({ formula: only(rule, 'formula')?.textContent ?? '', cells: attribute(format, 'sqref').split(' ').flatMap(cellsIn) })),
      ),
    };
  });
  return { sheets };
}

function cellsIn(range: string): string[] {
  const { top, left, bottom, right } = areaOf(range)!;
  return Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => cellName(top + Math.floor(i / (right - left + 1)), left + (i % (right - left + 1))));
}
