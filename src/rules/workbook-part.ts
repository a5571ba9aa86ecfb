import { sha256 } from '../values/sha256';
import { BUNDLE_LIMITS, BundleError, readBundle, writeBundle } from './bundle';
import type { RuleFileText } from './model';

/** Namespace of the custom XML part in which a workbook carries its own rules. It names the form: another form gets another name. */
export const RULES_NAMESPACE = 'urn:guiju:rules:1';

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

/** One element with one text, in whatever way a program that keeps the part writes it anew: with a declaration, a prefix or CDATA. */
const PART = /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?<((?:[\w.-]+:)?)rules((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>([^]*)<\/\1rules\s*>\s*$/;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PIECE = /<!\[CDATA\[([^]*?)\]\]>|([^<]+)/gy;

/** A workbook's own rules as the text of its custom XML part: the bundle, and the hash of it, so that a part cut short is noticed. */
export function writeWorkbookPart(files: readonly RuleFileText[]): string {
  const json = writeBundle(files).replace(NO_XML_CHARACTER, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
  return `<rules xmlns="${RULES_NAMESPACE}" sha256="${sha256(json)}">${escaped(json)}</rules>`;
}

/** Reads such a part. Throws BundleError where it is none of ours, was changed on its way, or its bundle can't be read. */
export function readWorkbookPart(xml: string): RuleFileText[] {
  // Each character may be written as an escape of six.
  if (xml.length > 6 * BUNDLE_LIMITS.characters) throw new BundleError('bundle-too-large', { limit: String(BUNDLE_LIMITS.characters / 1024 / 1024) });
  const [, prefix, attributeText, content] = PART.exec(xml) ?? [];
  if (prefix === undefined || attributeText === undefined || content === undefined) throw new BundleError('bundle-not-xml');
  const attributes = new Map([...attributeText.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]));
  const namespace = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  if (attributes.get(namespace) !== RULES_NAMESPACE) throw new BundleError('bundle-not-xml');
  const json = textOf(content);
  if (attributes.get('sha256') !== sha256(json)) throw new BundleError('bundle-hash');
  return readBundle(json);
}

function textOf(content: string): string {
  PIECE.lastIndex = 0;
  let text = '';
  let at = 0;
  for (let piece = PIECE.exec(content); piece !== null; piece = PIECE.exec(content)) {
    text += piece[1] ?? unescaped(piece[2] ?? '');
    at = PIECE.lastIndex;
  }
  if (at !== content.length) throw new BundleError('bundle-not-xml');
  return text;
}
