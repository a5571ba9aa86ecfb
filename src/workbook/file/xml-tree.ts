import { Damaged } from '../workbook-error';
import { utf8Pieces } from '../xlsx/pieces';
import { Token, XmlScanner } from '../xlsx/xml';
import { unescaped } from '../xlsx/xml-text';

export interface Attribute {
  /** With its prefix, as it is written. */
  readonly name: string;
  readonly value: string;
  /** Where the value stands between its quotes. */
  readonly from: number;
  readonly to: number;
}

/** An element and where it stands in its part's bytes. */
export interface Element {
  /** Without prefix; `prefix` is with its colon, or ''. */
  readonly name: string;
  readonly prefix: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  readonly from: number;
  readonly to: number;
  /** Where its content stands; both are `to` where it is its own end (`<a/>`). */
  readonly contentFrom: number;
  readonly contentTo: number;
}

interface Open extends Element {
  attributes: readonly Attribute[];
  children: Element[];
  to: number;
  contentTo: number;
}

/** Elements of a part that are looked at; a sheet's cells are not among them. */
const MOST_ELEMENTS = 2_000_000;
const DEEPEST = 200;

/** A part's bytes as UTF-8, to be read and changed in place. */
export function utf8(part: Uint8Array): Uint8Array {
  let whole: Uint8Array = part;
  utf8Pieces((piece) => {
    whole = piece;
  })(part, true);
  if (whole === part) return part;
  return new TextEncoder().encode(new TextDecoder().decode(whole).replace(/^(<\?xml[^>]*?encoding=)(["'])utf-16\2/i, '$1$2UTF-8$2'));
}

/**
 * The elements of a part.
 * @param part UTF-8.
 * @param closed elements that are not looked into, by name without prefix.
 * @throws Damaged where it is no XML, or has a document type.
 */
export function treeOf(part: Uint8Array, closed: ReadonlySet<string> = new Set()): Element {
  const xml = new XmlScanner();
  xml.push(part, true);
  const open: Open[] = [];
  const roots: Element[] = [];
  let count = 0;
  /** Open elements inside one that is not looked into. */
  let inside = 0;
  const finish = (element: Open, contentTo: number, to: number): void => {
    element.contentTo = contentTo;
    element.to = to;
    const parent = open.at(-1);
    (parent?.children ?? roots).push(element);
  };
  for (let token = xml.next(); token !== Token.More; token = xml.next()) {
    if (inside > 0) {
      if (token === Token.Open) inside += xml.empty ? 0 : 1;
      else inside -= 1;
      if (inside > 0) continue;
    }
    if (token === Token.Open) {
      if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw new Damaged('damaged', { detail: 'XML' });
      const element = elementOf(xml);
      if (xml.empty) finish(element, xml.tagEnd, xml.tagEnd);
      else {
        open.push(element);
        if (closed.has(element.name)) inside = 1;
      }
    } else {
      const element = open.pop()!;
      if (xml.nameWithPrefix !== `/${element.prefix}${element.name}`) throw new Damaged('damaged', { detail: 'XML' });
      finish(element, xml.tagStart, xml.tagEnd);
    }
  }
  xml.finish();
  const [root, second] = roots;
  if (!root || second) throw new Damaged('damaged', { detail: 'XML' });
  return root;
}

function elementOf(xml: XmlScanner): Open {
  const whole = xml.nameWithPrefix;
  const colon = whole.indexOf(':') + 1;
  const attributes: Attribute[] = [];
  const { tagStart, tagEnd } = xml;
  while (xml.nextAttribute()) attributes.push({ name: xml.attributeName, value: xml.text(xml.valueStart, xml.valueEnd), from: xml.valueStart, to: xml.valueEnd });
  return { name: whole.slice(colon), prefix: whole.slice(0, colon), attributes, children: [], from: tagStart, to: tagEnd, contentFrom: tagEnd, contentTo: tagEnd };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The attribute of that name without prefix. */
export const attributeOf = (element: Element, name: string): Attribute | undefined => element.attributes.find((attribute) => localName(attribute.name) === name && !attribute.name.startsWith('xmlns'));
export const valueOf = (element: Element, name: string): string | undefined => attributeOf(element, name)?.value;
export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true' || text === 'on';
export const childOf = (element: Element, name: string): Element | undefined => element.children.find((child) => child.name === name);
export const childrenOf = (element: Element, name: string): readonly Element[] => element.children.filter((child) => child.name === name);

/** The text of a leaf. */
export const textOf = (part: Uint8Array, { contentFrom, contentTo }: Element): string => unescaped(new TextDecoder().decode(part.subarray(contentFrom, contentTo)));

/** The address of an element's vocabulary, where the element or, above it, the part's root declares it. */
export function namespaceOf(element: Element, root: Element = element): string | undefined {
  const name = element.prefix === '' ? 'xmlns' : `xmlns:${element.prefix.slice(0, -1)}`;
  return [element, root].flatMap(({ attributes }) => attributes).find((attribute) => attribute.name === name)?.value;
}

/** Bytes from..to of a part give way to a text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The part with its edits; where two begin at the same place, the earlier one comes first. */
export function edited(part: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const sorted = edits.map((edit) => ({ ...edit, bytes: new TextEncoder().encode(edit.text) })).sort((a, b) => a.from - b.from || a.to - b.to);
  const out = new Uint8Array(sorted.reduce((length, { from, to, bytes }) => length + bytes.length - (to - from), part.length));
  let read = 0;
  let written = 0;
  for (const { from, to, bytes } of sorted) {
    if (from < read) throw new RangeError('edits overlap');
    out.set(part.subarray(read, from), written);
    written += from - read;
    out.set(bytes, written);
    written += bytes.length;
    read = to;
  }
  out.set(part.subarray(read), written);
  return out;
}

/** Puts text behind an element's last child; `<a/>` becomes `<a>…</a>`. */
export function appended(part: Uint8Array, element: Element, text: string): Edit {
  if (element.contentFrom !== element.to) return { from: element.contentTo, to: element.contentTo, text };
  const slash = part.lastIndexOf(0x2f, element.to);
  return { from: slash, to: element.to, text: `>${text}</${element.prefix}${element.name}>` };
}

/** Takes elements out of their parent, which becomes `<a/>` where none is left in it. */
export function removed(parent: Element, children: readonly Element[]): Edit[] {
  if (parent.children.length > children.length) return children.map(({ from, to }) => ({ from, to, text: '' }));
  return [{ from: parent.contentFrom - 1, to: parent.to, text: '/>' }];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };

/** A text as an attribute's value, or as content, of markup. What XML cannot hold becomes a mark of replacement. */
export const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"\n\t\r]/g, (character) => ENTITIES[character] ?? character);
