import { OFFSET_1904 } from '../../values/serial-day';

/** 2000-01-01 as Excel's own function gives it where serial 0 is 1904-01-01. */
const NEW_MILLENNIUM_1904 = 36_526 - OFFSET_1904;

/** Asks which day serial 0 is, which Office.js has no property for: call `is1904` after the next trip. */
export function dateSystem(context: Excel.RequestContext): { is1904(): boolean } {
  const millennium = context.workbook.functions.date(2000, 1, 1).load('value');
  return { is1904: () => millennium.value === NEW_MILLENNIUM_1904 };
}
