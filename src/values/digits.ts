/** Decimal digits that a double holds for certain: of a number Excel shows, compares and stores no more, and JSON gives back no more. */
export const DIGITS = 15;

/** Is a plain decimal text ("-1234.50") a number that a double gives back digit by digit? */
export const isHeld = (decimal: string): boolean => decimal.replace(/[-.]/g, '').length <= DIGITS;
