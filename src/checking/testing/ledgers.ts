import type { Ledger } from '../../ledgers/ledger';
import type { ColumnDefinition, LedgerDefinition } from '../../rules/ledger-definition';
import { State, type Column } from '../../values/column';
import type { Kind } from '../../values/kind';
import { textColumn } from '../columns';

/** A column of whole numbers at a scale; null is a blank cell. */
export function numbers(kind: Kind, scale: number, values: readonly (number | null)[]): Column {
  return {
    kind,
    scale,
    values: Float64Array.from(values, (value) => value ?? 0),
    state: Uint8Array.from(values, (value) => (value === null ? State.Blank : State.Known)),
  };
}

export const texts = (values: readonly (string | null)[]): Column => textColumn(values, () => State.Blank);

/** A ledger read from one plain sheet, its columns side by side from A on, its rows from sheet row 2 on. */
export function ledgerOf(key: string, columns: Readonly<Record<string, Column>>): Ledger {
  const rows = Object.values(columns)[0]?.values.length ?? 0;
  const names = Object.keys(columns);
  return {
    key,
    rows,
    columns: new Map(Object.entries(columns)),
    sheetRow: Int32Array.from({ length: rows }, (_, row) => row + 2),
    sourceOf: new Uint16Array(rows),
    sources: [
      { file: `${key}.xlsx`, sheet: key, format: 'plain', range: `A2:Z${rows + 1}`, columnOf: new Map(names.map((name, at) => [name, at])), rows, notData: [], missingColumns: [], defaultsUsed: [] },
    ],
    notes: [],
  };
}

export function columnDefinition(key: string, more: Partial<ColumnDefinition> = {}): ColumnDefinition {
  return { key, type: 'text', kind: 'text', unit: 'text', headers: [key], required: false, default: null, bounds: null, values: null, references: null, ...more };
}

export function ledgerDefinition(key: string, columns: readonly ColumnDefinition[], more: Partial<LedgerDefinition> = {}): LedgerDefinition {
  return {
    key,
    path: `ledgers/${key}.json`,
    title: { 'zh-CN': key, en: key },
    rowKey: [],
    dateColumn: null,
    departmentColumn: null,
    columns: new Map(columns.map((column) => [column.key, column])),
    formats: [],
    byDay: null, roster: null, ofLines: null,
    ...more,
  };
}
