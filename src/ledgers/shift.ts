import { sameText } from '../values/same-text';
import { MINUTES_PER_DAY } from '../values/time';
import type { Cells, Sink, Steps } from './cells';
import { eachCell } from './each-cell';
import { parseClock } from './time-of-day';

export type ShiftPart = 'shift-start' | 'shift-end' | 'rest-day';

const REST = /^(?:休息日?|休|排休|轮休|未排班|rest|off|day off)$/;
/** 早班, A班: the name of a shift says that the day is worked, not from when to when. */
const NAMED = /班$|\bshift$/;
const TIME = /(次日|第二天|翌日)?\s*\d{1,2}[:：]\d{2}/g;

interface Shift {
  readonly rest: boolean;
  /** Null where the shift is known by name alone. */
  readonly times: { readonly start: number; readonly end: number } | null;
}

/** `A 09:00-18:00`, `夜班 22:00-次日06:00`, `早 09:00-12:00,13:00-18:00`, `休息`. An end before the start is the next day's. `早班` has no times. Null: no such thing. */
export function parseShift(text: string): Shift | null {
  const folded = sameText(text);
  if (REST.test(folded)) return { rest: true, times: null };
  const times = Array.from(text.matchAll(TIME), ([time]) => parseClock(time));
  const start = times[0];
  const last = times.at(-1);
  if (times.length === 0 && NAMED.test(folded)) return { rest: false, times: null };
  if (times.length < 2 || start === null || start === undefined || last === null || last === undefined) return null;
  return { rest: false, times: { start, end: last <= start ? last + MINUTES_PER_DAY : last } };
}

/** One part of a shift column. A rest day has no start and no end. */
export function readShift(cells: Cells, part: ShiftPart, sink: Sink): Steps {
  const seen = new Map<string, Shift | null>();
  return eachCell(cells, sink, {
    number: (_, i) => sink.unreadable(i, 'not-a-shift'),
    text(text, i) {
      let shift = seen.get(text);
      if (shift === undefined) {
        shift = parseShift(text);
        seen.set(text, shift);
      }
      if (!shift) sink.unreadable(i, 'not-a-shift');
      else if (part === 'rest-day') sink.known(i, shift.rest ? 1 : 0);
      else if (!shift.times) {
        sink.blank(i);
        if (!shift.rest) sink.remark(i, 'shift-without-hours');
      } else sink.known(i, part === 'shift-start' ? shift.times.start : shift.times.end);
    },
  });
}
