import type { Audience } from '../../../authoring/force';
import type { LedgerDefinition } from '../../../rules/ledger-definition';
import type { InForce, RuleSet } from '../../../rules/model';

/** A column that people are told apart by, with its values. */
export interface AudienceChoice {
  readonly key: string;
  readonly headers: readonly string[];
  readonly values: readonly string[];
}

/** Columns of the people's ledger whose values are listed, that of the departments first. */
export function choicesOf(people: LedgerDefinition | undefined): readonly AudienceChoice[] {
  const listed = [...(people?.columns.values() ?? [])].flatMap(({ key, headers, kind, values }): AudienceChoice[] => (kind === 'yesno' || !values?.size ? [] : [{ key, headers, values: [...values.keys()] }]));
  const isFirst = ({ key }: AudienceChoice): boolean => key === people?.departmentColumn;
  return [...listed.filter(isFirst), ...listed.filter((one) => !isFirst(one))];
}

/** The last day of a file that has ended in all of its versions, as a serial day; null: it is in force without end, or never was. */
export function endOf({ profile }: RuleSet, id: string): number | null {
  const ends = profile.inForce.filter(({ file }) => file.id === id).map(({ to }) => to);
  const last = Math.max(...ends.map((to) => to ?? Infinity));
  return Number.isFinite(last) ? last : null;
}

/** For whom a version was in force last, where that was not everybody; null also where it was so in several ways. */
export function audienceBefore(entries: readonly InForce[]): { readonly for?: Audience; readonly except?: Audience } | null {
  const last = Math.max(...entries.map(({ to }) => to ?? Infinity));
  const [one, ...others] = entries.filter(({ to }) => to === last);
  if (!one || others.length > 0 || one.appliesTo.size + one.except.size === 0) return null;
  return { ...(one.appliesTo.size > 0 ? { for: Object.fromEntries(one.appliesTo) } : {}), ...(one.except.size > 0 ? { except: Object.fromEntries(one.except) } : {}) };
}
