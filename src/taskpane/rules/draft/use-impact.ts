import { useMemo, useState } from 'react';
import { timeNow } from '../../../addin/clock';
import { PROFILE } from '../../../authoring/folder';
import { wordsIn } from '../../../i18n/language';
import { impactOf } from '../../../report/impact';
import { compareRules } from '../../../rules/difference';
import { useAddIn, useSession, useSessionState, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import type { OutcomeView } from '../../whatif/Outcome';
import { changeLines } from '../change-lines';
import { usePolicy } from '../policy-context';

export interface ImpactView extends OutcomeView {
  readonly isChecked: boolean;
  readonly canFind: boolean;
  readonly find: () => void;
  /** Are there other months than those that were checked? */
  readonly hasOthers: boolean;
  readonly isAll: boolean;
  readonly all: (isAll: boolean) => void;
  readonly replacing: readonly string[] | null;
  readonly replace: () => void;
  readonly keep: () => void;
}

/** What the draft changes, in words: figures, tiers, rules, then → now. */
export function useDraftChanges(): readonly string[] {
  const { drafting, rules } = useSession();
  const { draft, files, set } = useObservable(drafting.state);
  const ruling = useObservable(rules.state);
  const { lang, say } = useWords();
  return useMemo(() => {
    if (draft === null || files === null || set === null || ruling.kind !== 'in-force') return [];
    const { set: before, files: published } = ruling.rules;
    const paths = new Set([...draft.files.map(({ follows }) => follows), ...((draft.force ?? []).length > 0 ? [PROFILE] : [])]);
    const changes = compareRules(published.filter(({ path }) => paths.has(path)), files.filter(({ path }) => paths.has(path)));
    // The heading of a file names its path, which nobody reads here.
    return changes.flatMap((change) => {
      const lines = changeLines([change], before, set, { lang, say }).slice(1);
      const file = set.files.find(({ path }) => path === change.to);
      return changes.length > 1 && file ? [wordsIn(file.title, lang), ...lines] : lines;
    });
  }, [draft, files, set, ruling, lang, say]);
}

export function useImpact(): ImpactView {
  const { impact, drafting } = useSession();
  const { person } = useAddIn();
  const { checked, progress } = useSessionState();
  const { isReading, draft, problems } = useObservable(drafting.state);
  const found = useObservable(impact.state);
  const changes = useDraftChanges();
  const { policy } = usePolicy();
  const [replacing, setReplacing] = useState<readonly string[] | null>(null);
  const [isAll, setIsAll] = useState(false);
  const impacts = useMemo(() => (found?.view.report.difference ? impactOf(found.view, found.view.report.difference) : []), [found]);
  const hasOthers = checked !== null && checked.choice !== 'all';
  const isWrong = problems.some(({ severity }) => severity === 'error');
  const titles = draft?.files.map(({ follows }) => policy.files.find(({ file }) => file.path === follows)?.title ?? follows) ?? [];
  const write = (): void => {
    setReplacing(null);
    void impact.write({ by: person.get().trim() || null, at: timeNow() }, [...titles, ...changes]);
  };
  return {
    comparison: found,
    tried: changes.map((line) => line.trim()),
    impacts,
    isOld: found !== null && (found.base !== checked || found.draft !== draft || found.isAll !== (isAll && hasOthers)),
    isBusy: progress !== null,
    isChecked: checked !== null,
    canFind: checked !== null && progress === null && !isReading && !isWrong,
    find: () => void impact.find(isAll && hasOthers),
    hasOthers,
    isAll,
    all: setIsAll,
    write: () =>
      void impact.wouldReplace().then((sheets) => {
        if (sheets === null) return;
        if (sheets.length > 0) setReplacing(sheets);
        else write();
      }),
    clear: () => impact.clear(),
    replacing,
    replace: write,
    keep: () => setReplacing(null),
  };
}
