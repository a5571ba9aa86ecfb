import type { Finding, Report } from '../../checking/report';
import { WAIVER_STATES, type WaiverState, type WaiverTold } from '../../checking/waiver';
import { sumOf } from '../../report/money';

/** States in which a finding is open again although somebody let it pass, so that somebody has to look. */
const REOPENED: ReadonlySet<WaiverState> = new Set(['expired', 'rule-changed', 'values-changed', 'own-finding', 'no-category']);

/** Waivers that no longer hold for findings that are still there. */
export const reopenedIn = ({ waivers }: Report): number => waivers.filter(({ state }) => REOPENED.has(state)).length;

/** How a state looks: it holds, it is open again, or there is nothing to do. */
export type StateLook = 'good' | 'bad' | 'plain';
export const lookOf = (state: WaiverState): StateLook => (state === 'in-effect' ? 'good' : REOPENED.has(state) ? 'bad' : 'plain');

export interface WaiverLine {
  readonly key: string;
  readonly waiver: WaiverTold;
  /** Null where the check has no such finding. */
  readonly finding: Finding | null;
}

export interface WaiverCount {
  readonly state: WaiverState;
  readonly count: number;
}

export interface WaiverList {
  /** What has to be looked at first, then the newest. */
  readonly lines: readonly WaiverLine[];
  /** Of the states that there are, in one order. */
  readonly counts: readonly WaiverCount[];
  /** Money that is lifted by those in effect, together; null: none. */
  readonly lifted: string | null;
}

const RANK: Readonly<Record<StateLook, number>> = { bad: 0, good: 1, plain: 2 };

/** What became of the waivers of a check. */
export function waiverListOf({ waivers, findings }: Report): WaiverList {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const lines = waivers.map((waiver, index): WaiverLine => ({ key: `${waiver.finding} ${waiver.at} ${index}`, waiver, finding: byId.get(waiver.finding) ?? null }));
  lines.sort((a, b) => RANK[lookOf(a.waiver.state)] - RANK[lookOf(b.waiver.state)] || (a.waiver.at < b.waiver.at ? 1 : a.waiver.at > b.waiver.at ? -1 : 0));
  const amounts = waivers.flatMap(({ state, money }) => (state === 'in-effect' && money !== null ? [money] : []));
  return {
    lines,
    counts: WAIVER_STATES.flatMap((state) => {
      const count = waivers.filter((waiver) => waiver.state === state).length;
      return count > 0 ? [{ state, count }] : [];
    }),
    lifted: amounts.length === 0 ? null : sumOf(amounts),
  };
}
