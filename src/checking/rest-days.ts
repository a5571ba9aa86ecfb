import type { Ledger } from '../ledgers/ledger';
import type { ByDay, Roster } from '../rules/ledger-definition';
import type { Calendar } from '../values/calendar';
import { State } from '../values/column';
import { textAt } from './columns';

/** Is the day no work day for this person? */
export type RestDays = (person: string | null, day: number) => boolean;

/** A person's own rest days where the schedule has the day, else the company's calendar, unless every day counts. */
export function restDays({ schedule, everyDay }: Pick<ByDay | Roster, 'schedule' | 'everyDay'>, ledgers: ReadonlyMap<string, Ledger>, calendar: Calendar): RestDays {
  const own = new Map<string, boolean>();
  const ledger = schedule && ledgers.get(schedule.ledger);
  if (schedule && ledger) {
    const people = ledger.columns.get(schedule.person);
    const dates = ledger.columns.get(schedule.date);
    const rest = ledger.columns.get(schedule.rest);
    for (let row = 0; row < ledger.rows; row += 1) {
      const person = textAt(people, row);
      if (person === null || !dates || !rest || dates.state[row] !== State.Known || rest.state[row] !== State.Known) continue;
      own.set(`${dates.values[row]!} ${person}`, rest.values[row] === 1);
    }
  }
  return (person, day) => own.get(`${day} ${person ?? ''}`) ?? (!everyDay && !calendar.isWorkday(day));
}
