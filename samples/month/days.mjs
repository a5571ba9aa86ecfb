/**
 * Days are Excel serial numbers, moments are serial × 1440 + minute: integers both, so that nothing here depends on a clock or a time zone.
 */
const EPOCH_1970 = 25569;

/** Serial day of "2026-10-09". */
export function day(text) {
  const [y, m, d] = text.split('-').map(Number);
  const shifted = m > 2 ? y : y - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468 + EPOCH_1970;
}

/** Minutes of "09:30"; "25:10" is 01:10 of the next day. */
export function clock(text) {
  const [h, m] = text.split(':').map(Number);
  return h * 60 + m;
}

/** Moment of "2026-10-09 09:30". */
export function moment(text) {
  const [date, time] = text.split(' ');
  return day(date) * 1440 + clock(time);
}

/** Day n of October 2026. */
export const october = (n) => OCTOBER[0] + n - 1;
/** Moment on day n of October 2026. */
export const octoberAt = (n, time) => october(n) * 1440 + clock(time);

const pad = (n) => String(n).padStart(2, '0');

/** "2026-10-09" of a serial day. */
export function isoDay(serial) {
  const z = serial - EPOCH_1970 + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  return `${yearOfEra + era * 400 + (m <= 2 ? 1 : 0)}-${pad(m)}-${pad(d)}`;
}

/** "09:30". */
export const clockText = (minutes) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;

/** "2026-10-09 09:30". */
export const momentText = (stamp) => `${isoDay(Math.floor(stamp / 1440))} ${clockText(stamp % 1440)}`;

/** Milliseconds since 1970 of that day's midnight at UTC+8, as the DingTalk export's workDate has it. */
export const epochAtUtc8 = (serial) => (serial - EPOCH_1970) * 86_400_000 - 28_800_000;

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const weekday = (serial) => (serial + 6) % 7;
export const weekdayText = (serial) => `星期${WEEKDAYS[weekday(serial)]}`;

const HOLIDAY_WEEK = [day('2026-10-01'), day('2026-10-07')];
/** Saturday 10 October makes up for the National Day week. */
const MAKE_UP_DAYS = new Set([day('2026-10-10'), day('2026-09-20')]);

const isHoliday = (serial) => serial >= HOLIDAY_WEEK[0] && serial <= HOLIDAY_WEEK[1];
export const isWorkday = (serial) => MAKE_UP_DAYS.has(serial) || (!isHoliday(serial) && weekday(serial) !== 0 && weekday(serial) !== 6);

export const OCTOBER = Array.from({ length: 31 }, (_, i) => day('2026-10-01') + i);
export const OCTOBER_WORKDAYS = OCTOBER.filter(isWorkday);
