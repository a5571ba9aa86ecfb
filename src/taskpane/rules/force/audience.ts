import type { Audience } from '../../../authoring/force';
import type { LedgerDefinition } from '../../../rules/ledger-definition';
import type { InForce, RuleSet } from '../../../rules/model';

/** A column that people are told apart by. */
export interface AudienceChoice {
  readonly key: string;
  readonly headers: readonly string[];
  /** What it may be; null: that is typed. */
  readonly values: readonly string[] | null;
}

/** Columns of the people's ledger that tell people apart: that of the departments first, then those of listed values and of roles, then texts such as a person's number. */
export function choicesOf(people: LedgerDefinition | undefined, roles: RuleSet['roles'] = []): readonly AudienceChoice[] {
  const choices = [...(people?.columns.values() ?? [])].flatMap(({ key, headers, kind, values }): AudienceChoice[] => {
    if (kind === 'role') return roles.length === 0 ? [] : [{ key, headers, values: roles.map((role) => role.key) }];
    return kind === 'text' ? [{ key, headers, values: values?.size ? [...values.keys()] : null }] : [];
  });
  const rank = ({ key, values }: AudienceChoice): number => (key === people?.departmentColumn ? 0 : values === null ? 2 : 1);
  return [...choices].sort((a, b) => rank(a) - rank(b));
}

/** What is said of one column. */
export interface AudiencePart {
  readonly key: string;
  readonly values: readonly string[];
}

/** Null where a column has no value yet, or none is named. */
export const audienceOf = (parts: readonly AudiencePart[]): Audience | null =>
  parts.length === 0 || parts.some(({ values }) => values.length === 0) ? null : Object.fromEntries(parts.map(({ key, values }) => [key, values]));

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
