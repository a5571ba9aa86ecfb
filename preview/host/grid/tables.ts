import { LocaleService, LocaleType } from '@univerjs/core';
import { AddSheetTableCommand, TableManager, type ITableInfo } from '@univerjs/sheets-table';
import type { TableMeta } from '../../book/tables';
import { beside } from '../beside';
import { HostError } from '../errors';
import type { Host } from '../host';
import { intersection, type Area } from './address';
import { mapCells, valueOf } from './cells';
import { writeEntries } from './write';

export type Table = ITableInfo;

/** What Excel calls tables and columns that have no name yet, by its language. */
const WORDS: Readonly<Partial<Record<LocaleType, { readonly table: string; readonly column: string }>>> = {
  [LocaleType.ZH_CN]: { table: '表', column: '列' },
  [LocaleType.ZH_TW]: { table: '表格', column: '欄' },
  [LocaleType.EN_US]: { table: 'Table', column: 'Column' },
};

/** Tables of the workbook (sheet null) or of one sheet, in the order in which they came. */
export const tablesOf = (host: Host, sheet: string | null): Table[] => host.book.getTableList().filter((table) => sheet === null || table.subUnitId === sheet);

export function tableById(host: Host, id: string): Table {
  const table = host.book.getTableInfo(id);
  if (table === undefined) throw new HostError('ItemNotFound');
  return table;
}

export const findTable = (host: Host, sheet: string | null, key: string): Table | null =>
  tablesOf(host, sheet).find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase()) ?? null;

export const areaOfTable = ({ range: { startRow, startColumn, endRow, endColumn } }: Table): Area => ({
  row: startRow,
  column: startColumn,
  rows: endRow - startRow + 1,
  columns: endColumn - startColumn + 1,
});

/** Refuses what Excel takes for no table's name, and one that a table or a name has. */
export function checkTableName(host: Host, name: string, own: string | null): void {
  const isName = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !/^[A-Za-z]{1,3}\d{1,7}$/.test(name) && !/^[RrCc]\d*$/.test(name);
  if (!isName) throw new HostError('InvalidArgument', `No name for a table: ${name}`);
  const table = findTable(host, null, name);
  const isTaken = (table !== null && table.id !== own) || host.book.getDefinedNames().some((known) => known.getName().toLowerCase() === name.toLowerCase());
  if (isTaken) throw new HostError('ItemAlreadyExists', `The name is taken: ${name}`);
}

/** Univer's own table, for what its facade leaves out. */
function modelOf(host: Host, id: string): NonNullable<ReturnType<TableManager['getTableById']>> {
  const model = host.injector.get(TableManager).getTableById(host.book.getId(), id);
  if (model === undefined) throw new HostError('ItemNotFound');
  return model;
}

export const hasTotals = (host: Host, id: string): boolean => (modelOf(host, id).getTableMeta() as TableMeta | undefined)?.totals === true;

/** How a table looks, as Excel tells of it; Univer has looks of its own. */
interface Looks {
  style: string;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
}

const looks = beside(() => new Map<string, Looks>());

export function looksOf(host: Host, id: string): Looks {
  const known = looks(host).get(id) ?? {
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
  };
  looks(host).set(id, known);
  return known;
}

/** Makes a table of an area whose first row has its headers; blank ones get a name as Excel gives it. */
export function addTable(host: Host, sheet: string, area: Area): Table {
  if (tablesOf(host, sheet).some((table) => intersection(areaOfTable(table), area) !== null)) throw new HostError('InvalidOperation', 'A table cannot overlap another table.');
  const headers = mapCells(host, sheet, { ...area, rows: 1 }, (cell) => valueOf(cell))[0] ?? [];
  const words = WORDS[host.injector.get(LocaleService).getCurrentLocale()] ?? WORDS[LocaleType.EN_US]!;
  const named = headers.map((header, at) => (header === '' ? `${words.column}${at + 1}` : `'${String(header)}`));
  writeEntries(host, sheet, { ...area, rows: 1 }, [named]);
  const taken = new Set(tablesOf(host, null).map(({ name }) => name));
  let number = 1;
  while (taken.has(`${words.table}${number}`)) number += 1;
  const range = { startRow: area.row, startColumn: area.column, endRow: area.row + area.rows - 1, endColumn: area.column + area.columns - 1 };
  const unitId = host.book.getId();
  const id = `table-${unitId}-${sheet}-${(made += 1)}`;
  const isAdded = host.univer.syncExecuteCommand(AddSheetTableCommand.id, { unitId, subUnitId: sheet, name: `${words.table}${number}`, range, id, options: { showHeader: true } });
  if (!isAdded) throw new HostError('GeneralException', 'Univer made no table.');
  return tableById(host, id);
}

let made = 0;
