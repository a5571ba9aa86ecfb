import { sameText } from '../../values/same-text';
import type { ReadCells } from '../cells';
import { scaleDecimal, wholeAt, type Decimal } from '../decimal';
import { readNumbers } from '../read-number';
import { BASE } from '../units';
import { isTimeFormat } from '../time-of-day';
import { wholeMinutes } from '../../values/time';

const HOUR = { times: 60, shift: 0 };
const COMPOUND = /^(\d{1,4})(?:小时|个小时|时|h|hours?)(\d{1,2})(?:分钟|分|m|min|minutes?)$/;

/** Durations in whole minutes: the nearest second, which undoes the noise of doubles, then seconds dropped. A cell formatted as a time is hours and minutes. */
export const readDuration: ReadCells = (cells, context, sink) => {
  const usual = context.definition.unit === 'hour' ? HOUR : BASE;
  return readNumbers(cells, context, sink, {
    usual,
    accept(value: Decimal, i) {
      const inSeconds = scaleDecimal(value, 60);
      const seconds = inSeconds && wholeAt(inSeconds, 0);
      if (!seconds) return sink.unreadable(i, 'too-large');
      // Six minutes as a fraction of a day, its format lost, would pass for a quarter of a second.
      if (!seconds.exact && Math.abs(seconds.whole) < 60) return sink.unreadable(i, 'ambiguous-duration');
      if (seconds.whole % 60 !== 0) sink.remark(i, 'seconds-dropped');
      sink.known(i, Math.trunc(seconds.whole / 60));
    },
    special(value, i) {
      if (!isTimeFormat(cells.format(i))) return false;
      const minutes = wholeMinutes(value);
      if (minutes === null) sink.unreadable(i, 'not-a-time');
      else sink.known(i, minutes);
      return true;
    },
    specialText(text, i) {
      const match = COMPOUND.exec(sameText(text).replace(/ /g, ''));
      if (!match) return false;
      sink.known(i, Number(match[1]) * 60 + Number(match[2]));
      return true;
    },
  });
};
