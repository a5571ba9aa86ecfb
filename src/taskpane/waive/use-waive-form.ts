import { useMemo, useState } from 'react';
import { today } from '../../addin/clock';
import type { Notice } from '../../addin/notice';
import type { Checked } from '../../addin/session-state';
import { contextOf, faultsOf, longestExpiry, ownFindings, type Faults, type WaiverWord } from '../../addin/waiver-word';
import type { Finding } from '../../checking/report';
import { sumOf } from '../../report/money';
import type { WaiverCategory } from '../../rules/model';
import { useAddIn, useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

/** How far a word reaches: what was chosen, all of the rule about the same person, all of the rule. */
export type Scope = 'given' | 'person' | 'rule';

export interface ScopeChoice {
  readonly scope: Scope;
  readonly findings: readonly Finding[];
}

export interface WaiveForm {
  /** Why nothing can be waived now; null where it can. */
  readonly refusal: Notice | null;
  readonly scopes: readonly ScopeChoice[];
  readonly scope: Scope;
  readonly chooseScope: (scope: Scope) => void;
  /** What the word would be about. */
  readonly findings: readonly Finding[];
  /** Findings that follow from those and stay as they are. */
  readonly following: number;
  /** What they write as money lines; null: none. */
  readonly money: string | null;
  readonly categories: readonly WaiverCategory[];
  readonly category: WaiverCategory | null;
  readonly word: WaiverWord;
  readonly say: (part: Partial<WaiverWord>) => void;
  readonly chooseCategory: (key: string) => void;
  /** The last day that the category allows; null: no end is needed. */
  readonly longest: string | null;
  readonly earliest: string;
  /** What is amiss, once somebody has tried. */
  readonly faults: Faults;
  /** Leaves out what is about the person who speaks; null where nothing is, or everything. */
  readonly leaveOutOwn: (() => void) | null;
  readonly isSaving: boolean;
  readonly submit: () => void;
  readonly leave: () => void;
}

/** Open findings of the one rule, and of the one person, that the chosen ones are of: wider choices, where they are wider. */
function scopesOf(given: readonly Finding[], all: readonly Finding[]): readonly ScopeChoice[] {
  const choices: ScopeChoice[] = [{ scope: 'given', findings: given }];
  const [first] = given;
  if (!first || given.some(({ rule }) => rule !== first.rule)) return choices;
  const ofRule = all.filter(({ rule, waived }) => rule === first.rule && waived === null);
  const who = first.person?.employee_id;
  const ofPerson = who === undefined || given.some(({ person }) => person?.employee_id !== who) ? [] : ofRule.filter(({ person }) => person?.employee_id === who);
  if (ofPerson.length > given.length) choices.push({ scope: 'person', findings: ofPerson });
  if (ofRule.length > Math.max(given.length, ofPerson.length)) choices.push({ scope: 'rule', findings: ofRule });
  return choices;
}

/** The form over findings that are to be waived. */
export function useWaiveForm({ view: { report, set } }: Checked, about: readonly string[]): WaiveForm {
  const { waiving, records } = useSession();
  const addIn = useAddIn();
  const { isSaving } = useObservable(waiving.state);
  const { records: kept } = useObservable(records.state);
  const former = about.length === 1 ? kept.waivers.find(({ finding }) => finding === about[0]) : undefined;
  const day = today();

  const [scope, setScope] = useState<Scope>('given');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [hasTried, setHasTried] = useState(false);
  const [word, setWord] = useState<WaiverWord>(() => {
    const category = former ? set.waiverCategories.get(former.category) : undefined;
    return { category: category?.key ?? '', reason: former?.reason ?? '', by: addIn.person.get(), expires: category ? longestExpiry(category, day) : null };
  });

  const scopes = useMemo(() => {
    const given = new Set(about);
    return scopesOf(
      report.findings.filter(({ id, waived }) => given.has(id) && waived === null),
      report.findings,
    );
  }, [about, report]);
  const chosen = scopes.find((one) => one.scope === scope) ?? scopes[0]!;
  const findings = useMemo(() => chosen.findings.filter(({ id }) => !leftOut.has(id)), [chosen, leftOut]);
  const context = useMemo(() => contextOf(findings, report, set.waiverCategories, day), [findings, report, set, day]);
  const following = useMemo(() => {
    const causes = new Set(findings.map(({ id }) => id));
    return report.findings.filter(({ id, root, waived }) => root !== null && waived === null && causes.has(root) && !causes.has(id)).length;
  }, [findings, report]);

  const category = set.waiverCategories.get(word.category) ?? null;
  const faults = faultsOf(word, context);
  const own = ownFindings(word.by, context);
  const say = (part: Partial<WaiverWord>): void => setWord((now) => ({ ...now, ...part }));
  return {
    refusal: waiving.refusal(),
    scopes,
    scope: chosen.scope,
    chooseScope: (next) => {
      setLeftOut(new Set());
      setScope(next);
    },
    findings,
    following,
    money: context.lines.length === 0 ? null : sumOf(context.lines.map(({ amount }) => amount)),
    categories: [...set.waiverCategories.values()],
    category,
    word,
    say,
    chooseCategory: (key) => {
      const next = set.waiverCategories.get(key);
      say({ category: key, expires: next ? longestExpiry(next, day) : null });
    },
    longest: category && longestExpiry(category, day),
    earliest: report.run.asOf,
    faults: hasTried ? faults : {},
    leaveOutOwn: own.size === 0 || own.size === findings.length ? null : () => setLeftOut((now) => new Set([...now, ...[...own].map(({ id }) => id)])),
    isSaving,
    submit: () => {
      setHasTried(true);
      if (Object.keys(faults).length > 0) return;
      addIn.rememberPerson(word.by.trim());
      void waiving.waive(findings, word);
    },
    leave: () => waiving.leave(),
  };
}
