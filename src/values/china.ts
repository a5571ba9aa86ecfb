import published from 'chinese-days/dist/chinese-days.json';
import { buildCalendar, type Calendar, type CompanyDay } from './calendar';

/** The national calendar of the State Council's notices (package chinese-days, its data alone) under the company's days. */
export const chinaCalendar = (company: readonly CompanyDay[] = [], years: readonly number[] = []): Calendar =>
  buildCalendar(published, company, years);
