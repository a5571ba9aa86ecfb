import { seeded } from './random';

/** Typed rows, the same for every contender, named as the ledgers' columns. Money is whole fen, leave is in days (halves allowed). */
export interface AttendanceRow {
  readonly minutes_late: number;
  readonly leave_type: 'none' | 'personal' | 'sick';
  readonly leave_days: number;
  readonly sick_spell_days: number;
  readonly years_of_service: number;
  readonly base_salary: number;
  readonly workdays_in_month: number;
  readonly absent: boolean;
  readonly overtime_minutes: number;
  readonly approved_overtime: boolean;
  readonly doctor_note: boolean;
}

export const ROLES = ['业务员', '业务经理', '总经办', '总经理'] as const;

export interface QuoteRow {
  readonly price: number;
  readonly cost: number;
  readonly approver_role: (typeof ROLES)[number];
}

export interface DealRow {
  readonly amount: number;
}

export interface Rows {
  readonly attendance: readonly AttendanceRow[];
  readonly quotes: readonly QuoteRow[];
  readonly deals: readonly DealRow[];
}

/** `mixed`: as in a month's ledgers, mostly in order. `all fail`: every row is against a rule. */
export type Shape = 'mixed' | 'all fail';

/** `each` rows of every ledger. */
export function makeRows(shape: Shape, each: number): Rows {
  const random = seeded(20_261_031);
  const below = (limit: number): number => Math.floor(random() * limit);
  const chance = (share: number): boolean => random() < share;
  const fail = shape === 'all fail';

  const attendance = Array.from({ length: each }, (): AttendanceRow => {
    const leave_type = chance(0.9) ? 'none' : chance(0.6) ? 'personal' : 'sick';
    return {
      minutes_late: fail ? 1 + below(60) : chance(0.88) ? 0 : below(61),
      leave_type,
      leave_days: leave_type === 'none' ? 0 : chance(0.5) ? 0.5 : 1,
      sick_spell_days: leave_type === 'sick' ? 1 + below(5) : 0,
      years_of_service: below(12),
      base_salary: 300_000 + below(1_500_000),
      workdays_in_month: 20 + below(4),
      absent: chance(0.01),
      overtime_minutes: chance(0.85) ? 0 : below(200),
      approved_overtime: chance(0.9),
      doctor_note: chance(0.8),
    };
  });

  const quotes = Array.from({ length: each }, (): QuoteRow => {
    const units = 100 + below(500_000);
    const onBoundary = chance(0.1);
    const price = units * 10;
    const share = [5, 7, 8][below(3)]!;
    const cost = onBoundary ? units * share : below(price);
    return fail
      ? { price, cost: onBoundary ? units * 7 : units * 5 + 1 + below(units * 5), approver_role: ROLES[0] }
      : { price, cost, approver_role: ROLES[below(4)]! };
  });

  const edges = [1_000_000, 10_000_000, 50_000_000, 100_000_000];
  const deals = Array.from({ length: each }, (): DealRow => {
    if (chance(0.1)) return { amount: edges[below(4)]! + (fail ? 0 : below(3) - 1) };
    return { amount: fail ? 1_000_000 + below(150_000_000) : below(150_000_000) };
  });
  return { attendance, quotes, deals };
}
