import { NUMERIC_KINDS, type Kind } from '../values/kind';
import type { BinaryOperator } from './expression';

/**
 * Which kinds go together ("Kinds and units" of docs/rules.md). A piece of a formula has a list of kinds that it may be, its own first: a bare
 * number is any amount, a bare text also a date or a role, a run a number of times or of days. All others have one.
 */
export type Kinds = readonly Kind[];

export const BARE_NUMBER: Kinds = ['number', 'money', 'count', 'days', 'duration'];
export const BARE_TEXT: Kinds = ['text', 'role', 'date', 'time', 'datetime', 'period', 'yesno'];

/** Kinds that both may be, in the order of the one that is less free. */
export const common = (a: Kinds, b: Kinds): Kinds => (a.length <= b.length ? a.filter((kind) => b.includes(kind)) : b.filter((kind) => a.includes(kind)));

/** What a sum or difference may be, and what its sides must be for that. */
export interface Sides {
  readonly left: Kind;
  readonly right: Kind;
  readonly kinds: Kinds;
}

/** Is it a bare number, or made of bare numbers alone? */
export const isBareNumber = (kinds: Kinds): boolean => kinds.length === BARE_NUMBER.length;
const isFree = (kinds: Kinds): boolean => kinds.length > 1;

/** Points in time minus each other. */
const SPAN_BETWEEN: Partial<Record<Kind, Kind>> = { date: 'days', time: 'duration', datetime: 'duration' };
/** What moves a point in time. A bare number moves days and months; minutes or hours would have to be said. */
const STEP: Partial<Record<Kind, Kind>> = { date: 'days', time: 'duration', datetime: 'duration', period: 'count' };

const moves = (point: Kinds, step: Kinds): Kind | null => {
  const kind = isFree(point) ? undefined : point[0];
  const by = kind && STEP[kind];
  if (!kind || !by || !step.includes(by)) return null;
  return by === 'duration' && isFree(step) ? null : kind;
};

/** Null: these two can't be added. */
export function sumOf(operator: '+' | '-', a: Kinds, b: Kinds): Sides | null {
  const both = common(a, b);
  if (operator === '-' && !(isFree(a) && isFree(b))) {
    const points = both.find((kind) => SPAN_BETWEEN[kind]);
    const span = points && SPAN_BETWEEN[points];
    if (points && span) return { left: points, right: points, kinds: [span] };
  }
  const moved = moves(a, b);
  if (moved) return { left: moved, right: STEP[moved] ?? moved, kinds: [moved] };
  if (operator === '+') {
    const byLeft = moves(b, a);
    if (byLeft) return { left: STEP[byLeft] ?? byLeft, right: byLeft, kinds: [byLeft] };
    if (a[0] === 'date' && b[0] === 'time') return { left: 'date', right: 'time', kinds: ['datetime'] };
    if (a[0] === 'time' && b[0] === 'date') return { left: 'time', right: 'date', kinds: ['datetime'] };
  }
  const amounts = both.filter((kind) => BARE_NUMBER.includes(kind));
  const [kind] = amounts;
  return kind ? { left: kind, right: kind, kinds: amounts } : null;
}

const PLAIN: Kinds = ['number', 'count'];

function timesKind(a: Kind, b: Kind): Kinds | null {
  if (a === 'money' || b === 'money') {
    const other = a === 'money' ? b : a;
    return other === 'number' || other === 'count' || other === 'days' ? ['money'] : null;
  }
  if (a === 'number' && b === 'number') return ['number'];
  if (PLAIN.includes(a) && PLAIN.includes(b)) return ['count', 'number'];
  if (PLAIN.includes(a) && BARE_NUMBER.includes(b)) return [b];
  return PLAIN.includes(b) && BARE_NUMBER.includes(a) ? [a] : null;
}

function overKind(a: Kind, b: Kind): Kinds | null {
  if (!BARE_NUMBER.includes(a) || !BARE_NUMBER.includes(b)) return null;
  if (a === b) return ['number'];
  if (a === 'money' && b === 'days') return ['money'];
  if (!PLAIN.includes(b)) return null;
  return a === 'count' ? ['count', 'number'] : [a];
}

/** What a product or quotient may be; null: these two can't be multiplied or divided. Of free sides the first fit counts. */
export function productOf(operator: '*' | '/', a: Kinds, b: Kinds): { readonly left: Kind; readonly right: Kind; readonly kinds: Kinds } | null {
  const rule = operator === '*' ? timesKind : overKind;
  for (const left of a) {
    for (const right of b) {
      const kinds = rule(left, right);
      // Figures among themselves stay bare.
      if (kinds) return { left, right, kinds: isBareNumber(a) && isBareNumber(b) ? BARE_NUMBER : kinds };
    }
  }
  return null;
}

/** Kinds in which two sides can be compared. */
export function comparable(operator: Exclude<BinaryOperator, '+' | '-' | '*' | '/' | '&'>, a: Kinds, b: Kinds): Kinds {
  const ordered = operator !== '=' && operator !== '<>';
  return common(a, b).filter((kind) => kind !== 'list' && (!ordered || NUMERIC_KINDS.has(kind)));
}
