import type { Table } from '../src/formula/world';
import type { Column } from '../src/values/column';
import type { Kind } from '../src/values/kind';
import type { AttendanceRow, DealRow, QuoteRow, Rows } from './rows';

/** A column to be filled: what a cell's value is times 10^scale is a whole number. Every cell is there, so columns share their states. */
const blank = (state: Uint8Array, kind: Kind, scale = 0): Column => ({ kind, scale, values: new Float64Array(state.length), state });

/** A column of texts to be filled, and the codes of those met so far. */
class Texts {
  private readonly codes = new Map<string, number>();
  private last = '';
  private lastCode = -1;
  readonly values: Float64Array;

  constructor(private readonly state: Uint8Array, private readonly kind: Kind) {
    this.values = new Float64Array(state.length);
  }

  code(text: string): number {
    if (text === this.last && this.lastCode >= 0) return this.lastCode;
    let code = this.codes.get(text);
    if (code === undefined) this.codes.set(text, (code = this.codes.size));
    this.last = text;
    return (this.lastCode = code);
  }

  column(): Column {
    return { kind: this.kind, scale: 0, values: this.values, state: this.state, dictionary: [...this.codes.keys()] };
  }
}

function attendanceTable(rows: readonly AttendanceRow[]): Table {
  const count = rows.length;
  const known = new Uint8Array(count);
  const late = blank(known, 'duration');
  const leave = new Texts(known, 'text');
  const days = blank(known, 'days', 1);
  const spell = blank(known, 'days');
  const years = blank(known, 'count');
  const salary = blank(known, 'money', 2);
  const workdays = blank(known, 'days');
  const absent = blank(known, 'yesno');
  const overtime = blank(known, 'duration');
  const approved = blank(known, 'yesno');
  const note = blank(known, 'yesno');
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    late.values[i] = row.minutes_late;
    leave.values[i] = leave.code(row.leave_type);
    days.values[i] = row.leave_days * 10;
    spell.values[i] = row.sick_spell_days;
    years.values[i] = row.years_of_service;
    salary.values[i] = row.base_salary;
    workdays.values[i] = row.workdays_in_month;
    absent.values[i] = row.absent ? 1 : 0;
    overtime.values[i] = row.overtime_minutes;
    approved.values[i] = row.approved_overtime ? 1 : 0;
    note.values[i] = row.doctor_note ? 1 : 0;
  }
  return table('attendance', count, {
    minutes_late: late, leave_type: leave.column(), leave_days: days, sick_spell_days: spell, years_of_service: years, base_salary: salary,
    workdays_in_month: workdays, absent, overtime_minutes: overtime, approved_overtime: approved, doctor_note: note,
  });
}

function quotesTable(rows: readonly QuoteRow[]): Table {
  const known = new Uint8Array(rows.length);
  const price = blank(known, 'money', 2);
  const cost = blank(known, 'money', 2);
  const approver = new Texts(known, 'role');
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    price.values[i] = row.price;
    cost.values[i] = row.cost;
    approver.values[i] = approver.code(row.approver_role);
  }
  return table('quotes', rows.length, { price, cost, approver_role: approver.column() });
}

function dealsTable(rows: readonly DealRow[]): Table {
  const amount = blank(new Uint8Array(rows.length), 'money', 2);
  for (let i = 0; i < rows.length; i++) amount.values[i] = rows[i]!.amount;
  return table('deals', rows.length, { amount });
}

const table = (key: string, rows: number, columns: Readonly<Record<string, Column>>): Table => ({ key, rows, columns: new Map(Object.entries(columns)), dateColumn: null });

/** Row objects as the ledgers that the engine reads. */
export function tablesOf({ attendance, quotes, deals }: Rows): ReadonlyMap<string, Table> {
  return new Map([attendanceTable(attendance), quotesTable(quotes), dealsTable(deals)].map((one) => [one.key, one]));
}
