import type { Ledger } from '../ledgers/ledger';
import type { ByDay, Roster } from '../rules/ledger-definition';
import type { Calendar } from '../values/calendar';
import { State } from '../values/column';
import { spans } from '../values/steps';
import { textAt } from './columns';

/** Is the day no work day for this person? */
export type RestDays = (person: string | null, day: number) => boolean;

/** A person's own rest days where the schedule has the day, else the company's calendar, unless every day counts. In steps. */
export function* restDays({ schedule, everyDay }: Pick<ByDay | Roster, 'schedule' | 'everyDay'>, ledgers: ReadonlyMap<string, Ledger>, calendar: Calendar): Generator<void, RestDays> {
  const own = new Map<string, Map<number, boolean>>();
  const ledger = schedule && ledgers.get(schedule.ledger);
  if (schedule && ledger) {
    const people = ledger.columns.get(schedule.person);
    const dates = ledger.columns.get(schedule.date);
    const rest = ledger.columns.get(schedule.rest);
    for (const { from, to } of spans(ledger.rows)) {
      for (let row = from; row < to; row += 1) {
        const person = textAt(people, row);
        if (person === null || !dates || !rest || dates.state[row] !== State.Known || rest.state[row] !== State.Known) continue;
        const days = own.get(person) ?? new Map<number, boolean>();
        own.set(person, days.set(dates.values[row]!, rest.values[row] === 1));
      }
      yield;
    }
  }
  return (person, day) => (person === null ? undefined : own.get(person)?.get(day)) ?? (!everyDay && !calendar.isWorkday(day));
}
