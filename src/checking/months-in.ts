import type { Ledger } from '../ledgers/ledger';
import type { RuleSet } from '../rules/model';
import { MONTH } from '../rules/names';
import { State } from '../values/column';
import { formatPeriod, monthAtEnd } from '../values/period';
import { withMonth } from './months';

export interface MonthRows {
  /** "2026-10", a payroll month. */
  readonly month: string;
  readonly rows: number;
}

/** The months that the ledgers' rows are of, with how many: the latest first. Rows without a known date are of none. */
export function monthsIn(ledgers: readonly Ledger[], set: RuleSet): MonthRows[] {
  const { payrollPeriod } = set.profile;
  const rowsOf = new Map<number, number>();
  for (const ledger of ledgers) {
    const months = withMonth(ledger, set.ledgers.get(ledger.key)!, payrollPeriod).columns.get(MONTH);
    if (months?.kind !== 'period') continue;
    const ofPeriod = new Map<number, number>();
    months.values.forEach((period, row) => {
      if (months.state[row] === State.Known) ofPeriod.set(period, (ofPeriod.get(period) ?? 0) + 1);
    });
    for (const [period, rows] of ofPeriod) {
      const month = monthAtEnd(period, payrollPeriod);
      rowsOf.set(month, (rowsOf.get(month) ?? 0) + rows);
    }
  }
  return [...rowsOf].sort(([a], [b]) => b - a).map(([month, rows]) => ({ month: formatPeriod(month), rows }));
}

/** The month that a workbook is about: that of most rows, of two such the later; null where no row has one. A few rows are of other months, and a slip of the pen may be of any. */
export const mainMonth = (months: readonly MonthRows[]): string | null => months.reduce<MonthRows | null>((best, one) => (best === null || one.rows > best.rows ? one : best), null)?.month ?? null;
