import { sameText } from '../values/same-text';
import { MINUTES_PER_DAY } from '../values/time';

/** Does a number format show a time? Quoted text and colours in it do not count; `m` alone is a month. */
export function isTimeFormat(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /h|时|:|am\/pm|上午/i.test(code) && !/general/i.test(code);
}

/** Does a number format show a date? */
export function isDateFormat(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return !/general/i.test(code) && (/[yde年日]/i.test(code) || /m{3,}/i.test(code) || /m/i.test(code.replace(/h[:时 ]*m+|m+[:分 ]*s/gi, '')));
}

const CLOCK = /^(上午|早上|早|凌晨|中午|下午|晚上|晚|am|pm)?(\d{1,2})(?::|点|时)(\d{1,2})(?:(?::|分)(\d{1,2})?(?:\.\d+)?秒?)?分?(am|pm|上午|下午)?$/;
const DAY_BEFORE = /^\(?(次日|第二天|翌日|隔日|前日|前一日|前一天|\+1)\)?/;
const AFTERNOON = new Set(['下午', '晚上', '晚', 'pm']);
const MORNING = new Set(['上午', '早上', '早', '凌晨', 'am']);

/** Minutes of `08:58`, `8:58:30`, `下午 5点30分`, `5:30 PM`, `24:00`, `次日 00:10` (1450), `前日 23:50` (−10). Null where the text is no time. */
export function parseClock(text: string): number | null {
  let rest = sameText(text).replace(/ /g, '');
  let shift = 0;
  const day = DAY_BEFORE.exec(rest);
  if (day?.[1]) {
    shift = day[1].startsWith('前') ? -MINUTES_PER_DAY : MINUTES_PER_DAY;
    rest = rest.slice(day[0].length);
  }
  const match = CLOCK.exec(rest.replace(/^(\d{1,2})点$/, '$1:00').replace(/点半$/, ':30'));
  if (!match) return null;
  const [, before, hourText, minuteText, secondText = '0', after] = match;
  const half = before ?? after;
  let hour = Number(hourText);
  if (Number(minuteText) > 59 || Number(secondText) > 59 || hour > 24) return null;
  if (hour === 24 && (Number(minuteText) > 0 || half !== undefined || shift !== 0)) return null;
  if (half !== undefined && AFTERNOON.has(half) && hour < 12) hour += 12;
  else if (half !== undefined && MORNING.has(half) && hour >= 12) {
    if (hour > 12) return null;
    hour = 0;
  }
  return hour * 60 + Number(minuteText) + shift;
}
