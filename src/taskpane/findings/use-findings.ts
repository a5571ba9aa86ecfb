import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import type { RuleGroup } from '../../report/group';
import { SEVERITIES, type Severity } from '../../rules/model';
import { useSession } from '../frame/context';
import { groupKey, linesOf, type Line } from './lines';

/** Lines of an open group that are drawn at first; more at a button, which says how many there are. */
const PAGE = 100;

/** What is only for information waits until somebody asks. */
const CLOSED_AT_FIRST: ReadonlySet<Severity> = new Set(['info']);

const without = (closed: ReadonlySet<Severity>, severity: Severity): ReadonlySet<Severity> => new Set([...closed].filter((one) => one !== severity));

export interface GroupView {
  readonly key: string;
  readonly group: RuleGroup;
  readonly isOpen: boolean;
  readonly lines: readonly Line[];
  /** Lines behind those. */
  readonly more: number;
}

/** The rules of one severity. */
export interface SeverityView {
  readonly severity: Severity;
  /** Findings, whatever their verdict. */
  readonly count: number;
  readonly isOpen: boolean;
  readonly groups: readonly GroupView[];
}

export interface FindingsView {
  readonly severities: readonly SeverityView[];
  /** Place of the current finding among all, from 1; null where none is at hand. */
  readonly place: number | null;
  readonly toggleSeverity: (severity: Severity) => void;
  readonly toggle: (key: string) => void;
  readonly showMore: (key: string) => void;
  readonly show: (finding: Finding) => void;
  readonly go: (by: 1 | -1) => void;
}

/** Which groups are open, and how far. The group of the current finding opens itself as far as to it. */
export function useFindings({ groups, walk }: Checked, current: string | null): FindingsView {
  const session = useSession();
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const [closed, setClosed] = useState<ReadonlySet<Severity>>(CLOSED_AT_FIRST);
  const all = useMemo(() => groups.map((group) => ({ key: groupKey(group), group, lines: linesOf(group) })), [groups]);

  useEffect(() => {
    if (current === null) return;
    for (const { key, group, lines } of all) {
      const at = lines.findIndex((line) => line.key === current);
      if (at < 0) continue;
      setClosed((now) => (now.has(group.severity) ? without(now, group.severity) : now));
      setShown((now) => ((now.get(key) ?? 0) > at ? now : new Map(now).set(key, Math.ceil((at + 1) / PAGE) * PAGE)));
    }
  }, [all, current]);

  const toggleSeverity = useCallback((severity: Severity) => setClosed((now) => (now.has(severity) ? without(now, severity) : new Set(now).add(severity))), []);
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
  const views = all.map(({ key, group, lines }): GroupView => {
    const count = shown.get(key) ?? 0;
    return { key, group, isOpen: count > 0, lines: lines.slice(0, count), more: Math.max(0, lines.length - count) };
  });
  const severities = SEVERITIES.map((severity): SeverityView => {
    const of = views.filter(({ group }) => group.severity === severity);
    return { severity, count: of.reduce((sum, { group }) => sum + group.violations + group.cannotJudge, 0), isOpen: !closed.has(severity), groups: of };
  });
  return { severities: severities.filter(({ count }) => count > 0), place: at < 0 ? null : at + 1, toggleSeverity, toggle, showMore, show, go };
}
