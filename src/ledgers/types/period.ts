import { sameText } from '../../values/same-text';
import { monthCode, periodCode } from '../../values/period';
import { fromSerial } from '../../values/serial-day';
import { MINUTES_PER_DAY } from '../../values/time';
import type { ReadCells } from '../cells';
import { parseDateText } from '../date-text';
import { eachCell } from '../each-cell';
import { isDateFormat } from '../time-of-day';
import { numberDate } from './date';

const CHINESE_DIGITS = new Map([['一', 1], ['二', 2], ['三', 3], ['四', 4], ['上', 1], ['下', 2]]);
const MONTH = /^(\d{4})(?:年|[-/])(\d{1,2})月?(?:份)?$|^(\d{4})(\d{2})$|^(\d{4})\.(\d{2})$/;
const QUARTER = /^(\d{4})年?[-/]?(?:q([1-4])|第?([一二三四1-4])季度?)$|^q([1-4])[-/]?(\d{4})$/;
const HALF = /^(\d{4})年?[-/]?(?:h([12])|([上下])半年度?)$/;
const WEEK = /^(\d{4})年?[-/]?(?:w(\d{1,2})|第(\d{1,2})周)$/;
const YEAR = /^(\d{4})(?:年度?)?$/;
const NO_YEAR = /^\d{1,2}月(?:份)?$|^(?:q[1-4]|第?[一二三四]季度?|[上下]半年)$/;

const digit = (text: string | undefined): number => (text === undefined ? 0 : (CHINESE_DIGITS.get(text) ?? Number(text)));

function parse(text: string): number | null {
  const month = MONTH.exec(text);
  if (month) return periodCode('month', Number(month[1] ?? month[3] ?? month[5]), Number(month[2] ?? month[4] ?? month[6]));
  const quarter = QUARTER.exec(text);
  if (quarter) return periodCode('quarter', Number(quarter[1] ?? quarter[5]), digit(quarter[2] ?? quarter[3] ?? quarter[4]));
  const half = HALF.exec(text);
  if (half) return periodCode('half', Number(half[1]), digit(half[2] ?? half[3]));
  const week = WEEK.exec(text);
  if (week) return periodCode('week', Number(week[1]), Number(week[2] ?? week[3]));
  const year = YEAR.exec(text);
  return year ? periodCode('year', Number(year[1]), 0) : null;
}

/** Periods: `2026-10`, `2026年10月`, 202610, a date of the month, `2026-Q4`, `2026年第四季度`, `2026年上半年`, `2026`. A month without its year stays unknown. */
export const readPeriod: ReadCells = (cells, _context, sink) => {
  const known = (code: number | null, i: number): void => (code === null ? sink.unreadable(i, 'not-a-period') : sink.known(i, code));
  const monthOf = (day: number, i: number): void => {
    const { year, month } = fromSerial(day);
    sink.known(i, monthCode(year, month));
  };
  return eachCell(cells, sink, {
    number(value, i) {
      const format = cells.format(i);
      if (!isDateFormat(format)) {
        if (Number.isInteger(value) && value >= 1900 && value <= 999_912 && (value <= 9999 || value >= 190_001)) return known(parse(String(value)), i);
        // 2026.10 is stored as 2026.1, which could be January.
        if (value >= 1900 && value < 10_000) return sink.unreadable(i, 'ambiguous-period');
      }
      const date = numberDate(value, format, cells.date1904);
      if ('problem' in date) return sink.unreadable(i, 'not-a-period');
      if (date.odd !== null) sink.remark(i, date.odd);
      monthOf(Math.floor(date.datetime / MINUTES_PER_DAY), i);
    },
    text(text, i) {
      const folded = sameText(text).replace(/ /g, '');
      const code = parse(folded);
      if (code !== null) return known(code, i);
      if (/^\d{4}\.\d$/.test(folded)) return sink.unreadable(i, 'ambiguous-period');
      if (NO_YEAR.test(folded)) return sink.unreadable(i, 'period-without-year');
      const date = parseDateText(text);
      if ('problem' in date) sink.unreadable(i, 'not-a-period');
      else monthOf(date.day, i);
    },
  });
};
