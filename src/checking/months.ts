import type { Ledger } from '../ledgers/ledger';
import type { LedgerDefinition } from '../rules/ledger-definition';
import { MONTH } from '../rules/names';
import { State, type Column } from '../values/column';
import { periodOf, type PayrollDays } from '../values/period';
import { isSerialDay } from '../values/serial-day';
import { dayOf } from '../values/time';

/** The serial day that decides a row's month and rule version; null where the ledger has none or the row's is unknown. A period has no day. */
export function dayAt(column: Column | undefined, row: number): number | null {
  if (!column || column.state[row] !== State.Known) return null;
  if (column.kind !== 'date' && column.kind !== 'datetime') return null;
  const day = column.kind === 'date' ? column.values[row]! : dayOf(column.values[row]!);
  return isSerialDay(day) ? day : null;
}

/** The ledger with the payroll month of each row's date, as the column `month`. A ledger whose own column is called so keeps it. */
export function withMonth(ledger: Ledger, definition: LedgerDefinition, payroll: PayrollDays): Ledger {
  const dates = definition.dateColumn === null ? undefined : ledger.columns.get(definition.dateColumn);
  if (!dates || ledger.columns.has(MONTH)) return ledger;
  return { ...ledger, columns: new Map(ledger.columns).set(MONTH, monthColumn(dates, ledger.rows, payroll)) };
}

function monthColumn(dates: Column, rows: number, payroll: PayrollDays): Column {
  if (dates.kind === 'period') return dates;
  const values = new Float64Array(rows);
  const state = new Uint8Array(rows);
  // Sheets are mostly in date order, so the day before is mostly the same day.
  let lastDay = 0;
  let lastPeriod = 0;
  for (let row = 0; row < rows; row += 1) {
    const day = dayAt(dates, row);
    if (day === null) {
      state[row] = dates.state[row] === State.Known ? State.Unreadable : dates.state[row]!;
      continue;
    }
    if (day !== lastDay) {
      lastDay = day;
      lastPeriod = periodOf(day, payroll);
    }
    values[row] = lastPeriod;
  }
  return { kind: 'period', scale: 0, values, state };
}
