import { sha256 } from '../../values/sha256';
import { OpenWorkbookError } from '../open-workbook';
import { Damaged } from '../workbook-error';
import { relationships } from '../xlsx/read-xlsx';
import { bookOf } from './book';
import type { Package } from './package';
import { addPart, addRelationship, freePartName, removePart, removeRelationships, xmlPart } from './relations';
import { escaped, namespaceOf, treeOf, utf8, type Element } from './xml-tree';

const PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';

export interface CustomPart {
  /** The part that refers to it. */
  readonly holder: string;
  readonly name: string;
  /** Null: it is no XML. */
  readonly namespace: string | null;
  readonly xml: string;
}

/** The root of a part that somebody else may have written; null where it is no XML. */
function rootOf(part: Uint8Array): Element | null {
  try {
    return treeOf(part);
  } catch (error) {
    if (error instanceof Damaged) return null;
    throw error;
  }
}

/** All parts in the order in which they count; of one that is no XML its whole text, and no namespace. */
export function* customParts(parts: Package, main: string): Generator<CustomPart> {
  // Excel refers to these parts from the workbook's, other programs from the archive itself.
  for (const holder of [main, '']) {
    for (const { type, target } of relationships(parts, holder)) {
      if (type !== 'customXml' || !parts.has(target)) continue;
      const part = utf8(parts.part(target));
      const root = rootOf(part);
      yield { holder, name: target, namespace: root && (namespaceOf(root) ?? ''), xml: new TextDecoder().decode(root ? part.subarray(root.from, root.to) : part) };
    }
  }
}

function customPart(parts: Package, main: string, namespace: string): CustomPart | null {
  for (const part of customParts(parts, main)) if (part.namespace === namespace) return part;
  return null;
}

/** The XML of every part, whoever wrote it. */
export const readAllParts = (parts: Package): string[] => [...customParts(parts, bookOf(parts).main)].flatMap(({ namespace, xml }) => (namespace === null ? [] : [xml]));

/** The XML of the part whose root element is of that namespace; null where there is none. */
export const readPart = (parts: Package, namespace: string): string | null => customPart(parts, bookOf(parts).main, namespace)?.xml ?? null;

/** Ampersands that begin nothing, and characters that XML has not: programs would call the whole workbook damaged. */
const NOT_XML = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** @throws OpenWorkbookError `refused` where the text is no XML with a root of that namespace. */
function checked(namespace: string, xml: string): Uint8Array {
  const part = new TextEncoder().encode(xml);
  const root = rootOf(part);
  const around = root && new TextDecoder().decode(part.subarray(0, root.from)) + new TextDecoder().decode(part.subarray(root.to));
  if (!root || around === null || NOT_XML.test(xml) || !/^(?:<\?xml[^>]*\?>)?\s*$/.test(around) || namespaceOf(root) !== namespace) throw new OpenWorkbookError('refused', { code: 'InvalidXml' });
  return part.subarray(root.from, root.to);
}

/** An id that is the same for the same namespace. */
function idOf(namespace: string): string {
  const hash = sha256(new TextEncoder().encode(namespace)).toUpperCase();
  return `{${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}}`;
}

/** Puts a part in place of the one of that namespace; null takes it away. */
export function writePart(parts: Package, namespace: string, xml: string | null): void {
  const book = bookOf(parts);
  const there = customPart(parts, book.main, namespace);
  if (xml === null) {
    if (!there) return;
    removeRelationships(parts, there.holder, ({ target }) => target === there.name);
    removePart(parts, there.name);
    return;
  }
  const content = xmlPart(new TextDecoder().decode(checked(namespace, xml)));
  if (there) {
    parts.put(there.name, content);
    return;
  }
  const name = freePartName(parts, (number) => `customXml/item${number}.xml`);
  const properties = freePartName(parts, (number) => `customXml/itemProps${number}.xml`);
  addPart(parts, name, null, content);
  addPart(parts, properties, PROPERTIES_TYPE, xmlPart(`<ds:datastoreItem ds:itemID="${idOf(namespace)}" xmlns:ds="${PROPERTIES}"><ds:schemaRefs><ds:schemaRef ds:uri="${escaped(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`));
  addRelationship(parts, name, `${book.office}/customXmlProps`, properties);
  addRelationship(parts, book.main, `${book.office}/customXml`, name);
}
