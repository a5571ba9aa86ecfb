import type { IRange } from '@univerjs/core';
import type { Sheet } from 'hucre';
import { areaOf } from '../../src/values/address';

interface TableColumn {
  readonly id: string;
  readonly displayName: string;
  readonly dataType: 'none';
  readonly formula: string;
  readonly meta: object;
  readonly style: object;
}

/** What is kept with a table beside what Univer knows of it: it has no rows of totals. */
export interface TableMeta {
  readonly totals?: boolean;
}

/** A table as Univer's plugin loads it. */
interface Table {
  readonly id: string;
  readonly name: string;
  readonly range: IRange;
  readonly options: { readonly showHeader: boolean };
  readonly filters: { readonly tableColumnFilterList: readonly never[] };
  readonly columns: readonly TableColumn[];
  readonly meta: TableMeta;
}

/** Gathers the tables of sheets. */
export function tables(): { add(sheet: Sheet, id: string): void; resource(): { name: string; data: string } } {
  const all: Record<string, { tables: Table[]; tableFilteredOutRows: readonly number[] }> = {};
  let count = 0;
  return {
    add(sheet, sheetId) {
      for (const { name, displayName = name, range = '', columns, showTotalRow = false } of sheet.tables ?? []) {
        const area = areaOf(range);
        if (!area) continue;
        const id = `table-${(count += 1)}`;
        (all[sheetId] ??= { tables: [], tableFilteredOutRows: [] }).tables.push({
          id,
          name: displayName,
          range: { startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right },
          options: { showHeader: true },
          filters: { tableColumnFilterList: [] },
          columns: columns.map((column, at) => ({ id: `${id}-${at + 1}`, displayName: column.name, dataType: 'none', formula: '', meta: {}, style: {} })),
          meta: { totals: showTotalRow },
        });
      }
    },
    resource: () => ({ name: 'SHEET_TABLE_PLUGIN', data: JSON.stringify(all) }),
  };
}
