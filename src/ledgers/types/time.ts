import { MINUTES_PER_DAY, wholeMinutes } from '../../values/time';
import type { ReadCells } from '../cells';
import { parseDateText } from '../date-text';
import { eachCell } from '../each-cell';
import { isTimeFormat, parseClock } from '../time-of-day';
import { numberDate } from './date';

/** A time this far from its row's date is a slip of the pen. */
const FARTHEST = 2 * MINUTES_PER_DAY;
const SEVERAL = /\d{1,2}[:：]\d{2}[^\d:：]+\d{1,2}[:：]\d{2}/;

/** Times as minutes from midnight of the row's date: day fractions, `08:58`, `次日 00:10`, and datetimes relative to that date. */
export const readTime: ReadCells = (cells, context, sink) => {
  const relative = (datetime: number, i: number): void => {
    const day = context.dayOf(i);
    if (day === null) return sink.unreadable(i, 'time-without-date');
    const minutes = datetime - day * MINUTES_PER_DAY;
    if (minutes < -MINUTES_PER_DAY || minutes >= FARTHEST) sink.unreadable(i, 'time-of-another-day');
    else sink.known(i, minutes);
  };
  const number = (value: number, format: string, i: number): void => {
    const timed = isTimeFormat(format);
    const minutes = value >= 0 && value < 2 ? wholeMinutes(value) : null;
    if (minutes !== null && (timed || (value > 0 && value < 1))) return sink.known(i, minutes);
    const result = numberDate(value, format, cells.date1904);
    if ('problem' in result || result.odd === 'compact-date') sink.unreadable(i, value === 0 ? 'ambiguous-time' : 'not-a-time');
    else relative(result.datetime, i);
  };
  return eachCell(cells, sink, {
    number: (value, i) => number(value, cells.format(i), i),
    text(text, i) {
      const minutes = parseClock(text);
      if (minutes !== null) return sink.known(i, minutes);
      if (/^0?\.\d+$/.test(text)) return number(Number(text), 'General', i);
      const date = parseDateText(text);
      if (!('problem' in date) && date.minute !== null) return relative(date.day * MINUTES_PER_DAY + date.minute, i);
      sink.unreadable(i, SEVERAL.test(text) ? 'several-times' : 'not-a-time');
    },
  });
};
