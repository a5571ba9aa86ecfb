import { CellError, UNCALCULATED } from '../workbook/port';
import { spans } from '../values/steps';
import type { Cells, Sink, Steps } from './cells';

const CELLS_A_STEP = 512;

/** What people write where there is nothing. */
const NOTHING = new Set(['', '-', '--', '---', '—', '——', '－', '–', '/', '／', '\\', '无', '無', 'n/a', 'N/A']);

export const saysNothing = (text: string): boolean => NOTHING.has(text);

/** Without white space at the ends, no-break and zero-width ones included. */
export const trimmed = (text: string): string => text.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, '');

/** Error values that a text file, or a paste of values, keeps as text. */
const ERROR_TEXT = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

export const isErrorText = (text: string): boolean => text.startsWith('#') && ERROR_TEXT.test(text);

/** What an error value, or a formula that nobody calculated, is told as. */
export const refuseError = (sink: Sink, i: number, { code }: CellError): void => sink.unreadable(i, code === UNCALCULATED ? 'not-calculated' : 'error-value', { error: code });

export interface CellReaders {
  number(value: number, i: number): void;
  /** Trimmed; says something. */
  text(text: string, i: number): void;
  boolean?(value: boolean, i: number): void;
}

/** Walks a column: blanks and error values are the same for all types; numbers and texts go to the type's own readers. */
export function* eachCell(cells: Cells, sink: Sink, readers: CellReaders): Steps {
  const read = (i: number): void => {
    const value = cells.value(i);
    if (value === null) sink.blank(i);
    else if (typeof value === 'number') readers.number(value, i);
    else if (typeof value === 'string') {
      const text = trimmed(value);
      if (saysNothing(text)) sink.blank(i);
      else if (isErrorText(text)) sink.unreadable(i, 'error-value', { error: text });
      else readers.text(text, i);
    } else if (value instanceof CellError) refuseError(sink, i, value);
    else if (readers.boolean) readers.boolean(value, i);
    else sink.unreadable(i, 'unexpected-yes-no');
  };
  yield* inPieces(cells.count, read);
}

/** Each cell of a column, some in a step: what stands in one may take a while to understand. */
export function* inPieces(count: number, read: (i: number) => void): Steps {
  for (const { from, to } of spans(count, CELLS_A_STEP)) {
    for (let i = from; i < to; i++) read(i);
    yield;
  }
}
