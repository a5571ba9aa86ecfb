import { areaOf, type Area } from '../../values/address';
import { DIGITS } from '../../values/digits';
import { UNCALCULATED } from '../port';
import { Damaged, LIMITS } from '../workbook-error';
import { CellKind, CellStore } from './cell-store';
import { serialOfIso } from './iso-date';
import { utf8Pieces } from './pieces';
import { shortName, Token, XmlScanner } from './xml';

const [C, F, IS, R, ROW, S, T, V] = ['c', 'f', 'is', 'r', 'row', 's', 't', 'v'].map(shortName);
const REF = shortName('ref');
const PHONETIC = shortName('rPh');

/** Types of cells (ECMA-376 part 1, 18.18.11), as the attribute `t` writes them. */
const NUMBER = shortName('n');
const SHARED = S;
const BOOLEAN = shortName('b');
const ERROR = shortName('e');
const DATE = shortName('d');
const RESULT = shortName('str');

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Of so few digits a whole number and a power of ten are doubles, and so is their quotient the nearest one. */
const POWERS_OF_TEN = Float64Array.from({ length: DIGITS + 1 }, (_, power) => Number(`1e${power}`));

/** Reads a worksheet's XML piece by piece into cells and merged areas. */
export class WorksheetReader {
  readonly cells: CellStore;
  readonly merges: Area[] = [];
  private readonly xml = new XmlScanner();
  private inData = false;
  private row = -1;
  /** The cell that is open. */
  private column = -1;
  private style = 0;
  private type = NUMBER;
  private hasFormula = false;
  /** Its content: null where it has none. */
  private stored = false;
  private text = '';
  private inline = false;
  private phonetic = false;
  private readonly takePiece = utf8Pieces((piece, last) => this.xml.push(piece, last));

  constructor(
    private readonly sheet: string,
    texts: readonly string[],
    private readonly date1904: boolean,
  ) {
    this.cells = new CellStore(texts);
  }

  /** Takes the part's next piece. */
  push(piece: Uint8Array, last: boolean): void {
    this.takePiece(piece, last);
    const { xml } = this;
    for (let token = xml.next(); token !== Token.More; token = xml.next()) {
      if (token === Token.Close) this.close();
      else if (!this.open()) break;
    }
    if (!last) return;
    xml.finish();
    this.cells.finish();
  }

  /** False where the element must be seen again with more of it. */
  private open(): boolean {
    const { xml } = this;
    if (!this.inData) {
      if (xml.short !== 0) return true;
      const name = xml.name;
      if (name === 'sheetData') this.inData = !xml.empty;
      else if (name === 'mergeCell') this.merge();
      return true;
    }
    switch (xml.short) {
      case C:
        this.openCell();
        return true;
      case V:
        return this.value();
      case ROW:
        this.openRow();
        return true;
      case F:
        this.hasFormula = true;
        return true;
      case IS:
        this.inline = !xml.empty;
        return true;
      case PHONETIC:
        this.phonetic = !xml.empty;
        return true;
      case T:
        if (!this.inline) return true;
        if (!xml.leaf()) return false;
        if (!this.phonetic) this.text += xml.leafText;
        return true;
      default:
        return true;
    }
  }

  private close(): void {
    if (!this.inData) return;
    const { short } = this.xml;
    if (short === C) this.closeCell();
    else if (short === IS) this.inline = false;
    else if (short === PHONETIC) this.phonetic = false;
    else if (short === 0 && this.xml.name === 'sheetData') this.inData = false;
  }

  private merge(): void {
    const { xml } = this;
    while (xml.nextAttribute()) {
      if (xml.attribute !== REF) continue;
      const area = areaOf(xml.text(xml.valueStart, xml.valueEnd));
      if (area) this.merges.push(area);
    }
  }

  private openRow(): void {
    const { xml } = this;
    this.column = -1;
    while (xml.nextAttribute()) {
      if (xml.attribute !== R) continue;
      this.row = this.whole() - 1;
      return this.checkRow();
    }
    this.row += 1;
    this.checkRow();
  }

  private checkRow(): void {
    if (this.row < 0) throw this.damaged();
    if (this.row >= LIMITS.rows) throw new Damaged('too-many-rows', { sheet: this.sheet, limit: String(LIMITS.rows) });
  }

  private openCell(): void {
    const { xml } = this;
    this.column += 1;
    this.style = 0;
    this.type = NUMBER;
    this.hasFormula = false;
    this.stored = false;
    this.text = '';
    this.inline = false;
    while (xml.nextAttribute()) {
      if (xml.attribute === R) this.place();
      else if (xml.attribute === S) this.style = this.whole();
      else if (xml.attribute === T) this.type = this.typeName();
    }
    if (this.column >= LIMITS.columns) throw new Damaged('too-many-columns', { sheet: this.sheet, limit: String(LIMITS.columns) });
    if (this.style > 0xffff) throw this.damaged();
    if (xml.empty) this.closeCell();
  }

  /** `s`, `str` … as shortName has them; `inlineStr` is too long for that, and tells itself by its content. */
  private typeName(): number {
    const { xml } = this;
    let packed = 0;
    if (xml.valueEnd - xml.valueStart > 4) return 0;
    for (let i = xml.valueEnd - 1; i >= xml.valueStart; i--) packed = (packed << 8) | xml.buffer[i]!;
    return packed;
  }

  /** The cell's own place, `BC12`; the row in it counts, too, as it does for Excel where the row has none. */
  private place(): void {
    const { xml } = this;
    const { buffer } = xml;
    let at = xml.valueStart;
    let column = 0;
    for (; at < xml.valueEnd && buffer[at]! > DIGIT_9; at++) {
      const letter = buffer[at]! & 0x5f;
      if (letter < 0x41 || letter > 0x5a) throw this.damaged();
      column = column * 26 + letter - 0x40;
    }
    if (column === 0 || column > LIMITS.columns) throw column === 0 ? this.damaged() : new Damaged('too-many-columns', { sheet: this.sheet, limit: String(LIMITS.columns) });
    this.column = column - 1;
    const row = this.digits(at, xml.valueEnd) - 1;
    if (row === this.row) return;
    this.row = row;
    this.checkRow();
  }

  private whole(): number {
    return this.digits(this.xml.valueStart, this.xml.valueEnd);
  }

  private digits(from: number, to: number): number {
    const { buffer } = this.xml;
    let number = 0;
    if (from >= to || to - from > 9) throw this.damaged();
    for (let at = from; at < to; at++) {
      const digit = buffer[at]! - DIGIT_0;
      if (digit < 0 || digit > 9) throw this.damaged();
      number = number * 10 + digit;
    }
    return number;
  }

  private value(): boolean {
    const { xml } = this;
    if (!xml.leaf()) return false;
    const { cells, row, column, style, type } = this;
    const blank = xml.plain && xml.valueStart === xml.valueEnd;
    if (blank && type !== RESULT) return true;
    this.stored = true;
    switch (type) {
      case SHARED:
        if (!cells.addSharedText(row, column, style, xml.plain ? this.whole() : this.wholeText(xml.leafText))) throw this.damaged();
        return true;
      case NUMBER:
        this.number();
        return true;
      case RESULT:
        cells.addText(row, column, style, xml.leafText);
        return true;
      case BOOLEAN:
        cells.add(row, column, style, CellKind.Boolean, /^(?:1|true)$/i.test(xml.leafText.trim()) ? 1 : 0);
        return true;
      case ERROR:
        cells.addError(row, column, style, xml.leafText.trim() || '#ERROR');
        return true;
      case DATE: {
        const serial = serialOfIso(xml.leafText, this.date1904);
        if (serial === null) cells.addText(row, column, style, xml.leafText);
        else cells.add(row, column, style, CellKind.Number, serial);
        return true;
      }
      default:
        // inlineStr with a value beside its text, or a type of a later version: the text stands.
        this.text = xml.leafText;
        this.stored = false;
        return true;
    }
  }

  private wholeText(text: string): number {
    const trimmed = text.trim();
    if (!/^\d{1,9}$/.test(trimmed)) throw this.damaged();
    return Number(trimmed);
  }

  /** Plain decimals of few digits, nearly all there are, without a string; the quotient of two exact doubles is the nearest one. */
  private number(): void {
    const { xml, cells, row, column, style } = this;
    const { buffer, valueEnd } = xml;
    let at = xml.valueStart;
    const negative = xml.plain && buffer[at] === MINUS;
    if (negative) at++;
    let digits = 0;
    let point = -1;
    let number = 0;
    let plain = xml.plain && valueEnd - at <= DIGITS + 1 && at < valueEnd;
    for (; plain && at < valueEnd; at++) {
      const byte = buffer[at]!;
      if (byte >= DIGIT_0 && byte <= DIGIT_9) {
        number = number * 10 + byte - DIGIT_0;
        digits++;
      } else if (byte === POINT && point < 0) point = digits;
      else plain = false;
    }
    if (plain && digits > 0 && digits <= DIGITS) {
      const scaled = point < 0 ? number : number / POWERS_OF_TEN[digits - point]!;
      cells.add(row, column, style, CellKind.Number, negative ? -scaled : scaled);
      return;
    }
    const text = xml.leafText.trim();
    const value = DECIMAL.test(text) ? Number(text) : NaN;
    if (Number.isFinite(value)) cells.add(row, column, style, CellKind.Number, value);
    else if (text === '') this.stored = false;
    else cells.addError(row, column, style, '#NUM!');
  }

  private closeCell(): void {
    const { cells, row, column, style } = this;
    if (this.text !== '') cells.addText(row, column, style, this.text);
    // A formula that no program has calculated is no blank cell.
    else if (this.hasFormula && !this.stored) cells.addError(row, column, style, UNCALCULATED);
    this.text = '';
  }

  private damaged(): Damaged {
    return new Damaged('damaged', { detail: this.sheet });
  }
}
