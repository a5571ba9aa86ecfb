import type { IRange } from '@univerjs/core';
import type { Sheet } from 'hucre';
import { areaOf } from '../../src/values/address';

/** A sheet's filter as Univer's plugin loads it; columns count from the sheet's first. */
interface Filter {
  readonly ref: IRange;
  readonly filterColumns: readonly { readonly colId: number; readonly filters: { readonly filters: readonly string[] } }[];
  readonly cachedFilteredOut: readonly number[];
}

/** Rows that a filter by values hides: they come back when it is cleared, so they are not hidden by themselves. */
export function filteredRows({ autoFilter, rowDefs }: Sheet): readonly number[] {
  const area = areaOf(autoFilter?.range ?? '');
  if (!area || !autoFilter?.columns?.some(({ filters }) => filters)) return [];
  return [...(rowDefs ?? [])].filter(([row, { hidden }]) => hidden === true && row > area.top && row <= area.bottom).map(([row]) => row);
}

/** Gathers the filters of sheets. */
export function filters(): { add(sheet: Sheet, id: string): void; resource(): { name: string; data: string } } {
  const all: Record<string, Filter> = {};
  return {
    add(sheet, sheetId) {
      const area = areaOf(sheet.autoFilter?.range ?? '');
      if (!area) return;
      all[sheetId] = {
        ref: { startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right },
        filterColumns: (sheet.autoFilter?.columns ?? []).flatMap(({ colIndex, filters: shown }) => (shown ? [{ colId: area.left + colIndex, filters: { filters: shown } }] : [])),
        cachedFilteredOut: filteredRows(sheet),
      };
    },
    resource: () => ({ name: 'SHEET_FILTER_PLUGIN', data: JSON.stringify(all) }),
  };
}
