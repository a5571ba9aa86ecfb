import { LOOKS, type Look } from '../../report/finding-entries';
import { GROUPINGS, type FindingList, type Grouping } from '../../report/finding-list';
import type { View } from '../../report/tables/view';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

export interface FilterView {
  /** What is in the field, a little ahead of what is listed. */
  readonly text: string;
  readonly search: (text: string) => void;
  readonly grouping: Grouping;
  readonly group: (grouping: string) => void;
  /** The kinds that there are, each with how many findings have the searched text. */
  readonly looks: readonly { readonly look: Look; readonly count: number; readonly isChosen: boolean }[];
  readonly choose: (look: Look) => void;
  /** Whether record-keeping is listed, and how much of it has the searched text; null where the report has none. */
  readonly hygiene: { readonly isListed: boolean; readonly count: number } | null;
  readonly listHygiene: (isListed: boolean) => void;
  /** Title of the one rule whose findings are listed; null: those of all rules. */
  readonly rule: string | null;
  readonly leaveRule: () => void;
}

/** The looks that were chosen: none where all are listed. */
const chosenAmong = (looks: ReadonlySet<Look>): ReadonlySet<Look> => (looks.size === LOOKS.length ? new Set() : looks);

/** With one chosen more or less; where none is chosen any more, all are listed. */
export function withLook(looks: ReadonlySet<Look>, look: Look): ReadonlySet<Look> {
  const chosen = new Set(chosenAmong(looks));
  if (!chosen.delete(look)) chosen.add(look);
  return chosen.size === 0 ? new Set(LOOKS) : chosen;
}

export function useFilter({ counts, hygiene: kept }: FindingList, { names }: Pick<View, 'names'>): FilterView {
  const { walk } = useSession();
  const { text: searched, grouping, looks, hygiene, rule } = useObservable(walk.arrangement);
  const typed = useObservable(walk.typed);
  const chosen = chosenAmong(looks);
  return {
    text: typed ?? searched,
    search: (text) => walk.search(text),
    grouping,
    group: (value) => void walk.arrange({ grouping: GROUPINGS.find((one) => one === value) ?? 'rule' }),
    looks: LOOKS.filter((look) => counts[look] > 0 || chosen.has(look)).map((look) => ({ look, count: counts[look], isChosen: chosen.has(look) })),
    choose: (look) => void walk.arrange({ looks: withLook(looks, look) }),
    hygiene: kept.total === 0 ? null : { isListed: hygiene, count: kept.found },
    listHygiene: (isListed) => void walk.arrange({ hygiene: isListed }),
    rule: rule === null ? null : names.ruleTitle(rule),
    leaveRule: () => void walk.arrange({ rule: null }),
  };
}
