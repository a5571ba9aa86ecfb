import type { ColumnDefinition } from '../../rules/ledger-definition';
import { sameText } from '../../values/same-text';
import { isSerialDay, OFFSET_1904, serialOrNull } from '../../values/serial-day';
import { MINUTES_PER_DAY, wholeMinutes } from '../../values/time';
import type { Cells, ReadCells, Sink, Steps } from '../cells';
import { parseDateText, type DateText } from '../date-text';
import { eachCell } from '../each-cell';
import { isDateFormat } from '../time-of-day';

/** Unformatted numbers are taken for serial days only where that makes a year from 1982 to 2064: all others are more likely something else. */
const PLAIN_SERIALS: readonly [number, number] = [30_000, 60_000];
const MILLISECONDS = { perMinute: 60_000, from: 100_000_000_000, to: 10_000_000_000_000 };
const EPOCH_DAY = 25_569; // 1970-01-01
const UTC_PLUS_8 = 8 * 60;

export type NumberDate = { readonly datetime: number; readonly odd: 'plain-serial' | 'compact-date' | null } | { readonly problem: string };

/** `20261009` and the milliseconds since 1970 that exports carry: what a number means that no date format explains. */
function unformatted(value: number, serial: number): NumberDate {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 99_991_231) {
    const day = serialOrNull(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    return day === null ? { problem: 'no-such-date' } : { datetime: day * MINUTES_PER_DAY, odd: 'compact-date' };
  }
  if (Number.isInteger(value) && value >= MILLISECONDS.from && value < MILLISECONDS.to) {
    return { datetime: Math.floor(value / MILLISECONDS.perMinute) + UTC_PLUS_8 + EPOCH_DAY * MINUTES_PER_DAY, odd: null };
  }
  const minutes = wholeMinutes(serial);
  if (minutes !== null && serial >= PLAIN_SERIALS[0] && serial < PLAIN_SERIALS[1]) return { datetime: minutes, odd: 'plain-serial' };
  return { problem: 'not-a-date' };
}

/** The datetime of a stored number: a serial day and a fraction, in the 1900 or the 1904 system. Serial 60 never was. */
export function numberDate(value: number, format: string, date1904: boolean): NumberDate {
  const serial = date1904 ? value + OFFSET_1904 : value;
  if (!isDateFormat(format)) return unformatted(value, serial);
  const minutes = wholeMinutes(serial);
  if (minutes === null || !isSerialDay(Math.floor(minutes / MINUTES_PER_DAY))) return { problem: 'no-such-date' };
  return { datetime: minutes, odd: null };
}

/** What a text file's digits mean: a compact date, or milliseconds. */
const DIGITS = /^\d{8}$|^\d{12,13}$|^\d{5}(?:\.\d+)?$/;

type HalfDays = NonNullable<ColumnDefinition['halfDays']>;

/** `2026-10-09 上午`: the date, and the minute that the word stands for; null where no word of the column ends the text. */
function halfDay(text: string, words: HalfDays): { readonly date: DateText; readonly minute: number | null } | null {
  const folded = sameText(text);
  for (const [word, minute] of words) {
    const end = sameText(word);
    if (folded.endsWith(end)) return { date: parseDateText(folded.slice(0, -end.length).trim()), minute };
  }
  return null;
}

/** Walks a column of dates or datetimes; both read the same cells. */
function eachDate(cells: Cells, sink: Sink, found: (i: number, datetime: number, hasTime: boolean) => void, halfDays?: HalfDays): Steps {
  const number = (value: number, format: string, i: number): void => {
    const result = numberDate(value, format, cells.date1904);
    if ('problem' in result) return sink.unreadable(i, result.problem);
    if (result.odd !== null) sink.remark(i, result.odd);
    found(i, result.datetime, result.datetime % MINUTES_PER_DAY !== 0);
  };
  return eachCell(cells, sink, {
    number: (value, i) => number(value, cells.format(i), i),
    text(text, i) {
      if (DIGITS.test(text)) return number(Number(text), 'General', i);
      const half = halfDays && halfDay(text, halfDays);
      const result = half ? half.date : parseDateText(text);
      if (half && !('problem' in result) && result.minute === null) return found(i, result.day * MINUTES_PER_DAY + (half.minute ?? 0), true);
      if ('problem' in result) sink.unreadable(i, result.problem);
      else found(i, result.day * MINUTES_PER_DAY + (result.minute ?? 0), result.minute !== null);
    },
  });
}

/** Dates as serial days; a time beside the date is left off. */
export const readDate: ReadCells = (cells, _context, sink) =>
  eachDate(cells, sink, (i, datetime) => sink.known(i, Math.floor(datetime / MINUTES_PER_DAY)));

/** Datetimes as serial day × 1440 + minute; a date alone is its midnight, and a remark says so. */
export const readDateTime: ReadCells = (cells, { definition }, sink) =>
  eachDate(
    cells,
    sink,
    (i, datetime, hasTime) => {
      if (!hasTime) sink.remark(i, 'date-without-time');
      sink.known(i, datetime);
    },
    definition.halfDays,
  );
