import { useEffect, useState } from 'react';
import type { Checked } from '../../addin/session-state';
import { groundOf } from '../../records/basis';
import { lateSlips } from '../../records/late-slips';
import type { Closing, KeptRun } from '../../records/model';
import { reportOfRun } from '../../records/runs';
import { sumOf } from '../../report/money';
import { useSession, useSessionState } from '../frame/context';
import { useObservable } from '../frame/use-observable';

/** What is known of a closed month that is not in sight. `since`: when it was last checked after it was closed; null: never. */
export interface ClosedMonth {
  readonly month: string;
  /** Rows of it in this workbook. */
  readonly rows: number;
  readonly since: string | null;
  /** What came late by that check, and what else came out otherwise. */
  readonly late: number;
  readonly amount: string;
  readonly others: number;
  readonly check: () => void;
}

type Known = Pick<ClosedMonth, 'since' | 'late' | 'amount' | 'others'>;
const NOTHING: Known = { since: null, late: 0, amount: '0.00', others: 0 };

/** The newest kept run of a month, where it was made since the month was closed. */
const runSince = (runs: readonly KeptRun[], { month, at }: Closing): KeptRun | null => runs.find((kept) => kept.run.month === month && kept.at >= at) ?? null;

/** Closed months beside the one in sight, with what their last kept run tells of them. */
export function useClosedMonths({ recognised }: Checked, closings: readonly Closing[], inSight: string | null): readonly ClosedMonth[] {
  const { checker, records } = useSession();
  const { isLoaded } = useObservable(records.state);
  const { runs } = useObservable(records.state).records;
  const { progress } = useSessionState();
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const others = closings.filter(({ month, reopened, removed }) => month !== inSight && reopened === null && !removed);
  useEffect(() => {
    if (!isLoaded || progress !== null) return;
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = new Map<string, Known>();
      for (const closing of others) {
        const kept = runSince(runs, closing);
        if (kept === null) continue;
        const report = await unpacked(kept, () => isGone);
        if (report === null) continue;
        const slips = lateSlips(closings, report, groundOf(recognised.rules, report));
        const late = slips.filter(({ cause }) => cause === 'late');
        found.set(closing.month, { since: kept.at, late: late.length, amount: sumOf(late.map(({ amount }) => amount)), others: slips.length - late.length });
      }
      if (!isGone) setKnown(found);
    };
    void look();
    return () => {
      isGone = true;
    };
    // `others` is of these.
  }, [closings, runs, recognised, inSight, isLoaded, progress === null]);
  return others
    .map((closing): ClosedMonth => {
      const { month } = closing;
      return {
        month,
        rows: recognised.months.find((one) => one.month === month)?.rows ?? 0,
        ...(known.get(month) ?? NOTHING),
        check: () => void checker.chooseMonth({ month }),
      };
    })
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A kept run's report, a step at a time; null where it can't be read, or nobody waits any more. */
async function unpacked(kept: KeptRun, isGone: () => boolean): Promise<ReturnType<typeof reportOfRun> extends Generator<void, infer R> ? R | null : never> {
  try {
    const steps = reportOfRun(kept);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (isGone()) return null;
      await turn();
    }
  } catch {
    // What was kept is untrusted; the month can be checked anew.
    return null;
  }
}
