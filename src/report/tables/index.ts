import { coverageTable, remarksTable, waitingTable } from './coverage';
import { differenceTable } from './difference';
import { findingsTable } from './findings';
import { linesTable } from './lines';
import { runTable } from './run';
import { TABLES, type Table, type TableName } from './table';
import { totalsTable } from './totals';
import type { View } from './view';

const MAKERS: Readonly<Record<TableName, (view: View) => Table>> = {
  findings: findingsTable,
  lines: linesTable,
  totals: totalsTable,
  difference: differenceTable,
  coverage: coverageTable,
  waiting: waitingTable,
  remarks: remarksTable,
  run: runTable,
};

/** One part of a report as a table: rows that csv and workbook write alike. */
export const tableOf = (name: TableName, view: View): Table => MAKERS[name](view);

/** The tables that a report has: a difference only where it was compared with an earlier one. */
export const tablesOf = ({ report }: View): TableName[] => TABLES.filter((name) => name !== 'difference' || report.difference !== undefined);
