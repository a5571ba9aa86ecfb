import { State } from '../../values/column';
import { addDays } from '../../values/serial-day';
import { CALENDAR_MONTH, periodAround, periodOf, weekOf, type PeriodSort } from '../../values/period';
import { countWorkdays, workMinutes } from '../../values/work-time';
import { ABSENT, UNREADABLE, known, unknown, worstOf } from '../exactly';
import { callNode, needsAll, plain, type FunctionDefinition } from './definition';
import { onCalendar, whole, wholeOf } from './whole';

/** What else a day may lie in than its payroll month. Months and weeks are the calendar's, the others begin with a payroll month. */
const SORTS: ReadonlyMap<string, PeriodSort> = new Map([['M', 'month'], ['Q', 'quarter'], ['H', 'half'], ['Y', 'year'], ['W', 'week']]);

export const PERIOD: FunctionDefinition = {
  name: 'PERIOD',
  usage: 'PERIOD(date, "Q")',
  help: {
    'zh-CN': '该日所属的计薪月；或按计薪月算的季度 "Q"、半年 "H"、年 "Y"，或日历月 "M"、ISO 周 "W"',
    en: 'the payroll month of a date; or the quarter "Q", half-year "H" or year "Y" that this month lies in; or the calendar month "M" or ISO week "W" of the day',
  },
  arity: [1, 2],
  check(call) {
    const date = call.value(0, ['date']);
    const sort = call.args.length < 2 ? null : (call.word(1) ?? '');
    if (sort !== null && !SORTS.has(sort)) return call.problem('period-sort', call.args[1]?.at ?? call.at, { sort });
    if (!date) return null;
    return callNode(call, sort === null ? [date.expression] : [date.expression, { op: 'constant', kind: 'text', value: sort }], ['period']);
  },
  evaluate: needsAll(([value, word], world) => {
    const day = wholeOf(value);
    const sort = typeof word === 'string' ? SORTS.get(word) : undefined;
    if (day === null) return null;
    if (sort === 'week') return onCalendar(() => weekOf(day));
    return onCalendar(() => (sort === 'month' ? periodOf(day, CALENDAR_MONTH) : periodAround(world.periodOf(day), sort ?? 'month')));
  }),
};

const edge = (name: 'PERIODSTART' | 'PERIODEND', zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(period)`,
  help: { 'zh-CN': zh, en },
  arity: [1, 1],
  check: plain([['period']], 'date'),
  evaluate: needsAll(([value], world) => {
    const period = wholeOf(value);
    if (period === null) return null;
    return onCalendar(() => (name === 'PERIODSTART' ? world.periodStart(period) : world.periodEnd(period)));
  }),
});

export const PERIODSTART = edge('PERIODSTART', '计薪月（或季度、半年、年、周）的第一天', 'the first day of a payroll month, quarter, half-year, year or week');
export const PERIODEND = edge('PERIODEND', '计薪月（或季度、半年、年、周）的最后一天', 'the last day of a payroll month, quarter, half-year, year or week');

export const WORKDAYS: FunctionDefinition = {
  name: 'WORKDAYS',
  usage: 'WORKDAYS(month)',
  help: { 'zh-CN': '计薪月的工作日数，按公司日历', en: 'working days of a payroll month by the company’s calendar' },
  arity: [1, 1],
  check: plain([['period']], ['days', 'count']),
  evaluate: needsAll(([value], world) => {
    const period = wholeOf(value);
    if (period === null) return null;
    const [first, last] = [onCalendar(() => world.periodStart(period)), onCalendar(() => world.periodEnd(period))];
    const count = first && last ? countWorkdays(world.calendar, Number(first.n), Number(last.n)) : null;
    return count === null ? null : whole(count);
  }),
};

export const NETWORKDAYS: FunctionDefinition = {
  name: 'NETWORKDAYS',
  usage: 'NETWORKDAYS(from, to)',
  help: { 'zh-CN': '两日之间的工作日数，首尾都算，按公司日历', en: 'working days from one date to another, both counted, by the company’s calendar' },
  arity: [2, 2],
  check: plain([['date'], ['date']], ['days', 'count']),
  evaluate: needsAll(([start, end], world) => {
    const [from, to] = [wholeOf(start), wholeOf(end)];
    if (from === null || to === null) return null;
    const count = countWorkdays(world.calendar, Math.min(from, to), Math.max(from, to));
    // A span that runs backwards counts below zero, as in Excel.
    return count === null ? null : whole(from <= to ? count : -count);
  }),
};

export const WORKDAY: FunctionDefinition = {
  name: 'WORKDAY',
  usage: 'WORKDAY(date, n)',
  help: { 'zh-CN': '其后第 n 个工作日（n 为负则往前），按公司日历', en: 'the nth working day after a date, before it where n is negative, by the company’s calendar' },
  arity: [2, 2],
  check: plain([['date'], ['count', 'days', 'number']], 'date'),
  evaluate: needsAll(([date, n], world) => {
    const [start, count] = [wholeOf(date), wholeOf(n)];
    if (start === null || count === null) return null;
    let day = start;
    for (let left = Math.abs(count); left > 0; ) {
      const next = onCalendar(() => addDays(day, Math.sign(count)));
      if (next === null || !world.calendar.knows(Number(next.n))) return null;
      day = Number(next.n);
      if (world.calendar.isWorkday(day)) left--;
    }
    return whole(day);
  }),
};

export const WORKTIME: FunctionDefinition = {
  name: 'WORKTIME',
  usage: 'WORKTIME(from, to)',
  help: { 'zh-CN': '两个日期时间之间落在公司工作时间内的时长：只算工作日的上班时间，按公司日历（calendar.json 的 hours）', en: 'the time between two datetimes that lies in the working hours of the company’s working days (hours in calendar.json)' },
  arity: [2, 2],
  readsHours: true,
  check: plain([['datetime'], ['datetime']], 'duration'),
  evaluate(args, place, machine) {
    const inputs = args.map((arg) => machine.evaluate(arg, place));
    const { calendar } = machine.world;
    // Without hours nothing can be told of any row: that is waited for.
    if (!calendar.hours) return ABSENT;
    const state = worstOf(inputs);
    if (state !== State.Known) return unknown(state);
    const [from, to] = inputs.map(({ value }) => wholeOf(value ?? undefined));
    const minutes = from == null || to == null ? null : workMinutes(calendar, from, to);
    return minutes === null ? UNREADABLE : known(whole(minutes));
  },
};

export const ISWORKDAY: FunctionDefinition = {
  name: 'ISWORKDAY',
  usage: 'ISWORKDAY(date)',
  help: { 'zh-CN': '该日是否工作日，按公司日历', en: 'is it a working day by the company’s calendar?' },
  arity: [1, 1],
  check: plain([['date']], 'yesno'),
  evaluate: needsAll(([value], { calendar }) => {
    const day = wholeOf(value);
    return day !== null && calendar.knows(day) ? calendar.isWorkday(day) : null;
  }),
};

export const DAYKIND: FunctionDefinition = {
  name: 'DAYKIND',
  usage: 'DAYKIND(date)',
  help: { 'zh-CN': '该日是 "work" 工作日、"rest" 休息日还是 "holiday" 节假日', en: '"work", "rest" or "holiday"' },
  arity: [1, 1],
  check: plain([['date']], 'text'),
  evaluate: needsAll(([value], { calendar }) => {
    const day = wholeOf(value);
    return day !== null && calendar.knows(day) ? calendar.kind(day) : null;
  }),
};
