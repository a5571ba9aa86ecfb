import { addMonths, daysInMonth, fromSerial, fullMonths, fullYears, isSerialDay, toSerial, weekday, type DayOfYear } from '../../values/serial-day';
import { subtract } from '../../values/rational';
import { dayOf, minuteOf } from '../../values/time';
import { isRational } from '../exactly';
import { callNode, needsAll, plain, type FunctionDefinition } from './definition';
import { onCalendar, whole, wholeOf } from './whole';

export const DATEPART: FunctionDefinition = {
  name: 'DATEPART',
  usage: 'DATEPART(datetime)',
  help: { 'zh-CN': '日期时间中的日期', en: 'the date of a date with time' },
  arity: [1, 1],
  check: plain([['datetime']], 'date'),
  evaluate: needsAll(([value]) => {
    const minutes = wholeOf(value);
    return minutes === null ? null : whole(dayOf(minutes));
  }),
};

export const TIMEPART: FunctionDefinition = {
  name: 'TIMEPART',
  usage: 'TIMEPART(datetime)',
  help: { 'zh-CN': '日期时间中的时刻', en: 'the time of day of a date with time' },
  arity: [1, 1],
  check: plain([['datetime']], 'time'),
  evaluate: needsAll(([value]) => {
    const minutes = wholeOf(value);
    return minutes === null ? null : whole(minuteOf(minutes));
  }),
};

const partOfDay = (name: string, part: (day: DayOfYear, serial: number) => number, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(date)`,
  help: { 'zh-CN': zh, en },
  arity: [1, 1],
  check: plain([['date']], 'count'),
  evaluate: needsAll(([value]) => {
    const day = wholeOf(value);
    return day === null || !isSerialDay(day) ? null : whole(part(fromSerial(day), day));
  }),
});

export const YEAR = partOfDay('YEAR', ({ year }) => year, '年份', 'the year');
export const MONTH = partOfDay('MONTH', ({ month }) => month, '几月（1–12）', 'the month of the year, 1 to 12');
export const DAY = partOfDay('DAY', ({ day }) => day, '几号', 'the day of the month');
export const WEEKDAY = partOfDay('WEEKDAY', (_, serial) => weekday(serial), '星期几，星期一为 1', 'the day of the week; Monday is 1');

const monthsOn = (name: string, move: (day: number, months: number) => number, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(date, months)`,
  help: { 'zh-CN': zh, en },
  arity: [2, 2],
  check: plain([['date'], ['count', 'number']], 'date'),
  evaluate: needsAll(([date, count]) => {
    const [day, months] = [wholeOf(date), wholeOf(count)];
    return day === null || months === null ? null : onCalendar(() => move(day, months));
  }),
});

export const EDATE = monthsOn('EDATE', addMonths, '若干个月后的同一天，没有该日时取月末', 'the same day some months later, or that month’s last day');
export const EOMONTH = monthsOn(
  'EOMONTH',
  (day, months) => {
    const { year, month } = fromSerial(addMonths(day, months));
    return toSerial(year, month, daysInMonth(year, month));
  },
  '若干个月后的月末日',
  'the last day of the month, some months later',
);

const SPANS: Readonly<Record<string, (from: number, to: number) => number>> = { Y: fullYears, M: fullMonths, D: (from, to) => to - from };

export const DATEDIF: FunctionDefinition = {
  name: 'DATEDIF',
  usage: 'DATEDIF(from, to, "Y")',
  help: { 'zh-CN': '两日之间的整年数 "Y"、整月数 "M" 或天数 "D"；满周年当天算满', en: 'full years "Y", months "M" or days "D" between two dates; the anniversary itself completes the year' },
  arity: [3, 3],
  check(call) {
    const from = call.value(0, ['date']);
    const to = call.value(1, ['date']);
    const span = call.word(2);
    if (span === null || !(span in SPANS)) return call.problem('datedif-span', call.args[2]?.at ?? call.at, { span: span ?? '' });
    if (!from || !to) return null;
    const unit = { op: 'constant', kind: 'text', value: span } as const;
    return callNode(call, [from.expression, to.expression, unit], [span === 'D' ? 'days' : 'count']);
  },
  evaluate: needsAll(([start, end, span]) => {
    const [from, to] = [wholeOf(start), wholeOf(end)];
    const count = typeof span === 'string' ? SPANS[span] : undefined;
    // Excel refuses a span that runs backwards, too.
    if (from === null || to === null || !count || to < from) return null;
    return onCalendar(() => count(from, to));
  }),
};

export const DAYS: FunctionDefinition = {
  name: 'DAYS',
  usage: 'DAYS(to, from)',
  help: { 'zh-CN': '两日之间的天数（后一日减前一日）', en: 'days between two dates, the later one first' },
  arity: [2, 2],
  check: plain([['date'], ['date']], 'days'),
  evaluate: needsAll(([to, from]) => (to !== undefined && from !== undefined && isRational(to) && isRational(from) ? subtract(to, from) : null)),
};
