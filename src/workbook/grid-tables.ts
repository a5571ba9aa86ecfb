import type { GridTable } from './port';
import { Damaged, LIMITS } from './workbook-error';

/**
 * A sheet's tables as they stand on it, row by row: the same order from every adapter.
 * @throws Damaged where there are more than are told apart.
 */
export function tablesInOrder(sheet: string, tables: readonly GridTable[]): GridTable[] {
  if (tables.length > LIMITS.tables) throw new Damaged('too-many-tables', { sheet, tables: String(tables.length), limit: String(LIMITS.tables) });
  return [...tables].sort((a, b) => a.top - b.top || a.left - b.left);
}
