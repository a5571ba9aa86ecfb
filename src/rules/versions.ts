import type { InForce } from './model';

/** An attribute (a column) of the person that a row is about, or of the row; null where it is unknown. */
export type Attribute = (column: string) => string | null;

const matches = (audience: InForce['appliesTo'], attribute: Attribute): boolean =>
  [...audience].every(([column, values]) => {
    const value = attribute(column);
    return value !== null && values.includes(value);
  });

/** Is somebody certainly none of these? Whose attribute is not known may be one of them. */
const matchesNot = (audience: InForce['except'], attribute: Attribute): boolean =>
  [...audience].some(([column, values]) => {
    const value = attribute(column);
    return value !== null && !values.includes(value);
  });

const speaksFor = ({ appliesTo, except }: InForce, attribute: Attribute): boolean => matches(appliesTo, attribute) && (except.size === 0 || matchesNot(except, attribute));

/** Days that an entry covers: from its own first day or that of its version, whichever is later, to its last. */
export const coversDay = ({ file, from, to }: InForce, day: number): boolean => day >= from && day >= file.effectiveFrom && (to === null || day <= to);

/**
 * The version of one rule file that is in force on a serial day for somebody: among the entries of that id that cover the day and speak for the
 * person, the one whose version is the latest; of the same version, the one in force since later. Null: none.
 */
export function versionOn(entries: readonly InForce[], id: string, day: number, attribute: Attribute): InForce | null {
  let best: InForce | null = null;
  for (const entry of entries) {
    if (entry.file.id !== id || !coversDay(entry, day) || !speaksFor(entry, attribute)) continue;
    const later = best === null || entry.file.effectiveFrom > best.file.effectiveFrom || (entry.file.effectiveFrom === best.file.effectiveFrom && entry.from > best.from);
    if (later) best = entry;
  }
  return best;
}
