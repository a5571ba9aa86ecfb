import { buildCalendar, type Calendar } from '../values/calendar';
import { chinaCalendar } from '../values/china';
import { parseIsoDate } from '../values/serial-day';
import type { MoneyItem, Role } from './model';
import type { Reporter } from './reporter';
import type { CalendarShape, ItemsShape, RolesShape } from './shapes';

/** Roles of the company; a key or alias names one role. */
export function readRoles(report: Reporter, { roles }: RolesShape): Role[] {
  const owner = new Map<string, string>();
  roles.forEach(({ key, aliases = [] }, index) => {
    [key, ...aliases].forEach((writing, place) => {
      const other = owner.get(writing);
      const path = place === 0 ? ['roles', index, 'key'] : ['roles', index, 'aliases', place - 1];
      if (other !== undefined && (other !== key || place === 0)) report.error(path, 'alias-twice', { value: writing, first: other, second: key });
      owner.set(writing, key);
    });
  });
  return roles.map(({ key, rank, aliases = [] }) => ({ key, rank, aliases }));
}

export function readItems(report: Reporter, { items }: ItemsShape): Map<string, MoneyItem> {
  const read = new Map<string, MoneyItem>();
  items.forEach(({ key, title, payrollColumn = null, legalNote = null }, index) => {
    if (read.has(key)) report.error(['items', index, 'key'], 'name-twice', { name: key });
    read.set(key, { key, title, payrollColumn, legalNote });
  });
  return read;
}

let national: Calendar | undefined;
/** The calendar where the company has none of its own: the national one, made once. */
export const usualCalendar = (): Calendar => (national ??= chinaCalendar());

export function readCalendar(report: Reporter, { base, days, knownYears = [] }: CalendarShape): Calendar {
  const seen = new Set<number>();
  const own = days.flatMap(({ date, kind }, index) => {
    const day = parseIsoDate(date);
    if (day === null) {
      report.error(['days', index, 'date'], 'no-such-date', { value: date });
      return [];
    }
    if (seen.has(day)) report.error(['days', index, 'date'], 'name-twice', { name: date });
    seen.add(day);
    return [{ day, kind }];
  });
  return base === 'CN' ? chinaCalendar(own, knownYears) : buildCalendar({ holidays: {}, workdays: {} }, own, knownYears);
}
