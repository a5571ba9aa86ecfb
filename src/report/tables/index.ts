import { coverageTable, remarksTable, waitingTable } from './coverage';
import { findingsTable } from './findings';
import { linesTable } from './lines';
import { runTable } from './run';
import type { Table, TableName } from './table';
import { totalsTable } from './totals';
import type { View } from './view';

const MAKERS: Readonly<Record<TableName, (view: View) => Table>> = {
  findings: findingsTable,
  lines: linesTable,
  totals: totalsTable,
  coverage: coverageTable,
  waiting: waitingTable,
  remarks: remarksTable,
  run: runTable,
};

/** One part of a report as a table: rows that csv and workbook write alike. */
export const tableOf = (name: TableName, view: View): Table => MAKERS[name](view);
