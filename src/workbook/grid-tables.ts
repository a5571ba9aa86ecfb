import type { GridTable } from './port';

/** Tables as they stand on the sheet, row by row: the same order from every adapter. */
export const inOrder = (tables: readonly GridTable[]): GridTable[] => [...tables].sort((a, b) => a.top - b.top || a.left - b.left);
