import { Damaged } from './workbook-error';

/** A parser's way to read a number, or with a `type` a text, at its place in the bytes. */
type ReadShift = (this: RecordBytes, size: number, type?: string) => unknown;

/** Texts of two bytes a letter. */
const WIDE = /^(?:dbcs|wstr|utf16le)/;

/** Some writers leave out the last fields of a record, which then are blank; a list of thousands is none of them. */
const MOST_PAST = 1000;

/**
 * Bytes of .xls and .xlsb records as the parser wants them, which equips whatever bytes it is given with its `read_shift` and then believes any
 * length of a text or a list: a damaged file would keep it busy for minutes, with gigabytes of nothing. Here they end where the bytes end, or are refused.
 */
export class RecordBytes extends Uint8Array {
  /** The place that the parser has come to. */
  l = 0;
  private read: ReadShift = () => 0;
  private readPast = 0;

  get read_shift(): ReadShift {
    return (size, type) => {
      const left = this.length - this.l;
      if (type !== undefined && size * (WIDE.test(type) ? 2 : 1) > left) throw new Damaged('damaged', { detail: 'text' });
      if (left <= 0 && (this.readPast += 1) > MOST_PAST) throw new Damaged('damaged', { detail: 'list' });
      return this.read(size, type);
    };
  }

  set read_shift(read: ReadShift) {
    this.read = read;
  }
}
