import type { PunchShape } from '../../rules/ledger-definition';
import { MINUTES_PER_DAY } from '../../values/time';
import { Direction, type Punches } from './columns';
import { isDeparture, workDayOf, type Before } from './days';

/** What became of one end of a day. */
export const End = { None: 0, Punch: 1, Unreadable: 2, TooFar: 3 } as const;
export type End = (typeof End)[keyof typeof End];

/** One row a person and day, index by index. Rows are indices into the sheet's rows of data. */
export interface PersonDays {
  readonly count: number;
  /** The first of the day's rows. */
  readonly row: Int32Array;
  /** Serial day; NaN where it can't be told. */
  readonly day: Float64Array;
  readonly arrival: Ends;
  readonly departure: Ends;
  /** Punches that were the one before again, by day. */
  readonly repeated: Int32Array;
}

/** Arrivals or departures: minutes from midnight of the day, and the row each stands in (of an unreadable one: why). */
export interface Ends {
  readonly state: Uint8Array;
  readonly minute: Float64Array;
  readonly row: Int32Array;
}

const ends = (count: number): Ends => ({ state: new Uint8Array(count), minute: new Float64Array(count), row: new Int32Array(count).fill(-1) });

/** Punches in order of person, work day and time; those without a time first of their day. `day` is by punch. */
interface Sorted {
  readonly order: Int32Array;
  readonly day: Float64Array;
}

/** Persons by row: a code for each, −1 where nobody can be told. */
export function personDays(punches: Punches, personOf: Int32Array, shape: PunchShape): PersonDays {
  const { order, day } = inOrder(punches, personOf, shape);
  const groups = groupStarts(order, punches, personOf, day);
  const count = groups.length - 1;
  const made = { count, row: new Int32Array(count), day: new Float64Array(count), arrival: ends(count), departure: ends(count), repeated: new Int32Array(count) };
  for (let group = 0; group < count; group++) {
    const members = order.subarray(groups[group], groups[group + 1]);
    made.row[group] = members.reduce((least, punch) => Math.min(least, punches.row[punch]!), Infinity);
    made.day[group] = workDay(punches, members, day, shape);
    pairDay(punches, members, shape, made, group, day[members[0]!]!);
  }
  return made;
}

/** Punches by person (−1 first), each person's in the order of the sheet; `starts` has where each person's begin, and the end. */
function byPerson({ count, row }: Punches, personOf: Int32Array): { readonly order: Int32Array; readonly starts: Int32Array } {
  const persons = personOf.reduce((most, person) => Math.max(most, person), -1) + 1;
  const starts = new Int32Array(persons + 2);
  for (let punch = 0; punch < count; punch++) starts[personOf[row[punch]!]! + 2]!++;
  for (let person = 1; person < starts.length; person++) starts[person]! += starts[person - 1]!;
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let punch = 0; punch < count; punch++) order[next[personOf[row[punch]!]! + 1]!++] = punch;
  return { order, starts };
}

/** Sorts punches by a whole number; of equals the order stays. Numbers and places go into one double each, which sorts without a comparison of ours. */
function sortBy(punches: Int32Array, keyOf: (punch: number) => number): void {
  const { length } = punches;
  const keys = Float64Array.from(punches, (punch, place) => keyOf(punch) * length + place);
  if (keys.every((key, place) => place === 0 || keys[place - 1]! < key)) return;
  const before = punches.slice();
  keys.sort().forEach((key, place) => (punches[place] = before[key % length]!));
}

function inOrder(punches: Punches, personOf: Int32Array, shape: PunchShape): Sorted {
  const { count, row, at } = punches;
  const day = new Float64Array(count);
  const { order, starts } = byPerson(punches, personOf);
  for (let person = 0; person + 1 < starts.length; person++) {
    const own = order.subarray(starts[person], starts[person + 1]);
    sortBy(own, (punch) => (Number.isNaN(at[punch]!) ? 0 : at[punch]!));
    let before: Before = { day: null, first: 0 };
    for (const punch of own) {
      const counted = punches.day[row[punch]!]!;
      if (!Number.isNaN(counted) || Number.isNaN(at[punch]!)) {
        day[punch] = Number.isNaN(counted) ? punches.date[row[punch]!]! : counted;
        continue;
      }
      const found = workDayOf(at[punch]!, punches.hours[row[punch]!]!, before, shape);
      // Who nobody can tell may be anybody: one's day says nothing of the other's.
      if (person > 0 && before.day !== found) before = { day: found, first: at[punch]! };
      day[punch] = found;
    }
    if (person > 0) sortBy(own, (punch) => (Number.isNaN(day[punch]!) ? 0 : day[punch]!));
  }
  return { order, day };
}

/** Where each person's day begins in the order, and its end. Who or when nobody can tell stands alone. */
function groupStarts(order: Int32Array, { row }: Punches, personOf: Int32Array, day: Float64Array): Int32Array {
  const starts: number[] = [];
  order.forEach((punch, index) => {
    const last = index === 0 ? -1 : order[index - 1]!;
    // NaN is no day, not even its own.
    const same = last >= 0 && personOf[row[punch]!]! >= 0 && personOf[row[punch]!] === personOf[row[last]!] && day[punch] === day[last];
    if (!same) starts.push(index);
  });
  return Int32Array.from([...starts, order.length]);
}

/** The day that the row stands for. A shift over midnight may be called by the day it ends on. */
function workDay({ hours, row }: Punches, members: Int32Array, day: Float64Array, { dayOfShift }: PunchShape): number {
  const first = members[0]!;
  const shift = hours[row[first]!];
  return day[first]! + (dayOfShift === 'end' && shift && shift.end > MINUTES_PER_DAY ? 1 : 0);
}

/** Punches of one day that count: each with the time it first and last was made. */
interface Event {
  readonly first: number;
  last: number;
  readonly direction: Direction;
}

function eventsOf(punches: Punches, members: Int32Array, debounce: number): { readonly events: Event[]; readonly repeated: number } {
  const events: Event[] = [];
  let repeated = 0;
  for (const punch of members) {
    if (Number.isNaN(punches.at[punch]!)) continue;
    const direction = punches.direction[punches.row[punch]!] as Direction;
    const same = events.findLast((event) => event.direction === direction);
    if (same && punches.at[punch]! - punches.at[same.first]! <= debounce) {
      same.last = punch;
      repeated++;
    } else events.push({ first: punch, last: punch, direction });
  }
  return { events, repeated };
}

function pairDay(punches: Punches, members: Int32Array, shape: PunchShape, made: PersonDays, group: number, began: number): void {
  const { at, row, refused } = punches;
  const put = ({ state, minute, row: rows }: Ends, what: End, punch: number): void => {
    state[group] = what;
    rows[group] = row[punch]!;
    if (what === End.Punch) minute[group] = at[punch]! - made.day[group]! * MINUTES_PER_DAY;
  };
  const unread = members.find((punch) => refused.has(row[punch]!) || punches.direction[row[punch]!] === Direction.Unreadable);
  if (unread !== undefined) {
    // With one punch that can't be read, nobody knows which was the first and which the last.
    put(made.arrival, End.Unreadable, unread);
    put(made.departure, End.Unreadable, unread);
    return;
  }
  const { events, repeated } = eventsOf(punches, members, shape.debounce);
  made.repeated[group] = repeated;
  if (events.length === 0) return;
  const [arrival, departure] = chosen(events, shape.mode, (punch) => isDeparture(at[punch]!, began, punches.hours[row[punch]!]!));
  if (arrival !== null) put(made.arrival, End.Punch, arrival);
  if (departure === null) return;
  const tooFar = arrival !== null && Number.isNaN(punches.day[row[departure]!]!) && at[departure]! - at[arrival]! > shape.longestShift;
  put(made.departure, tooFar ? End.TooFar : End.Punch, departure);
}

/** The punches that are arrival and departure; null: there is none. */
function chosen(events: readonly Event[], mode: PunchShape['mode'], leaves: (punch: number) => boolean): readonly [number | null, number | null] {
  const [only] = events;
  const last = events.at(-1);
  if (!only || !last) return [null, null];
  if (mode === 'typed') {
    return [events.find(({ direction }) => direction === Direction.In)?.first ?? null, events.findLast(({ direction }) => direction === Direction.Out)?.last ?? null];
  }
  if (events.length === 1) return leaves(only.first) ? [null, only.last] : [only.first, null];
  // By turns, the last of an odd number is an arrival whose departure is missing.
  return [only.first, mode === 'alternate' && events.length % 2 === 1 ? null : last.last];
}
