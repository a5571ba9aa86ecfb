import type { Finding } from '../../checking/report';
import type { PersonGroup, RuleGroup } from '../../report/group';

/** What stands under a rule's heading, one line after the other. */
export type Line =
  | { readonly kind: 'undecided'; readonly key: string; readonly count: number }
  | { readonly kind: 'person'; readonly key: string; readonly label: string; readonly count: number }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding; readonly isConsequence: boolean };

export const groupKey = ({ severity, rule, version }: RuleGroup): string => `${severity} ${rule} ${version}`;

const linesOfPeople = (people: readonly PersonGroup[], part: string): Line[] =>
  people.flatMap(({ person, told }): Line[] => [
    ...(person === null ? [] : [{ kind: 'person' as const, key: `${part} ${person.key}`, label: person.label, count: told.length }]),
    ...told.flatMap(({ finding, consequences }): Line[] => [
      { kind: 'finding', key: finding.id, finding, isConsequence: false },
      ...consequences.map((one): Line => ({ kind: 'finding', key: one.id, finding: one, isConsequence: true })),
    ]),
  ]);

/** All lines of a group: what is certain, then what cannot be judged. */
export function linesOf({ violated, undecided }: RuleGroup): Line[] {
  const count = undecided.reduce((sum, { told }) => sum + told.length, 0);
  return [...linesOfPeople(violated, 'violated'), ...(count === 0 ? [] : [{ kind: 'undecided' as const, key: 'undecided', count }]), ...linesOfPeople(undecided, 'undecided')];
}
