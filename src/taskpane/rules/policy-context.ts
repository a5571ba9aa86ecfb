import { createContext, useContext } from 'react';
import type { Finding } from '../../checking/report';
import type { Policy, PolicyWords } from '../../report/policy';
import type { Citation, RuleSet } from '../../rules/model';
import type { RuleFileShape } from '../../rules/shapes';
import type { Standing } from '../../rules/standing';

/** What the last check found by one version of a rule. */
export interface Hits {
  readonly count: number;
  readonly first: Finding;
}

/** What all parts of the rules page go by. */
export interface PolicyView {
  readonly set: RuleSet;
  readonly policy: Policy;
  readonly words: PolicyWords;
  /** Null before the first check; a rule that found nothing has none. */
  readonly hits: ReadonlyMap<string, Hits> | null;
  /** "ATT-25 004-U 七 2：5分钟以内": a clause with words of its text. */
  readonly clause: (citation: Citation) => string;
  /** A rule file as it is written; null where there is none of that path. */
  readonly shapeOf: (path: string) => RuleFileShape | null;
  /** The text of a file; '' where there is none of that path. */
  readonly textOf: (path: string) => string;
  /** What stands on what; made when it is first asked for. */
  readonly standing: () => Standing;
}

/** A rule in one version. */
export const hitKey = (rule: string, version: string): string => `${rule} ${version}`;

export const PolicyContext = createContext<PolicyView | null>(null);

export function usePolicy(): PolicyView {
  const view = useContext(PolicyContext);
  if (view === null) throw new Error('PolicyView is not given here');
  return view;
}
