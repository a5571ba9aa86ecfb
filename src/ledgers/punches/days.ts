import type { PunchShape } from '../../rules/ledger-definition';
import { MINUTES_PER_DAY } from '../../values/time';

/** Minutes from midnight of the day that the shift begins on. */
export interface ShiftHours {
  readonly start: number;
  readonly end: number;
}

export type DayRules = Pick<PunchShape, 'longestShift' | 'lookBack' | 'dayBegins'>;

/** What is known of the person's punches before. */
export interface Before {
  /** Work day that the punch before was counted for, and that day's first punch (serial day × 1440 + minute); null at the person's first. */
  readonly day: number | null;
  readonly first: number;
}

const gap = (at: number, day: number, { start, end }: ShiftHours, edge: 'start' | 'end' | 'both'): number => {
  const from = Math.abs(at - (day * MINUTES_PER_DAY + start));
  const to = Math.abs(at - (day * MINUTES_PER_DAY + end));
  return edge === 'start' ? from : edge === 'end' ? to : Math.min(from, to);
};

/** Is a shift of `day` still within reach at this time? Across the longest shift nothing is paired. */
const reaches = (at: number, day: number, before: Before, longestShift: number): boolean => before.day !== day || at - before.first <= longestShift;

/**
 * The work day of a punch (serial day). With a known shift: the day whose shift edge is nearest, of the day before only its end and of the day
 * after only its start; of equals the earlier. Without one: its own day, or the day before where it comes before `dayBegins` and that day's
 * shift may still last. Punches come in order of time; a punch is never counted for an earlier day than the one before it.
 * @param at serial day × 1440 + minute.
 */
export function workDayOf(at: number, hours: ShiftHours | null, before: Before, { longestShift, lookBack, dayBegins }: DayRules): number {
  const own = Math.floor(at / MINUTES_PER_DAY);
  let day = own;
  if (hours) {
    let nearest = Infinity;
    for (let candidate = own - lookBack; candidate <= own + 1; candidate++) {
      if (candidate < own && !reaches(at, candidate, before, longestShift)) continue;
      const distance = gap(at, candidate, hours, candidate < own ? 'end' : candidate > own ? 'start' : 'both');
      if (distance < nearest) [day, nearest] = [candidate, distance];
    }
  } else if (lookBack > 0 && at - own * MINUTES_PER_DAY < dayBegins && before.day === own - 1 && reaches(at, own - 1, before, longestShift)) {
    day = own - 1;
  }
  return before.day === null ? day : Math.max(day, before.day);
}

/** Of a day's only punch: is it nearer to the shift's end than to its start? Unknown shifts have it for the arrival. */
export const isDeparture = (at: number, day: number, hours: ShiftHours | null): boolean =>
  hours !== null && gap(at, day, hours, 'end') < gap(at, day, hours, 'start');
