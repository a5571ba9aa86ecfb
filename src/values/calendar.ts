import { addDays, fromSerial, isSerialDay, parseIsoDate, toSerial, weekday } from './serial-day';

/** The company's days over the national calendar. Days are serial days (serial-day.ts). */
export interface Calendar {
  isWorkday(day: number): boolean;
  kind(day: number): 'work' | 'rest' | 'holiday';
  /** False where neither the national table nor the company knows that year's holidays: what is asked of it is then unknown. */
  knows(day: number): boolean;
  /** The working hours of its work days, in order and apart. Absent: nobody has said them. */
  readonly hours?: readonly Hours[];
}

/** Minutes of the day: from `start` to before `end`. */
export interface Hours {
  readonly start: number;
  readonly end: number;
}

/** What formulas that need the working hours wait for, among parameters without a figure. */
export const WORKING_HOURS = 'calendar.hours';

export const DAY_KINDS = ['work', 'rest', 'holiday'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** A day that the company decides. */
export interface CompanyDay {
  readonly day: number;
  readonly kind: DayKind;
}

/** A national table as published: ISO dates of holidays and of weekend days that are worked instead. */
export interface NationalDays {
  readonly holidays: Readonly<Record<string, unknown>>;
  readonly workdays: Readonly<Record<string, unknown>>;
}

const CODE: Readonly<Record<DayKind, number>> = { work: 0, rest: 1, holiday: 2 };

const kindByWeekday = (day: number): DayKind => (weekday(day) >= 6 ? 'rest' : 'work');

/**
 * A calendar from a national table and the company's days; the company's word stands. Saturdays and Sundays rest unless the table says that
 * they are worked. Days off in lieu count as holidays, as the table has them.
 * @param years years whose holidays the company vouches for itself; what is not listed goes by the weekday.
 * @param hours working hours of a work day, in order and apart; null: unknown.
 */
export function buildCalendar(national: NationalDays, company: readonly CompanyDay[] = [], years: readonly number[] = [], hours: readonly Hours[] | null = null): Calendar {
  const known = new Set(years);
  const listed: CompanyDay[] = [];
  for (const [kind, dates] of [['work', national.workdays], ['holiday', national.holidays]] as const) {
    for (const date of Object.keys(dates)) {
      const day = parseIsoDate(date);
      if (day === null) continue;
      listed.push({ day, kind });
      known.add(fromSerial(day).year);
    }
  }
  listed.push(...company);
  const own = new Set(company.map(({ day }) => day));
  // One byte a day, from the first to the last year that anybody speaks of: kinds are asked for row by row.
  const spoken = listed.map(({ day }) => fromSerial(day).year).concat([...known]);
  const firstYear = spoken.reduce((a, b) => Math.min(a, b), 2000);
  const lastYear = spoken.reduce((a, b) => Math.max(a, b), 2000);
  const first = toSerial(firstYear, 1, 1);
  const last = toSerial(lastYear, 12, 31);
  const kinds = new Uint8Array(last - first + 1);
  for (let day = first; day < last; day = addDays(day, 1)) kinds[day - first] = CODE[kindByWeekday(day)];
  kinds[last - first] = CODE[kindByWeekday(last)];
  for (const { day, kind } of listed) kinds[day - first] = CODE[kind];

  const kind = (day: number): DayKind => {
    const code = kinds[day - first];
    return code === undefined ? kindByWeekday(day) : (DAY_KINDS[code] ?? 'work');
  };
  return {
    kind,
    isWorkday: (day) => kind(day) === 'work',
    knows: (day) => own.has(day) || (isSerialDay(day) && known.has(fromSerial(day).year)),
    ...(hours ? { hours } : {}),
  };
}
