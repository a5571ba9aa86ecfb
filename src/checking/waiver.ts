/** A person's word that a finding is let pass, bound to what it was said of: another version, row or value, and the finding is open again. */
export interface Waiver {
  /** Id of the finding: its rule and the key of its row or group. */
  readonly finding: string;
  readonly rule: string;
  /** Of the rule file that found it. */
  readonly version: string;
  /** SHA-256 of the values that the verdict was read from, as `CheckResult.valuesOf` gives it. */
  readonly values: string;
  /** A category of the company's waivers.json. */
  readonly category: string;
  readonly reason: string;
  /** Name as it was typed; nobody proved it. */
  readonly by: string;
  /** When it was said, "2026-11-22 09:30" by the clock of the person's machine. */
  readonly at: string;
  /** The last day on which it holds, "2026-12-31", held against the run's `asOf`, never the clock; null: no end. */
  readonly expires: string | null;
}

/**
 * What became of a waiver in a check. `superseded`: it would hold, but another one of the same finding was said after it; `own-finding`: said by the
 * person whom the finding is about, which counts for nothing; `not-found`: the rule was judged and finds nothing there any more; `not-judged`: nobody
 * looked (another month, a sheet that is missing); `no-category`: the company has none of that name any more.
 */
export const WAIVER_STATES = ['in-effect', 'superseded', 'expired', 'rule-changed', 'values-changed', 'own-finding', 'not-found', 'not-judged', 'no-category'] as const;
export type WaiverState = (typeof WAIVER_STATES)[number];

/** What a check tells of a waiver. */
export interface WaiverTold extends Waiver {
  readonly state: WaiverState;
  /** What it lifts of what was due, "-50.00"; null: nothing. */
  readonly money: string | null;
}

/** An amount of a closed month that came to be known late, and is paid or withheld with a later one. */
export interface CarriedLine {
  readonly employee_id: string;
  readonly employee_name: string | null;
  readonly item: string;
  /** What is still due, "-50.00": what should have been, less what the closed month had. */
  readonly amount: string;
  /** The closed month, "2026-10". */
  readonly from: string;
  /** The month that it is settled in, "2026-11". */
  readonly to: string;
  readonly rule: string;
  readonly version: string;
  readonly key: Readonly<Record<string, string>>;
}
