import type { SheetLayout } from '../new-sheet';
import type { NewCell, NewSheet } from '../open-workbook';
import { cellInput, textInput } from './cell-input';

/** Rows that are written at once. */
export interface Rows {
  /** The first one's number, from 0. */
  readonly top: number;
  readonly inputs: readonly (readonly (string | number)[])[];
}

/** Bytes of a text in a request: JSON in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 3;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bytes += code < 0x20 ? 6 : code === 0x22 || code === 0x5c ? 2 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

const NUMBER_BYTES = 12;

export const hasLink = (cell: NewCell | undefined): boolean => cell !== null && typeof cell === 'object';

/**
 * A sheet's table and sums as they are typed into cells, header first, in parts of at most so many bytes of a request, or of one row.
 * @param shift days that are taken off a date: 1462 where serial 0 is 1904-01-01.
 */
export function* partsOf(sheet: NewSheet, layout: SheetLayout, shift: number, most: number): Generator<Rows> {
  const { columns, rows } = sheet.table;
  const body = rows.length === 0 ? [[]] : rows;
  let [top, inputs, bytes]: [number, (readonly (string | number)[])[], number] = [layout.header, [layout.headers.map((header) => textInput(header))], 0];
  for (const row of [...body, ...sheet.sums]) {
    const typed = columns.map(({ kind }, column) => cellInput(row[column] ?? null, kind === 'date' ? shift : 0));
    const size = typed.reduce<number>((sum, input) => sum + (typeof input === 'string' ? bytesOf(input) : NUMBER_BYTES), 0);
    if (bytes + size > most && inputs.length > 0) {
      yield { top, inputs };
      [top, inputs, bytes] = [top + inputs.length, [], 0];
    }
    inputs.push(typed);
    bytes += size;
  }
  yield { top, inputs };
}
