import type { Table } from '../src/formula/world';
import type { Column } from '../src/values/column';
import type { Kind } from '../src/values/kind';
import type { Rows } from './rows';

/** A column of `rows` values; what a cell's value is times 10^scale is a whole number. */
function numbers<Row>(rows: readonly Row[], kind: Kind, scale: number, read: (row: Row) => number): Column {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = read(rows[i]!);
  return { kind, scale, values, state: new Uint8Array(rows.length) };
}

function texts<Row>(rows: readonly Row[], kind: Kind, read: (row: Row) => string): Column {
  const values = new Float64Array(rows.length);
  const codes = new Map<string, number>();
  for (let i = 0; i < rows.length; i++) {
    const text = read(rows[i]!);
    let code = codes.get(text);
    if (code === undefined) codes.set(text, (code = codes.size));
    values[i] = code;
  }
  return { kind, scale: 0, values, state: new Uint8Array(rows.length), dictionary: [...codes.keys()] };
}

const table = (key: string, rows: number, columns: readonly (readonly [string, Column])[]): Table => ({ key, rows, columns: new Map(columns), dateColumn: null });

/** Row objects as the ledgers that the engine reads. */
export function tablesOf({ attendance, quotes, deals }: Rows): ReadonlyMap<string, Table> {
  return new Map([
    ['attendance', table('attendance', attendance.length, [
      ['minutes_late', numbers(attendance, 'duration', 0, (row) => row.minutes_late)],
      ['leave_type', texts(attendance, 'text', (row) => row.leave_type)],
      ['leave_days', numbers(attendance, 'days', 1, (row) => row.leave_days * 10)],
      ['sick_spell_days', numbers(attendance, 'days', 0, (row) => row.sick_spell_days)],
      ['years_of_service', numbers(attendance, 'count', 0, (row) => row.years_of_service)],
      ['base_salary', numbers(attendance, 'money', 2, (row) => row.base_salary)],
      ['workdays_in_month', numbers(attendance, 'days', 0, (row) => row.workdays_in_month)],
      ['absent', numbers(attendance, 'yesno', 0, (row) => (row.absent ? 1 : 0))],
      ['overtime_minutes', numbers(attendance, 'duration', 0, (row) => row.overtime_minutes)],
      ['approved_overtime', numbers(attendance, 'yesno', 0, (row) => (row.approved_overtime ? 1 : 0))],
      ['doctor_note', numbers(attendance, 'yesno', 0, (row) => (row.doctor_note ? 1 : 0))],
    ])],
    ['quotes', table('quotes', quotes.length, [
      ['price', numbers(quotes, 'money', 2, (row) => row.price)],
      ['cost', numbers(quotes, 'money', 2, (row) => row.cost)],
      ['approver_role', texts(quotes, 'role', (row) => row.approver_role)],
    ])],
    ['deals', table('deals', deals.length, [['amount', numbers(deals, 'money', 2, (row) => row.amount)]])],
  ]);
}
