import { buildCalendar, type Calendar, type Hours } from '../values/calendar';
import { chinaCalendar } from '../values/china';
import { parseIsoDate } from '../values/serial-day';
import { parseTime } from '../values/time';
import type { ClauseDomain, Clauses, MoneyItem, Role, WaiverCategory } from './model';
import type { Reporter } from './reporter';
import type { CalendarShape, ClausesShape, ItemsShape, RolesShape, WaiversShape } from './shapes';

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

export function readWaiverCategories(report: Reporter, { categories }: WaiversShape): Map<string, WaiverCategory> {
  const read = new Map<string, WaiverCategory>();
  categories.forEach((category, index) => {
    if (read.has(category.key)) report.error(['categories', index, 'key'], 'name-twice', { name: category.key });
    read.set(category.key, category);
  });
  return read;
}

/** Domain of a clause or citation: the letters of its id. */
export const domainOf = (id: string): string => id.slice(0, id.indexOf('-'));

/** The list of clauses; a domain that nobody declared follows those that are, without a title. */
export function readClauses(report: Reporter, { domains: declared = [], clauses }: ClausesShape): Clauses {
  const domains = new Map<string, ClauseDomain>();
  declared.forEach(({ key, title, later = false }, index) => {
    if (domains.has(key)) report.error(['domains', index, 'key'], 'name-twice', { name: key });
    domains.set(key, { key, title, later });
  });
  const seen = new Set<string>();
  const read = clauses.map(({ id, document, quote, status, notChecked = null }, index) => {
    if (seen.has(id)) report.error(['clauses', index, 'id'], 'name-twice', { name: id });
    seen.add(id);
    const domain = domainOf(id);
    if (!domains.has(domain)) domains.set(domain, { key: domain, title: null, later: false });
    return { id, domain, document, quote, status, notChecked };
  });
  return { domains: [...domains.values()], clauses: read };
}

let national: Calendar | undefined;
/** The calendar where the company has none of its own: the national one, made once. */
export const usualCalendar = (): Calendar => (national ??= chinaCalendar());

export function readCalendar(report: Reporter, { base, days, knownYears = [], hours }: CalendarShape): Calendar {
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
  const worked = hours ? readHours(report, hours) : null;
  return base === 'CN' ? chinaCalendar(own, knownYears, worked) : buildCalendar({ holidays: {}, workdays: {} }, own, knownYears, worked);
}

/** Working hours of a work day: each span ends after it begins, and begins no sooner than the one before ends. */
function readHours(report: Reporter, hours: NonNullable<CalendarShape['hours']>): Hours[] {
  let reached = 0;
  return hours.map(([from, to], index) => {
    const [start, end] = [parseTime(from) ?? 0, parseTime(to) ?? 0];
    if (start < reached || end <= start) report.error(['hours', index], 'hours-out-of-order', { from, to });
    reached = end;
    return { start, end };
  });
}
