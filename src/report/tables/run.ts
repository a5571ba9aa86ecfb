import { printable } from '../layout';
import type { Table, TableCell } from './table';
import type { View } from './view';

/** What was checked, with what, when: enough to repeat the run. */
export function runTable({ report, names, say, made, taken = [] }: View): Table {
  const { run } = report;
  const rows: TableCell[][] = [
    [say('report.run-company'), names.company, '', '', ''],
    [say('report.head-month'), run.month ?? say('report.all-months'), '', '', ''],
    [say('report.run-as-of'), '', '', run.asOf, ''],
    [say('report.run-engine'), printable(run.engine), '', '', ''],
    ...(made ? [[say('report.run-made'), printable(made.by ?? ''), '', made.at.slice(0, 10), ''], [say('report.run-made-at'), made.at, '', '', '']] : []),
    ...run.files.map((file): TableCell[] => [say('report.run-file'), printable(file.name), '', '', file.sha256]),
    ...taken.map((sentence): TableCell[] => [say('report.run-taken'), printable(sentence), '', '', '']),
    ...run.rules.map((rule): TableCell[] => [say('report.run-rules'), printable(rule.id), rule.version, '', rule.sha256]),
  ];
  return {
    name: 'run',
    title: say('report.table-run'),
    columns: [
      { header: say('report.head-kind'), kind: 'text' },
      { header: say('report.head-name'), kind: 'text' },
      { header: say('report.head-version'), kind: 'text' },
      { header: say('report.head-date'), kind: 'date' },
      { header: 'SHA-256', kind: 'prose' },
    ],
    rows,
    printed: 5,
    sums: [],
    notes: [],
  };
}
