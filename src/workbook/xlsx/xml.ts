import { Damaged } from '../workbook-error';
import { joined } from './pieces';
import { unescaped } from './xml-text';

/** What XmlScanner.next() found. */
export const enum Token {
  /** No whole token is left in the bytes at hand. */
  More,
  /** A start tag; `empty` where it is its own end. */
  Open,
  Close,
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const HYPHEN = 0x2d;
const AMPERSAND = 0x26;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

/** One tag or text may be so long: a cell holds 32,767 characters, of which each may be written as an escape. */
const LONGEST_TOKEN = 1024 * 1024;

const broken = (): Damaged => new Damaged('damaged', { detail: 'XML' });

const decoder = new TextDecoder();
/** A short name as one number, to be compared without making a string: its bytes, the first one lowest. 0 where it is longer than four. */
export function shortName(name: string): number {
  let packed = 0;
  for (let i = 0; i < name.length; i++) packed |= name.charCodeAt(i) << (8 * i);
  return packed;
}

/**
 * A pull scanner over the bytes of an XML part that come in pieces: tags and the text of leaves, as a spreadsheet's parts have them. Names are
 * taken without their prefix. No document type, and so no entities of its own, is accepted.
 */
export class XmlScanner {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private end = 0;
  /** Open elements at `at`. */
  private depth = 0;
  private started = false;
  private last = false;

  /** Where the current token begins, and the state there: what is incomplete is read again when more has come. */
  private tokenStart = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private attributeStart = 0;
  private attributesAt = 0;
  private attributesEnd = 0;

  /** The current tag's name if it has four letters at most; see shortName. */
  short = 0;
  empty = false;
  /** The current attribute: its name as shortName has it; its value is `valueStart` to `valueEnd`. */
  attribute = 0;
  valueStart = 0;
  valueEnd = 0;
  /** The bytes that the ranges are of, until the next piece comes. */
  get buffer(): Uint8Array {
    return this.bytes;
  }

  /** Takes the next piece; what is left of the one before comes first. Nothing comes after the `last`. */
  push(piece: Uint8Array, last: boolean): void {
    this.last = last;
    if (this.end - this.at > LONGEST_TOKEN) throw broken();
    this.bytes = joined(this.bytes.subarray(this.at, this.end), piece);
    this.at = 0;
    this.end = this.bytes.length;
  }

  /** The next start or end tag; texts between tags are passed over, comments and instructions, too. */
  next(): Token {
    const { bytes, end } = this;
    let at = this.at;
    for (;;) {
      while (at < end && bytes[at] !== LESS) at++;
      this.at = at;
      if (at + 1 >= end) return Token.More;
      const second = bytes[at + 1];
      if (second === SLASH) return this.closeTag(at);
      if (second !== QUESTION && second !== EXCLAMATION) return this.openTag(at);
      const after = second === QUESTION ? this.find(at + 2, QUESTION, GREATER) : this.declaration(at);
      if (after < 0) return Token.More;
      at = after;
    }
  }

  /** Is all read, and each element closed? Asked when no piece is left. */
  finish(): void {
    if (this.depth !== 0 || !this.started) throw broken();
    for (let i = this.at; i < this.end; i++) if (this.bytes[i] === LESS) throw broken();
  }

  get name(): string {
    return decoder.decode(this.bytes.subarray(this.nameStart, this.nameEnd));
  }

  /** Where the current tag begins, and one past its end: places in the part where that came in one piece. */
  get tagStart(): number {
    return this.tokenStart;
  }

  get tagEnd(): number {
    return this.at;
  }

  /** The current start tag's name with its prefix; before its attributes are asked for. */
  get nameWithPrefix(): string {
    return decoder.decode(this.bytes.subarray(this.tokenStart + 1, this.nameEnd));
  }

  /** The current attribute's name with its prefix. */
  get attributeName(): string {
    return decoder.decode(this.bytes.subarray(this.attributeStart, this.nameEnd));
  }

  /** Goes to the current tag's next attribute; false where there is none. */
  nextAttribute(): boolean {
    const { bytes } = this;
    const end = this.attributesEnd;
    let at = this.attributesAt;
    while (at < end && bytes[at]! <= SPACE) at++;
    if (at >= end) return false;
    let start = at;
    this.attributeStart = at;
    while (at < end && bytes[at] !== EQUALS && bytes[at]! > SPACE) {
      if (bytes[at] === COLON) start = at + 1;
      at++;
    }
    this.attribute = this.pack(start, at);
    this.nameStart = start;
    this.nameEnd = at;
    while (at < end && bytes[at]! <= SPACE) at++;
    if (bytes[at] !== EQUALS) throw broken();
    at++;
    while (at < end && bytes[at]! <= SPACE) at++;
    const quote = bytes[at];
    if (quote !== QUOTE && quote !== APOSTROPHE) throw broken();
    this.valueStart = ++at;
    while (at < end && bytes[at] !== quote) at++;
    if (at >= end) throw broken();
    this.valueEnd = at;
    this.attributesAt = at + 1;
    return true;
  }

  /** All attributes of the current tag, by their names without prefix. */
  attributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    while (this.nextAttribute()) found.set(this.name, this.text(this.valueStart, this.valueEnd));
    return found;
  }

  text(from: number, to: number): string {
    return unescaped(decoder.decode(this.bytes.subarray(from, to)));
  }

  /**
   * Goes behind the end tag of the element that has just been opened and holds text alone. The text is `valueStart` to `valueEnd` where that
   * needs no undoing (`plain`), else it is what `leafText` says. False where the end has not come yet: the element is then opened again.
   */
  leaf(): boolean {
    this.mixed = null;
    if (this.empty) {
      this.valueStart = this.valueEnd = 0;
      this.plain = true;
      return true;
    }
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    let plain = true;
    while (at < end && bytes[at] !== LESS) {
      if (bytes[at] === AMPERSAND) plain = false;
      at++;
    }
    if (at + 1 < end && bytes[at + 1] !== SLASH) return this.mixedLeaf(start);
    const close = at + 1 < end ? this.find(at + 2, GREATER) : -1;
    if (close < 0) return this.again();
    this.depth--;
    this.at = close;
    this.valueStart = start;
    this.valueEnd = at;
    this.plain = plain;
    return true;
  }

  plain = true;
  private mixed: string | null = null;

  get leafText(): string {
    return this.mixed ?? this.text(this.valueStart, this.valueEnd);
  }

  /** A leaf with comments or CDATA sections in its text. */
  private mixedLeaf(start: number): boolean {
    const { bytes, end } = this;
    let at = start;
    let text = '';
    for (;;) {
      const from = at;
      while (at < end && bytes[at] !== LESS) at++;
      text += this.text(from, at);
      if (at + 1 >= end) return this.again();
      const second = bytes[at + 1];
      if (second === SLASH) break;
      if (second !== QUESTION && second !== EXCLAMATION) throw broken();
      const after = second === QUESTION ? this.find(at + 2, QUESTION, GREATER) : this.declaration(at);
      if (after < 0) return this.again();
      if (bytes[at + 2] === OPEN_BRACKET) text += decoder.decode(bytes.subarray(at + 9, after - 3));
      at = after;
    }
    const close = this.find(at + 2, GREATER);
    if (close < 0) return this.again();
    this.depth--;
    this.at = close;
    this.plain = false;
    this.mixed = text;
    return true;
  }

  private again(): false {
    if (this.last) throw broken();
    this.at = this.tokenStart;
    this.depth--;
    return false;
  }

  private pack(from: number, to: number): number {
    const { bytes } = this;
    const length = to - from;
    if (length === 1) return bytes[from]!;
    if (length > 4) return 0;
    let packed = 0;
    for (let i = 0; i < length; i++) packed |= bytes[from + i]! << (8 * i);
    return packed;
  }

  private openTag(start: number): Token {
    const { bytes, end } = this;
    let at = start + 1;
    let name = at;
    let byte = 0;
    while (at < end && (byte = bytes[at]!) > SPACE && byte !== GREATER && byte !== SLASH) {
      if (byte === COLON) name = at + 1;
      at++;
    }
    const nameEnd = at;
    while (at < end && (byte = bytes[at]!) !== GREATER) {
      if (byte === LESS) throw broken();
      at++;
      if (byte === QUOTE || byte === APOSTROPHE) {
        while (at < end && bytes[at] !== byte) at++;
        at++;
      }
    }
    if (at >= end) return Token.More;
    if (nameEnd === name) throw broken();
    this.started = true;
    this.tokenStart = start;
    this.nameStart = name;
    this.nameEnd = nameEnd;
    this.short = this.pack(name, nameEnd);
    this.empty = bytes[at - 1] === SLASH;
    this.attributesAt = nameEnd;
    this.attributesEnd = this.empty ? at - 1 : at;
    this.at = at + 1;
    if (!this.empty) this.depth++;
    return Token.Open;
  }

  private closeTag(start: number): Token {
    const { bytes, end } = this;
    let at = start + 2;
    let name = at;
    let byte = 0;
    while (at < end && (byte = bytes[at]!) > SPACE && byte !== GREATER) {
      if (byte === COLON) name = at + 1;
      at++;
    }
    const nameEnd = at;
    while (at < end && bytes[at] !== GREATER) at++;
    if (at >= end) return Token.More;
    if (--this.depth < 0) throw broken();
    this.tokenStart = start;
    this.nameStart = name;
    this.nameEnd = nameEnd;
    this.short = this.pack(name, nameEnd);
    this.at = at + 1;
    return Token.Close;
  }

  /** Behind a comment or a CDATA section that begins here; −1 where its end has not come yet. */
  private declaration(start: number): number {
    const { bytes, end } = this;
    if (start + 4 > end) return -1;
    if (bytes[start + 2] === HYPHEN && bytes[start + 3] === HYPHEN) return this.find(start + 4, HYPHEN, HYPHEN, GREATER);
    if (start + 9 > end) return -1;
    if (bytes[start + 2] === OPEN_BRACKET) return this.find(start + 9, CLOSE_BRACKET, CLOSE_BRACKET, GREATER);
    throw broken();
  }

  /** Behind the first place of these bytes; −1 where they have not come yet. */
  private find(from: number, ...wanted: readonly number[]): number {
    const { bytes, end } = this;
    const last = wanted.length - 1;
    for (let at = from + last; at < end; at++) {
      let i = last;
      while (i >= 0 && bytes[at - last + i] === wanted[i]) i--;
      if (i < 0) return at + 1;
    }
    return -1;
  }
}
