import { noHits, type Hits } from './hit';
import { AMOUNT, RULES } from './loops';
import type { AttendanceRow, DealRow, QuoteRow, Rows } from './rows';

/** Rules of which at most one is broken by a row, by the number that a decision names them with, from 1. */
export const ATTENDANCE = [
  ['attendance/late-1', 'attendance/late-2', 'attendance/late-3', 'attendance/late-half-day'],
  ['attendance/personal-leave', 'attendance/sick-leave-junior', 'attendance/sick-leave-senior'],
  ['attendance/overtime'],
  ['attendance/sick-spell'],
  ['attendance/absence'],
] as const;
const QUOTES = ['quotes/authority'] as const;
export const DEALS = ['deals/commission-1', 'deals/commission-2', 'deals/commission-3', 'deals/commission-4'] as const;

/** What a row is against: one number for each family of rules, 0 for none. */
export interface Decisions {
  attendance(row: AttendanceRow): readonly number[];
  quote(row: QuoteRow): number;
  deal(row: DealRow): number;
}

/** Makes hits out of decisions: which rules a row is against is the engine's to say, the figures of a record are the loop's own, for every engine alike. */
export class Recorder {
  readonly hits = noHits(RULES);

  constructor(private readonly rows: Rows) {}

  attendance(row: number, numbers: readonly number[]): void {
    for (let family = 0; family < ATTENDANCE.length; family++) this.add(ATTENDANCE[family]!, numbers[family]!, row);
  }

  quote(row: number, number: number): void {
    this.add(QUOTES, number, row);
  }

  deal(row: number, number: number): void {
    this.add(DEALS, number, row);
  }

  rule(rule: string, row: number): void {
    const [value, limit] = AMOUNT[rule]!(this.rows, row);
    this.hits.get(rule)!.push({ rule, row, value, limit });
  }

  private add(family: readonly string[], number: number, row: number): void {
    if (number > 0) this.rule(family[number - 1]!, row);
  }
}

/** The first `each` rows of every ledger, one at a time. */
export function decided(rows: Rows, each: number, decisions: Decisions): Hits {
  const recorder = new Recorder(rows);
  for (let row = 0; row < each; row++) recorder.attendance(row, decisions.attendance(rows.attendance[row]!));
  for (let row = 0; row < each; row++) recorder.quote(row, decisions.quote(rows.quotes[row]!));
  for (let row = 0; row < each; row++) recorder.deal(row, decisions.deal(rows.deals[row]!));
  return recorder.hits;
}
