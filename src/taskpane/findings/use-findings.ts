import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import type { RuleGroup } from '../../report/group';
import { useSession } from '../frame/context';
import { groupKey, linesOf, type Line } from './lines';

/** Lines of an open group that are drawn at first; more at a button, which says how many there are. */
const PAGE = 100;

export interface GroupView {
  readonly key: string;
  readonly group: RuleGroup;
  readonly isOpen: boolean;
  readonly lines: readonly Line[];
  /** Lines behind those. */
  readonly more: number;
}

export interface FindingsView {
  readonly groups: readonly GroupView[];
  /** Place of the current finding among all, from 1; null where none is at hand. */
  readonly place: number | null;
  readonly toggle: (key: string) => void;
  readonly showMore: (key: string) => void;
  readonly show: (finding: Finding) => void;
  readonly go: (by: 1 | -1) => void;
}

/** Which groups are open, and how far. The group of the current finding opens itself as far as to it. */
export function useFindings({ groups, walk }: Checked, current: string | null): FindingsView {
  const session = useSession();
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const all = useMemo(() => groups.map((group) => ({ key: groupKey(group), group, lines: linesOf(group) })), [groups]);

  useEffect(() => {
    if (current === null) return;
    for (const { key, lines } of all) {
      const at = lines.findIndex((line) => line.key === current);
      if (at >= 0) setShown((now) => ((now.get(key) ?? 0) > at ? now : new Map(now).set(key, Math.ceil((at + 1) / PAGE) * PAGE)));
    }
  }, [all, current]);

  const toggle = useCallback((key: string) => {
    setShown((now) => {
      const next = new Map(now);
      if (!next.delete(key)) next.set(key, PAGE);
      return next;
    });
  }, []);
  const showMore = useCallback((key: string) => setShown((now) => new Map(now).set(key, (now.get(key) ?? 0) + PAGE)), []);
  const show = useCallback((finding: Finding) => void session.walk.show(finding), [session]);
  const go = useCallback((by: 1 | -1) => void session.walk.go(by), [session]);
  const at = walk.findIndex(({ id }) => id === current);
  return {
    groups: all.map(({ key, group, lines }) => {
      const count = shown.get(key) ?? 0;
      return { key, group, isOpen: count > 0, lines: lines.slice(0, count), more: Math.max(0, lines.length - count) };
    }),
    place: at < 0 ? null : at + 1,
    toggle,
    showMore,
    show,
    go,
  };
}
