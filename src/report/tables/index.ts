import { finished } from '../../values/steps';
import { coverageTable, remarksTable, waitingTable } from './coverage';
import { differenceTable } from './difference';
import { isHygiene } from '../hygiene';
import { findingsTable, hygieneTable } from './findings';
import { impactTable } from './impact';
import { linesTable } from './lines';
import { reconciliationTable } from './reconciliation';
import { runTable } from './run';
import { TABLES, type Table, type TableName } from './table';
import { totalsTable } from './totals';
import type { View } from './view';
import { waiversTable } from './waivers';

/** Those of tables that grow with the company work in steps. */
const MAKERS: Readonly<Record<TableName, (view: View) => Table | Generator<void, Table>>> = {
  findings: findingsTable,
  hygiene: hygieneTable,
  lines: linesTable,
  totals: totalsTable,
  reconciliation: reconciliationTable,
  waivers: waiversTable,
  difference: differenceTable,
  impact: impactTable,
  coverage: coverageTable,
  waiting: waitingTable,
  remarks: remarksTable,
  run: runTable,
};

/** One part of a report as a table: rows that csv and workbook write alike. */
export const tableOf = (name: TableName, view: View): Table => finished(tableInSteps(name, view));

/** The same in steps. */
export function* tableInSteps(name: TableName, view: View): Generator<void, Table> {
  const made = MAKERS[name](view);
  return 'next' in made ? yield* made : made;
}

/** Tables that only some reports have, by what such a report has. */
const ONLY_WHERE: Partial<Record<TableName, (report: View['report']) => boolean>> = {
  reconciliation: ({ reconciliation }) => reconciliation.length > 0,
  waivers: ({ waivers }) => waivers.length > 0,
  difference: ({ difference }) => difference !== undefined,
  impact: ({ difference }) => difference !== undefined,
  hygiene: ({ findings }) => findings.some(isHygiene),
};

/** The tables that a report has. */
export const tablesOf = ({ report }: View): TableName[] => TABLES.filter((name) => ONLY_WHERE[name]?.(report) ?? true);
