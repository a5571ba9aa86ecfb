import type { Place } from '../formula/world';

/** Of an empty ledger no row is shown. */
const NO_ROW = -1;

/** The ledger row that a place shows: its own row, or the last of the group; below 0 where the group is an empty ledger. */
export const shownRow = (place: Place): number => ('row' in place ? place.row : (place.groups.rows[place.group]!.at(-1) ?? NO_ROW));

/** The ledger that a place lies in. */
export const ledgerOf = (place: Place): string => ('row' in place ? place.ledger : place.groups.ledger);
