import type { Cell, Edge } from '../formula/expression';
import { compare } from '../values/rational';

export type Interval = Extract<Cell, { readonly is: 'interval' }>;

/** An edge that waits for a figure says nothing of the order yet. */
export const isWaiting = ({ low, high }: Interval): boolean => (low !== null && low.value === null) || (high !== null && high.value === null);

/** Where two lower edges begin: negative where `a` begins first; null (no edge) begins before all. */
export function compareLow(a: Edge | null, b: Edge | null): number {
  if (!a?.value || !b?.value) return a?.value ? 1 : b?.value ? -1 : 0;
  return compare(a.value, b.value) || Number(b.inclusive) - Number(a.inclusive);
}

/** Does everything up to `high` lie below everything from `low` on? */
export function isBelow(high: Edge | null, low: Edge | null): boolean {
  if (!high?.value || !low?.value) return false;
  const order = compare(high.value, low.value);
  return order < 0 || (order === 0 && !(high.inclusive && low.inclusive));
}

/** No value lies in it: from 5 up to 3, or above 5 and up to 5. */
export function isEmpty({ low, high }: Interval): boolean {
  if (!low?.value || !high?.value) return false;
  const order = compare(low.value, high.value);
  return order > 0 || (order === 0 && !(low.inclusive && high.inclusive));
}

/** Might one value lie in both? Edges that wait are taken to be apart. */
export function overlaps(a: Cell, b: Cell): boolean {
  if (a.is === 'any' || b.is === 'any') return true;
  if (a.is === 'values' && b.is === 'values') return a.values.some((value) => b.values.includes(value));
  if (a.is !== 'interval' || b.is !== 'interval') return false;
  return !isWaiting(a) && !isWaiting(b) && !isBelow(a.high, b.low) && !isBelow(b.high, a.low);
}

/** Does every value of `b` lie in `a`? */
export function covers(a: Cell, b: Cell): boolean {
  if (a.is === 'any') return true;
  if (a.is === 'values' && b.is === 'values') return b.values.every((value) => a.values.includes(value));
  if (a.is !== 'interval' || b.is !== 'interval' || isWaiting(a) || isWaiting(b)) return false;
  const high = a.high === null || (b.high !== null && sameOrWithin(b.high, a.high));
  return compareLow(a.low, b.low) <= 0 && high;
}

/** Upper edges of one value: does `a` end no later than `b`? */
const sameOrWithin = (a: Edge, b: Edge): boolean => {
  if (!a.value || !b.value) return false;
  const order = compare(a.value, b.value);
  return order < 0 || (order === 0 && (b.inclusive || !a.inclusive));
};
