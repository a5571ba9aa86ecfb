import { Damaged } from './workbook-error';

/** A parser's way to read a number, or with a `type` a text, at its place in the bytes. */
type ReadShift = (this: RecordBytes, size: number, type?: string) => unknown;

/** Texts of two bytes a letter. */
const WIDE = /^(?:dbcs|wstr|utf16le)/;

/**
 * Bytes of .xls and .xlsb records as the parser wants them, which equips whatever bytes it is given with its `read_shift` and then believes any
 * length of a text: a damaged file would keep it busy for minutes, with gigabytes of nothing. Here a text ends where the bytes end, or is refused.
 */
export class RecordBytes extends Uint8Array {
  /** The place that the parser has come to. */
  l = 0;
  private read: ReadShift = () => 0;

  get read_shift(): ReadShift {
    return this.checked;
  }

  set read_shift(read: ReadShift) {
    this.read = read;
  }

  private checked(size: number, type?: string): unknown {
    if (type !== undefined && size * (WIDE.test(type) ? 2 : 1) > this.length - this.l) throw new Damaged('damaged', { detail: 'text' });
    return this.read(size, type);
  }
}
