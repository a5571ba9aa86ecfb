import { sameText } from '../../values/same-text';
import { fromSerial, weekday } from '../../values/serial-day';
import { parseDateText } from '../date-text';
import type { Header, HeaderBlock } from '../layout';
import { titleTexts, type Region } from '../regions';

/** First and last serial day that a sheet is about. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Longer than this, a day of the month no longer says which day it is. */
const LONGEST_PERIOD = 31;
const DATE = /\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)/g;

/** The period in a title above the header: 统计日期：2026-10-01 至 2026-10-31. Null where no row names one. */
export function periodAbove(region: Region, header: number): Period | null {
  for (const text of titleTexts(region, header)) {
    const days = Array.from(text.normalize('NFKC').matchAll(DATE), ([date]) => parseDateText(date)).flatMap((date) => ('problem' in date ? [] : [date.day]));
    const [from, to] = days;
    if (from !== undefined && to !== undefined && from <= to && to - from < LONGEST_PERIOD) return { from, to };
  }
  return null;
}

const WEEKDAYS = '一二三四五六日';
const DAY = /^(\d{1,2})(?:日|号)?\s*\(?(?:星期|周)?([一二三四五六日天])?\)?$/;

const ownText = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

/** Could the header be that of a day's column, whatever the month? */
export const isDayHeader = ({ text }: Header): boolean => DAY.test(sameText(ownText(text))) || !('problem' in parseDateText(text));

/** A day's column: `9\n五`, `9`, `2026-10-09`. Null where the header is no day of the period, or its weekday is another. */
function dayOf(text: string, { from, to }: Period): number | null {
  const date = parseDateText(text);
  if (!('problem' in date)) return date.day >= from && date.day <= to ? date.day : null;
  const match = DAY.exec(sameText(ownText(text)));
  if (!match) return null;
  for (let day = from; day <= to; day++) {
    if (fromSerial(day).day !== Number(match[1])) continue;
    const named = match[2];
    return named === undefined || weekday(day) === WEEKDAYS.indexOf(named === '天' ? '日' : named) + 1 ? day : null;
  }
  return null;
}

/** The columns that are days, with their serial days. */
export function dayColumns({ headers }: HeaderBlock, period: Period): { readonly header: Header; readonly day: number }[] {
  return headers.flatMap((header) => {
    const day = dayOf(header.text, period);
    return day === null ? [] : [{ header, day }];
  });
}
