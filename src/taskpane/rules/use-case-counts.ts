import { useEffect, useState } from 'react';
import type { RulesInForce } from '../../addin/rules-in-force';
import { caseCounts } from '../../authoring/case-counts';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

type Counts = ReadonlyMap<string, number>;

const counted = new WeakMap<RulesInForce, Counts>();

/** How many cases each rule in force has, by `caseKey`; null until they are loaded, and where they can't be. */
export function useCaseCounts(): Counts | null {
  const { rules } = useSession();
  const ruling = useObservable(rules.state);
  const inForce = ruling.kind === 'in-force' ? ruling.rules : null;
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    if (inForce === null) return;
    let isWanted = true;
    const known = counted.get(inForce);
    const coming = known ? Promise.resolve(known) : inForce.cases().then(caseCounts);
    coming
      .then((made) => {
        counted.set(inForce, made);
        if (isWanted) setCounts(made);
      })
      // Cases that can't be had are told where somebody begins to change a rule.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [inForce]);
  return counts;
}
