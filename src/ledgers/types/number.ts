import type { ReadCells } from '../cells';
import { readNumbers } from '../read-number';
import { BASE } from '../units';

/** Plain numbers and numbers of days: up to 15 decimal places, exactly. */
export const readNumber: ReadCells = (cells, context, sink) =>
  readNumbers(cells, context, sink, { usual: BASE, accept: (value, i) => sink.known(i, value.digits, value.places) });

/** Whole numbers: how many. */
export const readInteger: ReadCells = (cells, context, sink) =>
  readNumbers(cells, context, sink, {
    usual: BASE,
    accept: (value, i) => (value.places === 0 ? sink.known(i, value.digits) : sink.unreadable(i, 'not-whole')),
  });

const HALF_DAY = /^(?:半天|半日|half(?: a)? day)$/i;

/** Numbers of days; 半天 is half a day. */
export const readDays: ReadCells = (cells, context, sink) =>
  readNumbers(cells, context, sink, {
    usual: BASE,
    accept: (value, i) => sink.known(i, value.digits, value.places),
    specialText(text, i) {
      if (!HALF_DAY.test(text)) return false;
      sink.known(i, 5, 1);
      return true;
    },
  });
