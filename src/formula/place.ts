import type { Place } from './world';

/** The row whose cells stand for a place: the row itself, or a group's last; null for a group of no rows. */
export function rowOf(place: Place): { readonly ledger: string; readonly row: number } | null {
  if ('row' in place) return place;
  const row = place.groups.rows[place.group]?.at(-1);
  return row === undefined ? null : { ledger: place.groups.ledger, row };
}
