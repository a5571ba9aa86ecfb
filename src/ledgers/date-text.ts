import { sameText } from '../values/same-text';
import { parseIsoDate, serialOrNull, weekday } from '../values/serial-day';
import { MINUTES_PER_DAY } from '../values/time';
import { parseClock } from './time-of-day';

/** A date as text, with the time that stood behind it; or the reason why it is none. */
export type DateText = { readonly day: number; readonly minute: number | null } | { readonly problem: 'not-a-date' | 'no-such-date' | 'ambiguous-date' | 'date-without-year' | 'weekday-differs' };

const WEEKDAY = /[\s(,]*(?:星期|周|礼拜)([一二三四五六日天1-7])\)?[\s,]*/;
const WEEKDAYS = '一二三四五六日';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const YEAR_FIRST = /^(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?(.*)$/s;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/s;
const THREE_NUMBERS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{1,4})(?!\d)(.*)$/s;
const TWO_DIGIT_YEAR = /^(\d{2})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/;
const NO_YEAR = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/;
const NAMED = /^(?:(\d{1,2})[\s-]+([a-z]{3,9})|([a-z]{3,9})[\s.]+(\d{1,2})),?[\s-]+(\d{4})(.*)$/s;

const weekdayNumber = (character: string): number => (character === '天' ? 7 : WEEKDAYS.includes(character) ? WEEKDAYS.indexOf(character) + 1 : Number(character));

function withTime(day: number | null, rest: string, named: number | null): DateText {
  if (day === null) return { problem: 'no-such-date' };
  if (named !== null && weekday(day) !== named) return { problem: 'weekday-differs' };
  const time = rest.replace(/^[\st,]+/, '').replace(/\+08:?00$/, '').replace(/\.0+$/, '').trim();
  if (time === '') return { day, minute: null };
  const minute = parseClock(time);
  if (minute === null || minute < 0 || minute > MINUTES_PER_DAY) return { problem: 'not-a-date' };
  return { day, minute };
}

/** A year of two digits is certain only with a Chinese weekday that confirms the Chinese order, as in DingTalk's `26-10-09 星期五`. */
function twoDigitYear(year: number, month: number, day: number, named: number | null): DateText {
  return named === null ? { problem: 'ambiguous-date' } : withTime(serialOrNull(2000 + year, month, day), '', named);
}

/** How machines write it; their files have a hundred thousand of these. */
const MACHINE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/;

function machineTime(text: string): DateText | null {
  const match = MACHINE.exec(text);
  if (!match) return null;
  const [, year, month, date, hour, minute, second] = match.map(Number);
  if (hour! > 23 || minute! > 59 || second! > 59) return null;
  const day = serialOrNull(year!, month!, date!);
  return day === null ? { problem: 'no-such-date' } : { day, minute: hour! * 60 + minute! };
}

/** Reads `2026-10-09`, `2026.10.9`, `2026年10月9日`, `20261009`, `9 Oct 2026`, with a weekday or a time behind; `10/9/26` and `10月9日` are named, not guessed. */
export function parseDateText(text: string): DateText {
  if (text.length > 60) return { problem: 'not-a-date' };
  const iso = parseIsoDate(text);
  if (iso !== null) return { day: iso, minute: null };
  const machine = machineTime(text);
  if (machine) return machine;
  let folded = sameText(text);
  const weekdayMatch = WEEKDAY.exec(folded);
  const named = weekdayMatch?.[1] === undefined ? null : weekdayNumber(weekdayMatch[1]);
  if (weekdayMatch) folded = `${folded.slice(0, weekdayMatch.index)} ${folded.slice(weekdayMatch.index + weekdayMatch[0].length)}`.trim();
  const ordered = YEAR_FIRST.exec(folded) ?? COMPACT.exec(folded);
  if (ordered) {
    const [, y, m, d, rest = ''] = ordered;
    return withTime(serialOrNull(Number(y), Number(m), Number(d)), rest, named);
  }
  const english = NAMED.exec(folded);
  if (english) {
    const [, d1, m1, m2, d2, y, rest = ''] = english;
    const month = MONTHS.indexOf((m1 ?? m2 ?? '').slice(0, 3)) + 1;
    return month === 0 ? { problem: 'not-a-date' } : withTime(serialOrNull(Number(y), month, Number(d1 ?? d2)), rest, named);
  }
  const short = TWO_DIGIT_YEAR.exec(folded);
  if (short) return twoDigitYear(Number(short[1]), Number(short[2]), Number(short[3]), named);
  if (THREE_NUMBERS.test(folded)) return { problem: 'ambiguous-date' };
  return { problem: NO_YEAR.test(folded) ? 'date-without-year' : 'not-a-date' };
}
