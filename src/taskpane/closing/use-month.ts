import { useMemo } from 'react';
import type { Checked } from '../../addin/session-state';
import type { CarriedLine } from '../../checking/waiver';
import { carriedOf, closingInForce } from '../../records/closings';
import type { Closing } from '../../records/model';
import { sumOf } from '../../report/money';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

export interface MonthView {
  /** Null where all months were checked together. */
  readonly month: string | null;
  /** The closing that keeps it closed; null where it is open. */
  readonly closing: Closing | null;
  readonly closings: readonly Closing[];
  /** All other closings, the newest first. */
  readonly history: readonly Closing[];
  /** What was taken over into this month out of earlier ones, and its sum. */
  readonly carriedIn: readonly CarriedLine[];
  readonly carriedSum: string;
  /** What was taken over out of this month, and its sum. */
  readonly carriedOut: number;
  readonly carriedOutSum: string;
  /** Rows on which what was paid is not what is due, and those where it cannot be told. */
  readonly paidOtherwise: number;
  readonly paidUnknown: number;
  readonly paidRows: number;
}

/** The month in sight as closings have it. */
export function useMonth({ view: { report } }: Checked): MonthView {
  const { records } = useSession();
  const { closings } = useObservable(records.state).records;
  const { month } = report.run;
  return useMemo(() => {
    const closing = month === null ? null : closingInForce(closings, month);
    const carriedIn = carriedOf(closings).filter(({ to }) => to === month);
    const carriedOut = carriedOf(closings).filter(({ from }) => from === month);
    const told = report.reconciliation.filter(({ due, paid }) => due !== null && paid !== null);
    return {
      month,
      closing,
      closings,
      history: closings.filter((one) => one !== closing).reverse(),
      carriedIn,
      carriedSum: sumOf(carriedIn.map(({ amount }) => amount)),
      carriedOut: carriedOut.length,
      carriedOutSum: sumOf(carriedOut.map(({ amount }) => amount)),
      paidOtherwise: told.filter(({ due, paid }) => due !== paid).length,
      paidUnknown: report.reconciliation.length - told.length,
      paidRows: report.reconciliation.length,
    };
  }, [closings, month, report]);
}
