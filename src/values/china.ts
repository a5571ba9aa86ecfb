import published from 'chinese-days/dist/chinese-days.json';
import { buildCalendar, type Calendar, type CompanyDay, type Hours } from './calendar';

/** The national calendar of the State Council's notices (package chinese-days, its data alone) under the company's days and hours. */
export const chinaCalendar = (company: readonly CompanyDay[] = [], years: readonly number[] = [], hours: readonly Hours[] | null = null): Calendar =>
  buildCalendar(published, company, years, hours);
