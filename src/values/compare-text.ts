/** Order of two texts by code units, the same under every locale: below 0, 0, above 0. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
