import { useMemo, useState } from 'react';
import type { Checked } from '../../addin/session-state';
import type { WaiverState, WaiverTold } from '../../checking/waiver';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { waiverListOf, type WaiverCount, type WaiverLine } from './waiver-list';

/** Waivers that are drawn at first; more at a button, which says how many there are. */
const PAGE = 50;

export interface WaiversView {
  readonly total: number;
  readonly counts: readonly WaiverCount[];
  readonly lifted: string | null;
  readonly filter: WaiverState | 'all';
  readonly choose: (filter: string) => void;
  readonly lines: readonly WaiverLine[];
  /** Lines behind those. */
  readonly more: number;
  readonly showMore: () => void;
  readonly isSaving: boolean;
  readonly takeBack: (waiver: WaiverTold) => void;
}

/** The waivers of the last check, of one state or of all. */
export function useWaivers({ view: { report } }: Checked): WaiversView {
  const { waiving } = useSession();
  const { isSaving } = useObservable(waiving.state);
  const list = useMemo(() => waiverListOf(report), [report]);
  const [wanted, setWanted] = useState<WaiverState | 'all'>('all');
  const [shown, setShown] = useState(PAGE);
  const filter = list.counts.some(({ state }) => state === wanted) ? wanted : 'all';
  const lines = filter === 'all' ? list.lines : list.lines.filter(({ waiver }) => waiver.state === filter);
  return {
    total: list.lines.length,
    counts: list.counts,
    lifted: list.lifted,
    filter,
    choose: (next) => {
      setWanted(list.counts.find(({ state }) => state === next)?.state ?? 'all');
      setShown(PAGE);
    },
    lines: lines.slice(0, shown),
    more: Math.max(0, lines.length - shown),
    showMore: () => setShown((now) => now + PAGE),
    isSaving,
    takeBack: (waiver) => void waiving.takeBack([waiver]),
  };
}
