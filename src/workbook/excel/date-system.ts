/** 2000-01-01 as Excel's own function gives it where serial 0 is 1904-01-01; elsewhere it is 36526. */
const NEW_MILLENNIUM_1904 = 35_064;

/** Days between the two: serial 0 of the one is 1904-01-01, serial 1462 of the other. */
export const DAYS_TO_1904 = 1_462;

/** Asks which day serial 0 is, which Office.js has no property for: call `is1904` after the next trip. */
export function dateSystem(context: Excel.RequestContext): { is1904(): boolean } {
  const millennium = context.workbook.functions.date(2000, 1, 1).load('value');
  return { is1904: () => millennium.value === NEW_MILLENNIUM_1904 };
}
