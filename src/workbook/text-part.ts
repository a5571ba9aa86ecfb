import { TextHash } from '../values/sha256';
import { packedInSteps, textSteps, unpackedInSteps } from '../values/packed-text';
import { finished } from '../values/steps';

/** A custom XML part of ours: one element with one text, which is JSON. */
export interface TextPart {
  /** Local name of its element. */
  readonly element: string;
  /** Names the form of the part, too: another form gets another name. */
  readonly namespace: string;
  /** Of its JSON, at most. */
  readonly characters: number;
  /** Is a long JSON packed? Not what is packed already, nor what people may want to read in the file. */
  readonly packs: boolean;
}

/**
 * Why a part cannot be read, or written: `code` is a key of the message catalogue (`records.<code>`), `params` its words.
 * `not-xml`: it is none of ours, or not whole; `hash`: its text is not the one that was written; `too-large`; `not-json`; `version`: another
 * Guiju wrote it; `shape`: something in it is not as it has to be.
 */
export class PartError extends Error {
  constructor(
    readonly code: 'not-xml' | 'hash' | 'too-large' | 'not-json' | 'version' | 'shape' | 'text-too-long',
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${JSON.stringify(params)}`);
    this.name = 'PartError';
  }
}

/** A JSON of more characters is packed where its part packs. */
const PACKED_FROM = 64 * 1024;
const PACKING = 'deflate';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What XML can't hold even escaped; JSON writes all the rest of its kind as `\u….` itself. */
const NO_XML_CHARACTER = /[\ufffe\uffff]/g;

const escaped = (json: string): string => json.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex !== undefined ? parseInt(hex, 16) : parseInt(decimal ?? '', 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/**
 * One element with one text, in whatever way a program that keeps the part writes it anew: with a declaration, a prefix or CDATA. Expressions see its
 * two ends alone: over millions of characters they run out of stack.
 */
const BEGINNING = /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?<((?:[\w.-]+:)?)([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>/;
const END = /^<\/([\w:.-]+)\s*>\s*$/;
const LONGEST_END = 65_536;
const CDATA = ['<![CDATA[', ']]>'] as const;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The part's XML with the hash of its JSON, so that one cut short or changed is noticed. */
export const writeTextPart = (part: TextPart, json: string): string => finished(writeInSteps(part, [json]));

/** The same in steps. @param pieces of the JSON, one after another; none ends within a character */
export function* writeInSteps({ element, namespace, packs }: TextPart, pieces: Iterable<string>): Generator<void, string> {
  const hash = new TextHash();
  const written: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const json = piece.replace(NO_XML_CHARACTER, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
    hash.add(json);
    written.push(json);
    length += json.length;
    yield;
  }
  const isPacked = packs && length > PACKED_FROM;
  const content = isPacked ? yield* packedInSteps(written) : escaped(written.join(''));
  return `<${element} xmlns="${namespace}" sha256="${hash.finish()}"${isPacked ? ` packed="${PACKING}"` : ''}>${content}</${element}>`;
}

/** The JSON of such a part. Throws PartError where it is none, was changed on its way, or is too large. */
export const readTextPart = (part: TextPart, xml: string): string => finished(readInSteps(part, xml));

/** The same in steps. */
export function* readInSteps({ element, namespace, characters }: TextPart, xml: string): Generator<void, string> {
  const tooLarge = new PartError('too-large', { limit: String(characters / 1024 / 1024) });
  // Each character may be written as an escape of six.
  if (xml.length > 6 * characters) throw tooLarge;
  const [beginning, prefix, name, attributeText] = BEGINNING.exec(xml.slice(0, LONGEST_END)) ?? [];
  const end = xml.lastIndexOf('</');
  if (beginning === undefined || prefix === undefined || name !== element || attributeText === undefined || end < beginning.length) throw new PartError('not-xml');
  if (END.exec(xml.slice(end, end + LONGEST_END))?.[1] !== `${prefix}${name}`) throw new PartError('not-xml');
  const attributes = new Map([...attributeText.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [key, unescaped(double ?? single ?? '')]));
  if (attributes.get(prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`) !== namespace) throw new PartError('not-xml');
  const json = yield* jsonOf(textOf(xml.slice(beginning.length, end)), attributes.get('packed'), characters);
  if (json === null || json.length > characters) throw tooLarge;
  const hash = new TextHash();
  for (const piece of textSteps(json)) {
    hash.add(piece);
    yield;
  }
  if (attributes.get('sha256') !== hash.finish()) throw new PartError('hash');
  return json;
}

/** Do two texts of a part hold the same? Excel may write the one anew that it was given. Null: there is no part. */
export const holdSame = (part: TextPart, one: string | null, other: string | null): boolean => finished(holdSameInSteps(part, one, other));

/** The same in steps. */
export function* holdSameInSteps(part: TextPart, one: string | null, other: string | null): Generator<void, boolean> {
  if (one === other) return true;
  if (one === null || other === null) return false;
  try {
    return (yield* readInSteps(part, one)) === (yield* readInSteps(part, other));
  } catch {
    return false;
  }
}

/** Null where it unpacks into more than allowed. */
function* jsonOf(text: string, packing: string | undefined, characters: number): Generator<void, string | null> {
  if (packing === undefined) return text;
  if (packing !== PACKING) throw new PartError('version', { version: packing });
  try {
    // A character has at most three bytes to a unit.
    return yield* unpackedInSteps(text, 3 * characters);
  } catch {
    throw new PartError('hash');
  }
}

function textOf(content: string): string {
  const [opens, closes] = CDATA;
  let text = '';
  for (let at = 0; at < content.length; ) {
    if (content.startsWith(opens, at)) {
      const end = content.indexOf(closes, at);
      if (end < 0) throw new PartError('not-xml');
      text += content.slice(at + opens.length, end);
      at = end + closes.length;
      continue;
    }
    const next = content.indexOf('<', at);
    const end = next < 0 ? content.length : next;
    if (end === at) throw new PartError('not-xml');
    text += unescaped(content.slice(at, end));
    at = end;
  }
  return text;
}
