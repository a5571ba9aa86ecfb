import { LOOKS } from '../../report/finding-entries';
import { lineOf, type FindingList } from '../../report/finding-list';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

export interface FindingsView {
  /** Null until the findings are in order. */
  readonly list: FindingList | null;
  /** Place of the current finding among the listed ones, from 1; null where it is not among them. */
  readonly place: number | null;
  readonly go: (by: 1 | -1) => void;
  readonly showAll: () => void;
  readonly leaveGone: () => void;
}

export function useFindings(current: string | null): FindingsView {
  const { walk } = useSession();
  const list = useObservable(walk.list);
  const line = list && lineOf(list, current);
  return {
    list,
    place: line && line.at + 1,
    go: (by) => void walk.go(by),
    showAll: () => void walk.arrange({ looks: new Set(LOOKS), hygiene: true, text: '', rule: null }),
    leaveGone: () => walk.leaveGone(),
  };
}
