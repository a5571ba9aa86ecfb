import { relationships } from '../xlsx/read-xlsx';
import { withoutEntities } from '../xlsx/xml-text';
import { bookOf, folderOf } from './book';
import type { Package } from './package';
import { addPart, addRelationship, freePartName, xmlPart } from './relations';
import { appended, attributeOf, childOf, childrenOf, edited, escaped, removed, treeOf, utf8, valueOf, type Element } from './xml-tree';

/** Ids of the add-in as its manifests have them: the one that is rolled out, and the one in development. */
export const ADD_IN_IDS = ['469d5f23-b204-43bf-acda-397520a82fd3', 'fe03646b-5d6d-4725-86bf-d6ed4d3711ae'] as const;

// Parts, types and vocabularies of add-ins in a workbook: [MS-OWEXML] 2.1 and 2.2.
const PANES_RELATION = 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes';
const ADD_IN_RELATION = 'http://schemas.microsoft.com/office/2011/relationships/webextension';
const PANES_TYPE = 'application/vnd.ms-office.webextensiontaskpanes+xml';
const ADD_IN_TYPE = 'application/vnd.ms-office.webextension+xml';
const PANES = 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11';
const ADD_IN = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface AddInPart {
  readonly name: string;
  readonly part: Uint8Array;
  readonly root: Element;
}

const panesOf = (parts: Package): string[] => relationships(parts, '').flatMap(({ type, target }) => (type === 'webextensiontaskpanes' && parts.has(target) ? [target] : []));

/** The parts in which Excel keeps what this add-in has stored in the workbook. */
function addInParts(parts: Package): AddInPart[] {
  return panesOf(parts).flatMap((panes) =>
    relationships(parts, panes).flatMap(({ type, target }) => {
      if (type !== 'webextension' || !parts.has(target)) return [];
      const part = utf8(parts.part(target));
      const root = treeOf(part);
      const references = [...childrenOf(root, 'reference'), ...childrenOf(childOf(root, 'alternateReferences') ?? root, 'reference')];
      const isOurs = references.some((reference) => ADD_IN_IDS.some((id) => (valueOf(reference, 'id') ?? '').replace(/[{}]/g, '').toLowerCase() === id));
      return isOurs ? [{ name: target, part, root }] : [];
    }),
  );
}

/** An attribute's very text; `_x000D_` is no line break here. */
function exactly(part: Uint8Array, element: Element, name: string): string {
  const attribute = attributeOf(element, name);
  return attribute ? withoutEntities(new TextDecoder().decode(part.subarray(attribute.from, attribute.to))) : '';
}

const propertyOf = ({ part, root }: AddInPart, key: string): Element | undefined => childrenOf(childOf(root, 'properties') ?? root, 'property').find((property) => exactly(part, property, 'name') === key);

/** Values are stored as JSON; one that is no text is none of ours. */
function textOf(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** A setting that the add-in has stored, in Excel or here. */
export function readSetting(parts: Package, key: string): string | null {
  for (const holder of addInParts(parts)) {
    const property = propertyOf(holder, key);
    if (property) return textOf(exactly(holder.part, property, 'value'));
  }
  return null;
}

/** All settings that the add-in has stored: the first of a key counts. Values are JSON. */
export function readAllSettings(parts: Package): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { part, root } of addInParts(parts)) {
    for (const property of childrenOf(childOf(root, 'properties') ?? root, 'property')) {
      const key = exactly(part, property, 'name');
      if (!found.has(key)) found.set(key, exactly(part, property, 'value'));
    }
  }
  return found;
}

/** Stores a setting where Excel looks for it; null takes it away. */
export function writeSetting(parts: Package, key: string, value: string | null): void {
  const there = addInParts(parts);
  const json = value === null ? null : JSON.stringify(value);
  const holder = there.find((part) => propertyOf(part, key)) ?? there[0];
  if (!holder) {
    if (json !== null) addAddIn(parts, key, json);
    return;
  }
  const { name, part, root } = holder;
  const list = childOf(root, 'properties');
  const property = propertyOf(holder, key);
  const stored = property && attributeOf(property, 'value');
  const entry = `<${root.prefix}property name="${escaped(key)}" value="${escaped(json ?? '')}"/>`;
  if (json === null) {
    if (list && property) parts.put(name, edited(part, removed(list, [property])));
  } else if (stored) parts.put(name, edited(part, [{ from: stored.from, to: stored.to, text: escaped(json) }]));
  else if (list) parts.put(name, edited(part, [appended(part, list, entry)]));
  else {
    const at = (childOf(root, 'alternateReferences') ?? childOf(root, 'reference'))?.to ?? root.contentFrom;
    parts.put(name, edited(part, [{ from: at, to: at, text: `<${root.prefix}properties>${entry}</${root.prefix}properties>` }]));
  }
}

/** The add-in in a workbook that has not met it yet: rolled out by an administrator, its pane closed. */
function addAddIn(parts: Package, key: string, json: string): void {
  const folder = `${folderOf(bookOf(parts))}webextensions/`;
  const name = freePartName(parts, (number) => `${folder}webextension${number}.xml`);
  const [id] = ADD_IN_IDS;
  const xml =
    `<we:webextension xmlns:we="${ADD_IN}" id="{${id.toUpperCase()}}"><we:reference id="${id}" version="1.0.0.0" store="EXCatalog" storeType="EXCatalog"/><we:alternateReferences/>` +
    `<we:properties><we:property name="${escaped(key)}" value="${escaped(json)}"/></we:properties><we:bindings/><we:snapshot xmlns:r="${OFFICE}"/></we:webextension>`;
  addPart(parts, name, ADD_IN_TYPE, xmlPart(xml));
  const pane = (relation: string, p: string, row: number): string =>
    `<${p}taskpane dockstate="right" visibility="0" width="350" row="${row}"${p === '' ? ` xmlns="${PANES}"` : ''}><${p}webextensionref xmlns:r="${OFFICE}" r:id="${relation}"/></${p}taskpane>`;
  const [panes] = panesOf(parts);
  if (panes !== undefined) {
    const part = utf8(parts.part(panes));
    const root = treeOf(part);
    const relation = addRelationship(parts, panes, ADD_IN_RELATION, name);
    // Some programs keep a pane and lose what it is of: it is ours now.
    if (root.children.some((pane) => pane.children.some((reference) => valueOf(reference, 'id') === relation))) return;
    parts.put(panes, edited(part, [appended(part, root, pane(relation, root.prefix, root.children.length))]));
    return;
  }
  const made = freePartName(parts, (number) => `${folder}taskpanes${number === 1 ? '' : number}.xml`);
  const relation = addRelationship(parts, made, ADD_IN_RELATION, name);
  addPart(parts, made, PANES_TYPE, xmlPart(`<wetp:taskpanes xmlns:wetp="${PANES}">${pane(relation, 'wetp:', 0)}</wetp:taskpanes>`));
  addRelationship(parts, '', PANES_RELATION, made);
}
