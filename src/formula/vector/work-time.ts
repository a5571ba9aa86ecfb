import type { Calendar } from '../../values/calendar';
import { State } from '../../values/column';
import { workMinutes } from '../../values/work-time';
import { worst } from './compare';
import { safe } from './proof';
import { bytesOfBlock, numbersOfBlock, Vector } from './vector';

/** Minutes of working hours between datetimes in whole minutes; unreadable where it can't be told. Null: no hours, or no whole minutes. */
export function workTime(calendar: Calendar, from: Vector, to: Vector): Vector | null {
  const whole = [from, to].every(({ form }) => form.scale === 0 && form.denominator === 1);
  if (!calendar.hours || !whole) return null;
  const high = Math.max(0, to.form.high - from.form.low);
  safe(0, high);
  const out = numbersOfBlock();
  const states = bytesOfBlock();
  return new Vector({ kind: 'duration', scale: 0, low: 0, high, denominator: 1, dictionary: null, certain: false }, (block, self) => {
    const { values: starts } = from.read(block);
    const { values: ends } = to.read(block);
    worst([from.state, to.state], block.count, states);
    for (let i = 0; i < block.count; i++) {
      const minutes = states[i] === State.Known ? workMinutes(calendar, starts[i]!, ends[i]!) : 0;
      if (minutes === null) states[i] = State.Unreadable;
      out[i] = minutes ?? 0;
    }
    self.values = out;
    self.state = states;
  });
}
