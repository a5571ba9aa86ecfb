import { relationships } from '../xlsx/read-xlsx';
import { relationshipsOf, type Relationship } from '../xlsx/parts';
import type { Package } from './package';
import { appended, attributeOf, edited, escaped, removed, treeOf, utf8, valueOf, type Element } from './xml-tree';

const CONTENT_TYPES = '[Content_Types].xml';
const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part of our own making. */
export const xmlPart = (xml: string): Uint8Array => new TextEncoder().encode(DECLARATION + xml);

/** `xl/worksheets/sheet1.xml` as `xl/workbook.xml` names it: `worksheets/sheet1.xml`. */
function relative(target: string, base: string): string {
  const [to, from] = [target.split('/'), base.split('/').slice(0, -1)];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** Says that a part refers to another. @returns the id by which it does. */
export function addRelationship(parts: Package, of: string, type: string, target: string): string {
  const name = relationshipsOf(of);
  const taken = new Set(relationships(parts, of).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number += 1;
  const id = `rId${number}`;
  const entry = (prefix: string): string => `<${prefix}Relationship Id="${id}" Type="${type}" Target="${escaped(relative(target, of))}"/>`;
  if (!parts.has(name)) parts.put(name, xmlPart(`<Relationships xmlns="${NAMESPACE}">${entry('')}</Relationships>`));
  else {
    const part = utf8(parts.part(name));
    const root = treeOf(part);
    parts.put(name, edited(part, [appended(part, root, entry(root.prefix))]));
  }
  return id;
}

/** Takes back that a part refers to others. A part that refers to nothing any more has no list. */
export function removeRelationships(parts: Package, of: string, gone: (relationship: Relationship) => boolean): void {
  const name = relationshipsOf(of);
  const ids = new Set(relationships(parts, of).filter(gone).map(({ id }) => id));
  if (ids.size === 0) return;
  const part = utf8(parts.part(name));
  const root = treeOf(part);
  const entries = root.children.filter((child) => ids.has(valueOf(child, 'Id') ?? ''));
  if (entries.length === root.children.length) parts.remove(name);
  else parts.put(name, edited(part, removed(root, entries)));
}

const types = (parts: Package): { readonly part: Uint8Array; readonly root: Element } => {
  const part = utf8(parts.part(CONTENT_TYPES));
  return { part, root: treeOf(part) };
};

const isTypeOf = (name: string) => (entry: Element): boolean => entry.name === 'Override' && (valueOf(entry, 'PartName') ?? '').toLowerCase() === `/${name}`.toLowerCase();

const isTypeOfExtension = (name: string) => (entry: Element): boolean => entry.name === 'Default' && name.toLowerCase().endsWith(`.${valueOf(entry, 'Extension') ?? ''}`.toLowerCase());

/** Adds a part of XML; `contentType` is null where it is no more than that, which a workbook's list mostly says of the whole extension. */
export function addPart(parts: Package, name: string, contentType: string | null, bytes: Uint8Array): void {
  parts.put(name, bytes);
  const { part, root } = types(parts);
  if (contentType === null && root.children.some(isTypeOfExtension(name))) return;
  parts.put(CONTENT_TYPES, edited(part, [appended(part, root, `<${root.prefix}Override PartName="${escaped(`/${name}`)}" ContentType="${contentType ?? 'application/xml'}"/>`)]));
}

/** Takes a part away, with what it alone refers to. Whoever refers to it no longer does. */
export function removePart(parts: Package, name: string): void {
  const targets = relationships(parts, name);
  parts.remove(name);
  if (parts.has(relationshipsOf(name))) parts.remove(relationshipsOf(name));
  const { part, root } = types(parts);
  const entries = root.children.filter(isTypeOf(name));
  if (entries.length > 0) parts.put(CONTENT_TYPES, edited(part, removed(root, entries)));
  for (const { target } of targets) if (parts.has(target) && !isNeeded(parts, target)) removePart(parts, target);
}

/** Does any part still refer to this one? */
function isNeeded(parts: Package, target: string): boolean {
  return parts.names.some((name) => {
    const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
    return match !== null && relationships(parts, `${match[1]!}${match[2]!}`).some((relationship) => relationship.target.toLowerCase() === target.toLowerCase());
  });
}

/** The first free name of a kind of parts: `xl/worksheets/sheet4.xml`. */
export function freePartName(parts: Package, nameOf: (number: number) => string): string {
  let number = 1;
  while (parts.has(nameOf(number))) number += 1;
  return nameOf(number);
}

/** Sets an attribute that is there; nothing where it is not. */
export function setAttribute(element: Element, name: string, value: string): { from: number; to: number; text: string }[] {
  const attribute = attributeOf(element, name);
  return attribute ? [{ from: attribute.from, to: attribute.to, text: escaped(value) }] : [];
}
