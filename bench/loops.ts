import type { Hit, Hits } from './hit';
import { ROLES, type AttendanceRow, type QuoteRow, type Rows } from './rows';

/** n / d to the nearest whole number, halves away from zero; n ≥ 0 and d > 0 whole. */
const divided = (n: number, d: number): number => Math.floor((2 * n + d) / (2 * d));

const dayShare = (row: AttendanceRow, tenths: number): number => divided(row.base_salary * row.leave_days * 10 * tenths, row.workdays_in_month * 100);

/** Rank of the role that must decide, by the margin on price: 50 %, 30 %, 20 %. */
export function requiredRank({ price, cost }: QuoteRow): number {
  const margin = price - cost;
  return margin * 2 >= price ? 0 : margin * 10 >= price * 3 ? 1 : margin * 5 >= price ? 2 : 3;
}

const RANK: Readonly<Record<string, number>> = Object.fromEntries(ROLES.map((role, rank) => [role, rank]));
export const rankOf = (role: string): number => RANK[role]!;

/** Value and limit of a hit, by rule: what the rule files say as formulas, by hand. */
export const AMOUNT: Readonly<Record<string, (rows: Rows, row: number) => readonly [value: number, limit: number]>> = {
  'attendance/late-1': () => [3000, 0],
  'attendance/late-2': () => [5000, 5],
  'attendance/late-3': () => [8000, 10],
  'attendance/late-half-day': ({ attendance }, row) => [attendance[row]!.minutes_late, 15],
  'attendance/personal-leave': ({ attendance }, row) => [dayShare(attendance[row]!, 10), 0],
  'attendance/sick-leave-junior': ({ attendance }, row) => [dayShare(attendance[row]!, 4), 2],
  'attendance/sick-leave-senior': ({ attendance }, row) => [dayShare(attendance[row]!, 3), 2],
  'attendance/overtime': ({ attendance }, row) => [attendance[row]!.overtime_minutes, 120],
  'attendance/sick-spell': ({ attendance }, row) => [attendance[row]!.sick_spell_days, 3],
  'attendance/absence': () => [1, 0],
  'quotes/authority': ({ quotes }, row) => [rankOf(quotes[row]!.approver_role), requiredRank(quotes[row]!)],
  'deals/commission-1': ({ deals }, row) => [divided(deals[row]!.amount * 10, 10_000), 1_000_000],
  'deals/commission-2': ({ deals }, row) => [divided(deals[row]!.amount * 15, 10_000), 10_000_000],
  'deals/commission-3': ({ deals }, row) => [divided(deals[row]!.amount * 20, 10_000), 50_000_000],
  'deals/commission-4': ({ deals }, row) => [divided(deals[row]!.amount * 25, 10_000), 100_000_000],
};
export const RULES = Object.keys(AMOUNT);

/** The loop that one would write by hand for exactly these rules: a record for each hit. */
export function recordLoop(rows: Rows): Hits {
  const late1: Hit[] = [], late2: Hit[] = [], late3: Hit[] = [], halfDay: Hit[] = [], personal: Hit[] = [], junior: Hit[] = [], senior: Hit[] = [];
  const overtime: Hit[] = [], spell: Hit[] = [], absence: Hit[] = [], authority: Hit[] = [];
  const commission1: Hit[] = [], commission2: Hit[] = [], commission3: Hit[] = [], commission4: Hit[] = [];

  const { attendance, quotes, deals } = rows;
  for (let row = 0; row < attendance.length; row++) {
    const day = attendance[row]!;
    const late = day.minutes_late;
    if (late > 0) {
      if (late <= 5) late1.push({ rule: 'attendance/late-1', row, value: 3000, limit: 0 });
      else if (late <= 10) late2.push({ rule: 'attendance/late-2', row, value: 5000, limit: 5 });
      else if (late <= 15) late3.push({ rule: 'attendance/late-3', row, value: 8000, limit: 10 });
      else halfDay.push({ rule: 'attendance/late-half-day', row, value: late, limit: 15 });
    }
    if (day.leave_type === 'personal') personal.push({ rule: 'attendance/personal-leave', row, value: dayShare(day, 10), limit: 0 });
    else if (day.leave_type === 'sick') {
      if (day.years_of_service < 2) junior.push({ rule: 'attendance/sick-leave-junior', row, value: dayShare(day, 4), limit: 2 });
      else senior.push({ rule: 'attendance/sick-leave-senior', row, value: dayShare(day, 3), limit: 2 });
    }
    if (day.overtime_minutes > 120 || (day.overtime_minutes > 0 && !day.approved_overtime)) overtime.push({ rule: 'attendance/overtime', row, value: day.overtime_minutes, limit: 120 });
    if (day.sick_spell_days > 3 && !day.doctor_note) spell.push({ rule: 'attendance/sick-spell', row, value: day.sick_spell_days, limit: 3 });
    if (day.absent) absence.push({ rule: 'attendance/absence', row, value: 1, limit: 0 });
  }
  for (let row = 0; row < quotes.length; row++) {
    const quote = quotes[row]!;
    const required = requiredRank(quote);
    const rank = rankOf(quote.approver_role);
    if (rank < required) authority.push({ rule: 'quotes/authority', row, value: rank, limit: required });
  }
  for (let row = 0; row < deals.length; row++) {
    const { amount } = deals[row]!;
    if (amount < 1_000_000) continue;
    if (amount <= 10_000_000) commission1.push({ rule: 'deals/commission-1', row, value: divided(amount * 10, 10_000), limit: 1_000_000 });
    else if (amount <= 50_000_000) commission2.push({ rule: 'deals/commission-2', row, value: divided(amount * 15, 10_000), limit: 10_000_000 });
    else if (amount <= 100_000_000) commission3.push({ rule: 'deals/commission-3', row, value: divided(amount * 20, 10_000), limit: 50_000_000 });
    else commission4.push({ rule: 'deals/commission-4', row, value: divided(amount * 25, 10_000), limit: 100_000_000 });
  }
  const lists = [late1, late2, late3, halfDay, personal, junior, senior, overtime, spell, absence, authority, commission1, commission2, commission3, commission4];
  return new Map(RULES.map((rule, i) => [rule, lists[i]!]));
}

/** The same loop without records: money in fen and how many rows are against a rule without money. */
export function totalsLoop({ attendance, quotes, deals }: Rows): { readonly fen: number; readonly flags: number } {
  let fen = 0;
  let flags = 0;
  for (const day of attendance) {
    const late = day.minutes_late;
    if (late > 15) flags++;
    else if (late > 0) fen += late <= 5 ? 3000 : late <= 10 ? 5000 : 8000;
    if (day.leave_type === 'personal') fen += dayShare(day, 10);
    else if (day.leave_type === 'sick') fen += dayShare(day, day.years_of_service < 2 ? 4 : 3);
    if (day.overtime_minutes > 120 || (day.overtime_minutes > 0 && !day.approved_overtime)) flags++;
    if (day.sick_spell_days > 3 && !day.doctor_note) flags++;
    if (day.absent) flags++;
  }
  for (const quote of quotes) if (rankOf(quote.approver_role) < requiredRank(quote)) flags++;
  for (const { amount } of deals) {
    if (amount >= 1_000_000) fen += divided(amount * (amount <= 10_000_000 ? 10 : amount <= 50_000_000 ? 15 : amount <= 100_000_000 ? 20 : 25), 10_000);
  }
  return { fen, flags };
}
