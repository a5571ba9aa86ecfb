import type { Place } from '../formula/world';

/** The ledger row that a place shows: its own row, or the last of the group. */
export const shownRow = (place: Place): number => ('row' in place ? place.row : place.groups.rows[place.group]!.at(-1)!);

/** The ledger that a place lies in. */
export const ledgerOf = (place: Place): string => ('row' in place ? place.ledger : place.groups.ledger);
